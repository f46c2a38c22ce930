package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"
	"time"

	"rollcall/photo"
)

// mostCauses is how many causes have a line of their own on the first screen.
const mostCauses = 8

// mostPatterns is how many patterns have; the photos of smaller ones stand under
// their cause.
const mostPatterns = 5

// A group is one line of the first screen's list: photos without a full copy
// that share a reason.
type group struct {
	style  style
	text   string // after the number
	count  int
	photos []int  // positions in Report.Photos; none in the group of the rest
	cause  string // that the text names; "": several, or none
	told   string // evidence that the text gives already
	small  bool   // shares a line of the first screen with the other small ones
}

// grouped sorts every missing and incomplete photo into exactly one group, in
// the order of the first screen: what a deadline threatens, what a pattern
// explains, then cause by cause, what is incomplete, what was expected.
func grouped(r *photo.Report, o Options) []group {
	s := &sorter{r: r, o: o, claimed: make([]bool, len(r.Photos))}
	deadlines := s.deadlines()
	same := s.sameFile()
	halves := s.incomplete()
	due, notDue := s.patterns()
	groups := slices.Concat(deadlines, due, same, s.causes(), s.unknown(), halves, notDue, s.expected())
	return append(groups, s.rest(groups)...)
}

// A sorter hands each photo out once.
type sorter struct {
	r       *photo.Report
	o       Options
	claimed []bool // by position in Report.Photos
}

// free returns the missing and incomplete photos that fit and are not yet in a
// group.
func (s *sorter) free(fits func(*photo.Verdict) bool) []int {
	var found []int
	for i := range s.r.Photos {
		if v := &s.r.Photos[i]; !s.claimed[i] && lost(v) && fits(v) {
			found = append(found, i)
		}
	}
	return found
}

func lost(v *photo.Verdict) bool { return v.Status == photo.Missing || v.Status == photo.Incomplete }

// claim makes a group of the photos; none without photos.
func (s *sorter) claim(st style, photos []int, text string) []group {
	if len(photos) == 0 {
		return nil
	}
	for _, i := range photos {
		s.claimed[i] = true
	}
	return []group{{style: st, text: text, count: len(photos), photos: photos}}
}

// claimFor makes a group whose text names the cause.
func (s *sorter) claimFor(cause string, photos []int, text string) []group {
	groups := s.claim(plainly, photos, text)
	for i := range groups {
		groups[i].cause = cause
	}
	return groups
}

func (s *sorter) deadlines() []group {
	var groups []group
	for _, d := range s.r.Deadlines {
		photos := s.free(func(v *photo.Verdict) bool { return !v.Deadline.IsZero() })
		photos = photos[:min(len(photos), max(d.Photos, 0))]
		text := "is " + clause(d.Text) + " and " + gone(d.First, s.o.Now)
		if len(photos) > 1 {
			text = "are " + clause(d.Text) + "; the first " + gone(d.First, s.o.Now)
		}
		groups = append(groups, s.claim(caution, photos, text)...)
	}
	return groups
}

func (s *sorter) sameFile() []group {
	photos := s.free(func(v *photo.Verdict) bool { return v.SameFile })
	return s.claim(plainly, photos,
		"no second copy: the backup's file is the very same file on disk")
}

// ofAllPlaces are the patterns of all backup places together: what one place alone lacks
// may lie in another, and is no reason of what is missing.
func ofAllPlaces(r *photo.Report) (list []*photo.Pattern) {
	for i := range r.Patterns {
		if p := &r.Patterns[i]; p.Place == "" {
			list = append(list, p)
		}
	}
	return list
}

// patterns gives each pattern the photos of its cause; the expected ones apart.
func (s *sorter) patterns() (due, notDue []group) {
	patterns := ofAllPlaces(s.r)
	for _, p := range patterns[:min(mostPatterns, len(patterns))] {
		photos := s.ofPattern(p)
		text := title(s.o, p.Cause)
		if p.Text != "" {
			text += "; " + inner(clause(p.Text))
		}
		if s.allExpected(photos) {
			notDue = append(notDue, told(p, s.claimFor(p.Cause, photos, "expected: "+text))...)
			continue
		}
		due = append(due, told(p, s.claimFor(p.Cause, photos, said(p.Confidence, s.guesses(p, photos, text))))...)
	}
	return due, notDue
}

