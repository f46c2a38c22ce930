package reconciletest

import "time"

// picks is a choice of shots.
type picks func(*shot) bool

// at random, each with that chance.
func (s *story) some(rate float64) picks {
	stream := s.stream()
	return func(x *shot) bool { return s.chance(stream, x.n) < rate }
}

// sessions picks whole occasions.
func (s *story) sessions(rate float64) picks {
	stream := s.stream()
	return func(x *shot) bool { return s.chance(stream, x.session) < rate }
}

func (a picks) and(b picks) picks { return func(x *shot) bool { return a(x) && b(x) } }

func ofKind(k kind) picks { return func(x *shot) bool { return x.kind == k } }

func before(at time.Time) picks { return func(x *shot) bool { return x.added.Before(at) } }

func over(size int64) picks { return func(x *shot) bool { return x.size > size } }

func all(*shot) bool { return true }

// tidied draws what somebody tidies away.
func (s *story) tidied() picks {
	r := s.rng
	switch r.IntN(6) {
	case 0:
		return s.sessions(roughly(r, .02, .5))
	case 1:
		return picks(before(s.during(.1, .9))).and(s.sessions(roughly(r, .2, 1)))
	case 2:
		return picks(ofKind(screenshot)).and(s.some(between(r, .6, 1)))
	case 3:
		return picks(ofKind(filmed)).and(s.some(between(r, .6, 1)))
	case 4:
		return picks(over(int64(roughly(r, 3e6, 4e7)))).and(before(s.during(.3, 1)))
	}
	return s.some(roughly(r, .005, .3))
}

// How a deletion is known afterwards.
const (
	noRecord    = iota
	inBin       // the library still has the file in its trash
	inItsBin    // the backup has it in its trash
	inOldBackup // an earlier backup had it, in its trash or not
	records
)

// deleted lets somebody delete from the backup, or before it was made.
func (s *story) deleted(what picks, record int) {
	m := mishap{cause: "deleted", from: s.during(.5, 1)}
	switch record {
	case inBin:
		m.throws, m.instead = true, true
	case inOldBackup:
		s.checked = true
		trash := odds(s.rng, .5)
		m.seen = func(x *shot) uint8 {
			if x.added.After(s.lastCheck) {
				return unseen
			}
			if trash {
				return seenInTrash
			}
			return seenBefore
		}
	}
	to := nothing
	if record == inItsBin {
		to = binned
	}
	m.spoils = func(x *shot) state {
		if what(x) {
			return to
		}
		return whole
	}
	s.strike(m)
}

// lost drops photos that an earlier backup had: a disk replaced, snapshots pruned,
// a mirror of less.
func (s *story) lost(what picks) {
	s.checked = true
	s.lastCheck = s.during(.6, 1)
	here := odds(s.rng, .5)
	s.strike(mishap{cause: "lost-from-backup", from: s.lastCheck,
		spoils: func(x *shot) state {
			if what(x) && x.added.Before(s.lastCheck) {
				return nothing
			}
			return whole
		},
		seen: func(x *shot) uint8 {
			if here {
				return seenHere
			}
			return seenBefore
		}})
}
