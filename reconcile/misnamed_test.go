package reconcile

import (
	"testing"

	"rollcall/photo"
)

// A file under the name of a Live Photo's still may hold its video: then the still is not
// there, whatever its name says.
func TestRunStillThatHoldsTheVideo(t *testing.T) {
	film := build(shotAt(7001), picture(70, 90), nil)
	holding := func(p string, b []byte) *fake {
		f := &fake{path: p, bytes: b}
		f.item.Class, f.item.Meta.Duration = photo.Video, 2500
		return f
	}
	still := func(p string) *fake { return &fake{path: p, bytes: build(shotAt(7000), picture(8, 280), nil)} }
	other := build(shotAt(9001), picture(71, 95), nil)
	for name, tt := range map[string]struct {
		still string
		back  fakes
		grade photo.Grade
	}{
		"in-its-place":       {"a/1.HEIC", fakes{holding("b/1.HEIC", film)}, photo.Damaged},
		"beside-the-video":   {"a/1.JPG", fakes{holding("b/1.jpeg", film), holding("b/1.mov", film)}, photo.Damaged},
		"only-the-video":     {"a/1.HEIC", fakes{holding("b/1.mov", film)}, photo.NoGrade},
		"under-another":      {"a/1.HEIC", fakes{holding("b/2.HEIC", film)}, photo.NoGrade},
		"another-video":      {"a/1.HEIC", fakes{holding("b/1.HEIC", other), holding("b/1.mov", film)}, photo.NoGrade},
		"the-still-is-there": {"a/1.HEIC", fakes{holding("b/1.HEIC", film), still("c/1.HEIC")}, photo.Exact},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(fakes{still(tt.still), holding("a/1.MOV", film)}, append(tt.back, aFake("z.jpg", 900))))
			v := verdictOf(t, r, tt.still)
			grade := photo.NoGrade
			if v.Match != nil {
				grade = v.Match.Grade
			}
			if grade != tt.grade || (v.Status == photo.Present) != (tt.grade == photo.Exact) {
				t.Errorf("%s by %+v, want %q", v.Status, v.Match, tt.grade)
			}
		})
	}
}
