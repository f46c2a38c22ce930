package reconcile

import "context"

// lendEncodings gives a photo the full copy of another encoding of the same
// exposure: where the library holds a HEIC and the JPEG that was made of it, and
// the backup one of them, it has the picture of both. It takes more than that the
// pictures agree: see matchers.Matcher, OneShot.
func (s *step) lendEncodings(ctx context.Context, lib, back []keyed) error {
	if !s.m.OneShot {
		return nil
	}
	rulings, err := s.lenders(ctx, s.servingEncodings(lib, back), func(r ruling) bool {
		return r.judged.OneShot && r.state() == whole
	})
	if err != nil {
		return err
	}
	for _, r := range rulings {
		if s.found[r.lib].state < whole && s.lendable(r.back) {
			s.settle(s.rung, r.lib, r.back, *r.judged, r.bare)
		}
	}
	return nil
}

// servingEncodings pairs stills of the library that have no full copy with stills
// of the backup, of the same area, that are a full copy of another.
func (s *step) servingEncodings(lib, back []keyed) (pairs []pair) {
	var serving map[int32]bool
	join(lib, back, func(lib, back []keyed) {
		if len(lib)*len(back) > blockSide*blockSide {
			return
		}
		for _, a := range lib {
			mine := &s.lib.briefs[a.item]
			if mine.class != still || mine.main < 0 || mine.pixels == 0 || !s.open(a.item) || s.found[a.item].state == whole {
				continue
			}
			for _, b := range back {
				theirs := &s.back.briefs[b.item]
				if !s.used[b.item] || theirs.class != still || theirs.pixels != mine.pixels || mine.sameFile(theirs) {
					continue
				}
				if serving == nil {
					serving = s.servingWhole()
				}
				if serving[b.item] {
					pairs = append(pairs, pair{a.item, b.item})
				}
			}
		}
	})
	return inOrder(pairs)
}

// servingWhole are the files of the backup that are full copies.
func (p *pairing) servingWhole() map[int32]bool {
	serving := map[int32]bool{}
	for i, j := range p.at {
		if j >= 0 && p.found[i].state == whole {
			serving[j] = true
		}
	}
	return serving
}
