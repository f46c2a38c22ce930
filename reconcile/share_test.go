package reconcile

import (
	"testing"

	"rollcall/photo"
)

// One picture under several dates: who has nothing but another photo's own file in the
// backup is no more than unsure; who tells the same moment, or none, shares it.
func TestAnothersFileIsNoCopy(t *testing.T) {
	of := func(p string, m meta) *fake { return &fake{path: p, bytes: build(m, picture(1, 300), nil)} }
	may, july, undated := shotAt(0), shotAt(5_000_077), shotAt(0)
	undated.wall = 0
	zone := may
	zone.wall, zone.zone = zone.wall+3600, zone.zone+4
	for name, tc := range map[string]struct {
		library, backup fakes
		want            []photo.Status
	}{
		"another-s":      {fakes{of("1.jpg", may), of("2.jpg", july)}, fakes{of("1.jpg", may)}, []photo.Status{photo.Present, photo.Unsure}},
		"both-are-there": {fakes{of("1.jpg", may), of("2.jpg", july)}, fakes{of("1.jpg", may), of("2.jpg", july)}, []photo.Status{photo.Present, photo.Present}},
		"the-other-s-metadata-changed": {fakes{of("1.jpg", may), of("2.jpg", july)}, fakes{of("1.jpg", may), of("2.jpg", zone)},
			[]photo.Status{photo.Present, photo.Present}},
		"re-dated-since":     {fakes{of("1.jpg", july)}, fakes{of("1.jpg", may)}, []photo.Status{photo.Present}},
		"doubles":            {fakes{of("1.jpg", may), of("2.jpg", may)}, fakes{of("1.jpg", may)}, []photo.Status{photo.Present, photo.Present}},
		"doubles-of-a-zone":  {fakes{of("1.jpg", may), of("2.jpg", zone)}, fakes{of("1.jpg", may)}, []photo.Status{photo.Present, photo.Present}},
		"one-has-no-date":    {fakes{of("1.jpg", may), of("2.jpg", undated)}, fakes{of("1.jpg", may)}, []photo.Status{photo.Present, photo.Present}},
		"only-the-undated-s": {fakes{of("1.jpg", may), of("2.jpg", undated)}, fakes{of("2.jpg", undated)}, []photo.Status{photo.Present, photo.Present}},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(tc.library, tc.backup))
			for i, v := range r.Photos {
				if v.Status != tc.want[i] {
					t.Errorf("%s is %s, want %s: %+v", v.Path, v.Status, tc.want[i], v.Match)
				}
			}
		})
	}
}
