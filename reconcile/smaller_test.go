package reconcile

import (
	"testing"

	"rollcall/photo"
)

// sized is a picture of a scene, taken at second 10, of so many pixels across.
func sized(p string, seed, width, scene, frame int) *fake {
	m := shotAt(10)
	m.width, m.height = uint16(width), uint16(width*3/4)
	return (&fake{path: p, bytes: build(m, picture(seed, 100+seed%50), nil)}).showing(scene, frame)
}

// Of a library's original and its rendition the backup has the rendition alone.
func TestRunRenditionExplainsItsOriginal(t *testing.T) {
	small := sized("a/1-small.jpg", 2, 1600, 7, 0)
	for name, tt := range map[string]struct {
		lib, back fakes
		want      map[string]photo.Grade
	}{
		"the-same-rendition": {
			fakes{sized("a/1.jpg", 1, 4000, 7, 0), small}, fakes{small.copied("b/1.jpg")},
			map[string]photo.Grade{"a/1.jpg": photo.Reduced, "a/1-small.jpg": photo.Exact},
		},
		"converted": {
			fakes{sized("a/1.jpg", 1, 4000, 7, 0), small}, fakes{sized("b/1.heic", 3, 1600, 7, 0)},
			map[string]photo.Grade{"a/1.jpg": photo.Reduced, "a/1-small.jpg": photo.Converted},
		},
		"another-frame-of-one-size": {
			fakes{sized("a/1.jpg", 1, 1600, 7, 1), small}, fakes{small.copied("b/1.jpg")},
			map[string]photo.Grade{"a/1.jpg": "", "a/1-small.jpg": photo.Exact},
		},
		"another-picture": {
			fakes{sized("a/1.jpg", 1, 4000, 8, 0), small}, fakes{small.copied("b/1.jpg")},
			map[string]photo.Grade{"a/1.jpg": "", "a/1-small.jpg": photo.Exact},
		},
		"lent-once": {
			fakes{sized("a/1.jpg", 1, 4000, 7, 0), sized("a/2.jpg", 4, 4000, 7, 1), small}, fakes{small.copied("b/1.jpg")},
			map[string]photo.Grade{"a/1.jpg": photo.Reduced, "a/2.jpg": "", "a/1-small.jpg": photo.Exact},
		},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(tt.lib, append(tt.back, aFake("z.jpg", 900))))
			for p, want := range tt.want {
				v, got := verdictOf(t, r, p), photo.NoGrade
				if v.Match != nil {
					got = v.Match.Grade
				}
				if present := v.Status == photo.Present; got != want || present != want.Full() {
					t.Errorf("%s is %s, %q; want %q (%+v)", p, v.Status, got, want, v.Match)
				}
			}
		})
	}
}
