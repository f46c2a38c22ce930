package report

import (
	"fmt"
	"slices"

	"rollcall/photo"
)

// writeReservations says what the comparison can't know.
func writeReservations(s *screen, c *photo.Changes) {
	before := fmt.Sprintf("check %d", c.Then.Check)
	if !allRead(c.Then.Library) {
		s.paragraph(caution, "", "At "+before+" not all of the library could be looked at: what is new here may have been there.")
	}
	if !allRead(c.Now.Library) {
		s.paragraph(caution, "", "Not all of the library could be looked at now: what lies there counts as it was last seen, and is not gone.")
	}
	if !allRead(c.Now.Backup) {
		s.paragraph(caution, "", "Not all of "+theBackup(c.Now)+" could be looked at now: what may be in the rest is unsure, not missing.")
	}
	if !slices.Equal(rootsOf(c.Then.Library), rootsOf(c.Now.Library)) {
		s.paragraph(caution, "", "The library of "+before+" was "+quotedRoots(c.Then.Library)+".")
	}
	if !slices.Equal(rootsOf(c.Then.Backup), rootsOf(c.Now.Backup)) {
		s.paragraph(caution, "", "The backup of "+before+" was "+quotedRoots(c.Then.Backup)+".")
	}
	if c.ThenFlags != c.NowFlags {
		s.paragraph(caution, "", "The two checks had different flags: "+before+" "+flagWords(c.ThenFlags)+", this one "+flagWords(c.NowFlags)+".")
	}
}

func allRead(places []photo.Place) bool {
	return !slices.ContainsFunc(places, func(p photo.Place) bool { return !p.Complete || len(p.Problems) > 0 })
}

func quotedRoots(places []photo.Place) string {
	var words []string
	for _, p := range places {
		words = append(words, `"`+p.Root+`"`)
	}
	return joined(words)
}

func flagWords(flags string) string {
	if flags == "" {
		return "none"
	}
	return flags
}
