package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
)

// A pair is a file of the library and one of the backup, as briefs.
type pair struct{ lib, back int32 }

func comparePairs(a, b pair) int {
	return cmp.Or(cmp.Compare(a.lib, b.lib), cmp.Compare(a.back, b.back))
}

// inOrder sorts pairs and keeps each once.
func inOrder(pairs []pair) []pair {
	slices.SortFunc(pairs, comparePairs)
	return slices.Compact(pairs)
}

// inBatches loads the items of sorted pairs, some at a time, all pairs of one
// file of the library together.
func (p *pairing) inBatches(ctx context.Context, pairs []pair, visit func(pairs []pair, lib, back map[int32]*photo.Item) error) error {
	for len(pairs) > 0 {
		n := min(batch, len(pairs))
		for n < len(pairs) && pairs[n].lib == pairs[n-1].lib {
			n++
		}
		l, err := p.lib.load(ctx, filesOf(pairs[:n], libraryOf))
		if err != nil {
			return err
		}
		b, err := p.back.load(ctx, filesOf(pairs[:n], backupOf))
		if err != nil {
			return err
		}
		if err := visit(pairs[:n], l, b); err != nil {
			return err
		}
		pairs = pairs[n:]
	}
	return nil
}

// mostInTile is how many pairs are judged at a time where the same files meet
// many others.
const mostInTile = 8192

// inTiles loads the items of sorted pairs, some files of the library at a time and
// then, in their order, the backup's that they meet: each is loaded once a tile,
// not once a pair.
func (p *pairing) inTiles(ctx context.Context, pairs []pair, visit func(pairs []pair, lib, back map[int32]*photo.Item) error) error {
	for len(pairs) > 0 {
		row := pairs[:prefixOf(pairs, libraryOf, len(pairs))]
		pairs = pairs[len(row):]
		l, err := p.lib.load(ctx, filesOf(row, libraryOf))
		if err != nil {
			return err
		}
		row = slices.Clone(row)
		slices.SortFunc(row, func(a, b pair) int {
			return cmp.Or(cmp.Compare(a.back, b.back), cmp.Compare(a.lib, b.lib))
		})
		for len(row) > 0 {
			tile := row[:prefixOf(row, backupOf, mostInTile)]
			row = row[len(tile):]
			b, err := p.back.load(ctx, filesOf(tile, backupOf))
			if err != nil {
				return err
			}
			if err := visit(tile, l, b); err != nil {
				return err
			}
		}
	}
	return nil
}

func libraryOf(q pair) int32 { return q.lib }

func backupOf(q pair) int32 { return q.back }

// prefixOf is how many pairs at the front hold no more than a batch of different
// files, and are no more than most.
func prefixOf(pairs []pair, file func(pair) int32, most int) int {
	files := 1
	for n := 1; n < len(pairs); n++ {
		if file(pairs[n]) != file(pairs[n-1]) {
			files++
		}
		if files > batch || n == most {
			return n
		}
	}
	return len(pairs)
}

func filesOf(pairs []pair, file func(pair) int32) []int32 {
	list := make([]int32, len(pairs))
	for k, q := range pairs {
		list[k] = file(q)
	}
	return list
}
