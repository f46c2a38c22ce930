package reconcile

import (
	"math"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// A company counts what befell the missing photos of which something tells why.
type company struct {
	lost  int
	dated int                // of these, with a date
	of    map[string]float64 // confidences by cause
	odd   [2]int             // of which nothing tells: without a date, with one
	ratio float64            // photos of the library without a date, to one with a date
}

func newCompany(lines []line) *company {
	undated := 0
	for i := range lines {
		if !lines[i].dated {
			undated++
		}
	}
	return &company{of: map[string]float64{}, ratio: float64(undated) / float64(max(len(lines)-undated, 1))}
}

// add counts a photo, and reports whether it is an odd one: missing, and nothing tells
// why.
func (m *company) add(c *lost, ranked []weighed, r *rollCall) (odd bool) {
	dated := r.lines[c.line].dated
	if len(ranked) == 0 || c.verdict.Status != photo.Missing {
		return false
	}
	if ranked[0].cause.Name == causes.Unexplained {
		if !c.alone() || c.sameFile != nil {
			return false
		}
		if odd = r.nearMishap(c.line); odd {
			m.odd[oneIf(dated)]++
		}
		return odd
	}
	m.lost++
	if dated {
		m.dated++
	}
	for _, w := range ranked {
		m.of[w.cause.Name] += w.confidence
	}
	return false
}

// nearMishaps is how far from a stretch a photo may have been taken to be lost with it,
// seconds: what was taken long before was there when it began.
const nearMishaps = 60 * daySeconds

// nearMishap reports whether a photo may be lost with what a stretch took: it tells no
// date, or was taken about then; any may where there is no stretch.
func (r *rollCall) nearMishap(at int) bool {
	l := &r.lines[at]
	if !l.dated || len(r.stretches)+len(r.path) == 0 {
		return true
	}
	return slices.ContainsFunc(r.stretches, func(s stretch) bool {
		if s.device != none && r.device[at] != none && s.device != r.device[at] {
			return false
		}
		near := stretch{from: s.from, to: s.to}
		if s.from > math.MinInt64 {
			near.from -= nearMishaps
		}
		if s.to < math.MaxInt64 {
			near.to += nearMishaps
		}
		return near.covers(l.taken)
	})
}

func oneIf(is bool) int {
	if is {
		return 1
	}
	return 0
}

// lateShare is how many photos come to a library by other ways than straight from a
// camera, one in so many: imported long after, sent on, with a wrong clock.
const lateShare = 12

// Company implements causes.Roll: known once all photos were asked.
func (r *rollCall) Company(line int, cause string) (causes.Company, bool) {
	m := r.company
	if m == nil || m.lost == 0 {
		return causes.Company{}, false
	}
	at := oneIf(r.lines[line].dated)
	usual := float64(m.dated) * m.ratio
	if at == 1 {
		usual = float64(m.lost) / lateShare
	}
	near := at == 0 || len(r.stretches)+len(r.path) > 0 && r.nearMishap(line)
	return causes.Company{Lost: m.lost, Of: m.of[cause], Odd: m.odd[at], Usual: usual, Near: near}, true
}
