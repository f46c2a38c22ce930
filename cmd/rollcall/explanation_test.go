package main

import (
	"bytes"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
)

// rungs say what they ask.
var rungs = []matchers.Matcher{
	{Name: "same-bytes", Doc: "Size and digest agree."},
	{Name: "apple-fingerprint", Doc: "The fingerprint agrees."},
	{Name: "same-shot", Doc: "Taken at the same moment by the same camera."},
	{Name: "look-alike", Doc: "The pictures look the same in small, and clearly more so than any others."},
}

// explained is a photo with the ladder as it went, and its verdict.
func explained(status photo.Status, match *photo.Match, evidence ...photo.Evidence) *explanation {
	it := &photo.Item{
		Path: "2024/IMG_0001.HEIC", Standing: photo.StandsMedia, Class: photo.Still, Format: "heic", Stamp: photo.Stamp{Size: 1_800_000}, Whole: photo.Whole,
		Meta: photo.Meta{Make: "Apple", Model: "iPhone 11", Width: 4032, Height: 3024, Taken: photo.Taken{Known: true, Wall: 1714557600, Digits: 3, Nanos: 123e6}},
	}
	e := &explanation{
		check: &photo.Report{Check: 4, Library: []photo.Place{{Root: "/home/ann/Pictures"}}, Backup: []photo.Place{{Root: "/mnt/nas"}}},
		item:  it, ladder: rungs, causes: causes.All, width: 80,
		tried: []reconcile.RungTried{
			{Rung: "same-bytes", Keys: []matchers.Key{"ends 1800000 0123456789abcdef"}},
			{Rung: "apple-fingerprint"},
		},
	}
	if status != photo.Present {
		e.verdict = &photo.Verdict{Path: it.Path, Status: status, Match: match, Evidence: evidence, Confidence: 0.99}
		if len(evidence) > 0 {
			e.verdict.Cause = evidence[0].Cause
		}
		e.weighing = &reconcile.Weighing{Verdict: e.verdict, Route: photo.RouteCopy, InStretch: 1, Temperature: 1.2}
		return e
	}
	e.weighing = &reconcile.Weighing{Verdict: &photo.Verdict{Path: it.Path, Status: photo.Present, Match: match, Copies: 1}}
	return e
}

func (e *explanation) rung(name string, keys []matchers.Key, held ...reconcile.HeldAgainst) *explanation {
	tried := reconcile.RungTried{Rung: name, Keys: keys, Held: held, Met: len(held)}
	if name == "look-alike" {
		tried.Sight, tried.Margin = photo.LookSketch, true
	}
	e.tried = append(e.tried, tried)
	return e
}

func against(path string, j photo.Judgement) reconcile.HeldAgainst {
	return reconcile.HeldAgainst{Path: path, Judgement: j}
}

var shotKey = []matchers.Key{"moment 1714557600.123000000 apple iphone 11", "second 1714557600 apple iphone 11"}

