package reconcile

import (
	"cmp"
	"slices"
)

// bestFirst puts what may be a full copy before what is surely less, so that
// nothing sure hides a doubt, then goes by grade and distance.
func bestFirst(a, b ruling) int {
	return cmp.Or(
		-cmp.Compare(a.state(), b.state()),
		cmp.Compare(gradeIndex(a.judged.Grade), gradeIndex(b.judged.Grade)),
		cmp.Compare(a.distance, b.distance),
		comparePairs(a.pair, b.pair),
	)
}

// nearestFirst goes by distance before all else.
func nearestFirst(a, b ruling) int {
	return cmp.Or(cmp.Compare(a.distance, b.distance), bestFirst(a, b))
}

// wed gives each file one partner, in an order. Copies of one file of the library
// may share theirs: they are one picture.
func (s *step) wed(rulings []ruling, order func(a, b ruling) int) {
	rulings = slices.DeleteFunc(slices.Clone(rulings), func(r ruling) bool { return r.judged == nil })
	slices.SortStableFunc(rulings, order)
	for _, r := range rulings {
		if s.free(r.back) && s.mayServe(r.pair) && (r.rival || s.found[r.lib].state < r.state()) {
			s.unite(r)
		}
	}
	for _, r := range rulings {
		if !r.rival && s.found[r.lib].state < r.state() && s.serves(r.pair) {
			s.unite(r)
		}
	}
}

func (s *step) unite(r ruling) {
	s.served[identity(&s.back.briefs[r.back], r.back)] = identity(&s.lib.briefs[r.lib], r.lib)
	s.used[r.back] = true
	if !r.rival {
		s.settle(s.rung, r.lib, r.back, *r.judged, r.bare)
	}
}

// mayServe reports whether no copy of the backup's file serves another picture.
// Files without a picture in them are alike and stand for several.
func (s *step) mayServe(q pair) bool {
	b := &s.back.briefs[q.back]
	to, taken := s.served[identity(b, q.back)]
	return b.picture == 0 || !taken || to == identity(&s.lib.briefs[q.lib], q.lib)
}

// serves reports whether the backup's file serves a copy of the library's.
func (s *step) serves(q pair) bool {
	to, taken := s.served[identity(&s.back.briefs[q.back], q.back)]
	return taken && to == identity(&s.lib.briefs[q.lib], q.lib)
}

// closeCopies marks further copies of what serves: they serve no other.
func (s *step) closeCopies() {
	if len(s.served) == 0 {
		return
	}
	for j := range s.back.briefs {
		if b := &s.back.briefs[j]; b.picture != 0 && s.served[b.picture] != 0 {
			s.used[j] = true
		}
	}
}
