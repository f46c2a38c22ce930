package reconcile

import (
	"cmp"
	"math/bits"
	"slices"
)

// A keySet tells which of many keys are among some sorted ones. Most are not, which
// marks tell without a search: a bit for the upper bits of each hash, of which one in
// marksEach is set at most.
type keySet struct {
	sorted []keyed
	marks  []uint64
	shift  int
}

const marksEach = 16

func newKeySet(sorted []keyed) keySet {
	width := max(bits.Len(uint(len(sorted)*marksEach)), 6)
	s := keySet{sorted: sorted, marks: make([]uint64, 1<<(width-6)), shift: 64 - width}
	for _, k := range sorted {
		word, bit := s.mark(k)
		s.marks[word] |= bit
	}
	return s
}

func (s *keySet) mark(k keyed) (word, bit uint64) {
	at := k.hash() >> s.shift
	return at >> 6, 1 << (at & 63)
}

// has reports whether one of the keys has the same hash.
func (s *keySet) has(k keyed) bool {
	if word, bit := s.mark(k); s.marks[word]&bit == 0 {
		return false
	}
	_, ok := slices.BinarySearchFunc(s.sorted, k.hash(), func(k keyed, h uint64) int { return cmp.Compare(k.hash(), h) })
	return ok
}
