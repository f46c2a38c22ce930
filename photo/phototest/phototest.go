// Package phototest makes photo files and folders for tests and samples: real
// files, built in code, with true metadata. It is for tests only.
package phototest

import (
	"os"
	"path/filepath"
	"sort"
	"testing"
	"time"
)

// A Shot is a picture to be made. The zero value of a field leaves it out.
type Shot struct {
	Seed        int64  // pictures of different seeds differ in every region
	Width       int    // pixels; 0: 64
	Height      int    // pixels; 0: 48
	Quality     int    // JPEG quality; 0: 85
	Taken       string // "2024-05-01T10:00:00.123+02:00"; below the second and zone may be left out
	Make, Model string
	Lens        string
	Software    string
	Orientation int
	ExifWidth   int // claims in EXIF, where they differ from the picture
	ExifHeight  int
	Latitude    float64
	Longitude   float64
	UniqueID    string
	ContentID   string // Apple's Live Photo id
	RequestID   string // Apple's capture request id
	BurstID     string
	Thumbnail   bool     // embed one in IFD1
	Turns       []string // of a HEIC: its turning properties in order, such as "irot3", "imir0"
	Artist      string   // a metadata field that no verdict rests on
	Seconds     int      // length of a movie; 0: 3
}

// A Tree is a folder as a literal: path to content.
type Tree map[string][]byte

// Write makes the tree in a new folder below dir and returns the folder. Files
// get a fixed time, so that two trees made alike are alike.
func (tree Tree) Write(t testing.TB, dir string) string {
	t.Helper()
	when := time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC)
	if err := os.MkdirAll(dir, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, path := range tree.paths() {
		name := filepath.Join(dir, filepath.FromSlash(path))
		if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(name, tree[path], 0o644); err != nil {
			t.Fatal(err)
		}
		if err := os.Chtimes(name, when, when); err != nil {
			t.Fatal(err)
		}
	}
	return dir
}

// Copy is the tree again, to be changed.
func (tree Tree) Copy() Tree {
	c := Tree{}
	for path, content := range tree {
		c[path] = content
	}
	return c
}

func (tree Tree) paths() []string {
	paths := make([]string, 0, len(tree))
	for path := range tree {
		paths = append(paths, path)
	}
	sort.Strings(paths)
	return paths
}