// secondGuess is the share of a pattern's photos' likelihood from which on another
// cause is named beside one that can't be told.
const secondGuess = 0.15

// guesses names the next best cause, too, where the pattern's own can't be told.
func (s *sorter) guesses(p *photo.Pattern, photos []int, text string) string {
	sums := map[string]float64{}
	for _, i := range photos {
		v := &s.r.Photos[i]
		for _, a := range v.Alternatives {
			if speaksFor(v, a.Cause) {
				sums[a.Cause] += a.Confidence
			}
		}
	}
	next := ""
	for _, name := range slices.Sorted(maps.Keys(sums)) {
		if next == "" || sums[name] > sums[next] {
			next = name
		}
	}
	if p.Confidence >= likely || next == "" || sums[next] < secondGuess*float64(len(photos)) {
		return text
	}
	own := title(s.o, p.Cause)
	return own + ", or " + title(s.o, next) + strings.TrimPrefix(text, own)
}

// speaksFor reports whether anything speaks for a cause; that nothing else does is
// no evidence.
func speaksFor(v *photo.Verdict, cause string) bool {
	return slices.ContainsFunc(v.Evidence, func(e photo.Evidence) bool {
		return e.Cause == cause && e.Weight > 0 && e.Observation != photo.ObservedNothing
	})
}

func told(p *photo.Pattern, groups []group) []group {
	for i := range groups {
		groups[i].told = p.Text
	}
	return groups
}

// ofPattern finds a pattern's photos: those that have its sentence as evidence;
// where none has, those of its days and the surest first.
func (s *sorter) ofPattern(p *photo.Pattern) []int {
	photos := s.free(func(v *photo.Verdict) bool { return v.Cause == p.Cause && restsOn(v, p.Text) })
	if len(photos) == 0 {
		photos = s.free(func(v *photo.Verdict) bool { return v.Cause == p.Cause })
	}
	if p.Photos >= len(photos) {
		return photos
	}
	during := daysOf(p)
	inside := map[int]bool{}
	for _, i := range photos {
		inside[i] = during(s.r.Photos[i].Taken)
	}
	slices.SortStableFunc(photos, func(a, b int) int {
		if inside[a] != inside[b] {
			return one(inside[b]) - one(inside[a])
		}
		return cmp.Compare(s.r.Photos[b].Confidence, s.r.Photos[a].Confidence)
	})
	photos = photos[:max(p.Photos, 0)]
	slices.Sort(photos)
	return photos
}

func restsOn(v *photo.Verdict, text string) bool {
	return slices.ContainsFunc(v.Evidence, func(e photo.Evidence) bool { return e.Cause == v.Cause && e.Text == text })
}

func (s *sorter) allExpected(photos []int) bool {
	return !slices.ContainsFunc(photos, func(i int) bool { return !s.r.Photos[i].Expected })
}

// daysOf returns the question whether a photo was taken on the pattern's days;
// any was, where time plays no part.
func daysOf(p *photo.Pattern) func(photo.Taken) bool {
	from, errFrom := isoDay(p.From)
	to, errTo := isoDay(p.To)
	if errFrom != nil || errTo != nil {
		return func(photo.Taken) bool { return true }
	}
	end := to.AddDate(0, 0, 1)
	return func(t photo.Taken) bool { return t.Known && t.Wall >= from.Unix() && t.Wall < end.Unix() }
}

// isoDay reads the day of an ISO date, with or without a time after it.
func isoDay(date string) (time.Time, error) {
	return time.Parse(time.DateOnly, date[:min(len(date), len(time.DateOnly))])
}

// rest keeps the count closed where a report does not list all it counts.
func (s *sorter) rest(groups []group) []group {
	left := s.r.Summary.Missing + s.r.Summary.Incomplete
	for _, g := range groups {
		left -= g.count
	}
	if left <= 0 {
		return nil
	}
	return []group{{text: "not named in this report", count: left}}
}

func title(o Options, cause string) string {
	return cmp.Or(clause(o.Titles[cause]), cause, "no cause was named")
}
