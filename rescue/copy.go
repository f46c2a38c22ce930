package rescue

import (
	"context"
	"errors"
	"io"
	"os"
	"syscall"
	"time"

	"github.com/zeebo/xxh3"

	"rollcall/photo"
)

// bufferSize is what is read and written at once, in bytes.
const bufferSize = 1 << 20

// errChanged says that a file did not stay the same while it was read.
var errChanged = errors.New("it changed while it was read")

// A readError is trouble with the original, as against the copy.
type readError struct{ err error }

func (e *readError) Error() string { return e.err.Error() }

func (e *readError) Unwrap() error { return e.err }

// copy makes a copy under a temporary name and reads it back. What goes wrong with
// the file is its outcome; the error ends the job.
func (r *run) copy(ctx context.Context, q *part) error {
	known := q.digest
	differs := func() bool { return !known.IsZero() && q.digest != known }
	err := r.attempt(ctx, q)
	switch {
	case errors.Is(err, errChanged):
		q.outcome.Changed = true
		err = r.attempt(ctx, q)
	case err == nil && differs(): // a disk that fails may read right the second time
		r.dest.remove(q.temp)
		q.temp = ""
		err = r.attempt(ctx, q)
		q.outcome.Silent = err == nil && differs()
	}
	if err != nil {
		return r.blame(ctx, q, err)
	}
	q.outcome.Changed = q.outcome.Changed || differs()
	return nil
}

// blame settles what went wrong with a file; the error ends the job.
func (r *run) blame(ctx context.Context, q *part, err error) error {
	var reading *readError
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case errors.As(err, &reading):
		q.settle(Unread, unreadable(q.Item.Path, reading.err))
		return nil
	}
	q.settle(Unwritten, unwritable(err))
	return r.dest.fatal(err)
}

func (r *run) attempt(ctx context.Context, q *part) error {
	f, err := r.Open(q.Item)
	if err != nil {
		return &readError{err}
	}
	defer f.Close()
	before, stamped := stampOf(f)
	temp, out, err := r.dest.create()
	if err != nil {
		return err
	}
	digest, err := r.write(ctx, r.disk.wrap(out), f)
	if err == nil && stamped {
		if after, ok := stampOf(f); ok && !after.Unchanged(before) {
			err = &readError{errChanged}
		}
	}
	if err == nil {
		q.outcome.Timeless = !r.dest.date(temp, modTime(q.Item, before, stamped))
		err = r.seal(ctx, out, temp, digest, f.Size())
	}
	if err = errors.Join(err, out.Close()); err != nil {
		r.dest.remove(temp)
		return err
	}
	q.temp, q.size, q.digest = temp, f.Size(), digest
	if d, ok := f.(interface{ Damage() string }); ok {
		q.outcome.Damage = d.Damage()
	}
	return nil
}

// write copies all bytes and returns their digest.
func (r *run) write(ctx context.Context, out io.Writer, f photo.File) (photo.Digest, error) {
	if r.buf == nil {
		r.buf = make([]byte, bufferSize)
	}
	h := xxh3.New()
	for at := int64(0); at < f.Size(); {
		if err := ctx.Err(); err != nil {
			return photo.Digest{}, err
		}
		want := r.buf[:min(bufferSize, f.Size()-at)]
		n, err := f.ReadAt(want, at)
		switch {
		case n == len(want):
		case err == nil || errors.Is(err, io.EOF):
			return photo.Digest{}, &readError{errChanged}
		default:
			return photo.Digest{}, &readError{err}
		}
		h.Write(want)
		if _, err := out.Write(want); err != nil {
			return photo.Digest{}, err
		}
		at += int64(n)
		r.tick(at)
	}
	return h.Sum128().Bytes(), nil
}

// tick tells of a file under way.
func (r *run) tick(at int64) {
	if r.Progress != nil {
		now := r.told
		now.Bytes = min(now.Bytes+at, now.TodoBytes)
		r.Progress(now)
	}
}

// seal brings a copy to the disk and reads it back from there. Some network file
// systems know no sync.
func (r *run) seal(ctx context.Context, out *os.File, temp string, digest photo.Digest, size int64) error {
	if err := out.Sync(); err != nil && !errors.Is(err, syscall.EINVAL) && !errors.Is(err, errors.ErrUnsupported) {
		return err
	}
	forget(out)
	got, n, err := r.dest.digest(ctx, temp)
	if err == nil && (got != digest || n != size) {
		err = errors.New("what was written reads back as something else: the disk, its cable or the memory is at fault")
	}
	return err
}

// stampOf is an open file's stamp now; ok is false where it can't tell.
func stampOf(f photo.File) (stamp photo.Stamp, ok bool) {
	s, can := f.(interface{ Stamp() (photo.Stamp, error) })
	if !can {
		return photo.Stamp{}, false
	}
	stamp, err := s.Stamp()
	return stamp, err == nil
}

// modTime is when a file was changed last; zero where nothing tells.
func modTime(it *photo.Item, now photo.Stamp, stamped bool) time.Time {
	ns := it.Stamp.ModTime
	if stamped {
		ns = now.ModTime
	}
	if ns == 0 {
		return time.Time{}
	}
	return time.Unix(0, ns)
}
