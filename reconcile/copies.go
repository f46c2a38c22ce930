package reconcile

import (
	"context"
	"slices"
)

// mostCopies is how many pictures of the library that agree with one of the backup
// are held against each other.
const mostCopies = 8

// agreeing holds those pictures of the library against each other that are one
// exposure with the same picture of the backup, and tells which are one exposure
// themselves: an original and what was converted of it. There is nothing to confuse
// among them, and one full copy is a copy of each.
func (s *step) agreeing(ctx context.Context, ask judge, m *margin) (map[[2]uint64]bool, error) {
	var couples [][2]*bond
	var files []int32
	for _, bonds := range m.backup {
		bonds = slices.DeleteFunc(slices.Clone(bonds), func(b *bond) bool { return !b.oneShot })
		if len(bonds) < 2 || len(bonds) > mostCopies {
			continue
		}
		for k, a := range bonds {
			files = append(files, a.rulings[0].lib)
			for _, b := range bonds[k+1:] {
				couples = append(couples, [2]*bond{a, b})
			}
		}
	}
	if len(couples) == 0 {
		return nil, nil
	}
	slices.SortFunc(couples, func(a, b [2]*bond) int { return comparePairs(libraryPair(a), libraryPair(b)) })
	items, err := s.lib.load(ctx, files)
	if err != nil {
		return nil, err
	}
	var list []*hearing
	for _, c := range couples {
		q := libraryPair(c)
		list = append(list, &hearing{library: items[q.lib], backup: items[q.back]})
	}
	if err := s.looks.hear(ctx, ask, list, anyLook); err != nil {
		return nil, err
	}
	agreeing := map[[2]uint64]bool{}
	for k, c := range couples {
		if list[k].judged.OneShot {
			agreeing[[2]uint64{c[0].library, c[1].library}] = true
			agreeing[[2]uint64{c[1].library, c[0].library}] = true
		}
	}
	return agreeing, nil
}

// libraryPair is a pair of two files of the library.
func libraryPair(c [2]*bond) pair { return pair{c[0].rulings[0].lib, c[1].rulings[0].lib} }

// together reports whether two pictures of the library may share one of the backup:
// all three are one exposure.
func (m *margin) together(a, b *bond) bool {
	return a.oneShot && b.oneShot && m.agreeing[[2]uint64{a.library, b.library}]
}

// lendToCopies gives what serves one picture of the library to the others that
// share it.
func (s *step) lendToCopies(m *margin) {
	for _, b := range m.list {
		if !b.accepted || !b.oneShot || b.state != whole || len(m.agreeing) == 0 {
			continue
		}
		for _, r := range b.rulings {
			if !r.rival && r.state() == whole && s.found[r.lib].state < whole && s.lendable(r.back) {
				s.settle(s.rung, r.lib, r.back, *r.judged, r.bare)
			}
		}
	}
}

// lendable reports whether a file of the backup may be told of as a copy.
func (s *step) lendable(j int32) bool {
	b := &s.back.briefs[j]
	return b.main >= 0 && !b.is(trashed) && b.isPicture()
}
