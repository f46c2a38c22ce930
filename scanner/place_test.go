package scanner

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"testing"
	"time"

	"rollcall/formats"
	"rollcall/index"
	"rollcall/photo"
	"rollcall/scanner/sources"
)

// A memory is a place in memory: what a test wants of a source.
type memory struct {
	files    map[string]*memFile
	problems []photo.Problem
	walkErr  error
	gap      bool

	mu     sync.Mutex // guards what follows
	opened []string
	reads  int
	bytes  int64
}

type memFile struct {
	content  []byte
	stamp    photo.Stamp // Size is set from content
	standing photo.Standing
	read     bool // with a standing: what is in it is read
	later    *sources.Later
	facts    photo.Facts
	problem  *photo.Problem
	openErr  error
	failAt   int64  // ReadAt fails when it gets there; 0: never
	onRead   func() // called before each ReadAt
}

func file(content string) *memFile {
	return &memFile{content: []byte(content), stamp: photo.Stamp{ModTime: 1, Inode: 1, Device: 5}}
}

func place(files map[string]*memFile) *memory { return &memory{files: files} }

func (m *memory) Place() photo.Place {
	return photo.Place{Root: "/place", Kind: "folder", Route: photo.RouteUnknown, Complete: m.walkErr == nil && !m.gap, Problems: slices.Clone(m.problems)}
}

func (m *memory) Walk(ctx context.Context, visit func(*sources.Entry) error) error {
	var entry sources.Entry // one for all, as sources may
	for path, f := range m.files {
		if err := ctx.Err(); err != nil {
			return err
		}
		stamp := f.stamp
		stamp.Size = int64(len(f.content))
		entry = sources.Entry{Path: path, Stamp: stamp, Standing: f.standing, Content: f.read, Facts: f.facts, Problem: f.problem}
		if f.later != nil {
			later := *f.later
			entry.Later = &later
		}
		if err := visit(&entry); err != nil {
			return err
		}
	}
	entry = sources.Entry{}
	return m.walkErr
}

func (m *memory) Open(path string) (photo.File, error) {
	m.mu.Lock()
	defer m.mu.Unlock()
	m.opened = append(m.opened, path)
	f, ok := m.files[path]
	if !ok {
		return nil, fmt.Errorf("open %q: %w", path, fs.ErrNotExist)
	}
	if f.openErr != nil {
		return nil, fmt.Errorf("open %q: %w", path, f.openErr)
	}
	return &memOpen{m: m, f: f, size: int64(len(f.content))}, nil
}

type memOpen struct {
	m    *memory
	f    *memFile
	size int64
}

var (
	errDisk     = errors.New("input/output error")
	errNotExist = fs.ErrNotExist
)

func (o *memOpen) ReadAt(p []byte, at int64) (int, error) {
	o.m.mu.Lock()
	defer o.m.mu.Unlock()
	if o.f.onRead != nil {
		o.f.onRead()
	}
	if o.f.failAt > 0 && at+int64(len(p)) > o.f.failAt {
		return 0, errDisk
	}
	o.m.reads++
	n, err := bytes.NewReader(o.f.content).ReadAt(p, at)
	o.m.bytes += int64(n)
	return n, err
}

func (o *memOpen) Close() error { return nil }
func (o *memOpen) Size() int64  { return o.size }
func (o *memOpen) Stamp() (photo.Stamp, error) {
	o.m.mu.Lock()
	defer o.m.mu.Unlock()
	s := o.f.stamp
	s.Size = int64(len(o.f.content))
	return s, nil
}

// forget starts counting anew.
func (m *memory) forget() { m.opened, m.reads, m.bytes = nil, 0, 0 }

