package reconcile

import (
	"context"
	"fmt"
	"slices"

	"rollcall/photo"
)

// batch is how many items are loaded at once: a variable, so that a test can show
// that nothing depends on it.
var batch = 2048

// load returns whole items by their briefs.
func (s *stock) load(ctx context.Context, list []int32) (map[int32]*photo.Item, error) {
	items := make(map[int32]*photo.Item, len(list))
	err := s.loadEach(ctx, list, func(i int32, it *photo.Item) { items[i] = it })
	return items, err
}

// loadEach gives whole items to visit, in order of place, in batches.
func (s *stock) loadEach(ctx context.Context, list []int32, visit func(i int32, it *photo.Item)) error {
	list = slices.Clone(list)
	slices.Sort(list)
	list = slices.Compact(list)
	for len(list) > 0 {
		n := 1
		for n < min(len(list), batch) && s.briefs[list[n]].place == s.briefs[list[0]].place {
			n++
		}
		if err := s.loadBatch(ctx, list[:n], visit); err != nil {
			return err
		}
		list = list[n:]
	}
	return nil
}

func (s *stock) loadBatch(ctx context.Context, list []int32, visit func(i int32, it *photo.Item)) error {
	side := &s.sides[s.briefs[list[0]].place]
	rows := make([]int64, len(list))
	for k, i := range list {
		rows[k] = s.briefs[i].row
	}
	items, err := loadRows(ctx, side, rows)
	if err != nil {
		return err
	}
	for k, i := range list {
		visit(i, items[k])
	}
	return nil
}

func loadRows(ctx context.Context, side *Side, rows []int64) ([]*photo.Item, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	items, err := side.Load(ctx, rows)
	if err != nil {
		return nil, fmt.Errorf("load items of %q: %w", side.Place.Root, err)
	}
	if len(items) != len(rows) {
		return nil, fmt.Errorf("load items of %q: asked for %d, got %d", side.Place.Root, len(rows), len(items))
	}
	return items, nil
}
