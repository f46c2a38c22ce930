package reconcile

import (
	"testing"

	"rollcall/photo"
)

// An empty file in an export's own folder is what is left of the photo of its name, if
// there is one such photo only, whether the others came or not.
func TestRareKeys(t *testing.T) {
	const export = "iCloud Photos Part 1 of 1/Photos/"
	hollow := func(p string) *fake {
		return &fake{path: p, item: photo.Item{Class: photo.Still, Problems: []photo.Problem{{Kind: photo.ProblemEmpty}}}}
	}
	empty := hollow(export + "IMG_0001.jpg")
	lost, other := aFake("2021/IMG_0001.jpg", 1), aFake("2022/IMG_0001.jpg", 2)
	for name, tc := range map[string]struct {
		library, backup fakes
		want            photo.Grade
	}{
		"the-only-one":            {fakes{lost, aFake("2021/IMG_0002.jpg", 3)}, fakes{empty, aFake(export+"IMG_0002.jpg", 3)}, photo.Damaged},
		"another-came":            {fakes{lost, other}, fakes{empty, other.copied(export + "IMG_0001 (1).jpg")}, photo.NoGrade},
		"another-is-there-so":     {fakes{lost}, fakes{empty, aFake("x/IMG_0001.jpg", 7)}, photo.NoGrade},
		"of-another-name":         {fakes{aFake("2021/IMG_0009.jpg", 1)}, fakes{empty}, photo.NoGrade},
		"in-a-folder-of-somebody": {fakes{lost}, fakes{hollow("Old/IMG_0001.jpg")}, photo.NoGrade},
	} {
		t.Run(name, func(t *testing.T) {
			for _, v := range runCheck(t, request(tc.library, tc.backup)).Photos {
				if v.Path != tc.library[0].path {
					continue
				}
				got := photo.NoGrade
				if v.Match != nil {
					got = v.Match.Grade
				}
				if v.Status != photo.Missing || got != tc.want {
					t.Errorf("%s is %s by %+v, want it missing by %q", v.Path, v.Status, v.Match, tc.want)
				}
			}
		})
	}
}
