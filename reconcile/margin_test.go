package reconcile

import (
	"fmt"
	"testing"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// frames are exposures of one scene in one second, without digits below it.
func frames(folder, ending string, seed int, which ...int) (list fakes) {
	for _, n := range which {
		m := shotAt(10)
		m.millis = -1
		f := &fake{path: fmt.Sprintf("%s/%c%s", folder, 'a'+n, ending), bytes: build(m, picture(seed+n, 200+n+seed/10), nil)}
		list = append(list, f.showing(5, n))
	}
	return list
}

// smaller makes small versions of fakes.
func smaller(fs fakes) (list fakes) {
	for n, f := range fs {
		m := shotAt(10)
		m.millis, m.width, m.height = -1, 400, 300
		small := &fake{path: "small/" + f.path, bytes: build(m, picture(9000+n, 70+n), nil)}
		small.shows = f.shows
		list = append(list, small)
	}
	return list
}

// Ten frames within one second, of which the backup has four.
func TestRunBurstBySight(t *testing.T) {
	all := []int{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}
	some := []int{1, 3, 4, 8}
	lib := frames("a", ".heic", 0, all...)
	copies, converted := frames("b", ".heic", 0, some...), frames("c", ".jpg", 500, some...)
	again := frames("d", ".jpg", 700, some...)
	blind := frames("c", ".jpg", 500, some...)
	for _, f := range blind {
		f.shows = sight{}
	}
	strangers := frames("x", ".jpg", 800, 20, 21)
	for name, tt := range map[string]struct {
		back                     fakes
		present, missing, unsure int
		grade                    photo.Grade
		only                     int
	}{
		"by-bytes":                {copies, 4, 6, 0, photo.Exact, 0},
		"converted":               {converted, 4, 6, 0, photo.Converted, 0},
		"by-bytes-and-converted":  {append(copies[:4:4], converted...), 4, 6, 0, photo.Exact, 0},
		"converted-twice":         {append(converted[:4:4], again...), 4, 6, 0, photo.Converted, 0},
		"converted-and-strangers": {append(converted[:4:4], strangers...), 4, 6, 0, photo.Converted, 2},
		"by-bytes-and-small":      {append(copies[:4:4], smaller(copies)...), 4, 6, 0, photo.Exact, 0},
		"small-ones":              {smaller(copies), 0, 10, 0, photo.Reduced, 0},
		"converted-undecodable":   {blind, 0, 0, 10, "", 4},
	} {
		t.Run(name, func(t *testing.T) {
			r := runCheck(t, request(lib, tt.back))
			s := r.Summary
			if s.Present != tt.present || s.Missing != tt.missing || s.Unsure != tt.unsure || s.BackupOnly != tt.only {
				t.Errorf("present %d, missing %d, unsure %d, only in the backup %d; want %d, %d, %d, %d",
					s.Present, s.Missing, s.Unsure, s.BackupOnly, tt.present, tt.missing, tt.unsure, tt.only)
			}
			if tt.grade != "" && s.Grades[tt.grade] != len(some) {
				t.Errorf("grades %v, want %d %s", s.Grades, len(some), tt.grade)
			}
			for _, v := range r.Photos {
				if v.Status == photo.Present && v.Path[2] != v.Match.Path[2] {
					t.Errorf("%s by %s", v.Path, v.Match.Path)
				}
			}
		})
	}
}

// byDistance is a rung on which all stills meet, at distances of the test's own.
func byDistance(far func(a, b string) photo.Judgement) matchers.Matcher {
	return matchers.Matcher{
		Name: "by-distance", Margin: true,
		Keys:  func(*photo.Item) []matchers.Key { return []matchers.Key{"all"} },
		Judge: func(a, b *photo.Item, _ *photo.Comparison) photo.Judgement { return far(a.Path, b.Path) },
	}
}

func TestMargin(t *testing.T) {
	full := func(d float64) photo.Judgement {
		return photo.Judgement{Grade: photo.Converted, Distance: d, Why: "full"}
	}
	less := func(d float64) photo.Judgement {
		return photo.Judgement{Grade: photo.Reduced, Distance: d, Why: "less"}
	}
	doubt := func(d float64) photo.Judgement {
		return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Distance: d, Why: "doubt"}
	}
	no := func(d float64) photo.Judgement { return photo.Judgement{Distance: d, Why: "no"} }
	type table map[string]photo.Judgement // "ax": library a, backup x
	for name, tt := range map[string]struct {
		table table
		want  string // of a, then b: status's first letter, and the counterpart
	}{
		"one-pair":                   {table{"ax": full(3)}, "px m-"},
		"clear":                      {table{"ax": full(1), "bx": full(9)}, "px m-"},
		"clear-crosswise":            {table{"ax": full(1), "ay": full(9), "bx": full(9), "by": full(1)}, "px py"},
		"equally-near":               {table{"ax": full(3), "bx": full(4)}, "u- u-"},
		"doubts-equally-near":        {table{"ax": doubt(3), "bx": doubt(4)}, "u- u-"},
		"clear-doubt":                {table{"ax": doubt(1), "bx": doubt(9)}, "ux m-"},
		"a-stranger-is-nearer":       {table{"ax": full(4), "bx": no(1)}, "u- m-"},
		"a-stranger-is-far":          {table{"ax": full(1), "bx": no(40)}, "px m-"},
		"never-looked-at":            {table{"ax": full(1), "bx": no(0)}, "px m-"},
		"lesser-equally-near":        {table{"ax": less(3), "ay": less(4), "bx": less(4), "by": less(3)}, "mx my"},
		"lesser-one-for-two":         {table{"ax": less(4), "bx": less(3)}, "m- mx"},
		"lesser-beside-a-doubt":      {table{"ax": less(3), "ay": doubt(3)}, "uy m-"},
		"two-full-copies":            {table{"ax": full(1), "ay": full(2), "bx": full(9), "by": full(9)}, "px m-"},
		"two-full-one-shared":        {table{"ax": full(1), "ay": full(2), "by": full(2)}, "u- u-"},
		"clear-once-another-is-gone": {table{"ax": full(3), "ay": full(4), "by": full(1), "bx": full(50)}, "px py"},
		"beside-one-that-is-shared":  {table{"bx": full(1), "ax": full(9), "by": doubt(1), "ay": doubt(1)}, "u- u-"},
		"beside-one-of-its-own":      {table{"bx": full(1), "ax": full(9), "by": doubt(1)}, "m- px"},
	} {
		t.Run(name, func(t *testing.T) {
			lib := fakes{aFake("a.jpg", 1), aFake("b.jpg", 2)}
			back := fakes{aFake("x.jpg", 3), aFake("y.jpg", 4)}
			req := request(lib, back)
			req.Matchers = []matchers.Matcher{byDistance(func(a, b string) photo.Judgement { return tt.table[a[:1]+b[:1]] })}
			r, got := runCheck(t, req), ""
			for k, v := range r.Photos {
				to := "-"
				if v.Match != nil {
					to = v.Match.Path[:1]
				}
				got += []string{"", " "}[k] + string(v.Status[:1]) + to
			}
			if got != tt.want {
				t.Errorf("got %q, want %q", got, tt.want)
			}
		})
	}
}

