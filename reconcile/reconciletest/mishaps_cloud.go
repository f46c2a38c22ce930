package reconciletest

import (
	"time"
)

// switchOff turns uploads off for some devices from one moment to another; zero to:
// for good.
func (s *story) switchOff(from, to time.Time, off func(device int) bool) {
	s.strike(mishap{cause: "upload-off", from: from, to: to, blocks: func(x *shot) bool {
		return off(x.device) && !x.added.Before(from) && (to.IsZero() || x.added.Before(to))
	}})
}

// neverOn leaves a device out from the day it was bought.
func (s *story) neverOn(device int) {
	s.switchOff(s.devices[device].from, time.Time{}, func(d int) bool { return d == device })
}

// using is a moment in the middle of a device's use, by its shots.
func (s *story) using(device int, lo, hi float64) time.Time {
	var mine []int
	for i := range s.shots {
		if s.shots[i].device == device {
			mine = append(mine, i)
		}
	}
	if len(mine) == 0 {
		return s.during(lo, hi)
	}
	at := mine[int(between(s.rng, lo, hi)*float64(len(mine)-1))]
	return s.shots[at].added.Add(-time.Second)
}

// only tells one device from the others.
func only(device int) func(int) bool { return func(d int) bool { return d == device } }

// busiest is a device that took at least a share of all shots, at random among them.
func (s *story) busiest(share float64) int {
	counts := make([]int, len(s.devices))
	for i := range s.shots {
		counts[s.shots[i].device]++
	}
	var fit []int
	most := 0
	for d, n := range counts {
		if float64(n) >= share*float64(len(s.shots)) {
			fit = append(fit, d)
		}
		if n > counts[most] {
			most = d
		}
	}
	if len(fit) == 0 {
		return most
	}
	return choose(s.rng, fit...)
}

// plans are Apple's and others', as they count them: in decimal or binary.
var plans = []float64{5e9, 5e9, 50e9, 200e9, 2e12, 5 << 30, 50 << 30, 200 << 30, 2 << 40, 15e9, 100e9}

// fill makes the plan run full when a share of the roll is in. Sizes or other data
// are made to fit, by whichever is nearer to how people live.
func (s *story) fill(share float64) *tank {
	r := s.rng
	t := &tank{plan: int64(choose(r, plans...)), halts: odds(r, .6)}
	held := float64(s.total()) * share
	others := choose(r, 0, 0, between(r, 0, .1), between(r, .1, .8)) * float64(t.plan)
	by := (float64(t.plan) - others) / held
	if by > 2.5 || by < .3 {
		by = min(max(by, roughly(r, .3, 1)), roughly(r, 1, 2.5))
	}
	s.loudness(by)
	s.line()
	t.others = t.plan - int64(float64(s.total())*share)
	for t.others < 0 {
		t.plan, t.others = t.plan*4, t.others+t.plan*3
	}
	s.plan = t.plan
	return t
}

// overQuota fills the plan; freed says how often room is made later.
func (s *story) overQuota(share float64, freed int, said float64) {
	t := s.fill(share)
	if odds(s.rng, .3) {
		t.grows = between(s.rng, 0, .3) * float64(t.plan-t.others) / max(1, s.now.Sub(s.since).Hours()/24)
	}
	t.catches = odds(s.rng, .5)
	for range freed {
		by := int64(float64(s.total()) * between(s.rng, .02, .2))
		switch s.rng.IntN(5) {
		case 0: // a larger plan
			by = t.plan * 3
			s.plan += by
		case 1: // a smaller one: nothing is thrown out, nothing goes in
			by = -by
		}
		t.changes = append(t.changes, change{at: s.during(.4, .97), by: by})
	}
	sortChanges(t.changes)
	if odds(s.rng, said) {
		s.said = t.plan
	}
	s.strike(mishap{cause: "over-quota", from: s.during(share*.9, min(1, share)), tank: t})
}

// coincide makes what a backup holds add up to a plan's size, by chance: no plan
// had to do with it.
func (s *story) coincide() {
	var held float64
	for n, f := range s.fates(-1) {
		if f.state != nothing {
			held += float64(s.shots[n].bytes())
		}
	}
	for _, i := range s.rng.Perm(len(plans)) {
		if by := plans[i] / max(1, held); by > .25 && by < 4 {
			s.loudness(by * between(s.rng, .985, 1.0005))
			return
		}
	}
}

func sortChanges(list []change) {
	for i := 1; i < len(list); i++ {
		for j := i; j > 0 && list[j].at.Before(list[j-1].at); j-- {
			list[j], list[j-1] = list[j-1], list[j]
		}
	}
}

// pause stops all uploads, or a device's, for a while that never caught up.
func (s *story) pause(from, to time.Time, paused func(device int) bool) {
	s.strike(mishap{cause: "sync-error", from: from, to: to, blocks: func(x *shot) bool {
		return (paused == nil || paused(x.device)) && !x.added.Before(from) && x.added.Before(to)
	}})
}

// unfinished stops the first upload of the backlog when a share of it is in.
func (s *story) unfinished(share float64) {
	first := 0
	for i := range s.shots {
		if s.shots[i].added.Before(s.since) {
			first++
		}
	}
	last := int(share * float64(first))
	s.strike(mishap{cause: "sync-error", from: s.begin, to: s.since, blocks: func(x *shot) bool {
		return x.added.Before(s.since) && x.queue >= last
	}})
}
