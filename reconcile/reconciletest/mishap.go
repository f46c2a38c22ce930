package reconciletest

import (
	"slices"
	"time"

	"rollcall/photo"
)

// A mishap is one thing that goes wrong. Its funcs tell the same of a shot however
// often they are asked, and nothing of other mishaps.
type mishap struct {
	cause    string
	from, to time.Time // zero to: until the end

	blocks   func(*shot) bool // what never gets in
	partOnly bool             // only the shot's part
	throws   bool             // the file lies in a trash of the library
	shrinks  bool             // the library has a smaller version of it

	spoils  func(*shot) state // what becomes of what was taken in; whole spares it
	instead bool              // spoils what other mishaps kept out, too
	seen    func(*shot) uint8 // what an index knows of its past

	tank *tank
	says func(*photo.Place) // what the backup's place tells of it
}

// strike adds a mishap to the story.
func (s *story) strike(m mishap) {
	if m.from.IsZero() {
		m.from = s.begin
	}
	s.mishaps = append(s.mishaps, &m)
	slices.SortStableFunc(s.mishaps, func(a, b *mishap) int { return a.from.Compare(b.from) })
}

// A tank is room that fills up: a plan, or a disk.
type tank struct {
	plan    int64
	others  int64   // of other data, at the beginning
	grows   float64 // bytes a day that other data takes on
	changes []change
	halts   bool // nothing goes in once one did not fit; else what fits still does
	catches bool // what waits goes in when there is room again
}

// A change frees room or takes it.
type change struct {
	at time.Time
	by int64 // bytes more room, or less
}

// A vessel is a tank while it fills.
type vessel struct {
	*tank
	bit    uint32
	used   int64
	room   int64 // that changes gave
	next   int   // of changes
	stuck  bool
	behind []int // what waits
}

func (s *story) vessels(without int) (list []*vessel) {
	for k, m := range s.mishaps {
		if m.tank != nil && k != without {
			list = append(list, &vessel{tank: m.tank, bit: 1 << k})
		}
	}
	return list
}

// offer lets a shot in if nothing else keeps it out, and marks it if it does not fit.
func (v *vessel) offer(s *story, x *shot, f *fate, fates []fate) {
	at := x.added
	if at.Before(s.since) {
		at = s.since
	}
	for v.next < len(v.changes) && !v.changes[v.next].at.After(at) {
		v.room += v.changes[v.next].by
		v.next++
		v.resume(s, fates)
	}
	free := v.plan + v.room - v.others - int64(v.grows*at.Sub(s.since).Hours()/24) - v.used
	switch fits := x.bytes() <= free; {
	case !fits || v.stuck:
		v.stuck = v.halts
		if f.struck&^f.partly == 0 && v.catches {
			v.behind = append(v.behind, x.n)
		}
		f.struck |= v.bit
	case f.struck&^f.partly == 0:
		v.used += x.bytes()
	}
}

// resume lets in what waited, in order, while there is room.
func (v *vessel) resume(s *story, fates []fate) {
	v.stuck = false
	at := v.changes[v.next-1].at
	free := v.plan + v.room - v.others - int64(v.grows*at.Sub(s.since).Hours()/24) - v.used
	for len(v.behind) > 0 {
		x := &s.shots[v.behind[0]]
		if x.bytes() > free {
			break
		}
		free -= x.bytes()
		v.used += x.bytes()
		fates[x.n].struck &^= v.bit
		v.behind = v.behind[1:]
	}
}
