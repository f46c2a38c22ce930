package reconciletest

import (
	"cmp"
	"slices"
	"time"
)

// A state is what the backup holds of a shot, or the library.
type state uint8

const (
	whole     state = iota // the same bytes
	rewritten              // the same picture, other metadata
	converted              // the same shot in full size, another encoding
	nothing
	reduced      // fewer pixels, metadata kept
	shrunk       // fewer pixels, metadata lost
	thumbnail    // a cached thumbnail
	recompressed // the same size, far fewer bytes
	edited       // only an edited render
	cutShort     // the beginning only
	zeroed       // zeros from somewhere on
	flipped      // a few bytes differ
	emptied      // no bytes
	binned       // the same bytes, in the backup's trash: decision 0004
	reissued     // library: a smaller version, the original is elsewhere
)

// full reports whether it is a full copy.
func (s state) full() bool { return s <= converted }

// A carriage is how files get into the backup unharmed.
type carriage struct {
	rewrites float64 // share whose metadata is written anew
	converts float64 // share of HEIC that become JPEG
}

// of is what the backup holds of a shot that nothing happens to.
func (c carriage) of(x *shot) state {
	switch {
	case x.format == heic && x.luck < c.converts:
		return converted
	case x.format.picture && x.luck < c.converts+c.rewrites:
		return rewritten
	}
	return whole
}

// A fate is what became of a shot. Masks are of mishaps, by position.
type fate struct {
	struck   uint32 // each of which suffices to take its full copy
	partly   uint32 // those of them that take the part only
	recorded uint32 // those that left more of it than an absence
	state    state  // in the backup
	library  state  // whole, or reissued
	thrown   bool   // lies in the library's trash
	seen     uint8  // past of it that an index knows, see sightings
}

// line settles the order in which shots go up: what was there at the beginning by
// the backlog's order, then as they were added.
func (s *story) line() {
	list := make([]int, len(s.shots))
	for i := range list {
		list[i] = i
	}
	first, _ := slices.BinarySearchFunc(s.shots, s.since, func(x shot, at time.Time) int { return x.added.Compare(at) })
	stream := s.stream()
	slices.SortStableFunc(list[:first], func(a, b int) int {
		x, y := &s.shots[a], &s.shots[b]
		switch s.backlog {
		case newestFirst:
			return y.n - x.n
		case smallFirst:
			return cmp.Compare(x.bytes(), y.bytes())
		case largeFirst:
			return cmp.Compare(y.bytes(), x.bytes())
		case anyOrder:
			return cmp.Compare(s.chance(stream, a), s.chance(stream, b))
		case byPath:
			return x.walked - y.walked
		}
		return 0
	})
	for place, n := range list {
		s.shots[n].queue = place
	}
}

// fates plays the backup forward in time, without one mishap.
func (s *story) fates(without int) []fate {
	fates, queue := make([]fate, len(s.shots)), make([]int, len(s.shots))
	for i := range s.shots {
		queue[s.shots[i].queue] = i
	}
	vessels := s.vessels(without)
	for _, n := range queue {
		x, f := &s.shots[n], &fates[n]
		f.state = s.carry.of(x)
		s.bar(x, f, without)
		for _, v := range vessels {
			v.offer(s, x, f, fates)
		}
	}
	for n := range fates {
		s.spoil(&s.shots[n], &fates[n], without)
	}
	return fates
}

// bar asks what keeps a shot out.
func (s *story) bar(x *shot, f *fate, without int) {
	for k, m := range s.mishaps {
		if k == without || m.blocks == nil || !m.blocks(x) {
			continue
		}
		if m.partOnly {
			if x.part > 0 {
				f.struck, f.partly = f.struck|1<<k, f.partly|1<<k
			}
			continue
		}
		f.struck |= 1 << k
		if m.throws {
			f.thrown, f.recorded = true, f.recorded|1<<k
		}
		if m.shrinks {
			f.library, f.recorded = reissued, f.recorded|1<<k
		}
	}
}

// spoil does to a shot what happens after it was taken in.
func (s *story) spoil(x *shot, f *fate, without int) {
	blocked := f.struck &^ f.partly
	if blocked != 0 {
		f.state = nothing
	}
	for k, m := range s.mishaps {
		if k == without || m.spoils == nil || blocked != 0 && !m.instead {
			continue
		}
		to := m.spoils(x)
		if to.full() {
			continue
		}
		f.struck |= 1 << k
		if to != nothing {
			f.recorded |= 1 << k
		}
		if f.state.full() || f.state == nothing || to == nothing {
			f.state = to
		}
		if m.throws {
			f.thrown, f.recorded = true, f.recorded|1<<k
		}
		if m.seen != nil {
			if seen := m.seen(x); seen != 0 {
				f.seen, f.recorded = seen, f.recorded|1<<k
			}
		}
	}
}