// Copies of one picture are one: they do not stand in each other's way, and the
// library's share what there is.
func TestMarginOfCopies(t *testing.T) {
	lib := fakes{aFake("a1.jpg", 1), aFake("a2.jpg", 1), aFake("b.jpg", 2)}
	back := fakes{aFake("x1.jpg", 3), aFake("x2.jpg", 3)}
	req := request(lib, back)
	req.Matchers = []matchers.Matcher{byDistance(func(a, _ string) photo.Judgement {
		return photo.Judgement{Grade: photo.Converted, Distance: map[byte]float64{'a': 1, 'b': 20}[a[0]], Why: "full"}
	})}
	r := runCheck(t, req)
	for p, want := range map[string]photo.Status{"a1.jpg": photo.Present, "a2.jpg": photo.Present, "b.jpg": photo.Missing} {
		if v := verdictOf(t, r, p); v.Status != want {
			t.Errorf("%s is %s by %+v, want %s", p, v.Status, v.Match, want)
		}
	}
	if r.Summary.BackupOnly != 0 {
		t.Errorf("%d only in the backup, want none", r.Summary.BackupOnly)
	}
	req = request(lib, back[:1])
	req.Matchers = []matchers.Matcher{byDistance(func(a, _ string) photo.Judgement {
		return photo.Judgement{Grade: photo.Converted, Distance: map[byte]float64{'a': 1, 'b': 20}[a[0]], Why: "full"}
	})}
	if s := runCheck(t, req).Summary; s.Present != 2 || s.Missing != 1 {
		t.Errorf("with one copy there: %+v, want both of the library's present", s)
	}
}

// Where too much is alike, the nearest are looked at and the rest stays unsure.
func TestTooManyAlike(t *testing.T) {
	var lib fakes
	for n := range 2 * mostPixels {
		lib = append(lib, aFake(fmt.Sprintf("%03d.jpg", n), n+1).showing(1, n))
	}
	back := fakes{aFake("x.jpg", 1000).showing(1, 3)}
	m := matchers.Matcher{
		Name: "by-pixels", Margin: true,
		Keys: func(*photo.Item) []matchers.Key { return []matchers.Key{"all"} },
		Judge: func(a, b *photo.Item, looked *photo.Comparison) photo.Judgement {
			if looked == nil {
				return photo.Judgement{Look: photo.LookPixels, Distance: 20}
			}
			if looked.Worst < 5 {
				return photo.Judgement{Grade: photo.Converted, Distance: looked.Worst}
			}
			return photo.Judgement{Distance: looked.Worst}
		},
	}
	req := request(lib, back)
	req.Matchers = []matchers.Matcher{m}
	looks := counted(req)
	s := runCheck(t, req).Summary
	if looks[photo.LookPixels] != mostPixels || s.Present != 0 || s.Unsure == 0 {
		t.Errorf("%d looks, %+v; want %d looks and none present", looks[photo.LookPixels], s, mostPixels)
	}
}