// photoFormat reads files that begin with PHOTO. What follows says what to find:
// "cut", "panic", "malformed", "unsupported" or a picture between < and >.
var photoFormat = formats.Format{
	Name: "pho", Title: "Photo", Class: photo.Still, Endings: []string{".pho", ".ph"},
	Sniff: func(head []byte) bool { return bytes.HasPrefix(head, []byte("PHOTO")) },
	Read: func(in *formats.Input) (*formats.Content, error) {
		c := &formats.Content{Whole: photo.Whole, Meta: photo.Meta{Model: "Cam"}}
		says := string(in.Head[5:min(len(in.Head), 20)])
		switch {
		case strings.HasPrefix(says, "cut"):
			c.Whole = photo.Cut
			c.Picture = []formats.Chunk{{Span: photo.Span{Offset: 5, Size: 3}}}
		case strings.HasPrefix(says, "panic"):
			panic("index out of range")
		case strings.HasPrefix(says, "malformed"):
			return c, &formats.Malformed{Text: "it makes no sense"}
		case strings.HasPrefix(says, "unsupported"):
			return c, &formats.Unsupported{Text: "it is too new"}
		case strings.HasPrefix(says, "middle"):
			var b [10]byte
			if _, err := in.File.ReadAt(b[:], in.Size/2); err != nil {
				return c, err
			}
			c.Meta.Lens = string(b[:])
		}
		if all, err := (&formats.Input{File: in.File, Size: in.Size, Head: in.Head, Tail: in.Tail}).Bytes(0, in.Size); err == nil {
			from, to := bytes.IndexByte(all, '<'), bytes.IndexByte(all, '>')
			if from >= 0 && to > from {
				c.Picture = []formats.Chunk{{Literal: in.Head[:5]}, {Span: photo.Span{Offset: int64(from), Size: int64(to - from)}}}
				c.End = int64(to + 1)
			}
		}
		return c, nil
	},
}

var movieFormat = formats.Format{
	Name: "mve", Title: "Movie", Class: photo.Video, Endings: []string{".mve"},
	Sniff: func(head []byte) bool { return bytes.HasPrefix(head, []byte("MOVIE")) },
	Read: func(*formats.Input) (*formats.Content, error) {
		return &formats.Content{Class: photo.Video}, nil
	},
}

var noteFormat = formats.Format{
	Name: "note", Title: "Note", Class: photo.Sidecar, Endings: []string{".note"},
	Sniff: func(head []byte) bool { return bytes.HasPrefix(head, []byte("NOTE")) },
	Read:  func(*formats.Input) (*formats.Content, error) { return &formats.Content{}, nil },
}

var today = time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)

func newScanner(t testing.TB) *Scanner {
	t.Helper()
	ix, err := index.OpenWait(context.Background(), filepath.Join(t.TempDir(), "index.db"), 100*time.Millisecond)
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { ix.Close() })
	return &Scanner{Index: ix, Formats: []formats.Format{photoFormat, movieFormat, noteFormat}, Readers: 2, Version: 1, Now: func() time.Time { return today }}
}

// scanned scans a place that must be scannable.
func scanned(t testing.TB, s *Scanner, src sources.Source) photo.Place {
	t.Helper()
	p, err := s.Scan(context.Background(), src)
	if err != nil {
		t.Fatal(err)
	}
	return p
}

// items are the place's current items by path, without their rows.
func items(t testing.TB, s *Scanner) map[string]*photo.Item {
	t.Helper()
	p, err := s.Index.Place(context.Background(), "/place", "folder")
	if err != nil {
		t.Fatal(err)
	}
	all := map[string]*photo.Item{}
	for it, err := range s.Index.Items(context.Background(), p.ID) {
		if err != nil {
			t.Fatal(err)
		}
		if all[it.Path] != nil {
			t.Errorf("two current items under %q", it.Path)
		}
		it.ID, it.Place = 0, 0
		all[it.Path] = it
	}
	return all
}

func one(t testing.TB, s *Scanner, path string) *photo.Item {
	t.Helper()
	it := items(t, s)[path]
	if it == nil {
		t.Fatalf("no item %q", path)
	}
	return it
}

func changes(t testing.TB, s *Scanner) int64 {
	t.Helper()
	n, err := s.Index.Changes(context.Background())
	if err != nil {
		t.Fatal(err)
	}
	return n
}

// kinds are the kinds of an item's problems.
func kinds(it *photo.Item) (list []string) {
	for _, p := range it.Problems {
		list = append(list, p.Kind)
	}
	return list
}
