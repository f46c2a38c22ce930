package report

import (
	"strings"

	"rollcall/photo"
)

// writeCompared says what was held against what, so that a saved report can be
// told from another.
func writeCompared(s *screen, r *photo.Report) {
	s.blank()
	s.paragraph(heading, "", "Compared")
	for i := range r.Library {
		writePlace(s, "library ", &r.Library[i], "")
	}
	s.paragraph(plainly, under, statusSum(&r.Summary))
	for i := range r.Backup {
		writePlace(s, "backup  ", &r.Backup[i], routeText(&r.Backup[i]))
	}
}

func writePlace(s *screen, side string, p *photo.Place, route string) {
	s.whole(hang+side, p.Root)
	s.paragraph(plainly, under, placeText(p, route))
	s.paragraph(plainly, under, fileSum(&p.Tally))
}

// under is where the text below a place's root begins.
const under = hang + "        "

// A term is one number of a sum.
type term struct {
	n         int
	one, many string
}

// statusSum shows that every photo of the library has ended as one of four.
func statusSum(sum *photo.Summary) string {
	return closing(sum.Photos, "photo", "photos", []term{
		{sum.Present, "present", "present"}, {sum.Incomplete, "incomplete", "incomplete"},
		{sum.Missing, "missing", "missing"}, {sum.Unsure, "unsure", "unsure"},
	})
}

// fileSum shows that every file of a place has ended as exactly one thing. Before
// reconcile has grouped them nothing is known of that.
func fileSum(t *photo.Tally) string {
	return closing(t.Files, "file", "files", []term{
		{t.Photos, "photo", "photos"}, {t.Parts, "part of a photo", "parts of photos"},
		{t.Derivatives, "made from a photo", "made from photos"}, {t.Other, "not a photo", "not photos"},
		{t.Ignored, "ignored", "ignored"}, {t.Problems, "not readable", "not readable"},
	})
}

// closing is a total and what it consists of: "9 files = 7 photos + 2 not photos".
// Where it would say only that 7 are 7, or does not add up, it says nothing.
func closing(total int, one, many string, terms []term) string {
	var words []string
	sum := 0
	for _, t := range terms {
		if sum += t.n; t.n > 0 {
			words = append(words, number(t.n)+" "+plural(t.n, t.one, t.many))
		}
	}
	if sum != total || len(words) < 2 {
		return ""
	}
	return counted(total, one, many) + " = " + strings.Join(words, " + ")
}

func placeText(p *photo.Place, route string) string {
	words := append(Recognised(p), counted(p.Tally.Photos, "photo", "photos")+" in "+
		counted(p.Tally.Files, "file", "files"), size(p.Tally.Bytes))
	words = append(words, absentParts(p)...)
	if n := p.Facts.Int(photo.FactRecords); n > 0 {
		words = append(words, counted(int(n), "original", "originals")+" elsewhere")
	}
	if route != "" {
		words = append(words, route)
	}
	if made := p.Facts.Time(photo.FactBackupDate); !made.IsZero() {
		words = append(words, "made on "+day(made))
	}
	if n := p.Facts.Int(photo.FactHardLinks); n > 0 {
		words = append(words, counted(int(n), "hard link", "hard links")+" counted once")
	}
	if n := p.Facts.Int(photo.FactSymlinks); n > 0 {
		words = append(words, counted(int(n), "symbolic link", "symbolic links")+" not followed")
	}
	if !p.ScannedAt.IsZero() {
		words = append(words, "looked at on "+day(p.ScannedAt))
	}
	return strings.Join(words, ", ")
}

// routeText says how photos get into a backup, and whether that is a guess.
func routeText(p *photo.Place) string {
	if p.Route == "" || p.Route == photo.RouteUnknown {
		return ""
	}
	if p.RouteSure {
		return "route " + p.Route
	}
	return "route " + p.Route + " (a guess; --route tells)"
}
