package reconcile

import (
	"context"

	"rollcall/photo"
)

// lendSmaller explains photos by small versions that serve a small version in the
// library already: where the library holds an original and its rendition, and the
// backup the rendition alone, that is what the backup has of both. Nothing becomes
// present by it.
func (s *step) lendSmaller(ctx context.Context, lib, back []keyed) error {
	rulings, err := s.lenders(ctx, s.smallerServing(lib, back), func(r ruling) bool {
		return r.judged.Grade == photo.Reduced && r.state() == lesser
	})
	if err != nil {
		return err
	}
	lent := map[uint64]uint64{} // by picture of the backup: the one of the library that it was lent to
	for _, r := range rulings {
		small, large := identity(&s.back.briefs[r.back], r.back), identity(&s.lib.briefs[r.lib], r.lib)
		if to, taken := lent[small]; s.found[r.lib].state == nothing && (!taken || to == large) {
			lent[small] = large
			s.settle(s.rung, r.lib, r.back, *r.judged, r.bare)
		}
	}
	return nil
}

// smallerServing pairs files of the library that have nothing with files of the
// backup that serve smaller ones. Frames of a burst have one size, and lend each
// other nothing.
func (s *step) smallerServing(lib, back []keyed) (pairs []pair) {
	var servedArea map[int32]int32
	join(lib, back, func(lib, back []keyed) {
		if len(lib)*len(back) > blockSide*blockSide {
			return
		}
		for _, b := range back {
			if !s.used[b.item] || s.back.briefs[b.item].is(trashed) || s.back.briefs[b.item].pixels == 0 {
				continue
			}
			if servedArea == nil {
				servedArea = s.servedAreas()
			}
			for _, a := range lib {
				large, small := &s.lib.briefs[a.item], &s.back.briefs[b.item]
				if area := servedArea[b.item]; area > 0 && area < large.pixels && small.pixels < large.pixels &&
					large.class == small.class && s.open(a.item) && s.found[a.item].state == nothing {
					pairs = append(pairs, pair{a.item, b.item})
				}
			}
		}
	})
	return inOrder(pairs)
}

// servedAreas is, by file of the backup, the area in pixels of the largest file of
// the library that it serves.
func (p *pairing) servedAreas() map[int32]int32 {
	areas := map[int32]int32{}
	for i, j := range p.at {
		if j >= 0 {
			areas[j] = max(areas[j], p.lib.briefs[i].pixels)
		}
	}
	return areas
}
