package report

import (
	"fmt"
	"io"
	"slices"

	"rollcall/photo"
)

var textLayout = Layout{
	Name:    "text",
	Title:   "Text",
	Doc:     "For reading: the answer, the reasons with their counts, the first few photos of each, what to do.",
	Endings: []string{".txt"},
	Private: true,
	Write:   writeText,
}

// writeText writes the first screen, in the order that every layout keeps, and
// below it the photos by name, what to do, and what was compared. Where that is
// long, the answer closes it.
func writeText(w io.Writer, r *photo.Report, o Options) error {
	if o.Now.IsZero() {
		o.Now = r.GeneratedAt
	}
	s := newScreen(w, o)
	groups := grouped(r, o)
	writeFirstScreen(s, r, o, groups)
	writeNames(s, r, o, groups)
	writeAdvice(s, r, o)
	writeCompared(s, r)
	if o.All || r.Summary.Present < r.Summary.Photos { // the first screen has scrolled away
		s.blank()
		writeAnswer(s, r)
	}
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("writing the text report: %w", err)
	}
	return nil
}

func writeFirstScreen(s *screen, r *photo.Report, o Options, groups []group) {
	writeAnswer(s, r)
	writeStranger(s, r)
	s.blank()
	writeCounts(s, r, o, groups)
	s.blank()
	writeUnread(s, r)
	writeOtherWay(s, r)
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

// writeOtherWay says what only the backup has.
func writeOtherWay(s *screen, r *photo.Report) {
	if n := r.Summary.BackupOnly; n > 0 {
		s.paragraph(plainly, "The other way round: ",
			counted(n, "photo is", "photos are")+" only in "+theBackup(r)+plural(len(r.Backup), ". Keep it.", ". Keep them."))
	}
}
