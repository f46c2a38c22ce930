package reconciletest

import (
	"math/bits"

	"rollcall/photo"
)

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
	case f.struck == f.partly, x.part > 0 && !f.state.full() && f.hasPart():
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
