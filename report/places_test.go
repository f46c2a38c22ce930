package report

import (
	"fmt"
	"strings"
	"testing"

	"rollcall/photo"
)

// twoBackups has photos in none, one and both of two backups, and lost edits of
// which the originals came.
func twoBackups() *photo.Report {
	lost := many(3, "2023/IMG_E%04d.JPG", "2023-05-01", photo.Verdict{
		Bytes: 2_000_000, Status: photo.Missing, Cause: "only-edited", Confidence: 0.97,
		Match:  &photo.Match{Path: "IMG.JPG", Grade: photo.EditedGrade, Rung: "same-shot", Why: "the same capture id; in another edit state"},
		Parts:  []photo.PartVerdict{{Role: photo.RoleOriginal, Path: "2023/IMG.JPG", Status: photo.Present}},
		Advice: firstSteps + "4. Export Unmodified Original.",
		Evidence: []photo.Evidence{{
			Cause: "only-edited", Observation: photo.ObservedCounterpart, Weight: 50, Text: "The backup holds the original of this edit, and not the edited version.",
		}},
	})
	originals := many(2, "2022/IMG_%04d.JPG", "2022-05-01", photo.Verdict{
		Bytes: 2_000_000, Status: photo.Missing, Cause: "only-edited", Confidence: 0.97, Advice: firstSteps + "4. Export Unmodified Original.",
		Match:    &photo.Match{Path: "IMG.JPG", Grade: photo.EditedGrade, Rung: "same-shot", Why: "the same capture id; in another edit state"},
		Evidence: []photo.Evidence{{Cause: "only-edited", Observation: photo.ObservedCounterpart, Weight: 50, Text: "The backup holds an edited version."}},
	})
	r := closed(95, append(originals, lost...))
	r.Backup = append(r.Backup, place("/mnt/usb", 40, 30e9))
	r.Backup[1].Tally = photo.Tally{Files: 60, Media: 48, Photos: 40, Parts: 8, Derivatives: 5, Other: 4, Ignored: 2, Problems: 1}
	r.Summary.Copies = [3]int{5, 55, 40}
	return r
}

func TestCopies(t *testing.T) {
	for _, tc := range []struct {
		name   string
		copies [3]int
		places int
		want   string
	}{
		{"one-backup", [3]int{5, 95, 0}, 1, ""},
		{"of-two", [3]int{5, 55, 40}, 2, "Copies: 55 photos have one copy only, 40 have two or more, of 2 backup places."},
		{"one-alone", [3]int{0, 1, 1}, 3, "Copies: 1 photo has one copy only, 1 has two or more, of 3 backup places."},
		{"all-twice", [3]int{0, 0, 9}, 2, "Copies: 9 have two or more, of 2 backup places."},
		{"none", [3]int{9, 0, 0}, 2, ""},
	} {
		t.Run(tc.name, func(t *testing.T) {
			var b strings.Builder
			s := newScreen(&b, Options{Width: 100})
			writeCopies(s, &photo.Report{Backup: make([]photo.Place, tc.places), Summary: photo.Summary{Copies: tc.copies}}, Options{})
			s.w.Flush()
			if got := strings.TrimSpace(b.String()); got != tc.want {
				t.Errorf("got %q, want %q", got, tc.want)
			}
		})
	}
}

// What one backup place lacks is told of that place, and takes no photo from the reasons
// of what is missing everywhere.
func TestLackingInOnePlace(t *testing.T) {
	r := twoBackups()
	r.Patterns = []photo.Pattern{
		{Cause: "only-edited", Photos: 5, Confidence: 0.95, Place: "/mnt/usb", Text: `In the backup place "/mnt/usb": None of the 40 videos is in the backup; of the 60 photos to compare with, all arrived.`},
		{Cause: "upload-off", Photos: 9, Confidence: 0.4, Place: "/mnt/usb", Text: `In the backup place "/mnt/usb": From 2 May 2023 on, none of the 9 photos is in the backup.`},
	}
	text := string(written(t, textLayout, scene{"", r, Options{Width: 300, Titles: titles}}))
	for _, want := range []string{
		`In the backup place "/mnt/usb": None of the 40 videos is in the backup; of the 60 photos to compare with, all arrived (very likely: only another edit was backed up).`,
		`none of the 9 photos is in the backup (cannot tell; a guess: while uploading was off).`,
	} {
		if !strings.Contains(text, want) {
			t.Errorf("it does not say %q:\n%s", want, text)
		}
	}
	for _, g := range grouped(r, Options{Titles: titles}) {
		if strings.Contains(g.text, "40 videos") {
			t.Errorf("a group is said to be missing for what one place lacks: %q", g.text)
		}
	}
}

// A sum is told only if it adds up and says more than the total.
func TestClosing(t *testing.T) {
	for _, tc := range []struct {
		tally photo.Tally
		want  string
	}{
		{photo.Tally{Files: 9, Photos: 7, Other: 2}, "9 files = 7 photos + 2 not photos"},
		{photo.Tally{Files: 6, Photos: 1, Parts: 1, Derivatives: 1, Other: 1, Ignored: 1, Problems: 1},
			"6 files = 1 photo + 1 part of a photo + 1 made from a photo + 1 not a photo + 1 ignored + 1 not readable"},
		{photo.Tally{Files: 9, Photos: 9}, ""},
		{photo.Tally{Files: 9, Photos: 7, Other: 1}, ""},
		{photo.Tally{Files: 9, Media: 9}, ""},
	} {
		if got := fileSum(&tc.tally); got != tc.want {
			t.Errorf("%+v: got %q, want %q", tc.tally, got, tc.want)
		}
	}
}