func explanations() map[string]*explanation {
	m := map[string]*explanation{}

	m["missing"] = explained(photo.Missing, &photo.Match{Path: "small/IMG_0001.JPG", Rung: "same-shot", Grade: photo.Reduced, Why: "the same moment and camera; fewer pixels: 1024×768 against 4032×3024"},
		photo.Evidence{Cause: "thumbnail-only", Observation: photo.ObservedCounterpart, Weight: 50, Text: `The backup holds only a smaller picture: "small/IMG_0001.JPG".`}).
		rung("same-shot", shotKey,
			against("small/IMG_0001.JPG", photo.Judgement{Grade: photo.Reduced, Distance: 0.8, Why: "the same moment and camera; fewer pixels: 1024×768 against 4032×3024"}),
			against("small/IMG_0001-1.JPG", photo.Judgement{Distance: 31, Why: "it shows something else"}))
	m["missing"].tried[2].Held[0].Taken = []string{photo.LookSketch, photo.LookPixels}
	m["missing"].tried[2].Held[0].Seen = &photo.Comparison{Pixels: true, Worst: 2, Typical: 0.4, Alike: 1}
	m["missing"].verdict.Parts = []photo.PartVerdict{{Role: photo.RoleEdit, Path: "2024/IMG_E0001.HEIC", Status: photo.Present}}

	m["blind"] = explained(photo.Unsure, &photo.Match{Path: "IMG_0001.HEIC", Rung: "same-shot", Grade: photo.LookAlike, Why: "the same shot; rollcall has no decoder for this format"},
		photo.Evidence{Cause: "unexplained", Observation: photo.ObservedCounterpart, Text: "The same shot; rollcall has no decoder for this format."}).
		rung("same-shot", shotKey, against("IMG_0001.HEIC", photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "the same shot; rollcall has no decoder for this format"})).
		rung("look-alike", nil)
	m["blind"].tried[3].Problem = "rollcall has no decoder for this format"

	m["burst"] = explained(photo.Missing, nil, photo.Evidence{Cause: "unexplained", Observation: photo.ObservedNothing, Text: "Nothing fits."}).
		rung("same-shot", shotKey,
			reconcile.HeldAgainst{Path: "a.jpg", Crowded: true, Judgement: photo.Judgement{Distance: 9, Why: "it is another exposure of the same scene"}},
			reconcile.HeldAgainst{Path: "b.jpg", Crowded: true, Judgement: photo.Judgement{Distance: 40, Why: "the decoded pictures show different things"}})
	m["burst"].tried[2].Crowd, m["burst"].tried[2].Met = shotKey, 12

	m["missing-with-keys"] = explained(photo.Missing, nil, photo.Evidence{Cause: "unexplained", Observation: photo.ObservedNothing, Text: "Nothing fits."}).
		rung("look-alike", []matchers.Key{"band 0 1f3a", "band 0 1f3b", "band 1 0", "band 7 ffff"},
			against("a.jpg", photo.Judgement{Distance: 31, Why: "the decoded pictures differ"}))
	m["missing-with-keys"].keys = true

	m["unsure"] = explained(photo.Unsure, nil, photo.Evidence{Cause: "unexplained", Observation: photo.ObservedCounterpart, Text: "Several pictures of the backup are equally near."}).
		rung("look-alike", []matchers.Key{"band 0 1f3a"},
			against("a.jpg", photo.Judgement{Grade: photo.LookAlike, Unsure: true, Distance: 1.1, Why: "the same picture without its metadata, compressed anew"}),
			against("b.jpg", photo.Judgement{Grade: photo.LookAlike, Unsure: true, Distance: 1.2, Why: "the same picture without its metadata, compressed anew"}))
	m["unsure"].item.Problems = []photo.Problem{{Kind: photo.ProblemUndecoded, Text: "the decoder died over it"}}

	m["weighed"] = explained(photo.Missing, nil, photo.Evidence{Cause: "sync-error", Observation: photo.ObservedTime}).
		rung("same-shot", shotKey)
	m["weighed"].verdict.Confidence, m["weighed"].verdict.Advice = 0.71, causes.All[0].Steps()
	m["weighed"].weighing.InStretch = 0.9
	m["weighed"].weighing.Causes = []reconcile.CauseWeighed{
		onScales("sync-error", 0.71, 0, 17,
			counts(photo.ObservedTime, 18.04, "Between 3 May 2024 and 9 May 2024, none of the 31 photos is in the backup."),
			silenced(photo.ObservedTime, 6, "Nothing at all came on these days."),
			counts(photo.ObservedSize, -1.04, "Small files did not come either.")),
		onScales("unexplained", 0.27, 10, 10, counts(photo.ObservedNothing, 0, "Nothing that rollcall can see explains it well enough.")),
		onScales("outside-scope", 0.01, -25, -28, counts(photo.ObservedShare, -3, "Most of the folder is there.")),
		onScales("corrupted-backup", 0.0004, -25, -25),
		onScales("only-edited", 0.0004, -25, -25),
	}
	m["weighed"].weighing.Causes[0].Apart = -1
	m["weighed-narrow"] = explained(photo.Missing, nil)
	*m["weighed-narrow"] = *m["weighed"]
	m["weighed-narrow"].width = 40

	m["larger-there"] = explained(photo.Present, &photo.Match{Path: "full/IMG_0001.JPG", Rung: "same-shot", Grade: photo.Converted, Better: true, Why: "the decoded pictures agree"}).
		rung("same-shot", shotKey, against("full/IMG_0001.JPG", photo.Judgement{Grade: photo.Converted, Better: true, Why: "the decoded pictures agree"})).
		rung("look-alike", nil)
	return m
}

// onScales is a cause with a start, and evidence that ends in a total.
func onScales(name string, confidence, start, total float64, evidence ...reconcile.EvidenceWeighed) reconcile.CauseWeighed {
	c := reconcile.CauseWeighed{Confidence: confidence, Start: start, Total: total, Apart: total, Evidence: evidence}
	for i := range causes.All {
		if causes.All[i].Name == name {
			c.Cause = &causes.All[i]
		}
	}
	if start != 0 {
		c.Handicaps = []reconcile.Handicap{{Text: "its start", Decibans: start}}
	}
	return c
}

func counts(observation string, weight float64, text string) reconcile.EvidenceWeighed {
	return reconcile.EvidenceWeighed{Evidence: photo.Evidence{Observation: observation, Weight: weight, Text: text}, Counts: true}
}

func silenced(observation string, weight float64, text string) reconcile.EvidenceWeighed {
	ev := counts(observation, weight, text)
	ev.Counts = false
	return ev
}

