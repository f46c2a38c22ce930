package report

import (
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
