package reconcile

import (
	"fmt"
	"strings"
	"testing"

	"rollcall/photo"
)

// TestLimitsOfTheTarget copies a library to where some names can't be, and asks the
// program about the copy.
func TestLimitsOfTheTarget(t *testing.T) {
	refused := func(p string) bool { return strings.ContainsRune(p, ':') }
	second := func(p string) bool { return strings.Contains(p, "dsc_") }
	with := func(more ...string) fakes {
		lib := trips(5, 12)
		for i, p := range more {
			lib = append(lib, aFake(p, 100+i))
		}
		return lib
	}
	colons := with("2010 Trip/10:30.jpg", "2011 Trip/11:30.jpg", "2012 Trip/12:30.jpg", "2013 Trip/13:30.jpg")
	folders := with("Rome: day 1/a.jpg", "Rome: day 1/b.jpg", "Rome: day 2/c.jpg", "Zoo: May/d.jpg")
	pairs := with("2010 Trip/dsc_0001.jpg", "2011 Trip/dsc_0004.jpg", "2012 Trip/dsc_0007.jpg", "2013 Trip/dsc_0010.jpg")
	same := func(p string) string { return p }
	tests := map[string]struct {
		lib  fakes
		skip func(string) bool
		more string // a file that only the backup has
		want string // in the evidence; "" none
	}{
		"names":                       {colons, refused, "", "none of the 4 photos with such names is in the backup; of the 60 other photos, all arrived"},
		"names-and-such-is-there":     {colons, refused, "Other/14:30.jpg", ""},
		"names-and-a-folder-is-there": {colons, refused, "Other: 2/a.jpg", ""},
		"folders":                     {folders, refused, "", "none of the 3 folders with such names is in the backup"},
		"pairs":                       {pairs, second, "", "of 4 of the 4 such pairs one is not in the backup"},
		"other-names":                 {with("2010 Trip/a.jpg", "2011 Trip/b.jpg", "2012 Trip/c.jpg"), func(p string) bool { return len(p) == len("2010 Trip/a.jpg") }, "", ""},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			back := laid(test.lib, same, test.skip)
			if test.more != "" {
				back = append(back, aFake(test.more, 400))
			}
			r := runCheck(t, request(test.lib, back))
			if r.Summary.Missing < 3 {
				t.Fatalf("%d are missing", r.Summary.Missing)
			}
			for _, v := range r.Photos {
				if v.Status != photo.Missing {
					continue
				}
				text := ""
				for _, e := range v.Evidence {
					if e.Cause == "target-limit" {
						text = e.Text
					}
				}
				if !strings.Contains(text, test.want) || test.want == "" && text != "" || test.want != "" && v.Cause != "target-limit" {
					t.Errorf("%s: %s %.2f %q", v.Path, v.Cause, v.Confidence, text)
				}
				if name == "pairs" && !strings.Contains(text, fmt.Sprintf("%q", strings.Replace(v.Path, "dsc_", "DSC_", 1))) {
					t.Errorf("%s: the other of the pair is not told: %s", v.Path, text)
				}
			}
		})
	}
}

func TestRefusedFolder(t *testing.T) {
	for path, want := range map[string]string{"": "", "a/b": "", "a: b": "a: b", "a/b?/c": "a/b?", "aux/c": "aux", "x/y. /z?": "x/y. "} {
		if got := refusedFolder(path); got != want {
			t.Errorf("refusedFolder(%q) is %q, want %q", path, got, want)
		}
	}
}
