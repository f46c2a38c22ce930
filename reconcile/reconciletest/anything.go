package reconciletest

import (
	"time"

	"rollcall/photo"
)

// anything strikes with any one mishap that can happen on the story's route.
func (s *story) anything() {
	r := s.rng
	cloudy := s.route == photo.RouteICloud || s.route == photo.RouteApp || s.route == photo.RouteUnknown && odds(r, .5)
	if cloudy && odds(r, .5) {
		s.anythingCloudy()
		return
	}
	switch r.IntN(9) {
	case 0:
		s.leaveOut("hidden-folder", inHome(homeDot))
	case 1:
		s.leaveOut("hidden-album", func(x *shot) bool { return x.home == homeHidden || x.home == homeFlag })
	case 2:
		s.leaveOut("unreadable-format", s.refused())
	case 3:
		s.damages(roughly(r, .01, .3), between(r, .2, 1), cutShort, zeroed, flipped)
	case 4:
		s.ages(s.during(.3, .99), odds(r, .7))
	case 5:
		s.deleted(s.tidied(), r.IntN(records))
	case 6:
		s.turns("only-edited", edited, s.some(roughly(r, .01, .2)))
	case 7:
		s.turns("thumbnail-only", choose(r, reduced, recompressed), picks(before(s.during(.2, 1))).and(s.some(between(r, .3, 1))))
	case 8:
		if !cloudy {
			s.stops(between(r, .3, .97), odds(r, .4))
		}
	}
}

func (s *story) anythingCloudy() {
	r := s.rng
	switch r.IntN(4) {
	case 0:
		if s.plan == 0 && len(s.mishaps) == 0 {
			s.overQuota(between(r, .2, .97), r.IntN(2), .4)
			return
		}
		fallthrough
	case 1:
		d := s.busiest(.1)
		s.switchOff(s.using(d, .1, .95), time.Time{}, only(d))
	case 2:
		from := s.during(.05, .9)
		s.pause(from, from.Add(days(roughly(r, 3, 200))), nil)
	case 3:
		s.leaveOut("hidden-album", func(x *shot) bool { return x.home == homeHidden || x.home == homeFlag })
	}
}
