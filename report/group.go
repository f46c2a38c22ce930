package report

import (
	"cmp"
	"slices"

	"rollcall/photo"
)

// mostCauses is how many causes have a line of their own on the first screen.
const mostCauses = 8

// A group is one line of the first screen's list: photos without a full copy
// that share a reason.
type group struct {
	style  style
	text   string // after the number
	count  int
	photos []int // positions in Report.Photos; fewer than count in the group of the rest
}

// grouped sorts every missing and incomplete photo into exactly one group, in
// the order of the first screen: what a deadline threatens, what a pattern
// explains, then cause by cause, what is incomplete, what was expected.
func grouped(r *photo.Report, o Options) []group {
	s := &sorter{r: r, o: o, claimed: make([]bool, len(r.Photos))}
	deadlines := s.deadlines()
	same := s.sameFile()
	halves := s.incomplete()
	groups := slices.Concat(deadlines, s.patterns(), same, s.causes(), s.unknown(), halves, s.expected())
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
	return []group{{st, text, len(photos), photos}}
}

func (s *sorter) deadlines() []group {
	var groups []group
	for _, d := range s.r.Deadlines {
		photos := s.free(func(v *photo.Verdict) bool { return !v.Deadline.IsZero() })
		photos = photos[:min(len(photos), max(d.Photos, 0))]
		text := "is in " + clause(d.Text) + " and " + gone(d.First, s.o.Now)
		if len(photos) > 1 {
			text = "are in " + clause(d.Text) + "; the first " + gone(d.First, s.o.Now)
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

// patterns gives each pattern the photos of its cause, those within its dates
// and the surest first.
func (s *sorter) patterns() []group {
	var groups []group
	for i := range s.r.Patterns {
		p := &s.r.Patterns[i]
		photos := s.free(func(v *photo.Verdict) bool { return v.Cause == p.Cause })
		slices.SortStableFunc(photos, func(a, b int) int {
			return surerIn(p, &s.r.Photos[a], &s.r.Photos[b])
		})
		photos = photos[:min(len(photos), max(p.Photos, 0))]
		slices.Sort(photos)
		groups = append(groups, s.claim(plainly, photos, s.patternText(p, photos))...)
	}
	return groups
}

func (s *sorter) patternText(p *photo.Pattern, photos []int) string {
	text := cmp.Or(clause(p.Text), title(s.o, p.Cause))
	for _, i := range photos {
		if !s.r.Photos[i].Expected {
			return said(p.Confidence, text)
		}
	}
	return "expected: " + text
}

func surerIn(p *photo.Pattern, a, b *photo.Verdict) int {
	if inA, inB := within(p, a), within(p, b); inA != inB {
		if inA {
			return -1
		}
		return 1
	}
	return cmp.Compare(b.Confidence, a.Confidence)
}

// within reports whether the photo was taken on the pattern's days.
func within(p *photo.Pattern, v *photo.Verdict) bool {
	if p.From == "" {
		return true
	}
	taken := v.Taken.String()
	if len(taken) < len(isoDay) || len(p.From) < len(isoDay) || len(p.To) < len(isoDay) {
		return false
	}
	taken = taken[:len(isoDay)]
	return taken >= p.From[:len(isoDay)] && taken <= p.To[:len(isoDay)]
}

const isoDay = "2006-01-02"

// rest keeps the count closed where a report does not list all it counts.
func (s *sorter) rest(groups []group) []group {
	left := s.r.Summary.Missing + s.r.Summary.Incomplete
	for _, g := range groups {
		left -= g.count
	}
	if left <= 0 {
		return nil
	}
	return []group{{plainly, "not named in this report", left, nil}}
}

func title(o Options, cause string) string {
	return cmp.Or(clause(o.Titles[cause]), cause, "no cause was named")
}
