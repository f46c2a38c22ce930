package reconcile

import (
	"fmt"
	"testing"

	"rollcall/photo"
)

// Each part of a set has folders of the same names: that nearly all of a folder was
// found in one part's tells nothing of the rest, which may be in a part that is
// absent, cut off, or could not be read.
func TestTwinsInParts(t *testing.T) {
	var lib, back fakes
	for n := range 30 {
		f := aFake(fmt.Sprintf("Photos/%02d.jpg", n), n+1)
		lib = append(lib, f)
		if n > 0 {
			back = append(back, f.copied("iCloud Photos Part 3 of 9.zip!/"+f.path))
		}
	}
	set := func(r *Request) { r.Backup[0].Place.Facts.Set(photo.FactParts, "8 of 9") }
	for name, c := range map[string]struct {
		kind string
		path string
		set  bool
		want photo.Status
	}{
		"absent":            {photo.ProblemAbsent, "iCloud Photos Part 4 of 9.zip", true, photo.Unsure},
		"absent-of-no-set":  {photo.ProblemAbsent, "iCloud Photos Part 4 of 9.zip", false, photo.Unsure},
		"cut":               {photo.ProblemCut, "iCloud Photos Part 4 of 9.zip", true, photo.Unsure},
		"unreadable-part":   {photo.ProblemUnreadable, "iCloud Photos Part 4 of 9", true, photo.Unsure},
		"unread-part":       {photo.ProblemUnread, "iCloud Photos Part 4 of 9.zip", true, photo.Unsure},
		"other-zip-no-set":  {photo.ProblemUnread, "elsewhere/x.zip", false, photo.Missing},
		"a-note-hides-none": {photo.ProblemMalformed, "iCloud Photos Part 4 of 9.zip", true, photo.Missing},
	} {
		t.Run(name, func(t *testing.T) {
			req := request(lib, back)
			req.Backup[0].Place.Problems = []photo.Problem{{Kind: c.kind, Path: c.path, Text: "it is not there"}}
			req.Backup[0].Place.Complete = c.kind == photo.ProblemMalformed
			if c.set {
				set(req)
			}
			if v := verdictOf(t, runCheck(t, req), "Photos/00.jpg"); v.Status != c.want {
				t.Errorf("%s, want %s: %+v", v.Status, c.want, v.Evidence)
			}
		})
	}
}

// A photo that the library calls by an id is not missing where a file of the name
// that it was imported with could not be read.
func TestUnreadFileOfImportedName(t *testing.T) {
	mine := aFake("originals/A/A0000000.jpg", 1)
	mine.item.Facts = photo.Facts{photo.FactOriginalName: "IMG_1.jpg"}
	locked := &fake{path: "DCIM/IMG_1.jpg"}
	locked.item.Standing, locked.item.Class, locked.item.Stamp.Size = photo.StandsProblem, photo.Still, 5
	locked.item.Problems = []photo.Problem{{Kind: photo.ProblemUnreadable, Text: "permission denied"}}
	r := runCheck(t, request(fakes{mine}, fakes{locked, aFake("DCIM/IMG_2.jpg", 2)}))
	if v := verdictOf(t, r, mine.path); v.Status != photo.Unsure || v.Name != "IMG_1.jpg" {
		t.Errorf("%s, by the name %q", v.Status, v.Name)
	}
}
