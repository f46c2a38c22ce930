package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// sharedTries is how many files of the backup one photo is held against on a
// rung whose keys are as good as proof.
const sharedTries = 64

// A pair is a file of the library and one of the backup, as briefs.
type pair struct{ lib, back int32 }

func comparePairs(a, b pair) int {
	return cmp.Or(cmp.Compare(a.lib, b.lib), cmp.Compare(a.back, b.back))
}

// share climbs a rung on which a counterpart may serve several photos.
func (p *pairing) share(ctx context.Context, rung int, m *matchers.Matcher) error {
	lk, err := p.lib.keysOf(ctx, m, rung, p.open)
	if err != nil || len(lk) == 0 {
		return err
	}
	var pairs []pair
	join(lk, p.back.holders(rung, lk), func(lib, back []keyed) {
		pairs = append(pairs, p.cross(lib, back, sharedTries)...)
	})
	slices.SortFunc(pairs, comparePairs)
	pairs = slices.Compact(pairs)
	return p.inBatches(ctx, pairs, func(pairs []pair, l, b map[int32]*photo.Item) error {
		return p.shareBatch(ctx, rung, m, pairs, l, b)
	})
}

// cross pairs each file of the library in a block with up to most files of the
// backup of its class.
func (p *pairing) cross(lib, back []keyed, most int) []pair {
	var pairs []pair
	for _, a := range lib {
		n := 0
		for _, b := range back {
			if n == most {
				break
			}
			if p.lib.briefs[a.item].class == p.back.briefs[b.item].class && p.offered(b.item) {
				pairs = append(pairs, pair{a.item, b.item})
				n++
			}
		}
	}
	return pairs
}

// join calls visit with the keys of both sides under each hash that both hold.
func join(lib, back []keyed, visit func(lib, back []keyed)) {
	for len(lib) > 0 && len(back) > 0 {
		switch h, k := lib[0].hash(), back[0].hash(); {
		case h < k:
			lib = lib[keyRun(lib):]
		case h > k:
			back = back[keyRun(back):]
		default:
			n, m := keyRun(lib), keyRun(back)
			visit(lib[:n], back[:m])
			lib, back = lib[n:], back[m:]
		}
	}
}

// keyRun is how many keys at the front are equal.
func keyRun(list []keyed) int {
	n := 1
	for n < len(list) && list[n].hash() == list[0].hash() {
		n++
	}
	return n
}

// inBatches loads the items of sorted pairs, some at a time, all pairs of one
// file of the library together.
func (p *pairing) inBatches(ctx context.Context, pairs []pair, visit func(pairs []pair, lib, back map[int32]*photo.Item) error) error {
	for len(pairs) > 0 {
		n := min(batch, len(pairs))
		for n < len(pairs) && pairs[n].lib == pairs[n-1].lib {
			n++
		}
		lib, back := make([]int32, n), make([]int32, n)
		for k, q := range pairs[:n] {
			lib[k], back[k] = q.lib, q.back
		}
		l, err := p.lib.load(ctx, lib)
		if err != nil {
			return err
		}
		b, err := p.back.load(ctx, back)
		if err != nil {
			return err
		}
		if err := visit(pairs[:n], l, b); err != nil {
			return err
		}
		pairs = pairs[n:]
	}
	return nil
}

func (p *pairing) shareBatch(ctx context.Context, rung int, m *matchers.Matcher, pairs []pair, l, b map[int32]*photo.Item) error {
	for len(pairs) > 0 {
		n := 1
		for n < len(pairs) && pairs[n].lib == pairs[0].lib {
			n++
		}
		if err := p.shareOne(ctx, rung, m, pairs[:n], l[pairs[0].lib], b); err != nil {
			return err
		}
		pairs = pairs[n:]
	}
	return nil
}

// shareOne finds the best counterpart of one file of the library. A second look
// is taken only while no full copy is found without one.
func (p *pairing) shareOne(ctx context.Context, rung int, m *matchers.Matcher, pairs []pair, lib *photo.Item, backs map[int32]*photo.Item) error {
	best, at := found{}, pair{}
	var judged photo.Judgement
	try := func(q pair, j photo.Judgement) {
		if stateOf(j) == nothing {
			return
		}
		p.used[q.back] = true
		if stateOf(j) == whole && !p.copies(q.lib, q.back) || p.back.briefs[q.back].is(trashed) || p.own[q.back] {
			return
		}
		f := found{state: stateOf(j), grade: gradeIndex(j.Grade), bare: bareCopy(lib, backs[q.back])}
		if f.better(best) {
			best, at, judged = f, q, j
		}
	}
	var later []pair
	for _, q := range pairs {
		if j := m.Judge(lib, backs[q.back], nil); j.Look == "" {
			try(q, j)
		} else {
			later = append(later, q)
		}
	}
	for _, q := range later {
		if best.state == whole && !best.bare {
			p.used[q.back] = true
			continue
		}
		j, err := judge(ctx, p.req, m, lib, backs[q.back])
		if err != nil {
			return err
		}
		try(q, j)
	}
	if best.state != nothing {
		p.settle(rung, at.lib, at.back, judged, best.bare)
	}
	return nil
}
