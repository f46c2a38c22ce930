package reconcile

import (
	"fmt"
	"strings"
	"testing"

	"rollcall/photo"
)

// trips are folders of a camera that counts each card from one on.
func trips(folders, shots int) fakes {
	var lib fakes
	for f := range folders {
		for k := range shots {
			lib = append(lib, aFake(fmt.Sprintf("20%02d Trip/DSC_%04d.jpg", 10+f, k+1+f*3), f*shots+k+1))
		}
	}
	return lib
}

// laid copies files into the folder that into names for a path, a name once: the
// first one stays. Those that skip tells do not come.
func laid(lib fakes, into func(path string) string, skip func(path string) bool) fakes {
	var back fakes
	taken := map[string]bool{}
	for _, f := range lib {
		to := into(f.path)
		if !taken[to] && !skip(f.path) {
			taken[to] = true
			back = append(back, &fake{path: to, bytes: f.bytes})
		}
	}
	return back
}

// cardOfNames is the last card of a camera, each of its names being on others.
func cardOfNames(shots int) fakes {
	var lib fakes
	for k := range shots {
		lib = append(lib, aFake(fmt.Sprintf("2020 Trip/DSC_%04d.jpg", k+6), 500+k))
	}
	return lib
}

func TestNamesakes(t *testing.T) {
	flat := func(p string) string { return "All/" + p[strings.LastIndex(p, "/")+1:] }
	mirror := func(p string) string { return p }
	renamed := func(p string) string { return "All/" + strings.ReplaceAll(p, "/", " ") }
	pairs := func(p string) string { // the second of a name gets a number
		if p >= "2011" {
			return "All/" + strings.TrimSuffix(p[strings.LastIndex(p, "/")+1:], ".jpg") + "-" + p[2:4] + ".jpg"
		}
		return flat(p)
	}
	late := func(p string) bool { return strings.HasPrefix(p, "2011") && p >= "2011 Trip/DSC_0007" }
	none := func(string) bool { return false }
	last := func(p string) bool { return strings.HasPrefix(p, "2014") }
	some := func(p string) bool { return strings.HasSuffix(p, "_0012.jpg") && p >= "2011" }
	whole := func() fakes { // a short trip whose names are all taken
		lib := trips(3, 12)
		for k := range 5 {
			lib = append(lib, aFake(fmt.Sprintf("2019 Short/DSC_%04d.jpg", k+2), 200+k))
		}
		return lib
	}
	tests := map[string]struct {
		lib  fakes
		into func(string) string
		skip func(string) bool
		want bool
	}{
		"flattened":             {trips(5, 12), flat, none, true},
		"a-folder-all-of-names": {whole(), flat, none, true},
		"a-card-all-of-names":   {append(append(trips(1, 40), trips(2, 45)[45:]...), cardOfNames(30)...), flat, none, true},
		"two-cards-into-one":    {append(trips(1, 40), cardOfNames(30)...), flat, none, true},
		"the-second-card-lacks": {append(trips(1, 40), cardOfNames(30)...), mirror, func(p string) bool { return strings.HasPrefix(p, "2020") }, false},
		"mirror-lacks-a-folder": {trips(5, 12), mirror, last, false},
		"mirror-lacks-some":     {trips(5, 12), mirror, some, false},
		"numbered-lacks-a-few":  {trips(5, 12), pairs, late, false},
		"renamed-lacks-a-few":   {trips(5, 12), renamed, some, false},
	}
	for name, test := range tests {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(test.lib, laid(test.lib, test.into, test.skip)))
			if r.Summary.Missing < 3 {
				t.Fatalf("%d are missing", r.Summary.Missing)
			}
			for _, v := range r.Photos {
				if v.Status != photo.Missing {
					continue
				}
				told := false
				for _, e := range v.Evidence {
					told = told || e.Cause == "target-limit" && strings.Contains(e.Text, "has its name in the backup")
				}
				if told != test.want || test.want && v.Cause != "target-limit" {
					t.Errorf("%s: told %v, %s %.2f %v", v.Path, told, v.Cause, v.Confidence, v.Evidence)
				}
			}
		})
	}
}
