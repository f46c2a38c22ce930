package main

import (
	"testing"

	"rollcall/photo"
)

// TestKindOfChange is what each way from one status to another is called; damaged
// and other are missing with a damaged copy, and with another cause.
func TestKindOfChange(t *testing.T) {
	const damaged, other photo.Status = "damaged", "other"
	for _, c := range []struct {
		then, now photo.Status
		want      photo.ChangeKind
	}{
		{photo.Present, photo.Present, ""},
		{photo.Present, photo.Incomplete, photo.NewlyIncomplete},
		{photo.Present, photo.Missing, photo.NewlyMissing},
		{photo.Present, damaged, photo.NewlyDamaged},
		{photo.Present, photo.Unsure, photo.NewlyUnsure},
		{photo.Incomplete, photo.Present, photo.FoundAgain},
		{photo.Incomplete, photo.Incomplete, ""},
		{photo.Incomplete, photo.Missing, photo.NewlyMissing},
		{photo.Incomplete, photo.Unsure, photo.NewlyUnsure},
		{photo.Missing, photo.Present, photo.FoundAgain},
		{photo.Missing, photo.Incomplete, photo.FoundInPart},
		{photo.Missing, photo.Missing, ""},
		{photo.Missing, other, photo.OtherCause},
		{photo.Missing, damaged, photo.OtherCause},
		{damaged, photo.Missing, photo.OtherCause},
		{damaged, damaged, ""},
		{photo.Missing, photo.Unsure, photo.NewlyUnsure},
		{photo.Unsure, photo.Present, photo.FoundAgain},
		{photo.Unsure, photo.Incomplete, photo.NewlyIncomplete},
		{photo.Unsure, photo.Missing, photo.NewlyMissing},
		{photo.Unsure, damaged, photo.NewlyDamaged},
		{photo.Unsure, photo.Unsure, ""},
	} {
		check := func(s photo.Status) *photo.Report {
			v := photo.Verdict{Item: 1, Path: "a", Status: s, Cause: "deleted"}
			switch s {
			case photo.Present:
				return &photo.Report{}
			case damaged:
				v.Status, v.Match = photo.Missing, &photo.Match{Grade: photo.Damaged}
			case other:
				v.Status, v.Cause = photo.Missing, "unexplained"
			}
			return &photo.Report{Photos: []photo.Verdict{v}}
		}
		list := compare(check(c.then), check(c.now), []entry{{row: 1, path: "a", counted: true}}, []entry{{row: 1, path: "a", counted: true}}).List
		var got photo.ChangeKind
		if len(list) > 0 {
			got = list[0].Kind
		}
		if got != c.want {
			t.Errorf("from %s to %s is %q, want %q", c.then, c.now, got, c.want)
		}
	}
}

// TestReplaced: another digest alone is no other picture, nor is what was not read.
func TestReplaced(t *testing.T) {
	d := func(n byte) photo.Digest { return photo.Digest{n} }
	for name, c := range map[string]struct {
		then, now entry
		want      bool
	}{
		"same-row":       {entry{row: 1, name: "a"}, entry{row: 1, name: "a"}, false},
		"other-bytes":    {entry{row: 1, name: "a", digest: d(1)}, entry{row: 2, name: "a", digest: d(2)}, true},
		"other-picture":  {entry{row: 1, name: "a", digest: d(1), picture: d(3)}, entry{row: 2, name: "a", digest: d(2), picture: d(4)}, true},
		"same-picture":   {entry{row: 1, name: "a", digest: d(1), picture: d(3)}, entry{row: 2, name: "a", digest: d(2), picture: d(3)}, false},
		"renamed":        {entry{row: 1, name: "a", digest: d(1)}, entry{row: 2, name: "b", digest: d(1)}, false},
		"half-read":      {entry{row: 1, name: "a", ends: d(5)}, entry{row: 2, name: "a", digest: d(2), ends: d(5)}, false},
		"half-other":     {entry{row: 1, name: "a", ends: d(5)}, entry{row: 2, name: "a", digest: d(2), ends: d(6)}, true},
		"not-downloaded": {entry{row: 1, name: "a", digest: d(1), ends: d(5)}, entry{row: 2, name: "a"}, false},
	} {
		j := couple{&c.then, &c.now}
		if got := j.replaced(); got != c.want {
			t.Errorf("%s: %t, want %t", name, got, c.want)
		}
	}
}

// What weighs nothing explains nothing.
func TestSaysWhatItRestsOn(t *testing.T) {
	for weight, want := range map[float64]string{12: photo.ObservedCounterpart, 0: photo.ObservedNothing} {
		v := &photo.Verdict{Status: photo.Incomplete, Cause: "c", Evidence: []photo.Evidence{{Cause: "c", Observation: photo.ObservedCounterpart, Weight: weight}}}
		if got := says(v).RestsOn; got != want {
			t.Errorf("of weight %v it rests on %q, want %q", weight, got, want)
		}
	}
}
