package scanner

import (
	"context"

	"rollcall/formats"
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
			if found, err = Compare(ctx, library, backup); err == nil && found.Bytes && isMovie(c.library) && isMovie(c.backup) {
				found.Frames, found.Samples = sameSamples(ctx, library, backup)
				err = ctx.Err()
			}
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

func isMovie(s *subject) bool { return s.items[0].Class == photo.Video }

// sameSamples reports whether two videos are one in different wrappings: of their
// pictures, and of all. That it can't be told is no answer to what was asked, and no
// trouble.
func sameSamples(ctx context.Context, library, backup photo.File) (pictures, all bool) {
	pictures, sound, err := formats.SameSamples(wrapping(ctx, library), wrapping(ctx, backup))
	return pictures && err == nil, pictures && sound && err == nil
}

func wrapping(ctx context.Context, f photo.File) *formats.Input {
	return &formats.Input{File: stopping{ctx, f}, Size: f.Size()}
}
