package scanner

import (
	"context"
	"errors"
	"maps"
	"strings"
	"testing"

	"rollcall/photo"
)

func TestShrunkPlacesStopTheScan(t *testing.T) {
	drop := func(m *memory, prefix string, n int) {
		for path := range m.files {
			if n > 0 && strings.HasPrefix(path, prefix) {
				delete(m.files, path)
				n--
			}
		}
	}
	for _, test := range []struct {
		name   string
		files  int
		change func(m *memory)
		want   *ShrunkError
	}{
		{"nothing", 120, func(m *memory) {}, nil},
		{"a-few", 120, func(m *memory) { drop(m, "", 10) }, nil},
		{"half-of-a-folder", 120, func(m *memory) { drop(m, "b/", 20) }, nil},
		{"most-of-a-folder", 120, func(m *memory) { drop(m, "b/", 21) }, &ShrunkError{"/place", "b", 40, 19}},
		{"most-of-two-folders", 200, func(m *memory) { drop(m, "b/", 30); drop(m, "a/", 25) }, &ShrunkError{"/place", "a", 40, 15}},
		{"empty", 120, func(m *memory) { clear(m.files) }, &ShrunkError{"/place", "", 120, 0}},
		{"empty-and-small", 3, func(m *memory) { clear(m.files) }, &ShrunkError{"/place", "", 3, 0}},
		{"most", 120, func(m *memory) { drop(m, "", 61) }, &ShrunkError{"/place", "", 120, 59}},
		{"most-of-a-small-place", 5, func(m *memory) { drop(m, "", 4) }, nil},
		{"most-of-a-small-folder", 50, func(m *memory) { drop(m, "b/", 9) }, nil},
		{"moved", 120, func(m *memory) {
			for path, f := range maps.Clone(m.files) {
				delete(m.files, path)
				m.files["new/"+path] = f
			}
		}, nil},
		{"moved-and-cut", 120, func(m *memory) {
			for path, f := range maps.Clone(m.files) {
				delete(m.files, path)
				if strings.HasPrefix(path, "a/") {
					m.files["new/"+path] = f
				}
			}
		}, &ShrunkError{"/place", "", 120, 40}},
		{"ignored", 120, func(m *memory) {
			for _, f := range m.files {
				f.standing = photo.StandsIgnored
			}
		}, nil},
		{"unreadable", 120, func(m *memory) {
			drop(m, "b/", 40)
			m.problems = []photo.Problem{{Kind: photo.ProblemUnreadable, Path: "b"}}
		}, nil},
		{"walk-broke-off", 120, func(m *memory) { clear(m.files); m.walkErr = errors.New("gone") }, nil},
	} {
		t.Run(test.name, func(t *testing.T) {
			s := newScanner(t)
			src := place(album(test.files))
			before := scanned(t, s, src)
			test.change(src)
			p, err := s.Scan(context.Background(), src)
			var got *ShrunkError
			if errors.As(err, &got) != (test.want != nil) || err != nil && got == nil {
				t.Fatalf("got %v, want %v", err, test.want)
			}
			if test.want == nil {
				return
			}
			if *got != *test.want || got.Error() == "" || got.Hint() == "" {
				t.Errorf("got %+v, want %+v", got, test.want)
			}
			if len(items(t, s)) < test.files || p.Root != before.Root {
				t.Error("something was declared gone")
			}
			s.AcceptShrink = true
			after := scanned(t, s, src)
			if after.Tally.Files != len(src.files) {
				t.Errorf("accepted: %+v", after.Tally)
			}
		})
	}
}
