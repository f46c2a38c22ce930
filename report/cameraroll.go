package report

import "rollcall/photo"

// writeWithoutRoll says before the answer that a phone backup holds no camera roll:
// what it lacks was never meant to be in it.
func writeWithoutRoll(s *screen, r *photo.Report) {
	for _, side := range [][]photo.Place{r.Library, r.Backup} {
		for i := range side {
			if why := side[i].Facts.Text(photo.FactCameraRoll); why != "" {
				s.paragraph(caution, "", side[i].Root+" is a phone backup without a camera roll: "+why+
					". What it lacks was never meant to be in it. To know whether iCloud has it, compare with an export of iCloud Photos, or with the Photos library of a Mac.")
			}
		}
	}
}
