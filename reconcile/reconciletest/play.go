package reconciletest

import (
	"hash/fnv"
	"math/bits"
	"math/rand/v2"

	"rollcall/photo"
)

// A scenario is a roll still to be played; without is the position of an event that
// does not happen, -1 for none.
type scenario interface {
	play(without int) *Roll
}

// mostLost is how much of a roll may be gone: a check of an empty backup is refused.
const mostLost = .955

// tell draws a scenario; families do not share their draws. One that leaves next to
// nothing is drawn again.
func (f Family) tell(seed uint64) scenario {
	h := fnv.New64a()
	h.Write([]byte(f.Name))
	r := rand.New(rand.NewPCG(seed, h.Sum64()))
	for {
		drawn := f.draw(r)
		if s, ok := drawn.(*story); !ok || s.lostShare() < mostLost {
			return drawn
		}
	}
}

// lostShare is how much of the roll is in no way in the backup.
func (s *story) lostShare() float64 {
	gone, all := 0, 0
	for n, f := range s.fates(-1) {
		if s.shots[n].away {
			continue
		}
		all++
		if f.state == nothing {
			gone++
		}
	}
	return float64(gone) / float64(max(1, all))
}

// play plays the story without one of its mishaps; -1: with all.
func (s *story) play(without int) *Roll {
	fates := s.fates(without)
	lib, bak := s.library(fates), s.backup(fates)
	r := &Roll{story: s, fates: fates, Plan: s.said, TruePlan: s.plan, Now: s.now, Look: s.look}
	r.Library = []Side{{s.place(1, s.roots[0], lib), lib}}
	r.Library[0].Place.Facts.Set(photo.FactFilesystem, "apfs")
	r.Backup = []Side{{s.place(2, s.roots[1], bak), bak}}
	s.furnish(&r.Backup[0].Place, without)
	s.tell(r, fates)
	r.Sightings = s.sightings(fates)
	return r
}

// furnish sets what the backup's place tells of itself.
func (s *story) furnish(p *photo.Place, without int) {
	p.Route, p.RouteSure = s.told, s.routeSure
	p.Facts.Set(photo.FactFilesystem, s.disk)
	if s.layoutFact != "" {
		p.Facts.Set(photo.FactLayout, s.layoutFact)
	}
	p.Facts.Set(photo.FactFreeBytes, "734003200000")
	for k, m := range s.mishaps {
		if k != without && m.says != nil {
			m.says(p)
		}
	}
}

// tell writes down the truth.
func (s *story) tell(r *Roll, fates []fate) {
	for _, m := range s.mishaps {
		r.Events = append(r.Events, Event{Cause: m.cause, From: m.from, To: m.to})
	}
	traces := s.traced(fates)
	r.Truths = make(map[string]Truth, len(fates))
	names := map[uint32][]string{}
	for n := range fates {
		x, f := &s.shots[n], &fates[n]
		if x.away {
			continue
		}
		t := Truth{Status: f.status(x), Event: -1, Causes: s.causesOf(names, f.struck), Traced: s.causesOf(names, traces[n])}
		if f.struck != 0 {
			t.Event = bits.TrailingZeros32(f.struck)
			r.Events[t.Event].Photos++
		}
		path, _ := s.kept(x, f)
		r.Truths[path] = t
	}
}

// status is what one has to say of a shot.
func (f *fate) status(x *shot) photo.Status {
	switch {
	case x.unread:
		return photo.Unsure
	case f.struck == 0:
		return photo.Present
	case f.struck == f.partly, x.rawPart != nil && !f.state.full() && f.hasPart():
		return photo.Incomplete
	}
	return photo.Missing
}

// causesOf are the causes of mishaps, each once, the first to strike first.
func (s *story) causesOf(known map[uint32][]string, struck uint32) []string {
	if struck == 0 {
		return nil
	}
	if list, ok := known[struck]; ok {
		return list
	}
	var list []string
	for rest := struck; rest != 0; rest &= rest - 1 {
		cause := s.mishaps[bits.TrailingZeros32(rest)].cause
		if !contains(list, cause) {
			list = append(list, cause)
		}
	}
	known[struck] = list
	return list
}

func contains(list []string, word string) bool {
	for _, w := range list {
		if w == word {
			return true
		}
	}
	return false
}
