package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// sightingsOf asks the history once for all that is lost, and sorts its answers:
// the latest first.
func sightingsOf(ctx context.Context, req *Request, cases []lost) (map[int][]photo.Sighting, error) {
	if req.Sightings == nil || len(cases) == 0 {
		return nil, nil
	}
	items := make([]*photo.Item, len(cases))
	for i := range cases {
		items[i], _ = cases[i].item()
	}
	seen, err := req.Sightings(ctx, items)
	if err != nil {
		return nil, err
	}
	byLine := make(map[int][]photo.Sighting)
	for i := range cases {
		if s := slices.Clone(seen[items[i].ID]); len(s) > 0 {
			slices.SortFunc(s, func(a, b photo.Sighting) int {
				return cmp.Or(b.Last.Compare(a.Last), cmp.Compare(a.Root, b.Root), cmp.Compare(a.Path, b.Path))
			})
			byLine[cases[i].line] = s
		}
	}
	return byLine, nil
}

// foldsItself reports whether the library lies where such names can't stand side
// by side.
func foldsItself(library []Side) bool {
	for _, side := range library {
		if !side.Place.Facts.Bool(photo.FactFoldsCase) {
			return false
		}
	}
	return true
}

// collisions finds, for lost photos, other files of the library whose paths are
// the same to the backup's file system. The library is read once more only where
// the backup folds names.
func collisions(ctx context.Context, req *Request, cases []lost, backup []photo.Place) (map[int]string, error) {
	if !causes.FoldsNames(backup) || foldsItself(req.Library) {
		return nil, nil
	}
	type key struct {
		place int
		path  string
	}
	wanted := map[key][]*lost{}
	for i := range cases {
		if c := &cases[i]; c.alone() {
			k := key{c.verdict.Place, causes.Folded(c.photo.Item.Path)}
			wanted[k] = append(wanted[k], c)
		}
	}
	if len(wanted) == 0 {
		return nil, nil
	}
	found := map[int]string{}
	for place, side := range req.Library {
		for it, err := range side.Items {
			if err != nil {
				return nil, err
			}
			for _, c := range wanted[key{place, causes.Folded(it.Path)}] {
				if it.Path != c.photo.Item.Path && found[c.line] == "" {
					found[c.line] = it.Path
				}
			}
		}
		if err := ctx.Err(); err != nil {
			return nil, err
		}
	}
	return found, nil
}
