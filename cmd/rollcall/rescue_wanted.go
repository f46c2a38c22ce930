package main

import (
	"context"
	"fmt"
	"os"
	"path/filepath"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/matchers"
	"rollcall/rescue"
	"rollcall/scanner/sources"
)

// lost takes the photos of the library that have no full copy: of an incomplete one
// the parts that are lost, its still and its sidecars.
func (l *lifeboat) lost(ctx context.Context, r *photo.Report) error {
	defer l.doing("looking up what to copy")()
	var wanted []*photo.Verdict
	paths := make([]map[string]*photo.Item, len(r.Library))
	for i := range r.Photos {
		v := &r.Photos[i]
		if v.Status == photo.Present || !l.asks.wants(v.Taken) || len(l.asks.causes) > 0 && !slices.Contains(l.asks.causes, v.Cause) {
			continue
		}
		wanted = append(wanted, v)
		if paths[v.Place] == nil {
			paths[v.Place] = map[string]*photo.Item{}
		}
		for _, path := range filesOf(v) {
			paths[v.Place][path] = &photo.Item{Place: r.Library[v.Place].ID, Path: path}
		}
	}
	for i, pl := range r.Library {
		if paths[i] == nil {
			continue
		}
		if err := l.openPlace(pl, fromLibrary); err != nil {
			return err
		}
		for it, err := range l.index.Items(ctx, pl.ID) {
			if err != nil {
				return err
			}
			if paths[i][it.Path] != nil {
				paths[i][it.Path] = it
			}
		}
	}
	for _, v := range wanted {
		var items []*photo.Item
		for _, path := range filesOf(v) {
			items = append(items, paths[v.Place][path])
		}
		l.take(r.Library, v.Place, items, v.Cause, v.Status == photo.Unsure)
	}
	return nil
}

// filesOf are the paths of a photo's files that are to be copied. Its other edit
// state is a photo of its own.
func filesOf(v *photo.Verdict) []string {
	paths := []string{v.Path}
	for _, part := range v.Parts {
		switch {
		case itsOwn(part.Role) != "" || slices.Contains(paths, part.Path):
		case v.Status == photo.Incomplete && part.Status == photo.Present && part.Role != photo.RoleSidecar:
		default:
			paths = append(paths, part.Path)
		}
	}
	return paths
}

// onlyInBackup takes the photos that only the backup has. The index does not keep
// which those are: the sides are paired again.
func (l *lifeboat) onlyInBackup(ctx context.Context, r *photo.Report) error {
	for _, pl := range r.Library {
		l.openPlace(pl, fromLibrary) // for second looks; one that is away stays closed
	}
	for _, pl := range r.Backup {
		if err := l.openPlace(pl, fromBackup); err != nil {
			return err
		}
	}
	progress := l.startProgress("comparing")
	defer progress.stop()
	req := l.request(ctx, r.Library, r.Backup, r.GeneratedAt, progress)
	req.Plan, req.Quick, req.All = r.Plan, r.Quick, false
	err := reconcile.BackupOnly(ctx, req, func(place int, p *photo.Photo) error {
		if !l.asks.wants(p.Item.Meta.Taken) {
			return nil
		}
		items := []*photo.Item{p.Item}
		for _, part := range p.Parts {
			items = append(items, part.Item)
		}
		l.take(r.Backup, place, items, "", false)
		return nil
	})
	if err != nil {
		return fmt.Errorf("finding what only the backup has: %w", err)
	}
	return nil
}

// openPlace opens a place to copy from.
func (l *lifeboat) openPlace(pl photo.Place, side string) error {
	kind := sources.Detect(sources.All, pl.Root)
	if kind == nil {
		return usage("connect the disk, and run the same command again", "the %s %q is not there", side, pl.Root)
	}
	defer l.doing("opening " + filepath.Base(pl.Root))()
	source, err := kind.Open(pl.Root, sources.Options{Password: l.password})
	if err != nil {
		return fmt.Errorf("opening the %s %q: %w", side, pl.Root, err)
	}
	l.roots[pl.ID] = source
	return nil
}

// take puts a photo on the list. Where the side has several places each gets a
// folder of its own.
func (l *lifeboat) take(side []photo.Place, place int, items []*photo.Item, cause string, unsure bool) {
	base, mark := baseOf(side[place].Root)
	p := rescue.Photo{Cause: cause}
	for _, it := range items {
		to := rescue.Where(it, func(path string) bool {
			st, err := os.Lstat(filepath.Join(base, filepath.FromSlash(path)))
			return mark == "/" && err == nil && st.IsDir()
		})
		if len(side) > 1 {
			to = filepath.Base(side[place].Root) + "/" + to
		}
		p.Files = append(p.Files, rescue.File{Item: it, From: base + mark + it.Path, To: to, None: noOriginalHere(it)})
	}
	facts := items[0].Facts
	l.hidden = append(l.hidden, facts.Has(photo.FactHiddenAlbum) || facts.Has(photo.FactTrash))
	l.photos, l.unsure = append(l.photos, p), append(l.unsure, unsure)
}

// baseOf is what stands before the paths of a place: the folder, the ZIP with its
// mark, or the folder of a set of ZIPs.
func baseOf(root string) (base, mark string) {
	st, err := os.Stat(root)
	switch {
	case err != nil:
		return filepath.Dir(root), "/"
	case !st.IsDir():
		return root, "!/"
	}
	return root, "/"
}

// noOriginalHere says why there is nothing to copy of an item, "" where there is.
// What is only online is not opened: that would download it.
func noOriginalHere(it *photo.Item) string {
	switch {
	case it.Problem(photo.ProblemOnlineOnly) != nil:
		return "it is only online"
	case matchers.IsRecord(it):
		return "only a record of it is here"
	}
	return ""
}
