package scanner

import (
	"context"
	"slices"

	"rollcall/formats/decode"
	"rollcall/photo"
)

// lookPixels compares decoded pictures.
func (l *Looker) lookPixels(ctx context.Context, looks []*photo.Look) error {
	left, err := l.unkept(ctx, photo.LookPixels, pixelsVersion, couplesOf(looks))
	if err != nil {
		return err
	}
	if left, err = l.decodable(ctx, left); err != nil {
		return err
	}
	sortForCache(left)
	return parallel(ctx, l, len(left), len(looks),
		func(ctx context.Context, i int) (compared, error) { return l.comparePixels(ctx, left[i]) },
		l.keepPixels)
}

// decodable answers the looks at pictures that are known not to be decoded, and
// returns the other couples.
func (l *Looker) decodable(ctx context.Context, all []*couple) ([]*couple, error) {
	known, err := l.Index.Undecoded(ctx, pixelsVersion, digests(pictures(all)))
	if err != nil {
		return nil, err
	}
	return slices.DeleteFunc(all, func(c *couple) bool {
		for _, s := range []*subject{c.library, c.backup} {
			words, own := known[s.digest()]
			if own = own && !l.Again; !own {
				words = decode.Can(s.item().Format)
			}
			if words == "" {
				continue
			}
			if own {
				s.undecoded(words)
			}
			c.answer(s.problem(words))
			return true
		}
		return false
	}), nil
}

func (l *Looker) comparePixels(ctx context.Context, c *couple) (compared, error) {
	done := compared{couple: c}
	var grids [2]*decode.Grid
	for i, s := range []*subject{c.library, c.backup} {
		grid, passing, err := l.grid(ctx, s)
		if err != nil {
			return done, err
		}
		if passing != "" {
			done.found = s.problem(passing)
			return done, nil
		}
		if grid.Problem != "" {
			done.found = s.problem(grid.Problem)
			done.undecoded, done.words = s, grid.Problem
			return done, nil
		}
		grids[i] = grid
	}
	done.found = decode.Compare(grids[0], grids[1])
	return done, nil
}

// grid measures a picture, or waits for whoever is about it.
func (l *Looker) grid(ctx context.Context, s *subject) (grid *decode.Grid, passing string, err error) {
	return l.grids.get(ctx, s.content, func() (grid *decode.Grid, passing string, err error) {
		passing, err = l.at(ctx, s, func(f photo.File) (err error) {
			grid, err = l.Pool.Grid(ctx, f, decode.JobOf(s.item()))
			return err
		})
		return grid, passing, err
	})
}

func (l *Looker) keepPixels(ctx context.Context, batch []compared) error {
	problems := map[photo.Digest]string{}
	for _, c := range batch {
		if c.undecoded == nil {
			continue
		}
		c.undecoded.undecoded(c.words)
		if d := c.undecoded.digest(); !d.IsZero() {
			problems[d] = c.words
		}
	}
	if err := l.Index.KeepUndecoded(ctx, pixelsVersion, problems); err != nil {
		return err
	}
	return l.keepCompared(ctx, photo.LookPixels, pixelsVersion, batch)
}
