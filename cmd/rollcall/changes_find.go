package main

import (
	"cmp"
	"context"
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
	untouched, err := sameLibrary(ctx, ix, then, now)
	if err != nil {
		return nil, err
	}
	if untouched && then.Summary.Photos == now.Summary.Photos {
		entries := verdictEntries(then, now)
		c := compare(then, now, slices.Clone(entries), entries)
		c.Moves[photo.Move{Then: photo.Present, Now: photo.Present}] += now.Summary.Photos - len(entries)
		return c, nil
	}
	was, err := photosThen(ctx, ix, then.Library)
	if err != nil {
		return nil, err
	}
	is, err := photosThen(ctx, ix, now.Library)
	if err != nil {
		return nil, err
	}
	entries := slices.DeleteFunc(verdictEntries(then, now), func(e entry) bool { return !was[e.row] || !is[e.row] })
	same := bothCounted(was, is) - len(entries)
	thenEntries, err := loadEntries(ctx, ix, then.Library, otherwise(was, is), was, sharedHomes(then.Library, now.Library))
	if err != nil {
		return nil, err
	}
	nowEntries, err := loadEntries(ctx, ix, now.Library, otherwise(is, was), is, nil)
	if err != nil {
		return nil, err
	}
	c := compare(then, now, append(thenEntries, entries...), append(nowEntries, entries...))
	c.Moves[photo.Move{Then: photo.Present, Now: photo.Present}] += same
	return c, nil
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

// photosThen tells by row which items of a library were photos of their own when it
// was scanned for a check.
func photosThen(ctx context.Context, ix *index.Index, library []photo.Place) (map[int64]bool, error) {
	var sides []reconcile.Side
	for _, p := range library {
		moment, err := ix.MomentOf(ctx, p)
		if err != nil {
			return nil, err
		}
		sides = append(sides, reconcile.Side{Place: p, Items: ix.ItemsThen(ctx, moment), Load: ix.Load})
	}
	return reconcile.Photos(ctx, sides)
}

// bothCounted counts the items that are photos of their own in both.
func bothCounted(was, is map[int64]bool) int {
	n := 0
	for row, counted := range was {
		if counted && is[row] {
			n++
		}
	}
	return n
}

// otherwise lists the rows of one that are not there in the other, or count
// otherwise. All others are the same file, unchanged.
func otherwise(of, elsewhere map[int64]bool) []int64 {
	var rows []int64
	for row, counted := range of {
		if there, ok := elsewhere[row]; !ok || there != counted {
			rows = append(rows, row)
		}
	}
	slices.Sort(rows)
	return rows
}

// loadEntries are the entries of rows of a library, in order of place, then path.
func loadEntries(ctx context.Context, ix *index.Index, library []photo.Place, rows []int64, counted map[int64]bool, homes map[int64]int64) ([]entry, error) {
	positions := map[int64]int{}
	for i, p := range library {
		positions[p.ID] = i
	}
	items, err := ix.Load(ctx, rows)
	if err != nil {
		return nil, err
	}
	entries := make([]entry, 0, len(items))
	for _, it := range items {
		e := entryOf(it, positions[it.Place], cmp.Or(homes[it.Place], it.Place))
		e.counted = counted[it.ID]
		entries = append(entries, e)
	}
	slices.SortFunc(entries, func(a, b entry) int { return cmp.Or(cmp.Compare(a.place, b.place), cmp.Compare(a.path, b.path)) })
	return entries, nil
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
