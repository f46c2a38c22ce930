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

// A keyStore holds the keys of every file, in pieces: millions of them would be
// copied again and again in a list that grows.
type keyStore struct{ pieces [][]keyed }

const (
	firstPiece = 1 << 7 // each further one is twice as long, up to the longest
	keyPiece   = 1 << 14
	mostKeys   = 16 // that one file adds without its piece growing
)

func (s *keyStore) add(m *matchers.Matcher, item int32, it *photo.Item) {
	last := len(s.pieces) - 1
	if last < 0 || cap(s.pieces[last])-len(s.pieces[last]) < mostKeys {
		length := min(firstPiece<<min(len(s.pieces), 16), keyPiece)
		s.pieces, last = append(s.pieces, make([]keyed, 0, length)), last+1
	}
	s.pieces[last] = appendKeys(s.pieces[last], m, item, it)
}

func (s *keyStore) all(yield func(k keyed) bool) {
	for _, piece := range s.pieces {
		for _, k := range piece {
			if !yield(k) {
				return
			}
		}
	}
}

// forget drops what only pairing needs.
func (s *stock) forget() { s.keys, s.told, s.proven = nil, nil, nil }

func sortKeys(list []keyed) {
	slices.SortFunc(list, func(a, b keyed) int {
		if c := cmp.Compare(a.hash(), b.hash()); c != 0 {
			return c
		}
		return cmp.Compare(a.item, b.item)
	})
}

// keysOn returns the sorted keys of a rung: of what is open and free, and, where
// the keys of every file are kept, of all others that hold one of them. Without
// any of the library there are none.
func (p *pairing) keysOn(ctx context.Context, rung int, m *matchers.Matcher) (lib, back []keyed, err error) {
	if m.Sight != "" {
		if lib, back, err = p.sight(ctx, rung, m); err != nil {
			return nil, nil, err
		}
	}
	switch {
	case m.Quick:
		if lib, err = p.lib.loadKeys(ctx, m, p.open); err != nil {
			return nil, nil, err
		}
		back, err = p.back.loadKeys(ctx, m, func(j int32) bool { return p.offered(j) && p.back.briefs[j].isPicture() })
	case m.Rare != nil:
		lib, back, err = p.rareKeys(ctx, m)
	case m.Shares || m.Alone != nil:
		lib = merged(p.lib.keptKeys(rung, p.open), lib)
		back = merged(p.back.holders(rung, lib), back)
		if m.Alone != nil {
			lib = merged(p.lib.holders(rung, lib), lib)
		}
	case m.Listed:
		if back, err = p.back.loadKeys(ctx, m, p.listed); err != nil || len(back) == 0 {
			return nil, nil, err
		}
		lib, err = p.lib.loadKeys(ctx, m, p.open)
	case m.Sight == "":
		if lib, err = p.lib.loadKeys(ctx, m, func(i int32) bool { return p.open(i) && (!m.Records || p.lib.briefs[i].is(recordOnly)) }); err != nil || len(lib) == 0 {
			return nil, nil, err
		}
		back, err = p.back.loadKeys(ctx, m, p.free)
	}
	return lib, back, err
}

// rareKeys are the keys of all files that have the name of one of the backup that a rung is
// about.
func (p *pairing) rareKeys(ctx context.Context, m *matchers.Matcher) (lib, back []keyed, err error) {
	rare := map[uint64]bool{}
	err = p.back.loadEach(ctx, p.back.all(p.free), func(j int32, it *photo.Item) {
		if m.Rare(it) {
			rare[p.back.briefs[j].nameOf()] = true
		}
	})
	if err != nil || len(rare) == 0 {
		return nil, nil, err
	}
	if lib, err = p.lib.loadKeys(ctx, m, p.lib.named(rare)); err != nil || len(lib) == 0 {
		return nil, nil, err
	}
	back, err = p.back.loadKeys(ctx, m, p.back.named(rare))
	return lib, back, err
}

// named tells of a file that its name, or the one that it was imported with, is one of
// these.
func (s *stock) named(of map[uint64]bool) func(i int32) bool {
	return func(i int32) bool {
		b := &s.briefs[i]
		first, ok := s.imported[i]
		imported := brief{stem: first.stem, ending: first.ending}
		return b.isPicture() && (of[b.nameOf()] || ok && of[imported.nameOf()])
	}
}

// merged is the keys of two sorted lists, each once.
func merged(a, b []keyed) []keyed {
	if len(b) == 0 {
		return a
	}
	list := slices.Concat(a, b)
	sortKeys(list)
	return slices.Compact(list)
}

func (s *stock) loadKeys(ctx context.Context, m *matchers.Matcher, wanted func(i int32) bool) ([]keyed, error) {
	var list []keyed
	err := s.loadEach(ctx, s.all(wanted), func(i int32, it *photo.Item) {
		list = appendKeys(list, m, i, it)
	})
	sortKeys(list)
	return list, err
}

func (s *stock) keptKeys(rung int, wanted func(i int32) bool) []keyed {
	var list []keyed
	for k := range s.keys[rung].all {
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
	asked := newKeySet(among)
	for k := range s.keys[rung].all {
		if asked.has(k) {
			list = append(list, k)
		}
	}
	sortKeys(list)
	return list
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
