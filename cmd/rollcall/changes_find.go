package main

import (
	"context"
	"iter"
	"path"
	"slices"
	"strings"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/reconcile"
)

// findChanges compares two checks by what the index kept of them: the verdicts on
// what was not present, and the items of the library as they were.
func findChanges(ctx context.Context, ix *index.Index, then, now *photo.Report) (*photo.Changes, error) {
	same, err := sameLibrary(ctx, ix, then, now)
	if err != nil {
		return nil, err
	}
	if same && then.Summary.Photos == now.Summary.Photos {
		entries := verdictEntries(then, now)
		c := compare(then, now, slices.Clone(entries), entries)
		c.Moves[photo.Move{Then: photo.Present, Now: photo.Present}] += now.Summary.Photos - len(entries)
		return c, nil
	}
	homes := sharedHomes(then.Library, now.Library)
	was, err := entriesOf(ctx, ix, then.Library, homes)
	if err != nil {
		return nil, err
	}
	is, err := entriesOf(ctx, ix, now.Library, nil)
	if err != nil {
		return nil, err
	}
	return compare(then, now, was, is), nil
}

// sameLibrary reports whether both checks saw the very same items in the library.
func sameLibrary(ctx context.Context, ix *index.Index, then, now *photo.Report) (bool, error) {
	if len(then.Library) != len(now.Library) {
		return false, nil
	}
	for i := range now.Library {
		a, err := ix.MomentOf(ctx, then.Library[i])
		if err != nil {
			return false, err
		}
		b, err := ix.MomentOf(ctx, now.Library[i])
		if err != nil {
			return false, err
		}
		if same, err := ix.SameItems(ctx, a, b); !same || err != nil {
			return false, err
		}
	}
	return true, nil
}

// verdictEntries are the photos that one of the checks has a verdict on, where
// both saw the same library.
func verdictEntries(then, now *photo.Report) []entry {
	var entries []entry
	listed := map[int64]bool{}
	for _, r := range []*photo.Report{then, now} {
		for i := range r.Photos {
			if v := &r.Photos[i]; !listed[v.Item] {
				listed[v.Item] = true
				entries = append(entries, entry{row: v.Item, place: v.Place, path: v.Path, bytes: v.Bytes, format: v.Format, taken: v.Taken, hidden: v.Hidden, counted: true})
			}
		}
	}
	return entries
}

// sharedHomes gives the places of the earlier library the rows of those that stand
// for them in the later one: their own where they are in both, else of the place
// at the same position, as a folder that was renamed keeps its.
func sharedHomes(then, now []photo.Place) map[int64]int64 {
	homes, taken := map[int64]int64{}, map[int64]bool{}
	for _, p := range now {
		for _, q := range then {
			if p.ID == q.ID {
				homes[q.ID], taken[p.ID] = p.ID, true
			}
		}
	}
	for i, q := range then {
		if _, ok := homes[q.ID]; !ok && i < len(now) && !taken[now[i].ID] {
			homes[q.ID] = now[i].ID
		}
	}
	return homes
}

// entriesOf are the files that a library had when it was scanned for a check, in
// order of place, then path.
func entriesOf(ctx context.Context, ix *index.Index, library []photo.Place, homes map[int64]int64) ([]entry, error) {
	files := 0
	for _, p := range library {
		files += p.Tally.Files
	}
	entries := make([]entry, 0, min(files, 1<<20))
	var sides []reconcile.Side
	for i, p := range library {
		moment, err := ix.MomentOf(ctx, p)
		if err != nil {
			return nil, err
		}
		home := p.ID
		if h, ok := homes[p.ID]; ok {
			home = h
		}
		items := noting(ix.ItemsThen(ctx, moment), func(it *photo.Item) { entries = append(entries, entryOf(it, i, home)) })
		sides = append(sides, reconcile.Side{Place: p, Items: items, Load: ix.Load})
	}
	photos, err := reconcile.Photos(ctx, sides)
	if err != nil {
		return nil, err
	}
	for i := range entries {
		entries[i].counted = photos[entries[i].row]
	}
	return entries, nil
}

// noting yields the items and shows each to note.
func noting(items iter.Seq2[*photo.Item, error], note func(*photo.Item)) iter.Seq2[*photo.Item, error] {
	return func(yield func(*photo.Item, error) bool) {
		for it, err := range items {
			if err == nil {
				note(it)
			}
			if !yield(it, err) {
				return
			}
		}
	}
}

func entryOf(it *photo.Item, place int, home int64) entry {
	return entry{
		row: it.ID, place: place, home: home, path: it.Path, name: nameOf(it),
		digest: it.Digest, picture: it.Picture, ends: it.Ends,
		bytes: it.Stamp.Size, format: it.Format, taken: it.Meta.Taken,
		hidden: it.Facts.Has(photo.FactHiddenAlbum) || it.Facts.Has(photo.FactTrash),
	}
}

// nameOf is the path of what a file stands for: a placeholder of iCloud Drive,
// .IMG_1234.HEIC.icloud, has that of its original.
func nameOf(it *photo.Item) string {
	dir, base := path.Split(it.Path)
	name, ok := strings.CutSuffix(base, ".icloud")
	if ok && strings.HasPrefix(name, ".") && it.Problem(photo.ProblemOnlineOnly) != nil {
		return dir + name[1:]
	}
	return it.Path
}
