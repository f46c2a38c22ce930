package reconcile

import (
	"fmt"
	"slices"
	"testing"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// datedAt makes photos that were taken at their own times, encoded anew as kind, each
// moved by so many seconds.
func datedAt(folder, ending string, kind, count int, moved func(n int) int64) (list fakes) {
	for n := 1; n <= count; n++ {
		m := shotAt(int64(n*1000+n*n) + moved(n))
		m.millis = -1
		f := &fake{path: fmt.Sprintf(folder, n) + ending, bytes: build(m, picture(kind+n, 300+kind%7), nil)}
		list = append(list, f.showing(n, 0))
	}
	return list
}

func TestRunMovedClock(t *testing.T) {
	still := func(int) int64 { return 0 }
	hours := func(int) int64 { return 5 * 3600 }
	weeks := func(int) int64 { return 14 * 86400 }
	each := func(n int) int64 { return int64(n*n*7919 + 3*n) }
	lib := datedAt("a/IMG_%04d", ".heic", 1, 20, still)
	small := func(fs fakes) fakes {
		for n := range fs {
			m := shotAt(int64((n+1)*1000+(n+1)*(n+1)) + 14*86400)
			m.width, m.height, m.millis = 400, 300, -1
			fs[n].bytes = build(m, picture(900+n, 90), nil)
		}
		return fs
	}
	neighbours := datedAt("b/IMG_%04d", ".jpg", 5000, 20, hours)
	for n, f := range neighbours {
		f.shows.frame = 1 + n%3
	}
	for name, tt := range map[string]struct {
		back                     fakes
		unsure, missing, reduced int
	}{
		"by-hours":             {datedAt("b/IMG_%04d", ".jpg", 5000, 20, hours), 20, 0, 0},
		"by-hours-renamed":     {datedAt("b/foto%d", ".jpg", 5000, 20, hours), 20, 0, 0},
		"by-weeks-renamed":     {datedAt("b/foto%d", ".jpg", 5000, 20, weeks), 20, 0, 0},
		"each-by-its-own":      {datedAt("b/IMG_%04d", ".jpg", 5000, 20, each), 20, 0, 0},
		"some-are-lost":        {datedAt("b/foto%d", ".jpg", 5000, 12, weeks), 12, 8, 0},
		"small":                {small(datedAt("b/foto%d", ".jpg", 5000, 20, weeks)), 0, 20, 20},
		"of-each-another-take": {neighbours, 0, 20, 0},
	} {
		t.Run(name, func(t *testing.T) {
			s := runCheck(t, request(lib, tt.back)).Summary
			if s.Present != 0 || s.Unsure != tt.unsure || s.Missing != tt.missing || s.Grades[photo.Reduced] != tt.reduced {
				t.Errorf("%+v, want %d unsure, %d missing", s, tt.unsure, tt.missing)
			}
		})
	}
}

// Of many photos that share nothing but their names nobody looks at one.
func TestRunNamesakesAreNotLookedAt(t *testing.T) {
	const count = mostMoved + 100
	var lib, back fakes
	for n := range count {
		here, there := shotAt(int64(n*977)), shotAt(int64(n*n*13+n*31+5_000_000))
		here.millis, there.millis = int16(2*(n%400)+1), int16(2*(n%400)+2)
		lib = append(lib, (&fake{path: fmt.Sprintf("a/IMG_%04d.heic", n), bytes: build(here, picture(n, 300), nil)}).showing(n+1, 0))
		back = append(back, (&fake{path: fmt.Sprintf("b/IMG_%04d.jpg", n), bytes: build(there, picture(9000+n, 300), nil)}).showing(20_000+n, 0))
	}
	req := request(lib, back)
	req.Matchers = slices.DeleteFunc(slices.Clone(req.Matchers), func(m matchers.Matcher) bool { return !m.Moved })
	looks := counted(req)
	if s := runCheck(t, req).Summary; s.Missing != count || len(looks) > 0 {
		t.Errorf("%d missing, looks %v", s.Missing, looks)
	}
}
