package reconcile

import (
	"testing"

	"rollcall/photo"
)

// Every photo is counted once by how many backup places have a full copy of it, and
// what no place has is what is not present.
func TestCopiesClose(t *testing.T) {
	library := fakes{aFake("a/1.jpg", 1), aFake("a/2.jpg", 2), aFake("a/3.jpg", 3), aFake("a/4.jpg", 4)}
	both, one := fakes{aFake("x/1.jpg", 1), aFake("x/2.jpg", 2), aFake("x/twice.jpg", 2)}, fakes{aFake("y/1.jpg", 1), aFake("y/9.jpg", 9)}
	for name, tc := range map[string]struct {
		backups []fakes
		want    [3]int
	}{
		"one-place":    {[]fakes{both}, [3]int{2, 2, 0}},
		"two-places":   {[]fakes{both, one}, [3]int{2, 1, 1}},
		"three-places": {[]fakes{both, one, {aFake("z/1.jpg", 1), aFake("z/3.jpg", 3)}}, [3]int{1, 2, 1}},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(library, tc.backups...))
			if s := r.Summary; s.Copies != tc.want || s.Copies[0] != s.Photos-s.Present {
				t.Errorf("the copies are %v, want %v, with %d of %d present", s.Copies, tc.want, s.Present, s.Photos)
			}
			for _, v := range r.Photos {
				if (v.Copies == 0) != (v.Status != photo.Present) {
					t.Errorf("%s: %s with %d copies", v.Path, v.Status, v.Copies)
				}
			}
		})
	}
}
