package report

import (
	"strings"
	"testing"

	"rollcall/photo"
)

func TestRecognised(t *testing.T) {
	for name, tc := range map[string]struct {
		kind  string
		facts photo.Facts
		want  string
	}{
		"nothing": {"folder", nil, "folder, 41,212 photos and videos in 82,424 files"},
		"export":  {"zip", photo.Facts{photo.FactTitle: "iCloud export", photo.FactParts: "7 of 9"}, "iCloud export (zip), 7 of 9 parts, 41,212 photos and videos in 82,424 files, 2 parts absent"},
		"whole":   {"zip", photo.Facts{photo.FactTitle: "iCloud export", photo.FactParts: "9 of 9"}, "iCloud export (zip), 9 of 9 parts, 41,212 photos and videos in 82,424 files"},
		"one":     {"folder", photo.Facts{photo.FactParts: "8 of 9"}, "folder, 8 of 9 parts, 41,212 photos and videos in 82,424 files, 1 part absent"},
		"phone":   {"phone-backup", photo.Facts{photo.FactDevice: "Anna's iPhone", photo.FactSystem: "iOS 17.4"}, "phone-backup, of Anna's iPhone, iOS 17.4, 41,212 photos and videos in 82,424 files"},
		"odd":     {"folder", photo.Facts{photo.FactTitle: "Google Takeout", photo.FactParts: "many"}, "Google Takeout (folder), many parts, 41,212 photos and videos in 82,424 files"},
	} {
		t.Run(name, func(t *testing.T) {
			p := photo.Place{Kind: tc.kind, Facts: tc.facts, Tally: photo.Tally{Photos: 41212, Media: 41212, Files: 82424}}
			if got := RecognisedText(&p); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
			line := strings.ReplaceAll(placeText(&p, ""), "photos", "photos and videos")
			for _, word := range strings.Split(tc.want, ", ") {
				if !strings.Contains(line, word) {
					t.Errorf("the report's line %q lacks %q", line, word)
				}
			}
		})
	}
}
