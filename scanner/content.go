package scanner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"path"
	"slices"
	"unicode/utf8"

	"github.com/zeebo/xxh3"

	"rollcall/formats"
	"rollcall/photo"
)

// content fills an item with what the file holds, reading it as far as level
// asks: both ends first, by which its format tells what is in it, then the rest.
func (r *reader) content(ctx context.Context, f photo.File, it *photo.Item, level photo.Level) error {
	blank := *it
	if again, err := r.contentOnce(ctx, f, it, level, false); !again || err != nil {
		return err
	}
	*it = blank
	_, err := r.contentOnce(ctx, f, it, level, true)
	return err
}

// contentOnce reads the file once. again: it holds what its format does not expect in it,
// and is to be read thoroughly.
func (r *reader) contentOnce(ctx context.Context, f photo.File, it *photo.Item, level photo.Level, thorough bool) (again bool, _ error) {
	claimed := formats.ByEnding(r.Formats, it.Path)
	w, err := r.open(f, it.Stamp.Size, claimed != nil && level == photo.LevelWhole)
	if err != nil {
		return false, err
	}
	found := identify(r.Formats, w.head())
	if found != nil && found.Class == photo.Sidecar && claimed != nil && claimed.Class != photo.Sidecar {
		found = nil // a photo's name and a sidecar's content: no photo is in it
	}
	if found == nil && (claimed == nil || claimed.Class == photo.Sidecar) {
		it.Standing, it.Level = photo.StandsOther, photo.LevelHead
		return false, nil
	}
	it.Standing = photo.StandsMedia
	var c *formats.Content
	if found != nil {
		c = r.understand(ctx, w, it, claimed, found, thorough)
	} else {
		c = unknown(w, it, claimed)
	}
	if w.err != nil {
		return false, w.err
	}
	it.Level = level
	if level < photo.LevelEnds {
		return false, nil
	}
	it.Ends = w.ends()
	if level < photo.LevelWhole {
		return false, nil
	}
	return r.pass(ctx, w, it, c)
}

// understand lets the format read the file.
func (r *reader) understand(ctx context.Context, w *window, it *photo.Item, claimed, found *formats.Format, thorough bool) *formats.Content {
	c, err := guarded(found, &formats.Input{
		File: stopping{ctx, w}, Size: w.size, Head: w.head(), Tail: w.end, Name: path.Base(it.Path), Thorough: thorough,
	})
	it.Format, it.Class, it.Meta, it.Whole = found.Name, found.Class, c.Meta, c.Whole
	if len(c.Opening) > 0 {
		it.Opening = xxh3.Hash128(c.Opening).Bytes()
	}
	if c.Class != photo.NoClass {
		it.Class = c.Class
	}
	it.Problems = append(it.Problems, c.Problems...)
	if misnamed(claimed, found, it.Path) {
		note(it, photo.ProblemMisnamed, fmt.Sprintf("its name ends in %s, its content is %s", path.Ext(it.Path), found.Title))
	}
	var unsupported *formats.Unsupported
	switch {
	case errors.As(err, &unsupported):
		note(it, photo.ProblemUnsupported, err.Error())
	case err != nil:
		note(it, photo.ProblemMalformed, err.Error())
	}
	if !it.Whole.Intact() {
		note(it, photo.ProblemDamaged, damage[it.Whole])
	}
	return c
}

// damage is what the wholenesses mean, for people.
var damage = map[photo.Wholeness]string{
	photo.Cut:    "it ends before its content does",
	photo.Zeroed: "its end was overwritten with zeros",
	photo.Broken: "it is damaged inside",
}

// guarded calls the format's reader. A reader that panics has met a file that no
// one foresaw: trouble with that file, and with no other.
func guarded(f *formats.Format, in *formats.Input) (c *formats.Content, err error) {
	defer func() {
		if p := recover(); p != nil {
			c, err = nil, &formats.Malformed{Text: fmt.Sprintf("the reader for %s failed on it: %v", f.Title, p)}
		}
		if c == nil {
			c = &formats.Content{}
		}
	}()
	return f.Read(in)
}

