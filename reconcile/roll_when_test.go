package reconcile

import (
	"testing"
	"time"

	"rollcall/photo"
)

func TestDateInName(t *testing.T) {
	for name, want := range map[string]string{
		"IMG-20250606-WA1510.jpg": "2025-06-06", "Screenshot_20240629-175447.PNG": "2024-06-29", "20250107_023547.jpg": "2025-01-07",
		"Screenshot 2024-05-01 at 10.11.12.png": "2024-05-01", "signal-2023-12-31-235959.jpg": "2023-12-31",
		"IMG_6797.PNG": "", "DSC_20240501": "2024-05-01", "920240501_1.jpg": "", "20241301_x.jpg": "", "2024-0501.jpg": "", "120240501.jpg": "",
	} {
		at, ok := dateInName(name)
		got := ""
		if ok {
			got = time.Unix(at, 0).UTC().Format("2006-01-02")
		}
		if got != want {
			t.Errorf("dateInName(%q) is %q, want %q", name, got, want)
		}
	}
}

func TestSpansOf(t *testing.T) {
	lines := []line{
		{folder: 1, taken: 100, dated: true}, {folder: 1}, {folder: 1, taken: 300, dated: true},
		{folder: 2}, {folder: 2, taken: 700, dated: true}, {folder: 3}, {folder: 4, taken: 900, dated: true},
	}
	gone := func(at int) lost {
		return lost{line: at, photo: &photo.Photo{Item: &photo.Item{Path: "x/IMG_1.PNG"}}, verdict: &photo.Verdict{Status: photo.Missing}}
	}
	spans := spansOf(lines, []lost{gone(0), gone(1), gone(3), gone(5)})
	for at, want := range map[int]span{0: {from: 300, to: 300}, 1: {from: 100, to: 300}, 3: {from: 700, to: 700}} {
		got := spans[at]
		got.beside = [2]int32{}
		if got != want {
			t.Errorf("line %d: %v, want %v", at, got, want)
		}
	}
	if len(spans) != 3 {
		t.Errorf("%d spans, want 3: %v", len(spans), spans)
	}
}
