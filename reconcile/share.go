package reconcile

import (
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// sharedTries is how many files of the backup one photo is held against on a
// rung whose keys are as good as proof.
const sharedTries = 64

// share climbs a rung on which a counterpart may serve several photos.
func (p *pairing) share(ctx context.Context, rung int, m *matchers.Matcher) error {
	lib, back, err := p.keysOn(ctx, rung, m)
	if err != nil || len(lib) == 0 {
		return err
	}
	var pairs []pair
	join(lib, back, func(lib, back []keyed) {
		lib = slices.DeleteFunc(slices.Clone(lib), func(k keyed) bool { return !p.open(k.item) })
		pairs = append(pairs, p.cross(lib, back, sharedTries, sameClass)...)
	})
	l := &looking{req: p.req}
	return p.inBatches(ctx, inOrder(pairs), func(pairs []pair, libs, backs map[int32]*photo.Item) error {
		return p.shareBatch(ctx, rung, m, l, sharingsOf(pairs, libs, backs))
	})
}

// cross pairs each file of the library in a block with up to most files of the
// backup that may meet it.
func (p *pairing) cross(lib, back []keyed, most int, meets func(a, b class) bool) []pair {
	var pairs []pair
	for _, a := range lib {
		n := 0
		for _, b := range back {
			if n == most {
				break
			}
			if meets(p.lib.briefs[a.item].class, p.back.briefs[b.item].class) && p.offered(b.item) {
				pairs = append(pairs, pair{a.item, b.item})
				n++
			}
		}
	}
	return pairs
}

func sameClass(a, b class) bool { return a == b }

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

// A sharing is one file of the library on its way to the best counterpart.
type sharing struct {
	heard []*hearing
	later []*hearing // that ask for a look
	best  found
	at    *hearing // nil: none
}

func sharingsOf(pairs []pair, libs, backs map[int32]*photo.Item) []*sharing {
	var list []*sharing
	for k, q := range pairs {
		if k == 0 || q.lib != pairs[k-1].lib {
			list = append(list, &sharing{})
		}
		s := list[len(list)-1]
		s.heard = append(s.heard, &hearing{pair: q, library: libs[q.lib], backup: backs[q.back]})
	}
	return list
}

// shareBatch finds the best counterpart of each file. A second look is taken only
// while no full copy is found without one: each file puts one more pair forward,
// and all these looks are taken together.
func (p *pairing) shareBatch(ctx context.Context, rung int, m *matchers.Matcher, l *looking, list []*sharing) error {
	for _, s := range list {
		for _, h := range s.heard {
			h.ask(m.Judge)
			if h.judged.Look != "" {
				s.later = append(s.later, h)
			} else {
				p.try(rung, s, h)
			}
		}
	}
	for {
		var next []*hearing
		var of []*sharing
		for _, s := range list {
			if h := p.nextLook(s); h != nil {
				next, of = append(next, h), append(of, s)
			}
		}
		if len(next) == 0 {
			break
		}
		if err := l.hear(ctx, m.Judge, next, anyLook); err != nil {
			return err
		}
		for k, h := range next {
			p.try(rung, of[k], h)
		}
	}
	for _, s := range list {
		if s.at != nil {
			p.settle(rung, s.at.lib, s.at.back, s.at.judged, s.best.bare)
		}
	}
	return nil
}

// nextLook is the next pair of a file to look at; nil where a full copy is found
// and the rest is known for further ones.
func (p *pairing) nextLook(s *sharing) *hearing {
	if s.best.state == whole && !s.best.bare {
		for _, h := range s.later {
			p.used[h.back] = true
		}
		s.later = nil
	}
	if len(s.later) == 0 {
		return nil
	}
	h := s.later[0]
	s.later = s.later[1:]
	return h
}

// try takes a judged pair if it is the best so far.
func (p *pairing) try(rung int, s *sharing, h *hearing) {
	j := h.judged
	if stateOf(j) == nothing {
		return
	}
	if h.isDeletion() {
		p.noteDeletion(rung, h)
		return
	}
	if stateOf(j) == whole && p.isAnothers(h) {
		h.judged = photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: anothersWhy}
		j = h.judged
	}
	p.used[h.back] = true
	if stateOf(j) == whole && !p.copies(h.lib, h.back) || p.back.briefs[h.back].is(trashed) || p.own[h.back] {
		return
	}
	f := found{state: stateOf(j), grade: gradeIndex(j.Grade), bare: bareCopy(h.library, h.backup)}
	if f.better(s.best) {
		s.best, s.at = f, h
	}
}

const anothersWhy = "the picture data is the same, but this is the copy of another photo of the library, which was taken at another moment"

// isAnothers reports whether a file of the backup that has the picture of a photo is to the
// byte another photo of the library, and the two tell other moments: one of them has
// nothing of its own in the backup, however alike they are.
func (p *pairing) isAnothers(h *hearing) bool {
	proof := p.back.briefs[h.back].proof
	if proof == (photo.Digest{}) || !matchers.OtherCapture(h.library, h.backup) {
		return false
	}
	return slices.ContainsFunc(p.lib.withProof(p.lib.proven, proof), func(i int32) bool {
		return i != h.lib && p.lib.briefs[i].main >= 0 && p.lib.briefs[i].isPicture()
	})
}
