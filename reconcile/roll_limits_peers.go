package reconcile

import (
	"cmp"
	"slices"

	"rollcall/reconcile/causes"
)

// peers are what is held against a group besides all others: what lies beside it, and
// what is of its kinds.
func (l *limits) peers(in []int32) []causes.Rest {
	list := []causes.Rest{l.rest(l.beside(in))}
	kinds := []func(*line) int32{
		func(s *line) int32 { return s.format },
		func(s *line) int32 { return s.device },
		func(s *line) int32 {
			kind := 2 * int32(classOf(s.class))
			if s.fromNoCamera() {
				kind++
			}
			return kind
		},
	}
	for _, of := range kinds {
		list = append(list, l.ofKind(in, of))
	}
	return list
}

// ofKind are the photos outside of a group that are of one kind with a lost one of it.
func (l *limits) ofKind(in []int32, of func(*line) int32) causes.Rest {
	member, kinds, t := map[int32]bool{}, map[int32]bool{}, tally{}
	for _, i := range in {
		member[i] = true
		if l.is[i] == absent {
			kinds[of(&l.roll.lines[i])] = true
		}
	}
	for i := range l.is {
		if kinds[of(&l.roll.lines[i])] && !member[int32(i)] {
			t.count(l.is[i])
		}
	}
	return causes.Rest{Photos: t.photos, Missing: t.missing}
}

// nearest is how many photos on each side of one it is held against.
const nearest = 4

// beside are the photos next to those of a group in the order of paths, which is that
// of the lines, and in the order of time.
func (l *limits) beside(in []int32) []int32 {
	member, near := map[int32]bool{}, map[int32]bool{}
	for _, i := range in {
		member[i] = true
	}
	around := func(n int, order func(int) int32, at int) {
		for _, step := range []int{-1, 1} {
			seen := 0
			for k := at + step; k >= 0 && k < n && seen < nearest; k += step {
				if i := order(k); !member[i] && l.is[i] != apart {
					near[i] = true
					seen++
				}
			}
		}
	}
	for _, i := range in {
		around(len(l.is), func(k int) int32 { return int32(k) }, int(i))
	}
	times := l.inTime()
	for k, i := range times {
		if member[i] {
			around(len(times), func(k int) int32 { return times[k] }, k)
		}
	}
	var out []int32
	for i := range near {
		out = append(out, i)
	}
	return out
}

// inTime are the dated lines in order of time.
func (l *limits) inTime() []int32 {
	if l.byTime != nil {
		return l.byTime
	}
	for i := range l.roll.lines {
		if l.roll.lines[i].dated {
			l.byTime = append(l.byTime, int32(i))
		}
	}
	slices.SortStableFunc(l.byTime, func(a, b int32) int { return cmp.Compare(l.roll.lines[a].taken, l.roll.lines[b].taken) })
	return l.byTime
}
