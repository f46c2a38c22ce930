package report

import (
	"strings"

	"rollcall/photo"
)

// doNoHarm follows every answer but the all-clear.
const doNoHarm = "Erase or reset nothing yet."

// writeAnswer writes the answer line and, unless all is clear, the line that
// keeps people from making it worse.
func writeAnswer(s *screen, r *photo.Report) {
	st, text := answer(r)
	if st == allWell {
		s.paragraph(st, "", text)
		return
	}
	if both := text + " " + doNoHarm; s.fits(both) {
		s.paragraph(st, "", both)
		return
	}
	s.paragraph(st, "", text)
	s.paragraph(st, "", doNoHarm)
}

// Answer is the answer in one line, as messages are written: without a capital at the
// beginning and a full stop at the end.
func Answer(r *photo.Report) string {
	st, text := answer(r)
	if text = inner(clause(text)); st == allWell {
		return text
	}
	return text + "; " + inner(clause(doNoHarm))
}

// Sum is the count that closes, "80 photos = 40 present + 40 missing"; "" where all are
// of one kind.
func Sum(r *photo.Report) string { return statusSum(&r.Summary) }

func answer(r *photo.Report) (style, string) {
	sum := &r.Summary
	lost := sum.Missing + sum.Incomplete
	in := " in " + theBackup(r)
	switch {
	case sum.Photos == 0:
		return caution, "No photo was found in the library."
	case lost > 0:
		return alarm, lostOf(lost, sum.Photos) + in + " (" + size(sum.Lost) + ")."
	case sum.Present < sum.Photos:
		unsure := sum.Photos - sum.Present
		return caution, number(sum.Present) + " of " + counted(sum.Photos, "photo has", "photos have") +
			" a full copy" + in + "; " + number(unsure) + plural(unsure, " is", " are") + " unsure."
	}
	all := everyPhoto(sum.Photos) + " a full copy" + in
	if but := notClear(r); len(but) > 0 {
		return caution, all + ", but " + strings.Join(but, ", and ") + "."
	}
	return allWell, all + " (" + size(sum.Bytes) + ")."
}

func lostOf(lost, photos int) string {
	switch {
	case photos == 1:
		return "The only photo has NO full copy"
	case lost == photos:
		return "None of the " + number(photos) + " photos has a full copy"
	}
	return number(lost) + " of " + number(photos) + " photos " + plural(lost, "has", "have") + " NO full copy"
}

func everyPhoto(photos int) string {
	if photos == 1 {
		return "The only photo has"
	}
	return "All " + number(photos) + " photos have"
}

// notClear tells what keeps a check in which every photo has a full copy from
// being all clear.
func notClear(r *photo.Report) []string {
	var but []string
	if !r.Complete {
		but = append(but, "not everything could be looked at")
	}
	if r.Quick || r.Summary.Grades[photo.Unverified] > 0 {
		but = append(but, "not every file was read to its end (--quick)")
	}
	if r.Summary.SameDisk {
		but = append(but, "both sides are on one disk: if it fails, both are gone")
	}
	return but
}

func theBackup(r *photo.Report) string {
	if len(r.Backup) > 1 {
		return "these backups"
	}
	return "this backup"
}
