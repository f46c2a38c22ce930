package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// blockSide is how many files a side may hold under one key: larger blocks
// (black frames, a date that thousands of scans share) are refused.
const blockSide = 64

// A ruling is a pair with what a matcher says of it.
type ruling struct {
	pair
	photo.Judgement
	bare bool
}

// assign climbs a rung on which pairs are one to one.
func (p *pairing) assign(ctx context.Context, rung int, m *matchers.Matcher) error {
	pairs, crowds, err := p.meet(ctx, rung, m)
	if err != nil {
		return err
	}
	rulings, looks, err := p.rule(ctx, m, pairs)
	if err != nil {
		return err
	}
	p.wed(rung, rulings)
	if err := p.assignLooked(ctx, rung, m, looks); err != nil {
		return err
	}
	return p.doubtCrowds(ctx, rung, m, crowds)
}

// meet lists the pairs that share a key, and those that share only keys that
// others hold, too.
func (p *pairing) meet(ctx context.Context, rung int, m *matchers.Matcher) (pairs, crowds []pair, err error) {
	lk, err := p.lib.keysOf(ctx, m, rung, p.open)
	if err != nil || len(lk) == 0 {
		return nil, nil, err
	}
	allLib, bk := lk, []keyed(nil)
	if m.Alone != nil {
		allLib, bk = p.lib.holders(rung, lk), p.back.holders(rung, lk)
	} else if bk, err = p.back.keysOf(ctx, m, rung, p.free); err != nil {
		return nil, nil, err
	}
	join(allLib, bk, func(lib, back []keyed) {
		met := p.crossOpen(lib, back)
		if lib[0].alone() && (p.crowded(p.lib, lib) || p.crowded(p.back, back)) {
			crowds = append(crowds, met...)
		} else {
			pairs = append(pairs, met...)
		}
	})
	slices.SortFunc(pairs, comparePairs)
	slices.SortFunc(crowds, comparePairs)
	return slices.Compact(pairs), slices.Compact(crowds), nil
}

// crossOpen pairs what is open in a block; none where there is too much.
func (p *pairing) crossOpen(lib, back []keyed) []pair {
	lib = slices.DeleteFunc(slices.Clone(lib), func(k keyed) bool { return !p.open(k.item) })
	back = slices.DeleteFunc(slices.Clone(back), func(k keyed) bool { return !p.free(k.item) })
	if len(lib)*len(back) > blockSide*blockSide {
		return nil
	}
	return slices.DeleteFunc(p.cross(lib, back, len(back)), func(q pair) bool {
		return p.lib.briefs[q.lib].sameFile(&p.back.briefs[q.back])
	})
}

// crowded reports whether more than one picture of a class holds a key on one
// side. Copies of one picture count once; trash and derivatives do not count.
func (p *pairing) crowded(s *stock, holders []keyed) bool {
	first := map[class]uint64{}
	for _, k := range holders {
		b := &s.briefs[k.item]
		if b.main < 0 || b.is(trashed) && s == p.back {
			continue
		}
		id := identity(b, k.item)
		if seen, ok := first[b.class]; ok && seen != id {
			return true
		}
		first[b.class] = id
	}
	return false
}

// identity is the same for copies of one picture.
func identity(b *brief, i int32) uint64 {
	switch {
	case b.picture != 0:
		return b.picture
	case b.proof != photo.Digest{}:
		return hashDigest(b.proof)
	}
	return uint64(i)
}

// rule judges pairs without a second look, and lists those that want one.
func (p *pairing) rule(ctx context.Context, m *matchers.Matcher, pairs []pair) (rulings []ruling, looks []pair, err error) {
	err = p.inBatches(ctx, pairs, func(pairs []pair, l, b map[int32]*photo.Item) error {
		for _, q := range pairs {
			j := m.Judge(l[q.lib], b[q.back], nil)
			if j.Look != "" {
				looks = append(looks, q)
			} else if stateOf(j) != nothing {
				rulings = append(rulings, ruling{q, j, bareCopy(l[q.lib], b[q.back])})
			}
		}
		return nil
	})
	return rulings, looks, err
}

// wed gives each file one partner, the best first. What may be a full copy goes
// before what is surely less, so that nothing sure hides a doubt.
func (p *pairing) wed(rung int, rulings []ruling) {
	slices.SortStableFunc(rulings, func(a, b ruling) int {
		return cmp.Or(
			-cmp.Compare(stateOf(a.Judgement), stateOf(b.Judgement)),
			cmp.Compare(gradeIndex(a.Grade), gradeIndex(b.Grade)),
			comparePairs(a.pair, b.pair),
		)
	})
	for _, r := range rulings {
		if p.open(r.lib) && p.free(r.back) {
			p.settle(rung, r.lib, r.back, r.Judgement, r.bare)
		}
	}
}

// assignLooked takes the second looks of pairs whose files are both still free,
// one after the other.
func (p *pairing) assignLooked(ctx context.Context, rung int, m *matchers.Matcher, looks []pair) error {
	return p.inBatches(ctx, looks, func(pairs []pair, l, b map[int32]*photo.Item) error {
		for _, q := range pairs {
			if !p.open(q.lib) || !p.free(q.back) {
				continue
			}
			j, err := judge(ctx, p.req, m, l[q.lib], b[q.back])
			if err != nil {
				return err
			}
			if stateOf(j) != nothing {
				p.settle(rung, q.lib, q.back, j, bareCopy(l[q.lib], b[q.back]))
			}
		}
		return nil
	})
}

// doubtCrowds leaves unsure, without a counterpart, what a matcher can't tell
// apart in a crowd.
func (p *pairing) doubtCrowds(ctx context.Context, rung int, m *matchers.Matcher, crowds []pair) error {
	if m.Crowded == nil {
		return nil
	}
	crowds = slices.DeleteFunc(crowds, func(q pair) bool { return !p.open(q.lib) || !p.free(q.back) })
	return p.inBatches(ctx, crowds, func(pairs []pair, l, b map[int32]*photo.Item) error {
		for _, q := range pairs {
			if j := m.Crowded(l[q.lib], b[q.back], nil); j.Unsure && p.open(q.lib) {
				p.found[q.lib] = notFound
				p.found[q.lib].state, p.found[q.lib].why = doubtful, p.lib.names.add(j.Why)
				p.found[q.lib].rung = int8(rung)
			}
		}
		return nil
	})
}
