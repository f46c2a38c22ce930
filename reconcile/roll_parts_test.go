package reconcile

import (
	"fmt"
	"strings"
	"testing"

	"rollcall/photo"
)

// pairsOf are photos with a RAW, lone JPEGs and movies; in the backup is what of each
// keeps says.
func pairsOf(pairs, lone int, keeps func(i int, name string) bool) (library, backup fakes) {
	put := func(i int, name string) {
		f := &fake{path: "a/" + name, bytes: build(shotAt(int64(i)*100_000), picture(len(library)+1, 300), nil)}
		library = append(library, f)
		if keeps(i, name) {
			backup = append(backup, f.copied("b/"+name))
		}
	}
	for i := range pairs {
		put(i, fmt.Sprintf("IMG_%d.jpg", i))
		put(i, fmt.Sprintf("IMG_%d.dng", i))
	}
	for i := range lone {
		put(pairs+i, fmt.Sprintf("IMG_%d.jpg", pairs+i))
	}
	put(pairs+lone, "MOV_1.mov")
	return library, backup
}

func TestOwnFilesLeftOut(t *testing.T) {
	raws := func(_ int, name string) bool { return !strings.HasSuffix(name, ".jpg") }
	for name, tt := range map[string]struct {
		keeps      func(int, string) bool
		pair, lone string // the cause of the first of each; "": present
	}{
		"raws-only":                {raws, "outside-scope", "outside-scope"},
		"raws-only-and-lone-jpegs": {func(i int, name string) bool { return raws(i, name) || i >= 12 }, "outside-scope", ""},
		"two-lost":                 {func(i int, name string) bool { return raws(i, name) || i >= 2 && i != 12 }, "unexplained", "unexplained"},
		"two-of-pairs-lost":        {func(i int, name string) bool { return raws(i, name) || i >= 2 }, "unexplained", ""},
	} {
		t.Run(name, func(t *testing.T) {
			library, backup := pairsOf(12, 8, tt.keeps)
			r := runCheck(t, request(library, backup))
			for path, want := range map[string]string{"a/IMG_0.jpg": tt.pair, "a/IMG_12.jpg": tt.lone} {
				v := verdictOf(t, r, path)
				if v.Cause != want || want == "" && v.Status != photo.Present {
					t.Errorf("%s: %s for %q, want %q: %v", path, v.Status, v.Cause, want, v.Evidence)
				}
			}
		})
	}
}
