package scanner

import (
	"context"

	"rollcall/photo"
)

// lookBytes compares files byte by byte.
func (l *Looker) lookBytes(ctx context.Context, looks []*photo.Look) error {
	left, err := l.unkept(ctx, photo.LookBytes, bytesVersion, couplesOf(looks))
	if err != nil {
		return err
	}
	return parallel(ctx, l, len(left), len(looks),
		func(ctx context.Context, i int) (compared, error) { return l.compareBytes(ctx, left[i]) },
		func(ctx context.Context, batch []compared) error {
			return l.keepCompared(ctx, photo.LookBytes, bytesVersion, batch)
		})
}

func (l *Looker) compareBytes(ctx context.Context, c *couple) (compared, error) {
	var found photo.Comparison
	var inner string
	problem, err := l.at(ctx, c.library, func(library photo.File) (err error) {
		inner, err = l.at(ctx, c.backup, func(backup photo.File) (err error) {
			found, err = Compare(ctx, library, backup)
			return err
		})
		return err
	})
	switch {
	case problem != "":
		found = c.library.problem(problem)
	case inner != "":
		found = c.backup.problem(inner)
	}
	return compared{couple: c, found: found}, err
}
