package reconcile

import (
	"fmt"
	"strings"
	"testing"

	"rollcall/photo"
)

// Where nothing tells a date, the numbers in names tell what was taken after what: a run
// of them that is missing is told as one of time is, by its numbers.
func TestNumbersTellTheOrder(t *testing.T) {
	for _, tc := range []struct {
		name  string
		gone  func(i int) bool
		dated int // photos that tell when they were taken
		file  string
		cause string
		text  string
	}{
		{"between", func(i int) bool { return i >= 30 && i < 45 }, 0, "a/IMG_%04d.JPG", "sync-error", "By the numbers in their names, from 130 to 144, none of the 15 photos is in the backup"},
		{"at-the-end", func(i int) bool { return i >= 45 }, 0, "a/IMG_%04d.JPG", "sync-error", "By the numbers in their names, from 145 on, none of the 15 photos is in the backup"},
		{"no-numbers", func(i int) bool { return i >= 30 && i < 45 }, 0, "a/photo %d.JPG", "unexplained", ""},
		{"here-and-there", func(i int) bool { return i%9 == 4 }, 0, "a/IMG_%04d.JPG", "unexplained", ""},
		{"with-dates", func(i int) bool { return i >= 30 && i < 45 }, 60, "a/IMG_%04d.JPG", "sync-error", ", none of the 15 photos is in the backup"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var library, backup fakes
			for i := range 60 {
				m := shotAt(int64(i) * 40_000)
				if i >= tc.dated {
					m = meta{width: 4000, height: 3000}
				}
				f := &fake{path: fmt.Sprintf(tc.file, 100+i), bytes: build(m, picture(i, 300), nil)}
				library = append(library, f)
				if !tc.gone(i) {
					backup = append(backup, f.copied(f.path))
				}
			}
			for _, v := range runCheck(t, request(library, backup)).Photos {
				if v.Status != photo.Missing {
					continue
				}
				if v.Cause != tc.cause {
					t.Fatalf("%s: %s, want %s", v.Path, v.Cause, tc.cause)
				}
				if tc.text != "" && !strings.Contains(v.Evidence[0].Text+v.Evidence[1].Text, tc.text) || tc.dated > 0 && strings.Contains(v.Evidence[0].Text, "numbers") {
					t.Fatalf("it says %+v, want %q", v.Evidence, tc.text)
				}
				if (tc.dated == 0) == v.Taken.Known {
					t.Errorf("%s is said to be of %v", v.Path, v.Taken)
				}
			}
		})
	}
}
