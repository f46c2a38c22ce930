package causes

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// Where the library's own file is the broken one, nobody calls the backup damaged.
func TestOwnBroken(t *testing.T) {
	whole := picture(4032, 3024, "Apple iPhone 11")
	whole.Whole = photo.Whole
	undecoded := picture(4032, 3024, "Apple iPhone 11", func(it *photo.Item) { it.Problems = []photo.Problem{{Kind: photo.ProblemUndecoded}} })
	cut := picture(4032, 3024, "Apple iPhone 11", func(it *photo.Item) { it.Whole = photo.Cut })
	for _, tc := range []struct {
		name       string
		item, back *photo.Item
		want       string
		text       string
	}{
		{"backup-cut", whole, cut, "corrupted-backup", "a damaged copy"},
		{"both-whole", whole, whole, "corrupted-backup", "a damaged copy"},
		{"both-broken", cut, cut, "corrupted-backup", "a damaged copy"},
		{"library-cut", cut, whole, "unreadable-format", "The library's own file is broken"},
		{"library-undecoded", undecoded, whole, "unreadable-format", "The library's own file is broken"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			c := Case{
				Photo: &photo.Photo{Item: tc.item}, Item: tc.item, Status: photo.Missing, Roll: silentRoll{},
				Match: &photo.Match{Path: "b/x.jpg", Grade: photo.Damaged}, Counterpart: tc.back,
			}
			for _, cause := range []Cause{corruptedBackup, unreadableFormat} {
				ev := cause.Explain(c)
				if (len(ev) > 0) != (cause.Name == tc.want) {
					t.Errorf("%s says %v", cause.Name, ev)
				}
				if len(ev) > 0 && (ev[0].Weight < 50 || !strings.Contains(ev[0].Text, tc.text)) {
					t.Errorf("%s says %v, want %q", cause.Name, ev, tc.text)
				}
			}
		})
	}
}

// A copy without what follows the picture is told as one.
func TestLostTail(t *testing.T) {
	it := picture(4032, 3024, "Google Pixel 6")
	c := Case{
		Photo: &photo.Photo{Item: it}, Item: it, Role: photo.RoleMotion, Status: photo.Incomplete, Roll: silentRoll{},
		Main: &photo.Match{Path: "b/x.jpg", Grade: photo.Converted},
	}
	ev := unexplained.Explain(c)
	if len(ev) != 1 || ev[0].Weight != 0 || !strings.Contains(ev[0].Text, `"b/x.jpg" has the picture, and not what follows it`) {
		t.Errorf("it says %v", ev)
	}
}

// Where something else follows the picture, nobody says that nothing does.
func TestOtherTail(t *testing.T) {
	it := picture(4032, 3024, "Nikon")
	c := Case{
		Photo: &photo.Photo{Item: it}, Item: it, Role: photo.RoleMotion, Status: photo.Incomplete, Roll: silentRoll{},
		Main: &photo.Match{Path: "b/x.mpo", Grade: photo.SamePicture}, MainItem: picture(4032, 3024, "Nikon", func(it *photo.Item) { it.TailSize = 900 }),
	}
	ev := unexplained.Explain(c)
	if len(ev) != 1 || strings.Contains(ev[0].Text, "without it") || !strings.Contains(ev[0].Text, "is not what follows it in the library's file") {
		t.Errorf("it says %v", ev)
	}
}

func TestLift(t *testing.T) {
	for _, tc := range []struct {
		name     string
		split    Split
		min, max float64
	}{
		{"most-of-it-none-of-the-rest", Split{16, 10, 400, 0}, 14, 18},
		{"one-of-many", Split{20, 1, 200, 0}, -15, -10},
		{"as-the-rest", Split{65, 44, 2896, 1964}, -0.5, 0.5},
		{"fewer-than-the-rest", Split{30, 1, 300, 200}, -15, -10},
		{"alone", Split{1, 1, 300, 2}, 0, 0},
		{"nothing-to-compare-with", Split{10, 10, 0, 0}, 0, 0},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if w := (Share{Split: tc.split}).Lift(18); w < tc.min || w > tc.max {
				t.Errorf("the weight is %.2f, want %.1f to %.1f", w, tc.min, tc.max)
			}
		})
	}
}
