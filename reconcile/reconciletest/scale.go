package reconciletest

import (
	"math/rand/v2"
	"time"

	"rollcall/photo"
)

// Scale plays a roll of n photos a side, of which about 3 % are missing by mixed
// causes: uploads that paused, a device that was switched off, damage, a format
// and dot folders left out, whims. It is no family: it is for measuring time and
// memory. A million photos take some 2 GB.
func Scale(n int, seed uint64) *Roll {
	r := rand.New(rand.NewPCG(seed, 0x5CA1E))
	set := cloud
	set.years, set.people, set.cards, set.scanners, set.strangers = [2]float64{12, 20}, 3, 1, 0, 0
	set.n = func(*rand.Rand) int { return n }
	set.mirror, set.carries, set.checked = 1, carriage{.02, .02}, 0
	set.tastes = func(t *tastes) {
		*t = tastes{mean: 40, live: .1, heic: true, video: .05, screens: .05, messages: .1, airdrops: .01, odd: .003, oddities: []*format{webp, gifFormat}, dot: .003, gaps: 4}
	}
	s := begin(r, set)
	s.mixedLosses()
	roll := s.play(-1)
	roll.Family, roll.Seed = "scale", seed
	return roll
}

// mixedLosses strikes about 3 % of the roll.
func (s *story) mixedLosses() {
	at := func(share float64) time.Time { return s.shots[int(share*float64(len(s.shots)-1))].added }
	s.pause(at(.3), at(.307), nil)
	d := s.shots[len(s.shots)-1].device
	s.switchOff(at(.985), time.Time{}, only(d))
	s.damages(.004, 1, cutShort, zeroed, flipped)
	s.leaveOut("unreadable-format", ofFormats(webp))
	s.leaveOut("hidden-folder", inHome(homeDot))
	s.deleted(s.some(.003), noRecord)
	s.turns("thumbnail-only", reduced, s.sessions(.003))
	s.route, s.told, s.routeSure = photo.RouteICloud, photo.RouteICloud, true
}
