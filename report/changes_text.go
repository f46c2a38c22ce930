package report

import (
	"fmt"
	"io"
	"slices"
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
		switch {
		case n == len(list):
			return ", without a full copy then"
		case n > 0:
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

// writeNextOfChanges writes the one command that helps most.
func writeNextOfChanges(s *screen, c *photo.Changes, o Options) {
	if newlyLost(c) > 0 {
		writeNext(s, c.Now, o)
	}
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
