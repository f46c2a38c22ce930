package sources

import (
	"context"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"rollcall/photo"
)

// A testTree is a folder as a literal: content by relative path; a path that
// ends in a slash is an empty folder.
type testTree map[string]string

// build writes the tree into a new folder of that name.
func (tree testTree) build(t testing.TB, name string) string {
	t.Helper()
	root := filepath.Join(t.TempDir(), name)
	tree.buildIn(t, root)
	return root
}

func (tree testTree) buildIn(t testing.TB, root string) {
	t.Helper()
	must(t, os.MkdirAll(root, 0o755))
	for path, content := range tree {
		if path[len(path)-1] == '/' {
			must(t, os.MkdirAll(filepath.Join(root, path), 0o755))
			continue
		}
		must(t, os.MkdirAll(filepath.Join(root, filepath.Dir(path)), 0o755))
		must(t, os.WriteFile(filepath.Join(root, path), []byte(content), 0o644))
	}
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}

// open opens a folder as a place.
func open(t testing.TB, root string, ignore ...string) Source {
	t.Helper()
	s, err := Folder.Open(root, Options{Ignore: ignore})
	must(t, err)
	return s
}

// walked is what a walk of the place yields, by path; a path that comes twice
// fails the test.
func walked(t testing.TB, s Source) map[string]Entry {
	t.Helper()
	entries := map[string]Entry{}
	must(t, s.Walk(context.Background(), func(e *Entry) error {
		if _, twice := entries[e.Path]; twice {
			t.Errorf("%q was visited twice", e.Path)
		}
		must(t, e.Tell())
		entries[e.Path] = *e
		return nil
	}))
	return entries
}

func paths(entries map[string]Entry) []string {
	return slices.Sorted(maps.Keys(entries))
}

// problemKinds are the kinds of a place's problems by path.
func problemKinds(p photo.Place) map[string]string {
	kinds := map[string]string{}
	for _, problem := range p.Problems {
		kinds[problem.Path] = problem.Kind
	}
	return kinds
}
