package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// A ruling is a pair with what was judged of it.
type ruling struct {
	pair
	judged   *photo.Judgement // nil: not the same, and it was seen how far apart they are
	distance float64
	first    float64 // the distance before the pixels were looked at
	unseen   bool    // the pixels were not looked at: there was too much alike
	rival    bool    // the library's file has its counterpart already
	bare     bool
}

func (r *ruling) state() state {
	if r.judged == nil {
		return nothing
	}
	return stateOf(*r.judged)
}

// An asked is a pair whose judge asks for a look that was not taken.
type asked struct {
	pair
	photo.Judgement
}

// rule judges sorted pairs with the looks that may be taken, and lists those that
// ask for others.
func (s *step) rule(ctx context.Context, ask judge, pairs []pair, mayTake func(look string) bool) (rulings []ruling, asks []asked, err error) {
	err = s.inTiles(ctx, pairs, func(pairs []pair, libs, backs map[int32]*photo.Item) error {
		list := make([]*hearing, len(pairs))
		for k, q := range pairs {
			list[k] = &hearing{pair: q, library: libs[q.lib], backup: backs[q.back]}
		}
		if err := s.show(ctx, list); err != nil {
			return err
		}
		if err := s.looks.hear(ctx, ask, list, mayTake); err != nil {
			return err
		}
		for _, h := range list {
			if s.m.Lesser && h.judged.Unsure {
				continue
			}
			if h.judged.Look != "" {
				asks = append(asks, asked{h.pair, h.judged})
			} else if stateOf(h.judged) != nothing || h.judged.Distance > 0 {
				rulings = append(rulings, s.rulingOf(h))
			}
		}
		return nil
	})
	return rulings, asks, err
}

// show gives the files what the rung saw of them before it was climbed.
func (s *step) show(ctx context.Context, list []*hearing) error {
	if s.m.Sight != photo.LookSketch {
		return nil
	}
	libs, backs := make([]*photo.Item, len(list)), make([]*photo.Item, len(list))
	for k, h := range list {
		libs[k], backs[k] = h.library, h.backup
	}
	return s.looks.takeEach(ctx, photo.LookSketch, libs, backs)
}

func (s *step) rulingOf(h *hearing) ruling {
	r := ruling{pair: h.pair, distance: h.judged.Distance, first: h.judged.Distance, rival: !s.open(h.lib)}
	if slices.Contains(h.taken, photo.LookPixels) {
		r.first = h.first
	}
	if stateOf(h.judged) != nothing {
		judged := h.judged
		if r.judged, r.bare = &judged, bareCopy(h.library, h.backup); r.bare {
			judged.Why += "; " + matchers.BareWhy(h.library)
		}
	}
	return r
}

// mostPixels is how many looks at the pixels one file is worth on one rung.
const mostPixels = 16

// tooAlike is why the pixels of a pair were not looked at.
const tooAlike = "too many are alike to look at each"

// ruleAll judges sorted pairs with all looks. Where a file is alike to many, only
// the nearest are decoded, and the rest is left unsure.
func (s *step) ruleAll(ctx context.Context, ask judge, pairs []pair) ([]ruling, error) {
	rulings, asks, err := s.rule(ctx, ask, pairs, noPixels)
	if err != nil || len(asks) == 0 {
		return rulings, err
	}
	slices.SortFunc(asks, func(a, b asked) int {
		return cmp.Or(cmp.Compare(a.Distance, b.Distance), comparePairs(a.pair, b.pair))
	})
	var near []pair
	looks, others := map[int32]int{}, map[int32]int{}
	for _, a := range asks {
		if looks[a.lib] >= mostPixels || others[a.back] >= mostPixels {
			if s.m.Lesser {
				continue
			}
			judged := unlooked(a.Judgement, tooAlike)
			rulings = append(rulings, ruling{
				pair: a.pair, judged: &judged, distance: a.Distance, first: a.Distance, unseen: true, rival: !s.open(a.lib),
			})
			continue
		}
		looks[a.lib]++
		others[a.back]++
		near = append(near, a.pair)
	}
	s.looks.expect(photo.LookPixels, len(near))
	more, _, err := s.rule(ctx, ask, inOrder(near), anyLook)
	return append(rulings, more...), err
}
