package scanner

import (
	"cmp"
	"context"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rollcall/formats"
	"rollcall/index"
	"rollcall/photo"
	"rollcall/scanner/sources"
)

// counted counts how often files of a source are opened.
type counted struct {
	sources.Source
	opens chan string
}

func (c *counted) Open(path string) (photo.File, error) {
	c.opens <- path
	return c.Source.Open(path)
}

// TestAFolderOnDisk runs the real source and the real formats.
func TestAFolderOnDisk(t *testing.T) {
	root := t.TempDir()
	deep := strings.Repeat("d/", 40)
	for name, content := range map[string]string{
		"a.txt": "text", "empty.jpg": "", "text.jpg": "no picture", deep + "cut.jpg": "\xff\xd8\xff\xe0\x00\x10JFIF",
		"na\xefve.jpg": "x", "e\u0301.jpg": "y",
	} {
		path := filepath.Join(root, name)
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(path, []byte(content), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	if err := os.Link(filepath.Join(root, "text.jpg"), filepath.Join(root, "zlink.jpg")); err != nil {
		t.Fatal(err)
	}
	if err := os.Symlink("/etc", filepath.Join(root, "etc")); err != nil {
		t.Fatal(err)
	}
	s := newScanner(t)
	s.Formats = formats.All
	open := func() *counted {
		src, err := sources.Folder.Open(root, sources.Options{})
		if err != nil {
			t.Fatal(err)
		}
		return &counted{src, make(chan string, 100)}
	}
	src := open()
	p := scanned(t, s, src)
	if len(src.opens) != 6 || p.Tally.Files != 6 || p.Tally.Media != 5 || p.Tally.Other != 1 || !p.Complete {
		t.Errorf("opened %d, %+v", len(src.opens), p)
	}
	if p.Facts.Int(photo.FactHardLinks) != 1 || p.Facts.Int(photo.FactSymlinks) != 1 {
		t.Errorf("facts %v", p.Facts)
	}
	got := map[string]*photo.Item{}
	for it, err := range s.Index.Items(context.Background(), p.ID) {
		if err != nil {
			t.Fatal(err)
		}
		got[it.Path] = it
	}
	for path, problem := range map[string]string{"empty.jpg": photo.ProblemEmpty, "text.jpg": photo.ProblemNotMedia,
		deep + "cut.jpg": photo.ProblemDamaged, "na\xefve.jpg": photo.ProblemNotMedia, "e\u0301.jpg": photo.ProblemNotMedia} {
		if it := got[path]; it == nil || it.Problem(problem) == nil || it.Class != photo.Still {
			t.Errorf("%q: %+v", path, it)
		}
	}
	again := open()
	before := changes(t, s)
	if q := scanned(t, s, again); len(again.opens) != 0 || q.Version != p.Version || changes(t, s)-before != 3 {
		t.Errorf("again: opened %d, wrote %d rows", len(again.opens), changes(t, s)-before)
	}
}

// TestMeasureFolder is a measurement: ROLLCALL_MEASURE=folder go test -run Measure -v ./scanner
// scans that folder three times, into the index ROLLCALL_INDEX or a new one.
func TestMeasureFolder(t *testing.T) {
	root := os.Getenv("ROLLCALL_MEASURE")
	if root == "" {
		t.Skip("a measurement: set ROLLCALL_MEASURE to a folder")
	}
	ix, err := index.Open(context.Background(), cmp.Or(os.Getenv("ROLLCALL_INDEX"), filepath.Join(t.TempDir(), "index.db")))
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	for _, name := range []string{"first", "second", "third"} {
		src, err := sources.Folder.Open(root, sources.Options{})
		if err != nil {
			t.Fatal(err)
		}
		var last Progress
		s := &Scanner{Index: ix, Formats: formats.All, Progress: func(p Progress) { last = p }}
		start := time.Now()
		p := scanned(t, s, src)
		took := time.Since(start)
		t.Logf("%s: %v, %.2f GB/s, %+v, %+v", name, took, float64(last.ReadBytes)/took.Seconds()/1e9, last, p.Tally)
	}
}
