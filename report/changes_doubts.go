package report

import (
	"fmt"
	"slices"
	"strings"

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
	if then, now := flagWords(c.ThenFlags), flagWords(c.NowFlags); then != now {
		s.paragraph(caution, "", "The two checks had different flags: "+before+" "+then+", this one "+now+".")
	}
}

func allRead(places []photo.Place) bool {
	return !slices.ContainsFunc(places, func(p photo.Place) bool { return !readWhole(&p) })
}

func quotedRoots(places []photo.Place) string {
	var words []string
	for _, p := range places {
		words = append(words, `"`+p.Root+`"`)
	}
	return joined(words)
}

// flagWords are the flags that decide what a check says: --all only lists more.
func flagWords(flags string) string {
	words := slices.DeleteFunc(strings.Fields(flags), func(word string) bool { return word == "--all" })
	if len(words) == 0 {
		return "none"
	}
	return strings.Join(words, " ")
}
