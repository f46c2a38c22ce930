package reconcile

import (
	"cmp"
	"math/bits"
	"slices"
)

// A keySet tells which of many keys are among some sorted ones. Most are not, which
// marks tell without a search.
type keySet struct {
	sorted []keyed
	marks  marks
}

func newKeySet(sorted []keyed) keySet {
	s := keySet{sorted, newMarks(len(sorted))}
	for _, k := range sorted {
		s.marks.set(k.hash())
	}
	return s
}

// has reports whether one of the keys has the same hash.
func (s *keySet) has(k keyed) bool {
	if !s.marks.has(k.hash()) {
		return false
	}
	_, ok := slices.BinarySearchFunc(s.sorted, k.hash(), func(k keyed, h uint64) int { return cmp.Compare(k.hash(), h) })
	return ok
}

// Marks are a bit for the upper bits of each hash that was set, and for few others: of
// so many bits at most one in marksEach is set.
type marks struct {
	words []uint64
	shift int
}

const marksEach = 16

func newMarks(hashes int) marks {
	width := max(bits.Len(uint(hashes*marksEach)), 6)
	return marks{make([]uint64, 1<<(width-6)), 64 - width}
}

func (m *marks) set(hash uint64) {
	at := hash >> m.shift
	m.words[at>>6] |= 1 << (at & 63)
}

// has is true of each hash that was set, and of few others.
func (m *marks) has(hash uint64) bool {
	at := hash >> m.shift
	return m.words[at>>6]&(1<<(at&63)) != 0
}

// Repeats tell which of many hashes may be there more than once.
type repeats struct{ once, again marks }

func newRepeats(hashes int) repeats { return repeats{newMarks(hashes), newMarks(hashes)} }

func (r *repeats) add(hash uint64) {
	if r.once.has(hash) {
		r.again.set(hash)
	}
	r.once.set(hash)
}

// mayRepeat is true of each hash that was added more than once, and of few others.
func (r *repeats) mayRepeat(hash uint64) bool { return r.again.has(hash) }
