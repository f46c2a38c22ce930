package reconcile

import (
	"testing"

	"rollcall/photo"
)

// The library holds a shot in two encodings, of which the backup has one to the
// byte: that is a full copy of the other, too, if and only if the pixels say so.
func TestRunCopyOfOneEncodingServesTheOther(t *testing.T) {
	heic, copied := sized("a/1.heic", 1, 4000, 7, 0), sized("b/1.heic", 1, 4000, 7, 0)
	for name, tt := range map[string]struct {
		lib, back fakes
		present   int
		missing   int
	}{
		"converted":            {fakes{heic, sized("x/1.jpg", 2, 4000, 7, 0)}, fakes{copied}, 2, 0},
		"two-conversions":      {fakes{heic, sized("x/1.jpg", 2, 4000, 7, 0), sized("y/1.png", 3, 4000, 7, 0)}, fakes{copied}, 3, 0},
		"another-frame":        {fakes{heic, sized("x/2.jpg", 2, 4000, 7, 1)}, fakes{copied}, 1, 1},
		"another-scene":        {fakes{heic, sized("x/2.jpg", 2, 4000, 8, 0)}, fakes{copied}, 1, 1},
		"smaller-in-library":   {fakes{heic, sized("x/1.jpg", 2, 1600, 7, 0)}, fakes{copied}, 1, 1},
		"can-t-be-decoded":     {fakes{heic, sized("x/1.jpg", 2, 4000, 0, 0)}, fakes{copied}, 1, 1},
		"an-edit-by-its-name":  {fakes{heic, sized("a/IMG_E1.jpg", 2, 4000, 7, 0)}, fakes{copied}, 1, 1},
		"no-copy-of-the-other": {fakes{heic, sized("x/1.jpg", 2, 4000, 7, 0)}, fakes{sized("b/2.heic", 9, 4000, 9, 0)}, 0, 2},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(tt.lib, append(tt.back, aFake("z.jpg", 900))))
			if s := r.Summary; s.Present != tt.present || s.Present+s.Missing+s.Unsure+s.Incomplete != len(tt.lib) || s.Missing+s.Unsure != tt.missing {
				t.Errorf("present %d, missing %d, unsure %d; want %d present, %d not", s.Present, s.Missing, s.Unsure, tt.present, tt.missing)
			}
			for _, v := range r.Photos {
				if v.Status == photo.Present && v.Match.Grade != photo.Exact && v.Match.Grade != photo.Converted {
					t.Errorf("%q is %s", v.Path, v.Match.Grade)
				}
			}
		})
	}
}
