package rescue

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
)

// mostNumbers bounds how many files of one name there may be.
const mostNumbers = 10_000

// choose finds the first number under which each file of the photo is there already
// or can be written.
func (r *run) choose(ctx context.Context, parts []*part, main string) error {
	for n := 1; n <= mostNumbers; n++ {
		if err := ctx.Err(); err != nil {
			return err
		}
		fits := true
		for _, q := range parts {
			if q.outcome.State != "" {
				continue
			}
			q.to = numbered(q.To, main, n)
			free, there, err := r.look(ctx, q)
			if err != nil {
				if err := r.blame(ctx, q, err); err != nil {
					return err
				}
				continue
			}
			q.there = there
			fits = fits && (free || there)
		}
		if fits {
			return nil
		}
	}
	for _, q := range parts {
		if q.outcome.State == "" && !q.there {
			q.settle(Unwritten, fmt.Sprintf("there are %d files of that name", mostNumbers))
		}
	}
	return nil
}

// look tells whether a part's path is free, or has the part's bytes already.
func (r *run) look(ctx context.Context, q *part) (free, there bool, err error) {
	st, err := r.dest.stat(q.to)
	switch {
	case errors.Is(err, fs.ErrNotExist):
		return true, false, nil
	case err != nil:
		return false, false, err
	case !st.Mode().IsRegular() || st.Size() != q.size:
		return false, false, nil
	}
	if q.digest.IsZero() {
		if err := r.know(ctx, q); err != nil {
			return false, false, err
		}
	}
	digest, _, err := r.dest.digest(ctx, q.to)
	return false, err == nil && digest == q.digest, err
}

// know reads the original for its digest, where the index has none that holds.
func (r *run) know(ctx context.Context, q *part) error {
	f, err := r.Open(q.Item)
	if err != nil {
		return &readError{err}
	}
	defer f.Close()
	q.digest, err = r.write(ctx, io.Discard, f)
	return err
}
