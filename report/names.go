package report

import (
	"path"
	"slices"
	"strings"

	"rollcall/photo"
)

// few is how many photos of a group are named without Options.All.
const few = 5

// hang is how far names stand below the number of their group.
const hang = "        "

// writeNames names the first photos of each group with the evidence that
// speaks loudest, then what is unsure and what could not be looked at.
func writeNames(s *screen, r *photo.Report, o Options, groups []group) {
	for _, g := range append(groups, unsureGroups(r, o)...) {
		s.blank()
		s.paragraph(heading, label(g.count, 6), g.text)
		writeGroup(s, r, o, g)
	}
	writePresent(s, r, o)
	writeProblems(s, r, o)
}

func writeGroup(s *screen, r *photo.Report, o Options, g group) {
	all := slices.DeleteFunc(slices.Clone(g.photos), func(i int) bool {
		return r.Photos[i].Hidden && !o.ShowHidden
	})
	hidden := len(g.photos) - len(all)
	named, more := firstFew(all, o)
	writeVerdicts(s, r, o, g, named)
	if more > 0 {
		s.paragraph(plainly, hang, "… and "+number(more)+" more: "+listCommand(r, o, listFile(r)))
	}
	if hidden > 0 {
		s.paragraph(plainly, hang, counted(hidden, "photo", "photos")+" of the Hidden album or the trash "+
			plural(hidden, "is not named here: --show-hidden names it", "are not named here: --show-hidden names them"))
	}
}

// firstFew cuts a list to what is named, unless everything is to be.
func firstFew[T any](list []T, o Options) (named []T, more int) {
	if o.All || len(list) <= few+1 { // "and 1 more" would take its line too
		return list, 0
	}
	return list[:few], len(list) - few
}

// writeVerdicts writes the paths, each with its evidence. Evidence that all of
// them share stands once above them, or not at all if the group tells it.
func writeVerdicts(s *screen, r *photo.Report, o Options, g group, photos []int) {
	if len(photos) == 0 {
		return
	}
	first := why(&r.Photos[photos[0]], o, g)
	shared := len(photos) > 1
	for _, i := range photos {
		shared = shared && why(&r.Photos[i], o, g) == first
	}
	if shared && first != g.told {
		s.paragraph(plainly, hang, first)
	}
	for _, i := range photos {
		v := &r.Photos[i]
		s.wholeWith(hang, pathOf(r, v), strings.TrimSpace(importedAs(v)+" "+lostFiles(v)))
		if text := why(v, o, g); !shared && text != g.told {
			s.paragraph(plainly, hang+"    ", text)
		}
		for _, text := range otherState(v) {
			s.paragraph(plainly, hang+"    ", text)
		}
	}
}

// lostFiles names the files that an incomplete photo has beside its picture and
// that the backup lacks.
func lostFiles(v *photo.Verdict) string {
	var names []string
	for i := range v.Parts {
		p := &v.Parts[i]
		if v.Status == photo.Incomplete && p.Status == photo.Missing && original(p) && p.Path != v.Path {
			names = append(names, path.Base(p.Path))
		}
	}
	if len(names) == 0 {
		return ""
	}
	return "(lost: " + joined(names) + ")"
}

// importedAs is the name by which people know a photo that its place calls by
// another, such as an id.
func importedAs(v *photo.Verdict) string {
	if v.Name == "" || v.Name == path.Base(v.Path) {
		return ""
	}
	return "(" + v.Name + ")"
}

// pathOf is the photo's path, below its root where the library has several.
func pathOf(r *photo.Report, v *photo.Verdict) string {
	if len(r.Library) > 1 && v.Place >= 0 && v.Place < len(r.Library) {
		return r.Library[v.Place].Root + "/" + v.Path
	}
	return v.Path
}

// why is the verdict in one line: the cause with its likelihood, unless the
// group names it, and the evidence.
func why(v *photo.Verdict, o Options, g group) string {
	if v.Status == photo.Unsure {
		return unsureWhy(v, o, g)
	}
	evidence := leadEvidence(v)
	if (g.cause == v.Cause || restsOnNothing(v)) && evidence != "" {
		return evidence
	}
	cause := title(o, v.Cause)
	if !v.Expected && !observed(v) {
		cause = said(v.Confidence, cause)
	}
	return strings.TrimSpace(cause + ". " + evidence)
}

// unsureWhy names the look-alike, and gives the reason unless the group does.
func unsureWhy(v *photo.Verdict, o Options, g group) string {
	reason := unsureReason(v, o)
	switch {
	case !lookAlike(v):
		return reason
	case reason == g.told || v.Match.Why == "":
		return "probably the same as " + v.Match.Path
	}
	return "probably the same as " + v.Match.Path + ": " + reason
}

// writePresent names the present photos, of which a report has some only with
// --all.
func writePresent(s *screen, r *photo.Report, o Options) {
	if !o.All {
		return
	}
	first := true
	for i := range r.Photos {
		v := &r.Photos[i]
		if v.Status != photo.Present || v.Match == nil || v.Hidden && !o.ShowHidden {
			continue
		}
		if first {
			s.blank()
			s.paragraph(heading, label(r.Summary.Present, 6), "present")
			first = false
		}
		s.whole(hang, pathOf(r, v)+" = "+v.Match.Path+" ("+string(v.Match.Grade)+largerThere(v)+")")
	}
}

func largerThere(v *photo.Verdict) string {
	if v.Match.Better {
		return "; the backup has the larger version"
	}
	return ""
}

// writeProblems names what could not be looked at, and apart from it what was, and
// is odd.
func writeProblems(s *screen, r *photo.Report, o Options) {
	for _, place := range slices.Concat(r.Library, r.Backup) {
		unread, notes := splitProblems(place.Problems)
		writeProblemList(s, r, o, "Not looked at in ", place.Root, unread)
		writeProblemList(s, r, o, "Noticed in ", place.Root, notes)
	}
}

// splitProblems parts problems that tell of something not looked at from mere notes.
func splitProblems(problems []photo.Problem) (unread, notes []photo.Problem) {
	for _, p := range problems {
		if isNote(&p) {
			notes = append(notes, p)
		} else {
			unread = append(unread, p)
		}
	}
	return unread, notes
}

// isNote reports whether a place's problem tells of what was read, and is odd.
func isNote(p *photo.Problem) bool { return p.Kind == photo.ProblemMalformed }

// readWhole reports whether nothing of a place stayed unread.
func readWhole(p *photo.Place) bool {
	unread, _ := splitProblems(p.Problems)
	return p.Complete && !slices.ContainsFunc(unread, func(u photo.Problem) bool { return u.Kind != photo.ProblemUnopened })
}

func writeProblemList(s *screen, r *photo.Report, o Options, head, root string, list []photo.Problem) {
	if len(list) == 0 {
		return
	}
	s.blank()
	s.paragraph(heading, head, root)
	named, more := firstFew(list, o)
	for _, p := range named {
		s.whole(hang, p.Path)
		s.paragraph(plainly, hang+"    ", p.Text)
	}
	if more > 0 {
		s.paragraph(plainly, hang, "… and "+number(more)+" more: "+listCommand(r, o, "report.json"))
	}
}
