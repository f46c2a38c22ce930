package scanner

import (
	"context"
	"errors"
	"fmt"
	"io"
	"sync"

	"rollcall/photo"
)

// A subject is one content to be looked at, with the items that have it: files of
// one digest, or one file.
type subject struct {
	content contentKey
	items   []*photo.Item // in the order of the looks
}

// A contentKey is the same for files of the same content, as far as is known.
type contentKey struct {
	digest photo.Digest // of a file that was read whole, and then nothing else
	place  int64
	path   string
}

func contentOf(it *photo.Item) contentKey {
	if !it.Digest.IsZero() {
		return contentKey{digest: it.Digest}
	}
	return contentKey{place: it.Place, path: it.Path}
}

// problem is a problem of the subject's file in the words of a look at two.
func (s *subject) problem(words string) photo.Comparison {
	return photo.Comparison{Problem: s.item().Path + ": " + words}
}

func (s *subject) item() *photo.Item    { return s.items[0] }
func (s *subject) digest() photo.Digest { return s.content.digest }

// subjects are contents in the order in which they first occurred.
type subjects struct {
	list []*subject
	by   map[contentKey]*subject
}

// add adds an item, once.
func (all *subjects) add(it *photo.Item) *subject {
	key := contentOf(it)
	s := all.by[key]
	if s == nil {
		s = &subject{content: key}
		if all.by == nil {
			all.by = map[contentKey]*subject{}
		}
		all.by[key] = s
		all.list = append(all.list, s)
	}
	for _, known := range s.items {
		if known == it {
			return s
		}
	}
	s.items = append(s.items, it)
	return s
}

// subjectsOf are the contents of the looks' items that lack what is looked for.
func subjectsOf(looks []*photo.Look, lacks func(*photo.Item) bool) []*subject {
	var all subjects
	for _, look := range looks {
		for _, it := range []*photo.Item{look.Library, look.Backup} {
			if it != nil && lacks(it) {
				all.add(it)
			}
		}
	}
	return all.list
}

// digests are those of the subjects that have one.
func digests(all []*subject) []photo.Digest {
	var list []photo.Digest
	for _, s := range all {
		if !s.digest().IsZero() {
			list = append(list, s.digest())
		}
	}
	return list
}

// at opens a subject's file and looks at it. A problem is one that may be gone by
// the next run, and is not to be kept: the file can't be opened or read, or is
// not the one that was scanned, or the look could not be begun. An error means
// that ctx was cancelled.
func (l *Looker) at(ctx context.Context, s *subject, look func(photo.File) error) (problem string, err error) {
	f, err := l.open(s)
	if err != nil {
		return fmt.Sprintf("could not be opened: %v", err), ctx.Err()
	}
	defer f.Close()
	err = look(f)
	switch trouble := f.trouble(); {
	case ctx.Err() != nil:
		return "", ctx.Err()
	case trouble != nil:
		return fmt.Sprintf("could not be read: %v", trouble), nil
	case err != nil:
		return fmt.Sprintf("could not be looked at: %v", err), nil
	}
	return "", nil
}

var (
	errUnreadable  = errors.New("the scan could not read it")
	errChangedThen = errors.New("it changed meanwhile")
)

// open opens the first of the subject's files that can be opened.
func (l *Looker) open(s *subject) (*watched, error) {
	var first error
	for _, it := range s.items {
		f, err := l.openItem(it)
		if err == nil {
			return f, nil
		}
		if first == nil {
			first = err
		}
	}
	return nil, first
}

// openItem leaves files alone that the scan did: opening one that is online only
// would download it.
func (l *Looker) openItem(it *photo.Item) (*watched, error) {
	if it.Standing == photo.StandsProblem {
		return nil, errUnreadable
	}
	f, err := l.Open(it)
	if err != nil {
		return nil, err
	}
	return &watched{File: f, item: it}, nil
}

// A watched file remembers that it could not be read: what a decoder says of it
// then is no word about the file.
type watched struct {
	photo.File
	item *photo.Item

	mu     sync.Mutex
	failed error
}

func (w *watched) ReadAt(p []byte, at int64) (int, error) {
	n, err := w.File.ReadAt(p, at)
	failed := err
	if failed == io.EOF {
		failed = nil
		if n < len(p) && at+int64(n) < w.Size() {
			failed = io.ErrUnexpectedEOF
		}
	}
	if failed != nil {
		w.mu.Lock()
		w.failed = failed
		w.mu.Unlock()
	}
	return n, err
}

// trouble is why what was read can't be relied on; nil: it can.
func (w *watched) trouble() error {
	w.mu.Lock()
	defer w.mu.Unlock()
	if w.failed != nil {
		return w.failed
	}
	if now, ok := w.File.(interface{ Stamp() (photo.Stamp, error) }); ok {
		if stamp, err := now.Stamp(); err != nil || !stamp.Unchanged(w.item.Stamp) {
			return errChangedThen
		}
	}
	return nil
}
