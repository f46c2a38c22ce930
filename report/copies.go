package report

import (
	"strings"

	"rollcall/photo"
)

// mostOfPlace is how many patterns of one backup place are told.
const mostOfPlace = 3

// writeCopies says, where there are several backup places, how many photos only one
// of them has, and what each of them lacks.
func writeCopies(s *screen, r *photo.Report, o Options) {
	if len(r.Backup) < 2 {
		return
	}
	one, more := r.Summary.Copies[1], r.Summary.Copies[2]
	var words []string
	if one > 0 {
		words = append(words, counted(one, "photo has", "photos have")+" one copy only")
	}
	if more > 0 {
		words = append(words, counted(more, "has", "have")+" two or more")
	}
	if len(words) > 0 {
		s.paragraph(plainly, "Copies: ", strings.Join(words, ", ")+", of "+number(len(r.Backup))+" backup places.")
	}
	for i := range r.Backup {
		writeLacking(s, r, o, r.Backup[i].Root)
	}
}

// writeLacking says what one backup place lacks, whatever the others have.
func writeLacking(s *screen, r *photo.Report, o Options, root string) {
	told := 0
	for i := range r.Patterns {
		if p := &r.Patterns[i]; p.Place == root && told < mostOfPlace {
			s.paragraph(plainly, "    ", clause(p.Text)+" ("+said(p.Confidence, title(o, p.Cause))+").")
			told++
		}
	}
}
