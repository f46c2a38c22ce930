package reconcile

import (
	"testing"

	"rollcall/photo"
)

// A file of the backup that was not read hides a photo also where its name does
// not tell what it is: a placeholder has its original's name within its own, and
// a file without an ending is known by its size.
func TestRunUnreadFileOfOtherName(t *testing.T) {
	lib := fakes{aFake("a/1.jpg", 1), aFake("a/2.jpg", 2)}
	size := len(lib[0].bytes)
	for name, tt := range map[string]struct {
		path string
		size int
		kind string
		want photo.Status
	}{
		"placeholder":          {"z/.1.jpg.icloud", 9, photo.ProblemOnlineOnly, photo.Unsure},
		"placeholder-of-other": {"z/.3.jpg.icloud", 9, photo.ProblemOnlineOnly, photo.Missing},
		"named-so-only":        {"z/.1.jpg.icloud", 9, photo.ProblemUnreadable, photo.Missing},
		"no-ending":            {"z/1", size, photo.ProblemUnreadable, photo.Unsure},
		"no-ending-other-size": {"z/1", 9, photo.ProblemUnreadable, photo.Missing},
		"sidecar":              {"z/1.xmp", size, photo.ProblemUnreadable, photo.Missing},
	} {
		t.Run(name, func(t *testing.T) {
			f := &fake{path: tt.path, bytes: make([]byte, tt.size)}
			f.item.Standing = photo.StandsProblem
			f.item.Problems = []photo.Problem{{Kind: tt.kind, Path: tt.path, Text: "could not be read"}}
			r := runCheck(t, request(lib, fakes{aFake("a/2.jpg", 2), f}))
			if v := verdictOf(t, r, "a/1.jpg"); v.Status != tt.want {
				t.Errorf("%s, want %s", v.Status, tt.want)
			}
		})
	}
}
