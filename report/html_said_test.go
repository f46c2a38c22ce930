package report

import (
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
)

// TestNothingIsNoCause: where nothing but that nothing fits speaks for a cause, no
// layout calls it likely.
func TestNothingIsNoCause(t *testing.T) {
	v := missing("unexplained", 0.87, photo.ObservedCounterpart, "The backup has the photo's own file, and not what belongs to it.")
	v.Status, v.Match = photo.Incomplete, &photo.Match{Path: "IMG_1.HEIC", Grade: photo.Exact}
	v.Parts = []photo.PartVerdict{{Role: photo.RoleVideo, Path: "IMG_1.MOV", Status: photo.Missing}}
	v.Evidence[0].Weight = 0
	r := closed(3, []photo.Verdict{v})
	sc := scene{"", r, Options{Now: now, Titles: map[string]string{"unexplained": "that nothing explains"}}}
	for _, layout := range []Layout{textLayout, htmlLayout} {
		if text := string(written(t, layout, sc)); strings.Contains(text, "likely: that nothing explains") || !strings.Contains(text, "not what belongs to it") {
			t.Errorf("%s says:\n%s", layout.Name, text)
		}
	}
	if page := string(written(t, htmlLayout, sc)); !strings.Contains(page, "Live Photo lost its video; cannot tell: nothing explains it") {
		t.Error("the photo's line does not tell what was lost")
	}
}

// TestNoButtonToNothing: what is all hidden has no button that would show it.
func TestNoButtonToNothing(t *testing.T) {
	v := missing("hidden-album", 0.97, photo.ObservedRecord, "It is in the Hidden album.")
	v.Hidden, v.Advice = true, "1. Keep it."
	shown := missing("sync-error", 0.7, photo.ObservedTime, "In May nothing came.")
	shown.Advice = "1. Wait."
	r := closed(3, []photo.Verdict{v, shown})
	for _, show := range []bool{false, true} {
		byCause := map[string]bool{}
		for _, a := range pageOf(viewOf(r, Options{Now: now, ShowHidden: show})).Todo {
			byCause[a.Cause] = true
		}
		if byCause["hidden-album"] != show || !byCause["sync-error"] {
			t.Errorf("with --show-hidden=%v there are buttons for %v", show, byCause)
		}
	}
}

func TestWithinASentence(t *testing.T) {
	for label, want := range map[string]string{
		"week of 3 March 2025": "the week of 3 March 2025", "1990s": "the 1990s", "March 2025": "March 2025", "2 May 2025": "2 May 2025",
	} {
		if got := (&bucket{label: label}).within(); got != want {
			t.Errorf("%q stands as %q, want %q", label, got, want)
		}
	}
}

func TestAnswerInOneLine(t *testing.T) {
	lost := closed(3, []photo.Verdict{missing("sync-error", 0.7, photo.ObservedTime, "In May nothing came.")})
	for _, test := range []struct {
		r     *photo.Report
		begin string
		harm  bool
	}{{allClear(), "all ", false}, {lost, "1 of 4 photos has NO full copy in ", true}, {&photo.Report{}, "no photo was found", true}} {
		got := Answer(test.r)
		if !strings.HasPrefix(got, test.begin) || strings.HasSuffix(got, ".") || strings.HasSuffix(got, "; erase or reset nothing yet") != test.harm {
			t.Errorf("it says %q", got)
		}
	}
}

// TestTicksOfWideRolls: a clock that is thousands of years off leaves labels that are
// years, whatever the bars.
func TestTicksOfWideRolls(t *testing.T) {
	for _, dates := range [][2]string{{"1900-01-01", "9999-12-31"}, {"1904-01-01", "2024-05-01"}, {"1970-01-01", "2098-05-01"}, {"2000-01-01", "4000-01-01"}} {
		r := closed(0, many(1, "IMG_%d.JPG", dates[0], missing("deleted", 0.9, photo.ObservedRecord, "It lies in a trash.")))
		r.Days = []photo.Day{{Date: dates[0], Photos: 1}, {Date: dates[1], Photos: 1, Present: 1}}
		ticks := pageOf(viewOf(r, Options{})).Chart.Ticks
		if len(ticks) < 2 {
			t.Errorf("%v: labels %v", dates, ticks)
		}
		for _, tick := range ticks {
			if len(tick.Label) != 4 {
				t.Errorf("%v: a label is %q", dates, tick.Label)
			}
		}
	}
}

func TestAboveCountsOnce(t *testing.T) {
	groups := []group{{text: "cannot tell; a guess: this", photos: []int{0, 1}}, {text: "cannot tell; a guess: that", photos: []int{2}}, {text: "likely: this", photos: []int{3}}}
	if got := asAbove("this", []int{0, 2, 3}, groups); got != "(above: 2 cannot tell; 1 likely: this)" {
		t.Errorf("it says %q", got)
	}
}

// TestUnsureIsNotLost: the timeline draws what is unsure in its own colour, in both
// strips, and names it.
func TestUnsureIsNotLost(t *testing.T) {
	unsure := photo.Verdict{Status: photo.Unsure}
	lost := missing("deleted", 0.9, photo.ObservedRecord, "It lies in a trash.")
	for _, test := range []struct {
		photos []photo.Verdict
		title  string
		whole  []string
	}{
		{many(2, "IMG_%d.JPG", "2024-05-03", lost), "Without a full copy", []string{"present", "without"}},
		{many(2, "IMG_%d.JPG", "2024-05-03", unsure), "Unsure", []string{"present", "hue-9"}},
		{append(many(2, "IMG_%d.JPG", "2024-05-03", lost), many(2, "DSC_%d.JPG", "2024-05-03", unsure)...), "Without a full copy, or unsure", []string{"present", "without", "hue-9"}},
	} {
		r := closed(1, test.photos)
		r.Days = []photo.Day{{Date: "2024-05-03", Photos: len(test.photos) + 1, Present: 1}}
		c := pageOf(viewOf(r, Options{Now: now})).Chart
		var whole []string
		for _, s := range c.Whole {
			whole = append(whole, s.Class)
		}
		if c.LostIs != test.title || !slices.Equal(whole, test.whole) {
			t.Errorf("%q with %v, want %q with %v", c.LostIs, whole, test.title, test.whole)
		}
	}
}

// TestGuessesAreNotForAll: where some photos have a guess and others have none, the
// line does not read as if it were for all of them.
func TestGuessesAreNotForAll(t *testing.T) {
	guess, none := missing("sync-error", 0.4, photo.ObservedTime, "In May little came."), missing("unexplained", 0.9, photo.ObservedNothing, "Nothing fits.")
	none.Evidence[0].Weight = 0
	for _, test := range []struct {
		photos []photo.Verdict
		want   string
	}{
		{append(many(2, "IMG_%d.JPG", "2024-05-03", guess), many(9, "DSC_%d.JPG", "2024-05-03", none)...), "11  cannot tell; a guess: syncing (2); nothing explains 9\n"},
		{many(2, "IMG_%d.JPG", "2024-05-03", guess), "2  cannot tell; a guess: syncing (2)\n"},
		{many(9, "DSC_%d.JPG", "2024-05-03", none), "9  cannot tell: nothing explains them\n"},
	} {
		text := string(written(t, textLayout, scene{"", closed(3, test.photos), Options{Now: now, Titles: map[string]string{"sync-error": "syncing"}}}))
		if !strings.Contains(text, test.want) {
			t.Errorf("it does not say %q:\n%s", test.want, text)
		}
	}
}
