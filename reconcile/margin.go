package reconcile

import (
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// byMargin pairs files that are alike to several. Only what is clearly nearer than
// all else is a pair; what is not clear and may be a full copy leaves the photo
// unsure, without a counterpart. What is surely less is given one to one, the
// nearest first: of a burst's small versions each is one, whichever it is.
func (s *step) byMargin(ctx context.Context, ask judge, pairs []pair) error {
	rulings, err := s.ruleAll(ctx, ask, pairs)
	if err != nil || len(rulings) == 0 {
		return err
	}
	slices.SortFunc(rulings, func(a, b ruling) int { return comparePairs(a.pair, b.pair) })
	m := s.marginOf(rulings)
	if m.agreeing, err = s.agreeing(ctx, ask, m); err != nil {
		return err
	}
	m.accept()
	var sure, alike []ruling
	for _, b := range m.list {
		switch {
		case b.accepted:
			sure = append(sure, b.rulings...)
		case m.plausible(b):
			alike = append(alike, b.rulings...)
		}
	}
	alike = slices.DeleteFunc(alike, func(r ruling) bool { return r.judged == nil })
	slices.SortStableFunc(alike, nearestFirst)
	s.wed(sure, bestFirst)
	s.lendToCopies(m)
	for _, r := range sure {
		s.used[r.back] = true // a further version of one that has its counterpart
	}
	s.doubt(alike)
	s.wed(slices.DeleteFunc(alike, func(r ruling) bool { return r.state() > lesser }), nearestFirst)
	return nil
}

// doubt leaves unsure what may have a full copy among several that are alike.
func (s *step) doubt(alike []ruling) {
	for _, r := range alike {
		if r.state() <= lesser || r.rival || !s.open(r.lib) || !s.free(r.back) && !r.judged.Better {
			continue
		}
		why := s.lib.names.add("several are alike; " + r.judged.Why)
		s.found[r.lib] = found{state: doubtful, why: why, rung: int8(s.rung), place: notFound.place, grade: notFound.grade}
	}
}

// A margin weighs pairs of pictures against each other. Copies of one picture on
// one side are one.
type margin struct {
	list     []*bond
	library  map[uint64][]*bond // by the picture of the library
	backup   map[uint64][]*bond
	agreeing map[[2]uint64]bool // pictures of the library that are one exposure, each pair both ways
}

// A bond is two pictures that were judged.
type bond struct {
	library, backup uint64
	rulings         []ruling
	state           state
	distance, first float64
	unseen          bool
	oneShot         bool // one exposure, by its grain
	smaller         bool // the backup's is but a smaller version
	larger          bool // the library's is but a smaller version
	accepted        bool
	void            bool // the backup's picture is another one's
}

func (s *step) marginOf(rulings []ruling) *margin {
	m := &margin{library: map[uint64][]*bond{}, backup: map[uint64][]*bond{}}
	known := map[[2]uint64]*bond{}
	for _, r := range rulings {
		of := [2]uint64{identity(&s.lib.briefs[r.lib], r.lib), identity(&s.back.briefs[r.back], r.back)}
		b := known[of]
		if b == nil {
			b = &bond{library: of[0], backup: of[1], distance: r.distance, first: r.first, unseen: r.unseen}
			known[of] = b
			m.list = append(m.list, b)
			m.library[of[0]], m.backup[of[1]] = append(m.library[of[0]], b), append(m.backup[of[1]], b)
		}
		b.rulings = append(b.rulings, r)
		b.state, b.unseen = max(b.state, r.state()), b.unseen && r.unseen
		b.oneShot = b.oneShot || r.judged != nil && r.judged.OneShot
		b.larger = b.larger || r.judged != nil && r.judged.Better
		b.smaller = b.state == lesser && r.judged != nil && r.judged.Grade == photo.Reduced
		b.distance, b.first = min(b.distance, r.distance), min(b.first, r.first)
	}
	return m
}

// accept takes the bonds that are clear, and what became clear by that: a picture
// of the backup that is one photo's is no other's.
func (m *margin) accept() {
	for {
		var clear []*bond
		for _, b := range m.list {
			if !b.accepted && !b.void && b.state != nothing && !b.unseen && m.clear(b) {
				clear = append(clear, b)
			}
		}
		if len(clear) == 0 {
			return
		}
		for _, b := range clear {
			b.accepted = true
			for _, o := range m.backup[b.backup] {
				o.void = o != b && !m.together(b, o) && !(b.oneShot && o.larger)
			}
		}
	}
}

// clear reports whether a bond is clearly nearer than all others of its pictures.
// Two pictures of the backup that are both clearly this one's (converted twice, or
// beside its small version) do not stand in each other's way.
func (m *margin) clear(b *bond) bool {
	if !m.ownsBackup(b) {
		return false
	}
	for _, o := range m.library[b.library] {
		both := o.state != nothing && m.ownsBackup(o)
		if o != b && !o.void && !both && !b.clearOf(o) {
			return false
		}
	}
	return true
}

// ownsBackup reports whether the backup's picture is clearly nearer to that of the
// library than to any other that may be confused with it.
func (m *margin) ownsBackup(b *bond) bool {
	return !b.unseen && !slices.ContainsFunc(m.backup[b.backup], func(o *bond) bool {
		return o != b && !b.clearOf(o) && !m.together(b, o) && !(b.oneShot && b.state == whole && (o.smaller || o.larger))
	})
}

// clearOf compares by what was seen of both.
func (b *bond) clearOf(o *bond) bool {
	if b.unseen || o.unseen {
		return matchers.Clearly(b.first, o.first)
	}
	return matchers.Clearly(b.distance, o.distance)
}

// plausible reports whether a bond that is not clear may be a pair all the same:
// no other photo is clearly nearer to the backup's picture, and the library's has
// nothing clearly nearer that is as good.
func (m *margin) plausible(b *bond) bool {
	nearer := func(o *bond) bool { return o != b && !o.void && o.state != nothing && o.clearOf(b) }
	return !b.void && b.state != nothing && !slices.ContainsFunc(m.backup[b.backup], nearer) &&
		!slices.ContainsFunc(m.library[b.library], func(o *bond) bool { return o.state >= b.state && nearer(o) })
}
