package exam_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"os"
	"path"
	"path/filepath"
	"testing"
	"time"

	"rollcall/photo/phototest"
)

// A file is bytes with a hole in them, where a movie has gigabytes of nothing.
type file struct {
	data   []byte
	holeAt int
	hole   int64
	when   time.Time
	link   string // path in the library that it is a link to
	sign   bool   // the link is a symbolic one
}

// tree is a side's files by path.
type tree map[string]file

func (f *file) size() int64 { return int64(len(f.data)) + f.hole }

// long is a movie with so many bytes more behind its sample: a long recording. The box that phones keep free before mdat takes the larger size.
func long(movie []byte, more int64) file {
	b := bytes.Clone(movie)
	at := bytes.Index(b, []byte("mdat")) - 4
	size := int64(binary.BigEndian.Uint32(b[at:]))
	if size+more < 1<<32 {
		binary.BigEndian.PutUint32(b[at:], uint32(size+more))
	} else {
		binary.BigEndian.PutUint32(b[at-8:], 1)
		copy(b[at-4:], "mdat")
		binary.BigEndian.PutUint64(b[at:], uint64(size+more+8))
	}
	return file{data: b, holeAt: at + int(size), hole: more}
}

// write makes the files below dir, with their times.
func (tr tree) write(t testing.TB, dir, library string) {
	t.Helper()
	made := map[string]bool{}
	for name, f := range tr {
		to := filepath.Join(dir, filepath.FromSlash(name))
		if parent := filepath.Dir(to); !made[parent] {
			if err := os.MkdirAll(parent, 0o755); err != nil {
				t.Fatal(err)
			}
			made[parent] = true
		}
		if err := f.write(to, library); err != nil {
			t.Fatal(err)
		}
	}
}

func (f *file) write(to, library string) error {
	if f.sign {
		return os.Symlink(filepath.Join(library, filepath.FromSlash(f.link)), to)
	} else if f.link != "" {
		return os.Link(filepath.Join(library, filepath.FromSlash(f.link)), to)
	}
	if f.hole == 0 {
		if err := os.WriteFile(to, f.data, 0o644); err != nil {
			return err
		}
	} else if err := f.writeHole(to); err != nil {
		return err
	}
	when := f.when
	if when.IsZero() {
		when = time.Date(2025, 3, 1, 12, 0, 0, 0, time.UTC)
	}
	return os.Chtimes(to, when, when)
}

func (f *file) writeHole(to string) error {
	out, err := os.Create(to)
	if err != nil {
		return err
	}
	defer out.Close()
	if _, err := out.WriteAt(f.data[:f.holeAt], 0); err != nil {
		return err
	}
	if _, err := out.WriteAt(f.data[f.holeAt:], int64(f.holeAt)+f.hole); err != nil {
		return err
	}
	return out.Close()
}

// add puts files made by phototest below a folder.
func (tr tree) add(folder string, files phototest.Tree) {
	for name, data := range files {
		tr[path.Join(folder, name)] = file{data: data}
	}
}

// free is the stem with -1, -2 … where one of its files is there already.
func (tr tree) free(stem string, parts []part) string {
	taken := func(s string) bool {
		for _, p := range parts {
			if _, ok := tr[s+p.end]; ok {
				return true
			}
		}
		return false
	}
	name := stem
	for n := 1; taken(name); n++ {
		name = fmt.Sprintf("%s-%d", stem, n)
	}
	return name
}

func same(a, b []byte) bool { return bytes.Equal(a, b) }

// within reports whether all files of the photo are whole in some bytes of an archive
// that does not compress.
func within(archive []byte, p *pic) bool {
	for _, part := range p.parts {
		if !bytes.Contains(archive, part.file.data) {
			return false
		}
	}
	return true
}