func TestExplanations(t *testing.T) {
	for name, e := range explanations() {
		t.Run(name, func(t *testing.T) {
			var b bytes.Buffer
			if err := e.write(&b); err != nil {
				t.Fatal(err)
			}
			file := filepath.Join("testdata", "explain", name+".txt")
			if *update {
				if err := os.WriteFile(file, b.Bytes(), 0o644); err != nil {
					t.Fatal(err)
				}
			}
			want, err := os.ReadFile(file)
			if err != nil {
				t.Fatal(err)
			}
			if diff := cmp.Diff(string(want), b.String()); diff != "" {
				t.Errorf("%s differs (-want +got):\n%s", file, diff)
			}
		})
	}
}

func TestLookWords(t *testing.T) {
	const part = "a part of the library's picture looks like it to 0.97"
	for _, tc := range []struct {
		name  string
		found *photo.Comparison
		want  []string
	}{
		{"none", nil, nil},
		{"not-possible", &photo.Comparison{Problem: "a.heic: the decoder died"}, []string{"a second look was not possible: a.heic: the decoder died"}},
		{"nothing-compared", &photo.Comparison{}, nil},
		{"bytes-cut", &photo.Comparison{Bytes: true, Prefix: true}, []string{"byte by byte: the shorter file is the beginning of the longer one"}},
		{"bytes-zeroed", &photo.Comparison{Bytes: true, Zeroed: true, Differing: 16}, []string{"byte by byte: all that differs are zeros in the backup's file, where a disk lost them"}},
		{"bytes-same", &photo.Comparison{Bytes: true}, []string{"byte by byte: nothing differs"}},
		{"bytes-one", &photo.Comparison{Bytes: true, Differing: 1}, []string{"byte by byte: one byte differs"}},
		{"bytes-some", &photo.Comparison{Bytes: true, Differing: 3}, []string{"byte by byte: 3 bytes differ"}},
		{"bytes-many", &photo.Comparison{Bytes: true, Differing: 16}, []string{"byte by byte: 16 bytes or more differ"}},
		{"pixels-agree", &photo.Comparison{Pixels: true, Worst: 2, Typical: 0.42, Detail: 0.96, Grainy: true, Grain: 0.82, Alike: 1}, []string{
			"decoded, squares of 8 pixels differ by 2.0 of 255 levels at most, typically by 0.4",
			"fine detail: the backup's has 96 % of the library's",
			"grain: 82 % in common (near 0 in two exposures of one scene)"}},
		{"pixels-same-turned", &photo.Comparison{Pixels: true, Turned: 3}, []string{"decoded, the pictures are the same cell by cell, once the backup's is turned clockwise by 270 degrees"}},
		{"pixels-differ", &photo.Comparison{Pixels: true, Worst: 131.4, Typical: 28.3, Alike: 0.12, Grainy: true, Grain: -0.01, Cropped: 0.97, Profiles: true}, []string{
			"decoded, squares of 8 pixels differ by 131 of 255 levels at most, typically by 28",
			"grain: 0 % in common (near 0 in two exposures of one scene)",
			"in small they look alike to 0.12 (1: the same; 0: nothing in common)", part,
			"the two name different colour profiles, which were not converted"}},
		{"bytes-then-pixels", &photo.Comparison{Bytes: true, Differing: 2, Pixels: true}, []string{"byte by byte: 2 bytes differ", "decoded, the pictures are the same cell by cell"}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			if diff := cmp.Diff(tc.want, lookWords(tc.found)); diff != "" {
				t.Errorf("(-want +got):\n%s", diff)
			}
		})
	}
}

func TestMarginWords(t *testing.T) {
	for _, tc := range []struct {
		distances []float64
		want      string
	}{
		{nil, ""},
		{[]float64{1.2}, ""},
		{[]float64{0, 0, 3}, ""}, // 0: never looked at
		{[]float64{20, 1.2, 0}, "the nearest is 1.2 levels away, the next 20: clearly farther"},
		{[]float64{1.2, 1.3}, "not clearly farther, so it decides nothing"},
	} {
		if got := marginWords(tc.distances); !strings.HasSuffix(got, tc.want) || (got == "") != (tc.want == "") {
			t.Errorf("marginWords(%v) = %q, want %q", tc.distances, got, tc.want)
		}
	}
}

// Keys of one kind stand together; a hash's bands are numbered.
func TestKeyWords(t *testing.T) {
	keys := []matchers.Key{"band 0 1f3a", "apple-id content X", "band 11 0", "apple-id request Y", "whole"}
	want := []string{"band 0:1f3a 11:0", "apple-id content X | request Y", "whole "}
	if got := keyWords(keys); !slices.Equal(got, want) {
		t.Errorf("got %q, want %q", got, want)
	}
}
