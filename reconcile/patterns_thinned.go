package reconcile

import (
	"math"
	"slices"

	"rollcall/reconcile/causes"
)

const (
	// thinnedFrom is the share that must be missing before a date, and thinnedTo the
	// most that may be after it.
	thinnedFrom = 0.1
	thinnedTo   = 0.02

	// fewestThinned is how many photos there must be on either side of the date.
	fewestThinned = 15
)

// missesBeside reports whether photos are missing in a thinned stretch beside the
// runs that were found, and all of these lie in it.
func (r *rollCall) missesBeside(s *stretch, found []stretch, order []int32) bool {
	for i := range found {
		if !s.covers(found[i].To.Unix()) || found[i].Open() {
			return false
		}
	}
	var beside tally
	s.within(r.lines, order, func(l int32) {
		if !slices.ContainsFunc(found, func(t stretch) bool { return t.covers(r.lines[l].taken) }) {
			beside.add(r.fates[l])
		}
	})
	return beside.missing >= fewestGone && float64(beside.missing) >= thinnedFrom*float64(beside.photos)
}

// thinOfKind reports whether nearly all that a thinned stretch misses is of one kind that
// makes up less than half of its photos: then it is no time in which little came through.
func (r *rollCall) thinOfKind(s *stretch, order []int32) bool {
	if r.sorted == nil {
		return false
	}
	for _, dim := range kindsBy {
		d, of := r.sorted.sortings[dim], map[int32]tally{}
		s.within(r.lines, order, func(l int32) {
			if at := d.of[l]; at >= 0 {
				t := of[at]
				t.add(r.fates[l])
				of[at] = t
			}
		})
		for at, t := range of {
			dated := dim == causes.ByFolder && causes.Dated(d.groups[at].name)
			if !dated && t.missing*10 >= s.Missing*9 && t.photos*2 < s.Photos {
				return true
			}
		}
	}
	return false
}

// thinned finds the date until which photos are missing here and there, and since
// which all came: the split into two rates of greatest likelihood, paid for as
// changes of runs are, twice, since its rate is free.
func (r *rollCall) thinned(order []int32) (stretch, bool) {
	all := 0
	for _, l := range order {
		if r.fates[l] == absent {
			all++
		}
	}
	n := len(order)
	whole := likelihood(all, n-all, rate(all, n))
	best, at, gone, before := 2*changePenalty(max(n, 1)), -1, 0, 0
	for i, l := range order {
		if r.fates[l] == absent {
			gone++
		}
		k := i + 1
		if k < fewestThinned || n-k < fewestThinned || gone < fewestGone {
			continue
		}
		p, q := rate(gone, k), rate(all-gone, n-k)
		gain := likelihood(gone, k-gone, p) + likelihood(all-gone, n-k-(all-gone), q) - whole
		if gain > best && p >= thinnedFrom && q <= max(thinnedTo, 1/float64(n-k)) {
			best, at, before = gain, i, gone
		}
	}
	if at < 0 {
		return stretch{}, false
	}
	s := stretch{device: none, from: math.MinInt64, to: r.lines[order[at]].taken}
	s.From, s.To, s.Thin = wall(r.lines[order[0]].taken), wall(s.to), true
	s.Photos, s.Missing, s.After = at+1, before, n-at-1-(all-before)
	s.In = 1 - min(rate(all-before, n-at-1)*float64(s.Photos)/float64(s.Missing), 1)
	return s, true
}