// What to do names the groups that the first screen has, and an edit that was lost
// is not told to bring back its original.
func TestAdviceNamesTheGroups(t *testing.T) {
	text := string(written(t, textLayout, scene{"", twoBackups(), Options{Titles: map[string]string{"only-edited": "only another edit was backed up"}}}))
	_, todo, _ := strings.Cut(text, "What to do")
	edits, rest, ok := strings.Cut(todo, "2  only another edit was backed up:")
	if !ok {
		edits, rest = todo, todo
	}
	if !strings.Contains(text, "3  edited versions were not backed up, their originals were") {
		t.Errorf("the lost edits have no group:\n%s", text)
	}
	if !strings.Contains(edits, "3  edited versions were not backed up, their originals were:") || strings.Contains(edits, "Unmodified Original.") {
		t.Errorf("the lost edits are told what helps originals:\n%s", edits)
	}
	if !strings.Contains(rest, "4. Export Unmodified Original.") {
		t.Errorf("the lost originals are not told what helps:\n%s", todo)
	}
}

// A path is never broken, however narrow the terminal: the terminal itself breaks
// it so that it can be copied.
func TestWrapKeepsWordsWhole(t *testing.T) {
	path := "2023/WhatsApp/IMG-20230711-WA0066-with-a-very-long-name.jpeg"
	for width := 1; width < 90; width++ {
		lines := Wrap(fmt.Sprintf("probably the same as %s: the same picture", path), width)
		whole := 0
		for _, line := range lines {
			if strings.Contains(line, path) {
				whole++
			} else if columns(line) > max(width, len("probably")) {
				t.Errorf("at %d columns %q is too long", width, line)
			}
		}
		if whole != 1 {
			t.Errorf("at %d columns the path is broken: %q", width, lines)
		}
	}
}

// Beside a long label little would be left: the text goes below it.
func TestNarrowLabels(t *testing.T) {
	var b strings.Builder
	s := newScreen(&b, Options{Width: 40})
	s.paragraph(plainly, "The other way round: ", "3 photos are only in this backup. Keep it.")
	s.wholeWith("        ", "2023/2023-10/IMG_3302.HEIC", "(lost: IMG_3302.MOV)")
	s.wholeWith("        ", "IMG_3302.HEIC", "(lost: x.MOV)")
	s.w.Flush()
	want := "The other way round: 3 photos are\n    only in this backup. Keep it.\n" +
		"        2023/2023-10/IMG_3302.HEIC\n            (lost: IMG_3302.MOV)\n        IMG_3302.HEIC (lost: x.MOV)\n"
	if b.String() != want {
		t.Errorf("got\n%s\nwant\n%s", b.String(), want)
	}
}

// Where a pattern's cause can't be told, the next best is named beside it.
func TestSecondGuess(t *testing.T) {
	v := photo.Verdict{Status: photo.Missing, Cause: "upload-off", Confidence: 0.43,
		Alternatives: []photo.Alternative{{Cause: "unexplained", Confidence: 0.25}, {Cause: "sync-error", Confidence: 0.24}},
		Evidence: []photo.Evidence{
			{Cause: "upload-off", Observation: photo.ObservedTime, Weight: 15, Text: stoppedText},
			{Cause: "sync-error", Observation: photo.ObservedTime, Weight: 12, Text: stoppedText},
		}}
	p := photo.Pattern{Cause: "upload-off", Photos: 6, Confidence: 0.43, Text: stoppedText}
	for _, tc := range []struct {
		name   string
		change func(*photo.Verdict, *photo.Pattern)
		want   string
	}{
		{"both", func(*photo.Verdict, *photo.Pattern) {},
			"cannot tell; a guess: while uploading was off, or from a time in which copying stood still; from 14 March"},
		{"likely", func(_ *photo.Verdict, p *photo.Pattern) { p.Confidence = 0.7 }, "likely: while uploading was off; from 14 March"},
		{"no-other", func(v *photo.Verdict, _ *photo.Pattern) { v.Alternatives = v.Alternatives[:1] }, "cannot tell; a guess: while uploading was off; from 14 March"},
		{"unlikely-other", func(v *photo.Verdict, _ *photo.Pattern) {
			v.Alternatives = []photo.Alternative{{Cause: "sync-error", Confidence: 0.1}}
		}, "cannot tell; a guess: while uploading was off; from 14 March"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			v, p := v, p
			tc.change(&v, &p)
			r := closed(10, many(6, "IMG_%04d.JPG", "2024-04-01", v))
			r.Patterns = []photo.Pattern{p}
			if groups := grouped(r, Options{Titles: titles}); len(groups) == 0 || !strings.HasPrefix(groups[0].text, tc.want) {
				t.Errorf("the groups are %+v, want %q", groups, tc.want)
			}
		})
	}
}