// identify is formats.Identify, guarded in the same way.
func identify(list []formats.Format, head []byte) (found *formats.Format) {
	defer func() {
		if recover() != nil {
			found = nil
		}
	}()
	return formats.Identify(list, head)
}

// note adds a problem, unless there is one of that kind.
func note(it *photo.Item, kind, text string) {
	if it.Problem(kind) == nil {
		it.Problems = append(slices.Clip(it.Problems), photo.Problem{Kind: kind, Text: text})
	}
}

// unknown settles a file that has a photo's ending and no photo in it: it was
// meant to be one, and stays a photo.
func unknown(w *window, it *photo.Item, claimed *formats.Format) *formats.Content {
	it.Class = claimed.Class
	ending := path.Ext(it.Path)
	head := w.head()
	switch {
	case w.size == 0:
		note(it, photo.ProblemEmpty, "it is empty: 0 bytes")
	case zeros(head) && zeros(w.end):
		it.Whole = photo.Zeroed
		note(it, photo.ProblemNotMedia, fmt.Sprintf("its name ends in %s, and it begins and ends with zeros only", ending))
	case text(head):
		note(it, photo.ProblemNotMedia, fmt.Sprintf("its name ends in %s, and text is in it", ending))
	default:
		note(it, photo.ProblemNotMedia, fmt.Sprintf("its name ends in %s, and no photo or video is in it", ending))
	}
	return &formats.Content{}
}

func zeros(b []byte) bool { return !slices.ContainsFunc(b, func(c byte) bool { return c != 0 }) }

// text reports whether the beginning of a file reads as text.
func text(head []byte) bool {
	head = head[:min(len(head), 512)]
	control := func(c byte) bool { return c < ' ' && c != '\t' && c != '\n' && c != '\r' && c != '\f' }
	return !slices.ContainsFunc(head, control) && utf8.Valid(head[:max(0, len(head)-utf8.UTFMax)])
}

// A window is an opened file with its first bytes and its last in memory. What a
// format reads elsewhere comes from the file.
type window struct {
	file  photo.File
	size  int64
	first []byte // the file's first bytes: at least its head
	end   []byte // its last formats.TailSize bytes, or all
	err   error  // the first trouble that a format met in reading
}

// open reads a file's two ends. Where all of it will be read, the first read
// fills the buffer.
func (r *reader) open(f photo.File, size int64, all bool) (*window, error) {
	n := min(size, int64(len(r.buf)))
	if !all {
		n = min(n, formats.HeadSize)
	}
	w := &window{file: f, size: size, first: r.buf[:n]}
	if err := readFull(f, w.first, 0); err != nil {
		return nil, err
	}
	t := min(size, formats.TailSize)
	if n == size {
		w.end = w.first[n-t:]
		return w, nil
	}
	w.end = r.tail[:t]
	return w, readFull(f, w.end, size-t)
}

func (w *window) head() []byte { return w.first[:min(len(w.first), formats.HeadSize)] }

// ReadAt implements io.ReaderAt for formats.
func (w *window) ReadAt(p []byte, at int64) (int, error) {
	tail := w.size - int64(len(w.end))
	switch {
	case at < 0 || at >= w.size:
		return 0, io.EOF
	case at+int64(len(p)) <= int64(len(w.first)):
		return copy(p, w.first[at:]), nil
	case at >= tail:
		return w.short(p, copy(p, w.end[at-tail:]))
	}
	want := min(int64(len(p)), w.size-at)
	if err := readFull(w.file, p[:want], at); err != nil {
		if w.err == nil {
			w.err = err
		}
		return 0, err
	}
	return w.short(p, int(want))
}

func (w *window) short(p []byte, n int) (int, error) {
	if n < len(p) {
		return n, io.EOF
	}
	return n, nil
}

// A stopping file gives no more bytes once ctx is cancelled, so that a format
// that walks through a large file ends soon.
type stopping struct {
	ctx  context.Context
	file io.ReaderAt
}

func (s stopping) ReadAt(p []byte, off int64) (int, error) {
	if err := s.ctx.Err(); err != nil {
		return 0, err
	}
	return s.file.ReadAt(p, off)
}
