package report

import (
	"strings"
	"testing"

	"rollcall/photo"
)

// A library that keeps its originals elsewhere says so before all else.
func TestElsewhere(t *testing.T) {
	for name, tt := range map[string]struct{ records, want string }{
		"optimised": {"52292", "Compared 8,120 originals; this library lists 60,412. The other 52,292 are not on this disk: of them only the library's records could be compared."},
		"one":       {"1", "Compared 60,411 originals; this library lists 60,412. The other 1 is not on this disk: of it only the library's records could be compared."},
		"none":      {"", "All 60,412 photos have a full copy in this backup"},
	} {
		t.Run(name, func(t *testing.T) {
			r := allClear()
			if tt.records != "" {
				r.Library[0].Facts.Set(photo.FactRecords, tt.records)
			}
			text := strings.Join(strings.Fields(string(written(t, textLayout, scene{"", r, Options{}}))), " ")
			if !strings.HasPrefix(text, tt.want) {
				t.Errorf("it begins with %.200q", text)
			}
			if tt.records == "52292" && !strings.Contains(text, "52,292 originals elsewhere") {
				t.Errorf("the place does not tell it: %s", text)
			}
		})
	}
}

// A record that is not understood is no folder that could not be read.
func TestRecordsNotUnderstood(t *testing.T) {
	r := allClear()
	r.Library[0].Problems = []photo.Problem{{Kind: photo.ProblemMalformed, Path: "database/Photos.sqlite",
		Text: "ZHIDDEN is 7, of which nothing is known: nothing was made of it (2 times)"}}
	text := strings.Join(strings.Fields(string(written(t, textLayout, scene{"", r, Options{}}))), " ")
	if !strings.Contains(text, "Noticed: 1 record that is odd; see below") || !strings.Contains(text, "Noticed in /home/ann/Pictures") || strings.Contains(text, "Not looked at") {
		t.Errorf("%s", text)
	}
	page := withoutData(string(written(t, htmlLayout, scene{"", r, Options{Now: now}})))
	if !strings.Contains(page, `id="noticed"`) || !strings.Contains(page, "ZHIDDEN is 7") || strings.Contains(strings.ToLower(page), "not looked at") {
		t.Errorf("the page: %s", page)
	}
}

// What is odd was read all the same: changes have no reservation for it.
func TestChangesOfRecordsNotUnderstood(t *testing.T) {
	whole := photo.Place{Root: "/odd", Complete: true, Problems: []photo.Problem{{Kind: photo.ProblemMalformed, Path: "a.json"}}}
	cut := whole
	cut.Problems = append(cut.Problems, photo.Problem{Kind: photo.ProblemCut, Path: "b.zip"})
	for _, tt := range []struct {
		name  string
		place photo.Place
		read  bool
	}{{"odd", whole, true}, {"cut", cut, false}, {"incomplete", photo.Place{}, false}} {
		t.Run(tt.name, func(t *testing.T) {
			places := []photo.Place{tt.place}
			if got := allRead(places); got != tt.read {
				t.Errorf("all read: %t", got)
			}
			if got := shapesOfRoots(places)[0].Complete; got != tt.read {
				t.Errorf("complete: %t", got)
			}
		})
	}
}
