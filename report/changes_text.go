package report

import (
	"fmt"
	"io"
	"slices"
	"strings"
	"time"

	"rollcall/photo"
)

// writeTextChanges writes what is new in the order of the first screen: the
// answer, deadlines, what was lost, what is new, what was found, then the photos
// by name, and what was compared.
func writeTextChanges(w io.Writer, c *photo.Changes, o Options) error {
	if o.Now.IsZero() {
		o.Now = c.GeneratedAt
	}
	s := newScreen(w, o)
	writeNews(s, c)
	s.blank()
	writeChangeCounts(s, c, o)
	s.blank()
	writeReservations(s, c)
	writeNextOfChanges(s, c, o)
	writeDue(s, c.Now, o)
	for _, word := range changeWords {
		writeChanged(s, c, o, word)
	}
	writeChecks(s, c)
	if err := s.w.Flush(); err != nil {
		return fmt.Errorf("writing the changes as text: %w", err)
	}
	return nil
}

// writeNews writes the answer line.
func writeNews(s *screen, c *photo.Changes) {
	since := sinceCheck(c.Then.Check, c.Now, c.Then.GeneratedAt) + ": "
	lost := newlyLost(c)
	switch {
	case lost > 0:
		s.paragraph(alarm, "", since+counted(lost, "more photo has", "more photos have")+" NO full copy in "+theBackup(c.Now)+". "+doNoHarm)
	case len(c.List) == 0:
		s.paragraph(plainly, "", since+"nothing changed.")
	default:
		s.paragraph(plainly, "", since+sinceText(c.InShort())+". No photo lost its full copy.")
	}
}

// sinceCheck is "Since check 3 (2 May)", with the year where it is another.
func sinceCheck(number int64, now *photo.Report, made time.Time) string {
	made = made.In(now.GeneratedAt.Location())
	date := made.Format("2 Jan")
	if made.Year() != now.GeneratedAt.Year() {
		date = day(made)
	}
	return fmt.Sprintf("Since check %d (%s)", number, date)
}

// writeChangeCounts writes a line for each kind of change, and one for the rest,
// so that all but what is gone adds up to the library.
func writeChangeCounts(s *screen, c *photo.Changes, o Options) {
	all, present := unchanged(c)
	digits := widest([]int{c.Now.Summary.Photos, c.Then.Summary.Photos})
	for _, word := range changeWords {
		list, lost := ofKind(c, word.kind)
		if len(list) == 0 {
			continue
		}
		s.paragraph(changeStyle(word.kind), label(len(list), digits), word.text(len(list))+changeMore(c, o, word.kind, list, lost))
	}
	text := "as before: " + number(present) + " present"
	if all > present {
		text += ", " + number(all-present) + " not"
	}
	s.paragraph(plainly, label(all, digits), text)
}

func changeStyle(kind photo.ChangeKind) style {
	if slices.Contains([]photo.ChangeKind{photo.NewlyMissing, photo.NewlyDamaged, photo.NewlyIncomplete}, kind) {
		return caution
	}
	return plainly
}

// changeMore adds to a count what is worth knowing beside it.
func changeMore(c *photo.Changes, o Options, kind photo.ChangeKind, list []int, lost int) string {
	switch kind {
	case photo.NewPhoto, photo.Counted, photo.Replaced:
		if lost > 0 {
			return ", " + number(lost) + " without a full copy"
		}
	case photo.Gone:
		n := 0
		for _, i := range list {
			n += one(c.List[i].Then.Lost())
		}
		if n > 0 {
			return ", " + number(n) + " of them without a full copy then"
		}
	case photo.NewlyMissing, photo.NewlyIncomplete:
		return mostCause(c, o, list)
	}
	return ""
}

// mostCause names the cause that most of the changes have now.
func mostCause(c *photo.Changes, o Options, list []int) string {
	byCause, sum := map[string][]int{}, map[string]float64{}
	for _, i := range list {
		now := c.List[i].Now
		if now.RestsOn == photo.ObservedNothing {
			continue
		}
		byCause[now.Cause] = append(byCause[now.Cause], i)
		sum[now.Cause] += now.Confidence
	}
	if len(byCause) == 0 {
		return "; nothing explains " + plural(len(list), "it", "them")
	}
	first := largestFirst(byCause)[0]
	n := len(byCause[first])
	mean := sum[first] / float64(n)
	if mean < likely || first == "" {
		return ""
	}
	if n < len(list) {
		return "; " + number(n) + " " + said(mean, title(o, first))
	}
	return "; " + said(mean, title(o, first))
}

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

