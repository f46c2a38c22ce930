package rescue

import (
	"bytes"
	"context"
	"io/fs"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/zeebo/xxh3"

	"rollcall/photo"
)

// A shelf is a place of files in memory, by path.
type shelf map[string][]byte

// mod is when all files of a shelf were changed last.
var mod = time.Date(2024, 3, 1, 10, 0, 0, 123456789, time.UTC)

func (s shelf) open(it *photo.Item) (photo.File, error) {
	content, ok := s[it.Path]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return memory{bytes.NewReader(content)}, nil
}

type memory struct{ *bytes.Reader }

func (memory) Close() error { return nil }

func (m memory) Stamp() (photo.Stamp, error) {
	return photo.Stamp{Size: m.Size(), ModTime: mod.UnixNano()}, nil
}

// item is what the index knows of a file of the shelf.
func (s shelf) item(path string) *photo.Item {
	return &photo.Item{
		Path: path, Digest: xxh3.Hash128(s[path]).Bytes(),
		Stamp: photo.Stamp{Size: int64(len(s[path])), ModTime: mod.UnixNano()},
	}
}

// photo is a photo of the shelf's files.
func (s shelf) photo(paths ...string) Photo {
	var p Photo
	for _, path := range paths {
		it := s.item(path)
		p.Files = append(p.Files, File{Item: it, From: "/library/" + path, To: Where(it, func(string) bool { return false })})
	}
	return p
}

// do runs a job and returns what became of each file, by From.
func do(t *testing.T, j *Job) (map[string]Outcome, error) {
	t.Helper()
	outcomes := map[string]Outcome{}
	j.Now = func() time.Time { return mod }
	j.Done = func(f *File, o Outcome) error {
		outcomes[f.From] = o
		return nil
	}
	err := j.Run(context.Background())
	return outcomes, err
}

// holds fails unless the folder holds these files and no other beside the list.
func holds(t *testing.T, dir string, want map[string]string) {
	t.Helper()
	got := map[string]string{}
	filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() && d.Name() != ManifestName {
			rel, _ := filepath.Rel(dir, path)
			got[filepath.ToSlash(rel)] = ""
			if d.Type().IsRegular() {
				content, _ := os.ReadFile(path)
				got[filepath.ToSlash(rel)] = string(content)
			}
		}
		return nil
	})
	for name, content := range want {
		if c, ok := got[name]; !ok || c != content {
			t.Errorf("%s holds %.40q (there: %v), want %.40q", name, c, ok, content)
		}
		delete(got, name)
	}
	for name := range got {
		t.Errorf("there is %s, too", name)
	}
}
