package reconcile

import (
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// blockSide is how many files a side may hold under one key: larger blocks
// (black frames, a date that thousands of scans share) are refused.
const blockSide = 64

// assign climbs a rung on which pairs are one to one. Pairs of one class go before
// those of two.
func (p *pairing) assign(ctx context.Context, rung int, m *matchers.Matcher) error {
	lib, back, err := p.keysOn(ctx, rung, m)
	if err != nil || len(lib) == 0 || len(back) == 0 {
		return err
	}
	s := &step{pairing: p, rung: rung, m: m, looks: &looking{req: p.req}, served: map[uint64]uint64{}}
	if err := s.assign(ctx, lib, back, sameClass); err != nil {
		return err
	}
	if m.Across != nil {
		across := func(a, b class) bool { return a != b && m.Across(classes[a], classes[b]) }
		if err := s.assign(ctx, lib, back, across); err != nil {
			return err
		}
	}
	s.closeCopies()
	if err := s.lendEncodings(ctx, lib, back); err != nil {
		return err
	}
	return s.lendSmaller(ctx, lib, back)
}

// A step is a rung being climbed on which pairs are one to one.
type step struct {
	*pairing
	rung   int
	m      *matchers.Matcher
	looks  *looking
	served map[uint64]uint64 // pictures of the backup that serve, and which one of the library
}

func (s *step) assign(ctx context.Context, lib, back []keyed, meets func(a, b class) bool) error {
	pairs, crowds := s.meet(lib, back, meets)
	if s.m.Moved {
		pairs = s.movedTogether(pairs)
	}
	climb := s.oneByOne
	if s.m.Margin {
		climb = s.nearestOf
	}
	if err := climb(ctx, pairs); err != nil || s.m.Crowded == nil {
		return err
	}
	return s.byMargin(ctx, s.m.Crowded, s.withRivals(crowds, pairs))
}

// A crowd is what met under a key that counts only alone and is held by others.
type crowd struct {
	lib   []keyed // all of the library that hold it
	pairs []pair
}

// meet lists the pairs of open and free files that share a key, and the crowds.
func (s *step) meet(lib, back []keyed, meets func(a, b class) bool) (pairs []pair, crowds []crowd) {
	join(lib, back, func(lib, back []keyed) {
		met := s.crossOpen(lib, back, meets)
		if len(met) == 0 {
			return
		}
		if !lib[0].alone() {
			pairs = append(pairs, met...)
			return
		}
		many, more := s.crowded(s.lib, lib), s.crowded(s.back, back)
		c := crowd{lib: lib}
		for _, q := range met {
			if many[s.lib.briefs[q.lib].class] || more[s.back.briefs[q.back].class] {
				c.pairs = append(c.pairs, q)
			} else {
				pairs = append(pairs, q)
			}
		}
		if len(c.pairs) > 0 {
			crowds = append(crowds, c)
		}
	})
	return inOrder(pairs), crowds
}

// crossOpen pairs what is open in a block; none where there is too much.
func (s *step) crossOpen(lib, back []keyed, meets func(a, b class) bool) []pair {
	lib = slices.DeleteFunc(slices.Clone(lib), func(k keyed) bool { return !s.open(k.item) })
	back = slices.DeleteFunc(slices.Clone(back), func(k keyed) bool { return !s.free(k.item) })
	if len(lib)*len(back) > blockSide*blockSide {
		s.refuse(lib, back)
		return nil
	}
	return slices.DeleteFunc(s.cross(lib, back, len(back), meets), func(q pair) bool {
		return s.lib.briefs[q.lib].sameFile(&s.back.briefs[q.back])
	})
}

// refuse notes whose block was too large: their key told nothing of them.
func (p *pairing) refuse(lib, back []keyed) {
	for _, k := range lib {
		p.refusedLib[k.item] = true
	}
	for _, k := range back {
		p.refusedBack[k.item] = true
	}
}

// crowded tells of which classes more than one picture holds a key on one side.
// Copies of one picture count once; trash and derivatives do not count.
func (p *pairing) crowded(s *stock, holders []keyed) (many [len(classes)]bool) {
	var first [len(classes)]uint64
	for _, k := range holders {
		b := &s.briefs[k.item]
		if b.main < 0 || b.is(trashed) && s == p.back {
			continue
		}
		id := identity(b, k.item)
		many[b.class] = many[b.class] || first[b.class] != 0 && first[b.class] != id
		first[b.class] = id
	}
	return many
}

// identity is the same for copies of one picture, and never 0.
func identity(b *brief, i int32) uint64 {
	switch {
	case b.picture != 0:
		return b.picture
	case b.proof != photo.Digest{}:
		return hashDigest(b.proof)
	}
	return uint64(i) + 1
}

// withRivals adds to the crowds' open pairs those of the library's files that have
// their counterpart already: what of the backup is a further copy of theirs is
// nobody else's. Pairs that met under a surer key are not of the crowd.
func (s *step) withRivals(crowds []crowd, surer []pair) []pair {
	var all []pair
	for _, c := range crowds {
		pairs := slices.DeleteFunc(c.pairs, func(q pair) bool {
			_, met := slices.BinarySearchFunc(surer, q, comparePairs)
			return met || !s.open(q.lib) || !s.free(q.back)
		})
		all = append(append(all, pairs...), s.rivals(c.lib, pairs)...)
	}
	return inOrder(all)
}

func (s *step) rivals(holders []keyed, pairs []pair) (more []pair) {
	backs := filesOf(pairs, backupOf)
	slices.Sort(backs)
	backs = slices.Compact(backs)
	for _, k := range holders {
		b := &s.lib.briefs[k.item]
		if b.main < 0 || s.open(k.item) {
			continue
		}
		for _, j := range backs {
			if b.class == s.back.briefs[j].class {
				more = append(more, pair{k.item, j})
			}
		}
	}
	if len(pairs)+len(more) > blockSide*blockSide {
		return nil
	}
	return more
}

// oneByOne gives each file one partner. Of what has a full copy without a look no
// look is taken. What is surely less waits for the looks: the edit of a photo must
// not be taken by its original before that has met its own copy.
func (s *step) oneByOne(ctx context.Context, pairs []pair) error {
	rulings, asks, err := s.rule(ctx, s.m.Judge, pairs, noLook)
	if err != nil {
		return err
	}
	lesser := slices.DeleteFunc(slices.Clone(rulings), func(r ruling) bool { return r.state() == whole })
	s.wed(slices.DeleteFunc(rulings, func(r ruling) bool { return r.state() != whole }), bestFirst)
	left := pairs[:0]
	for _, a := range asks {
		if s.open(a.lib) && s.free(a.back) {
			left = append(left, a.pair)
		}
	}
	looked, err := s.ruleAll(ctx, s.m.Judge, inOrder(left))
	s.wed(append(lesser, looked...), bestFirst)
	return err
}

// nearestOf gives each file of pairs that share a key its nearest partner, where it
// is clear which that is.
func (s *step) nearestOf(ctx context.Context, pairs []pair) error {
	return s.byMargin(ctx, s.m.Judge, pairs)
}
