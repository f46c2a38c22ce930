package report

import "rollcall/photo"

// writeElsewhere says before the answer that the library lists photos whose
// originals are not on this disk: what was compared are not all of them.
func writeElsewhere(s *screen, r *photo.Report) {
	listed := r.Summary.Photos
	away := min(recordsOf(r.Library), listed)
	if away == 0 {
		return
	}
	s.paragraph(caution, "", "Compared "+counted(listed-away, "original", "originals")+"; this library lists "+number(listed)+
		". The other "+number(away)+" "+plural(away, "is", "are")+" not on this disk: of "+plural(away, "it", "them")+" only the library's records could be compared.")
}

func recordsOf(places []photo.Place) int {
	n := 0
	for i := range places {
		n += int(places[i].Facts.Int(photo.FactRecords))
	}
	return n
}
