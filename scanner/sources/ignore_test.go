package sources

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
)

// ignoredPaths are the paths of a walk that stand as ignored.
func ignoredPaths(entries map[string]Entry) []string {
	var ignored []string
	for _, path := range paths(entries) {
		if entries[path].Standing == photo.StandsIgnored && !strings.HasSuffix(path, ignoresName) {
			ignored = append(ignored, path)
		}
	}
	return ignored
}

func TestIgnoreGlobs(t *testing.T) {
	tree := testTree{
		"a.png": "x", "b.JPG": "x", "sub/a.png": "x", "sub/deep/a.png": "x", "sub/deep/b.JPG": "x",
		"Private/b.JPG": "x", "sub/Private": "x", "\xff/a.png": "x",
	}
	cases := []struct {
		glob string
		want []string
	}{
		{"*.png", []string{"a.png", "sub/a.png", "sub/deep/a.png", "\xff/a.png"}},
		{"/*.png", []string{"a.png"}},
		{"sub/*.png", []string{"sub/a.png"}},
		{"sub/**/*.png", []string{"sub/a.png", "sub/deep/a.png"}},
		{"**/deep", []string{"sub/deep/a.png", "sub/deep/b.JPG"}},
		{"deep", []string{"sub/deep/a.png", "sub/deep/b.JPG"}},
		{"Private", []string{"Private/b.JPG", "sub/Private"}},
		{"Private/", []string{"Private/b.JPG"}},
		{"{a,b}.{png,JPG}", []string{"Private/b.JPG", "a.png", "b.JPG", "sub/a.png", "sub/deep/a.png", "sub/deep/b.JPG", "\xff/a.png"}},
		{"private", nil},
		{"*.pn", nil},
	}
	root := tree.build(t, "place")
	for _, c := range cases {
		t.Run(c.glob, func(t *testing.T) {
			entries := walked(t, open(t, root, c.glob))
			if diff := cmp.Diff(c.want, ignoredPaths(entries)); diff != "" {
				t.Error(diff)
			}
			if len(entries) != len(tree) {
				t.Errorf("%d files, want all %d", len(entries), len(tree))
			}
		})
	}
}

func TestBadGlobIsAnErrorThatQuotesIt(t *testing.T) {
	for _, glob := range []string{"[a", "a{b", "!keep.JPG", "", "/"} {
		if _, err := Folder.Open(t.TempDir(), Options{Ignore: []string{"*.png", glob}}); err == nil || !strings.Contains(err.Error(), `"`+glob+`"`) {
			t.Errorf("glob %q: error %v", glob, err)
		}
	}
}

func TestIgnoreFiles(t *testing.T) {
	root := testTree{
		ignoresName: "# mine\n\n*.png\r\n/top  \nsub/x\n", "a.png": "x", "top/a.JPG": "x", "sub/top/a.JPG": "x", "sub/x/a.JPG": "x",
		"c/" + ignoresName: "/d/\n*.mov", "c/d/a.JPG": "x", "c/e/d/a.JPG": "x", "c/e/a.mov": "x", "d/a.mov": "x",
	}.build(t, "place")
	s := open(t, root)
	want := []string{"a.png", "c/d/a.JPG", "c/e/a.mov", "sub/x/a.JPG", "top/a.JPG"}
	if diff := cmp.Diff(want, ignoredPaths(walked(t, s))); diff != "" {
		t.Error(diff)
	}
	if p := s.Place(); !p.Complete || len(p.Problems) != 0 {
		t.Errorf("problems %v", p.Problems)
	}
}

// What a bad line would leave out is seen: that is said, and is no gap.
func TestBadLineOfIgnoreFileIsAProblemWithoutGap(t *testing.T) {
	s := open(t, testTree{"a/" + ignoresName: "[x\n!keep\n*.png", "a/b.png": "x"}.build(t, "place"))
	if got := ignoredPaths(walked(t, s)); len(got) != 1 {
		t.Errorf("ignored %q", got)
	}
	p := s.Place()
	if len(p.Problems) != 2 || p.Problems[0].Kind != photo.ProblemMalformed || p.Problems[0].Path != "a/"+ignoresName || !p.Complete {
		t.Errorf("complete %t, problems %v", p.Complete, p.Problems)
	}
}

func TestHugeIgnoreFileIsNotRead(t *testing.T) {
	s := open(t, testTree{ignoresName: strings.Repeat("*.png\n", maxIgnores/6+1), "b.png": "x"}.build(t, "place"))
	if got := ignoredPaths(walked(t, s)); len(got) != 0 || len(s.Place().Problems) != 1 {
		t.Errorf("ignored %q, problems %v", got, s.Place().Problems)
	}
}
