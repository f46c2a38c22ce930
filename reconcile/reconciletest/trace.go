package reconciletest

import (
	"cmp"
	"math/bits"
	"slices"
	"strings"
)

// What an observer can see of a mishap, beyond that a photo is absent, is one of
// three things:
//
//   - a record of this very photo that would not be there: a counterpart that is
//     no full copy, the library's file in a trash or as a smaller version, an
//     earlier sighting of it;
//   - a fact of the backup's place that would not be there: the date of the backup,
//     a file system that can't hold it, a disk that is full, files left over;
//   - the absence of its neighbours: in one of the orders below, at least three of
//     the six nearest photos lost their full copies to the same mishap too.
//
// The orders are those that everybody can put a roll into: by time, by time within
// a camera, by path, by time within a format, by size, and by time within what
// facts the place tells (hidden, trash, shared). Where several mishaps suffice for
// a neighbour, each counts as having taken it: the seed is compared with the one
// without this mishap and without whatever else suffices there, so that two that
// strike the same photos do not hide each other.
const (
	nearest = 3 // on each side
	enough  = 3
)

// traced tells for each shot which mishaps left a trace.
func (s *story) traced(fates []fate) []uint32 {
	traces, places := make([]uint32, len(fates)), uint32(0)
	for k, m := range s.mishaps {
		if m.says != nil {
			places |= 1 << k
		}
		if m.cause == Unlisted {
			places &^= 1 << k
		}
	}
	var all uint32
	for n := range fates {
		f := &fates[n]
		traces[n] = f.struck & (f.recorded | places)
		all |= f.struck
	}
	if all == 0 {
		return traces
	}
	for _, order := range s.sights() {
		order.trace(fates, traces)
	}
	for k, m := range s.mishaps {
		if m.cause != Unlisted {
			continue
		}
		for n := range traces {
			traces[n] &^= 1 << k
		}
	}
	return traces
}

// A sighting order is a visible order of shots: groups end where group changes.
type sightOrder struct {
	list  []int
	group []uint32
}

// trace marks those whose neighbours were struck by the same.
func (o sightOrder) trace(fates []fate, traces []uint32) {
	for lo := 0; lo < len(o.list); {
		hi := lo + 1
		for hi < len(o.list) && o.group[o.list[hi]] == o.group[o.list[lo]] {
			hi++
		}
		o.within(o.list[lo:hi], fates, traces)
		lo = hi
	}
}

func (o sightOrder) within(list []int, fates []fate, traces []uint32) {
	for i, n := range list {
		open := fates[n].struck &^ traces[n]
		if open == 0 {
			continue
		}
		from := max(0, min(i-nearest, len(list)-2*nearest-1))
		to := min(len(list), from+2*nearest+1)
		for ; open != 0; open &= open - 1 {
			bit, others := uint32(1)<<bits.TrailingZeros32(open), 0
			for j := from; j < to; j++ {
				if j != i && fates[list[j]].struck&bit != 0 {
					others++
				}
			}
			if others >= enough {
				traces[n] |= bit
			}
		}
	}
}

// sights are the visible orders.
func (s *story) sights() []sightOrder {
	n := len(s.shots)
	var seen []int
	for i := range s.shots {
		if !s.shots[i].away {
			seen = append(seen, i)
		}
	}
	cameras, formats, facts := newNames(n), newNames(n), newNames(n)
	for _, i := range seen {
		x := &s.shots[i]
		cameras.put(i, x.camera.model)
		formats.put(i, x.format.end)
		home := x.home
		if home == homeFlag {
			home = homeUsual // nothing in the library tells of it
		}
		facts.put(i, string([]byte{'0' + byte(home)}))
	}
	none := make([]uint32, n)
	walls := make([]int64, n)
	for i := range s.shots {
		walls[i] = s.shots[i].wall.UnixNano()
	}
	byTime := func(a, b int) int { return cmp.Compare(walls[a], walls[b]) }
	return []sightOrder{
		sorted(seen, none, byTime),
		sorted(seen, cameras.of, byTime),
		sorted(seen, formats.of, byTime),
		sorted(seen, facts.of, byTime),
		sorted(seen, none, func(a, b int) int { return s.shots[a].walked - s.shots[b].walked }),
		sorted(seen, none, func(a, b int) int { return cmp.Compare(s.shots[a].size, s.shots[b].size) }),
	}
}

func sorted(list []int, group []uint32, by func(a, b int) int) sightOrder {
	list = slices.Clone(list)
	slices.SortFunc(list, func(a, b int) int {
		if group[a] != group[b] {
			return cmp.Compare(group[a], group[b])
		}
		if c := by(a, b); c != 0 {
			return c
		}
		return a - b
	})
	return sightOrder{list, group}
}

// names number words.
type names struct {
	known map[string]uint32
	of    []uint32
}

func newNames(n int) *names { return &names{map[string]uint32{}, make([]uint32, n)} }

func (m *names) put(i int, word string) {
	word = strings.ToLower(word)
	id, ok := m.known[word]
	if !ok {
		id = uint32(len(m.known))
		m.known[word] = id
	}
	m.of[i] = id
}
