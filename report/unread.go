package report

import (
	"slices"
	"strings"

	"rollcall/photo"
)

// longestWhy is the longest reason, in columns, that fits into a count.
const longestWhy = 40

// writeUnread says what was not looked at, place by place, in numbers.
func writeUnread(s *screen, r *photo.Report) {
	words := append(unreadOf(r.Library, "the library"), unreadOf(r.Backup, theBackup(r))...)
	if len(words) == 0 && !r.Complete {
		words = []string{"a part of the two sides: a scan did not finish"}
	}
	if len(words) > 0 {
		s.paragraph(caution, "Not looked at: ", strings.Join(words, ", "))
	}
}

// writeNoticed counts what was read, and is odd.
func writeNoticed(s *screen, r *photo.Report) {
	notes := 0
	for _, place := range slices.Concat(r.Library, r.Backup) {
		_, list := splitProblems(place.Problems)
		notes += len(list)
	}
	if notes > 0 {
		s.paragraph(plainly, "Noticed: ", counted(notes, "record that is odd", "records that are odd")+"; see below")
	}
}

// unreadOf counts what could not be read on one side, by kind of problem.
func unreadOf(places []photo.Place, side string) []string {
	var words, kinds []string
	byKind := map[string][]photo.Problem{}
	files, cut := 0, []string{}
	for _, place := range places {
		unread, _ := splitProblems(place.Problems)
		for _, p := range unread {
			if byKind[p.Kind] == nil {
				kinds = append(kinds, p.Kind)
			}
			byKind[p.Kind] = append(byKind[p.Kind], p)
		}
		files += place.Tally.Problems
		if !place.Complete && len(place.Problems) == 0 {
			cut = append(cut, "a part of "+place.Root+" (its scan did not finish)")
		}
	}
	for _, kind := range kinds {
		words = append(words, unreadText(byKind[kind], side))
	}
	if files > 0 {
		words = append(words, counted(files, "file", "files")+" in "+side+" (could not be read)")
	}
	return append(words, cut...)
}

// unreadText is one count: "2 folders in this backup (no permission)".
func unreadText(problems []photo.Problem, side string) string {
	noun := plural(len(problems), "folder", "folders")
	why := "could not be read"
	switch problems[0].Kind {
	case photo.ProblemUnread:
		noun, why = plural(len(problems), "place", "places"), "cannot be read yet"
	case photo.ProblemUnopened:
		noun, why = plural(len(problems), "archive", "archives"), "not opened; nothing tells that photos are in "+plural(len(problems), "it", "them")
	case photo.ProblemAbsent:
		noun, why = plural(len(problems), "part", "parts"), "absent"
	case photo.ProblemCut:
		noun, why = plural(len(problems), "ZIP file", "ZIP files"), "cut off; what is left of "+plural(len(problems), "it", "them")+" was read"
	}
	same := strings.TrimPrefix(sameText(problems), "the folder can't be read: ") // the count says so
	if same != "" && columns(same) <= longestWhy {
		why = same
	}
	return number(len(problems)) + " " + noun + " in " + side + " (" + why + ")"
}

// sameText is what all the problems say; "" where they differ.
func sameText(problems []photo.Problem) string {
	for _, p := range problems {
		if p.Text != problems[0].Text {
			return ""
		}
	}
	return clause(problems[0].Text)
}
