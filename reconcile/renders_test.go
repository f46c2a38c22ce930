package reconcile

import (
	"testing"

	"rollcall/photo"
)

// aRender is an edited version that its place made and that was read.
func aRender(path string, seed int) *fake {
	f := aFake(path, seed)
	f.item.Standing = photo.StandsDerivative
	return f
}

// An edited version that the backup's place made from its photo has bytes like any
// file; it counts as made from that photo, on both sides.
func TestRenders(t *testing.T) {
	aside := aFake("o/2.jpg", 2)
	for name, tt := range map[string]struct {
		library, backup fakes
		want            photo.Status
	}{
		"exported-edit":   {fakes{aFake("x/1.jpg", 1), aside}, fakes{aRender("r/1.jpg", 1), aside.copied("o/2.jpg")}, photo.Present},
		"other-edit":      {fakes{aFake("x/1.jpg", 1), aside}, fakes{aRender("r/1.jpg", 3), aside.copied("o/2.jpg")}, photo.Missing},
		"edit-of-library": {fakes{aFake("x/1.jpg", 1), aRender("r/1.jpg", 3)}, fakes{aFake("x/1.jpg", 1)}, photo.Present},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(tt.library, tt.backup))
			if v := verdictOf(t, r, "x/1.jpg"); v.Status != tt.want {
				t.Errorf("%s with %+v, want %s", v.Status, v.Match, tt.want)
			}
			tally := r.Backup[0].Tally
			if r.Summary.BackupOnly != 0 || tally.Photos != 1 || tally.Photos+tally.Derivatives != tally.Files {
				t.Errorf("only in the backup %d, tally %+v", r.Summary.BackupOnly, tally)
			}
			if name == "edit-of-library" && r.Summary.Photos != 1 {
				t.Errorf("%d photos in the library", r.Summary.Photos)
			}
		})
	}
}

// One that could not be read may be the copy; of the library it is no photo.
func TestRenderThatIsNotRead(t *testing.T) {
	shut := &fake{path: "r/1.jpg"}
	shut.item.Standing, shut.item.Problems = photo.StandsDerivative, []photo.Problem{{Kind: photo.ProblemUnreadable, Text: "no permission"}}
	r := runCheck(t, request(fakes{aFake("x/1.jpg", 1), shut}, fakes{shut, aFake("x/2.jpg", 2)}))
	if v := verdictOf(t, r, "x/1.jpg"); v.Status != photo.Unsure || r.Summary.Photos != 1 {
		t.Errorf("%s, %d photos", v.Status, r.Summary.Photos)
	}
}
