package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// A keyed is one key of one file: 12 bytes, of which a million files have some
// millions. The lowest bit of the hash tells a key that counts only alone.
type keyed struct {
	high, low uint32
	item      int32
}

func (k keyed) hash() uint64 { return uint64(k.high)<<32 | uint64(k.low) }

func (k keyed) alone() bool { return k.low&1 == 1 }

func appendKeys(list []keyed, m *matchers.Matcher, item int32, it *photo.Item) []keyed {
	for _, key := range m.Keys(it) {
		h := hash(string(key)) &^ 1
		if m.Alone != nil && m.Alone(key) {
			h |= 1
		}
		list = append(list, keyed{high: uint32(h >> 32), low: uint32(h), item: item})
	}
	return list
}

func sortKeys(list []keyed) {
	slices.SortFunc(list, func(a, b keyed) int {
		if c := cmp.Compare(a.hash(), b.hash()); c != 0 {
			return c
		}
		return cmp.Compare(a.item, b.item)
	})
}

// keysOf returns the sorted keys of the wanted files for one rung, and of the
// others that hold one of them, where those are known.
func (s *stock) keysOf(ctx context.Context, m *matchers.Matcher, rung int, wanted func(i int32) bool) ([]keyed, error) {
	if s.keys[rung] != nil || m.Shares || m.Alone != nil {
		return s.keptKeys(rung, wanted), nil
	}
	var list []keyed
	err := s.loadEach(ctx, s.all(wanted), func(i int32, it *photo.Item) {
		list = appendKeys(list, m, i, it)
	})
	sortKeys(list)
	return list, err
}

func (s *stock) keptKeys(rung int, wanted func(i int32) bool) []keyed {
	var list []keyed
	for _, k := range s.keys[rung] {
		if wanted(k.item) {
			list = append(list, k)
		}
	}
	sortKeys(list)
	return list
}

// holders adds to the sorted keys all other files that hold one of them.
func (s *stock) holders(rung int, among []keyed) []keyed {
	var list []keyed
	for _, k := range s.keys[rung] {
		if holds(among, k.hash()) {
			list = append(list, k)
		}
	}
	sortKeys(list)
	return list
}

func holds(sorted []keyed, h uint64) bool {
	_, ok := slices.BinarySearchFunc(sorted, h, func(k keyed, h uint64) int { return cmp.Compare(k.hash(), h) })
	return ok
}

// all lists the files that are wanted, in order.
func (s *stock) all(wanted func(i int32) bool) []int32 {
	var list []int32
	for i := range s.briefs {
		if wanted(int32(i)) {
			list = append(list, int32(i))
		}
	}
	return list
}
