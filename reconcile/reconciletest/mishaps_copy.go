package reconciletest

import (
	"strconv"
	"strings"
	"time"

	"rollcall/photo"
)

// leaveOut is a tool that never takes something in.
func (s *story) leaveOut(cause string, what picks) {
	s.strike(mishap{cause: cause, from: s.begin, blocks: what})
}

// leaveOutParts is one that never takes movies or RAWs of a set.
func (s *story) leaveOutParts(cause string, what picks) {
	s.strike(mishap{cause: cause, from: s.begin, blocks: what, partOnly: true})
}

// stops ends a copy, in the order of path, after a share of the files.
func (s *story) stops(share float64, says bool) {
	last := int(share * float64(len(s.shots)))
	m := mishap{cause: "sync-error", from: s.since, blocks: func(x *shot) bool { return x.walked >= last }}
	if says {
		m.says = func(p *photo.Place) { p.Facts.Set(photo.FactLeftovers, "1") }
	}
	s.strike(m)
}

// tooLarge is a target whose file system ends at 4 GiB, and holds no name with a
// colon or question mark: Microsoft's FAT specification.
func (s *story) tooLarge(disk string) {
	s.strike(mishap{cause: "target-limit", from: s.begin,
		blocks: func(x *shot) bool { return x.size >= 4<<30 || strings.ContainsAny(x.stem, ":?") },
		says:   func(p *photo.Place) { p.Facts.Set(photo.FactFilesystem, disk) }})
}

// collides is a target on which a later file of a name never gets in.
func (s *story) collides() {
	s.backs.layout = flat
	s.number()
	s.line()
	s.strike(mishap{cause: "target-limit", from: s.begin, blocks: func(x *shot) bool { return x.backed > 0 }})
}

// diskFull is a target that runs full when a share is on it.
func (s *story) diskFull(share float64) {
	t := &tank{plan: int64(float64(s.total()) * share), halts: odds(s.rng, .5)}
	left := strconv.FormatInt(int64(roughly(s.rng, 4e3, 3e6)), 10)
	s.strike(mishap{cause: "target-limit", from: s.since, tank: t, says: func(p *photo.Place) { p.Facts.Set(photo.FactFreeBytes, left) }})
}

// damages strikes what was taken in: a share of sessions, or of imports, and in
// them a share of the files.
func (s *story) damages(rate, within float64, how ...state) {
	hit, stream := s.sessions(rate).and(s.some(within)), s.stream()
	s.strike(mishap{cause: "corrupted-backup", from: s.during(0, .9), spoils: func(x *shot) state {
		if !hit(x) {
			return whole
		}
		st := how[int(s.chance(stream, x.session)*float64(len(how)))]
		if st == flipped && !x.format.picture {
			return cutShort
		}
		return st
	}})
}

// ages is a backup that was made some time ago, and may say when.
func (s *story) ages(at time.Time, says bool) {
	m := mishap{cause: "after-backup", from: at, blocks: func(x *shot) bool { return !x.added.Before(at) }}
	if says {
		m.says = dated(at)
	}
	s.strike(m)
}

// covers is a backup that was only asked for some of the roll.
func (s *story) covers(what picks) {
	s.strike(mishap{cause: "outside-scope", from: s.begin, blocks: func(x *shot) bool { return !what(x) }})
}

// scope draws what a backup was asked for.
func (s *story) scope() picks {
	r := s.rng
	switch r.IntN(6) {
	case 0:
		start := s.during(.03, .9)
		return func(x *shot) bool { return !x.added.Before(start) }
	case 1:
		return func(x *shot) bool { return x.kind != filmed }
	case 2:
		return func(x *shot) bool { return x.kind != received && x.kind != screenshot }
	case 3:
		d := s.busiest(.05)
		return func(x *shot) bool { return x.device != d }
	case 4:
		stream, share := s.stream(), between(r, .1, .7)
		s.keeps.layout = byAlbum
		s.number()
		s.line()
		return func(x *shot) bool { return s.chance(stream, x.album) > share }
	}
	d := s.busiest(.05)
	return func(x *shot) bool { return x.device == d }
}

// turns makes smaller versions of what it picks, in place of the original.
func (s *story) turns(cause string, to state, what picks) {
	s.strike(mishap{cause: cause, from: s.during(0, .8), spoils: func(x *shot) state {
		if x.small || x.format.class != photo.Still || x.format.name == "psd" || x.format.name == "" || to == recompressed && (x.bare || x.format.name != "jpeg" && x.format != heic) || !what(x) {
			return whole
		}
		return to
	}})
}

// offloads is an optimised library: it has smaller versions of what the backup,
// which was made of it, never got.
func (s *story) offloads(what picks) {
	s.strike(mishap{cause: "thumbnail-only", from: s.during(.1, .9), shrinks: true, blocks: func(x *shot) bool {
		return x.format.class == photo.Still && x.format.name != "psd" && x.format.name != "" && what(x)
	}})
}

// oddFilter is a loss that nobody thought of.
func (s *story) oddFilter() picks {
	r := s.rng
	switch r.IntN(5) {
	case 0:
		digit := r.IntN(10)
		return func(x *shot) bool { return x.n%10 == digit }
	case 1:
		stream, share := s.stream(), between(r, .02, .4)
		return func(x *shot) bool { return s.chance(stream, len(x.stem)*31+int(x.size%17)) < share }
	case 2:
		hour := r.IntN(24)
		return func(x *shot) bool { return x.taken.Hour() == hour }
	case 3:
		return func(x *shot) bool { return x.taken.Weekday() == time.Sunday && x.luck < .7 }
	}
	return s.some(roughly(r, .003, .4))
}

func ofFormats(list ...*format) picks {
	return func(x *shot) bool {
		for _, f := range list {
			if x.format == f {
				return true
			}
		}
		return false
	}
}

func inHome(h home) picks { return func(x *shot) bool { return x.home == h } }
