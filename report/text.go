package report

import (
	"fmt"
	"io"
	"slices"
	"strings"

	"rollcall/photo"
)

var textLayout = Layout{
	Name:    "text",
	Title:   "Text",
	Doc:     "For reading: the answer, the reasons with their counts, the first few photos of each, what to do.",
	Endings: []string{".txt"},
	Private: true,
	Write:   writeText,
	Changes: writeTextChanges,
}

// writeText writes the first screen, in the order that every layout keeps, and
// below it the photos by name, what to do, and what was compared. Where that is
// long, the answer and the one command close it.
func writeText(w io.Writer, r *photo.Report, o Options) error {
	if o.Now.IsZero() {
		o.Now = r.GeneratedAt
	}
	s := newScreen(w, o)
	groups := grouped(r, o)
	writeFirstScreen(s, r, o, groups)
	writeGraphics(s, r, o)
	writeNames(s, r, o, groups)
	writeDue(s, r, o)
	writeAdvice(s, r, o, groups)
	writeCompared(s, r)
	if o.All || r.Summary.Present < r.Summary.Photos { // the first screen has scrolled away
		s.blank()
		writeAnswer(s, r)
		writeNext(s, r, o)
	}
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("writing the text report: %w", err)
	}
	return nil
}

func writeFirstScreen(s *screen, r *photo.Report, o Options, groups []group) {
	writeWithoutRoll(s, r)
	writeElsewhere(s, r)
	writeAnswer(s, r)
	writeStranger(s, r)
	writeMade(s, r)
	writeSince(s, r, o)
	s.blank()
	writeCounts(s, r, o, groups)
	s.blank()
	writeUnread(s, r)
	writeNoticed(s, r)
	writeCopies(s, r, o)
	writeOtherWay(s, r, o)
	writeNext(s, r, o)
}

// fewStrangers is how many photos without any counterpart make one ask whether it
// is a backup of this library at all.
const fewStrangers = 5

// writeStranger asks whether it is the right folder where nothing of the library
// is in it, not even something less.
func writeStranger(s *screen, r *photo.Report) {
	sum := &r.Summary
	linked := slices.ContainsFunc(r.Photos, func(v photo.Verdict) bool { return v.SameFile })
	if sum.Photos >= fewStrangers && sum.Missing == sum.Photos && len(sum.Grades) == 0 && !linked {
		s.paragraph(caution, "", "Nothing of the library was found in "+theBackup(r)+": "+plural(len(r.Backup), "is it the right folder?", "are they the right folders?"))
	}
}

// writeOtherWay says what only the backup has, and what it has the better copy of.
func writeOtherWay(s *screen, r *photo.Report, o Options) {
	lead, keep := "The other way round: ", plural(len(r.Backup), ". Keep it.", ". Keep them.")
	if n := r.Summary.BackupOnly; n > 0 {
		s.paragraph(plainly, lead, counted(n, "photo is", "photos are")+" only in "+theBackup(r)+keep+swapped(r))
		lead = strings.Repeat(" ", len(lead))
	}
	if n := r.Summary.Better; n > 0 {
		text := counted(n, "photo is here only as a smaller version", "photos are here only as smaller versions") +
			plural(len(r.Backup), "; the backup has ", "; the backups have ") + plural(n, "the larger one", "the larger ones") + keep
		if !o.All {
			text += " (--all names " + plural(n, "it.)", "them.)")
		}
		s.paragraph(plainly, lead, text)
	}
}

// swapped asks, where all is there and the backup has more, whether the folders were
// given the wrong way round: the answer would be false comfort.
func swapped(r *photo.Report) string {
	sum := &r.Summary
	if len(r.Backup) != 1 || sum.Photos == 0 || sum.Missing+sum.Incomplete > 0 {
		return ""
	}
	return " (The library comes first: if the two were swapped, " + plural(sum.BackupOnly, "it has no copy.)", "these have no copy.)")
}

// writeMade says of a library without a photo that what it has was made from
// photos.
func writeMade(s *screen, r *photo.Report) {
	n := 0
	for i := range r.Library {
		n += r.Library[i].Tally.Derivatives
	}
	if r.Summary.Photos == 0 && n > 0 {
		s.paragraph(caution, "", "It holds only "+counted(n, "picture that was", "pictures that were")+
			" made from photos: thumbnails, previews, caches. The originals are elsewhere.")
	}
}