// writeNextOfChanges writes the one command that helps most.
func writeNextOfChanges(s *screen, c *photo.Changes, o Options) {
	if newlyLost(c) > 0 {
		writeNext(s, c.Now, o)
	}
}

// writeChanged names the photos of one kind.
func writeChanged(s *screen, c *photo.Changes, o Options, word changeWord) {
	list, _ := ofKind(c, word.kind)
	if len(list) == 0 {
		return
	}
	s.blank()
	s.paragraph(heading, label(len(list), 6), word.text(len(list)))
	shown := slices.DeleteFunc(slices.Clone(list), func(i int) bool { return c.List[i].Hidden && !o.ShowHidden })
	named, more := firstFew(shown, o)
	shared := sharedWhy(c, o, named)
	if shared != "" {
		s.paragraph(plainly, hang, shared)
	}
	for _, i := range named {
		writeChange(s, c, o, &c.List[i], shared)
	}
	if more > 0 {
		s.paragraph(plainly, hang, "… and "+number(more)+" more: "+changesCommand(c.Now, o)+fmt.Sprintf(" --against %d -o changes.csv", c.Then.Check))
	}
	if hidden := len(list) - len(shown); hidden > 0 {
		s.paragraph(plainly, hang, counted(hidden, "photo", "photos")+" of the Hidden album or the trash "+
			plural(hidden, "is not named here: --show-hidden names it", "are not named here: --show-hidden names them"))
	}
}

// sharedWhy is what is said of all of several photos; "" where they differ.
func sharedWhy(c *photo.Changes, o Options, list []int) string {
	if len(list) < 2 {
		return ""
	}
	first := changeWhy(&c.List[list[0]], o)
	for _, i := range list {
		if changeWhy(&c.List[i], o) != first {
			return ""
		}
	}
	return first
}

func writeChange(s *screen, c *photo.Changes, o Options, one *photo.Change, shared string) {
	path := one.Path
	if r := libraryOf(c, one); len(r) > 1 && one.Place < len(r) {
		path = r[one.Place].Root + "/" + path
	}
	if one.WasPath != one.Path {
		path += " (was " + one.WasPath + ")"
	}
	s.whole(hang, path)
	if text := changeWhy(one, o); text != shared {
		s.paragraph(plainly, hang+"    ", text)
	}
}

// libraryOf is the library that the change's path is of.
func libraryOf(c *photo.Changes, one *photo.Change) []photo.Place {
	if one.Now == nil {
		return c.Then.Library
	}
	return c.Now.Library
}

// changeWhy says what was said then and what is said now, as far as the heading
// does not.
func changeWhy(one *photo.Change, o Options) string {
	var words []string
	if one.Replaced && one.Kind != photo.Replaced {
		words = append(words, "Another picture than before under this name.")
	}
	switch then, now := one.Then, one.Now; {
	case now == nil:
		words = append(words, calledThen(then, o))
	case now.Status == photo.Present:
		if then != nil && then.Status != photo.Present {
			words = append(words, calledThen(then, o))
		}
	default:
		words = append(words, calledNow(now, o))
		if now.RestsOn != photo.ObservedNothing {
			words = append(words, now.Why)
		}
		if then != nil && then.Status != photo.Present {
			words = append(words, calledThen(then, o))
		}
	}
	return strings.TrimSpace(strings.Join(words, " "))
}

// calledThen is "Then: missing, after uploading was switched off."
func calledThen(s *photo.Said, o Options) string { return "Then: " + called(s, o) + "." }

func calledNow(s *photo.Said, o Options) string {
	text := called(s, o)
	return strings.ToUpper(text[:1]) + text[1:] + "."
}

// called is the status, and what caused it where that is told.
func called(s *photo.Said, o Options) string {
	text := string(s.Status)
	switch {
	case s.Lost() && s.RestsOn == photo.ObservedNothing:
		text += ", nothing explains it"
	case s.Lost() && s.Cause != "" && s.Confidence >= likely:
		text += ", " + said(s.Confidence, title(o, s.Cause))
	}
	return text
}

// writeChecks says which two checks these are.
func writeChecks(s *screen, c *photo.Changes) {
	s.blank()
	s.paragraph(heading, "", "Compared")
	for _, r := range []*photo.Report{c.Then, c.Now} {
		sum := &r.Summary
		s.paragraph(plainly, fmt.Sprintf("%scheck %d  ", hang, r.Check), r.GeneratedAt.Format("2 Jan 2006 15:04")+": "+
			counted(sum.Photos, "photo", "photos")+", "+number(sum.Present)+" present, "+number(sum.Incomplete)+" incomplete, "+
			number(sum.Missing)+" missing, "+number(sum.Unsure)+" unsure")
	}
}
