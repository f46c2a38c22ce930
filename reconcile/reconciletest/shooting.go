package reconciletest

import (
	"cmp"
	"math"
	"math/rand/v2"
	"slices"
	"time"
)

// Tastes are how somebody takes and gets pictures: shares of all shots.
type tastes struct {
	mean      float64 // shots of a session
	live      float64 // of iPhone stills
	heic      bool
	raw, pair float64 // of a camera's
	video     float64
	screens   float64
	messages  float64
	airdrops  float64
	odd       float64 // of odd formats
	oddities  []*format
	bare      float64 // stills that lost their metadata
	late      float64 // sessions that came in long after
	dot       float64 // in dot folders
	hidden    float64 // in the Hidden album
	flagged   bool    // which the library's folders do not tell
	shared    float64
	binned    float64
	gaps      int // times without photos
	burst     float64
	large     float64 // videos over 4 GiB
}

// somebody draws tastes from wide ranges.
func somebody(r *rand.Rand) tastes {
	t := tastes{
		mean: roughly(r, 1.5, 60), live: choose(r, 0, between(r, 0, 1)), heic: odds(r, .75),
		raw: choose(r, 0, between(r, 0, 1)), pair: choose(r, 0, between(r, 0, 1)),
		video: between(r, 0, .2), screens: between(r, 0, .15), messages: choose(r, 0, between(r, 0, .35)),
		airdrops: between(r, 0, .06), bare: choose(r, 0, between(r, 0, .1)), late: between(r, 0, .15),
		gaps: r.IntN(6), burst: between(r, 0, .1),
	}
	if odds(r, .5) {
		t.odd = between(r, 0, .08)
		for range 1 + r.IntN(3) {
			t.oddities = append(t.oddities, choose(r, oddities...))
		}
	}
	if odds(r, .35) {
		t.dot = between(r, .005, .06)
	}
	if odds(r, .35) {
		t.hidden, t.flagged = between(r, .005, .08), odds(r, .3)
	}
	if odds(r, .25) {
		t.shared = between(r, .01, .1)
	}
	if odds(r, .3) {
		t.binned = between(r, .002, .03)
	}
	return t
}

// howMany draws the size of a roll: mostly 100 to 5,000, seldom up to 200,000.
func howMany(r *rand.Rand) int {
	switch p := r.Float64(); {
	case p < .1:
		return int(roughly(r, 30, 110))
	case p < .97:
		return int(roughly(r, 100, 5000))
	case p < .996:
		return int(roughly(r, 5000, 30000))
	}
	return int(roughly(r, 30000, 200000))
}

// shoot takes n shots with the story's devices.
func (s *story) shoot(n int, t tastes) {
	gaps := s.breaks(t.gaps)
	s.shots = make([]shot, 0, n)
	for session := 0; len(s.shots) < n; session++ {
		at := s.begin.Add(time.Duration(s.rng.Float64() * float64(s.now.Sub(s.begin)-days(1))))
		if slices.ContainsFunc(gaps, func(g [2]time.Time) bool { return at.After(g[0]) && at.Before(g[1]) }) && odds(s.rng, .97) {
			continue
		}
		d := s.whose(at)
		if d < 0 {
			continue
		}
		s.session(session, d, at, n, t)
	}
	s.arrange()
	s.number()
}

// arrange puts the shots in order of when they were added.
func (s *story) arrange() {
	type at struct {
		added int64
		n     int
	}
	list := make([]at, len(s.shots))
	for i := range s.shots {
		list[i] = at{s.shots[i].added.UnixNano(), i}
	}
	slices.SortFunc(list, func(a, b at) int { return cmp.Or(cmp.Compare(a.added, b.added), a.n-b.n) })
	shots := make([]shot, len(list))
	for i, l := range list {
		shots[i] = s.shots[l.n]
	}
	s.shots = shots
}

// breaks are times without photos.
func (s *story) breaks(n int) (gaps [][2]time.Time) {
	for range n {
		from := s.begin.Add(time.Duration(s.rng.Float64() * float64(s.now.Sub(s.begin))))
		gaps = append(gaps, [2]time.Time{from, from.Add(days(roughly(s.rng, 10, 150)))})
	}
	return gaps
}

// whose draws a device in use, -1 when nobody had one.
func (s *story) whose(at time.Time) int {
	var sum float64
	for i := range s.devices {
		if s.devices[i].used(at) {
			sum += s.devices[i].busy
		}
	}
	left := s.rng.Float64() * sum
	for i := range s.devices {
		if s.devices[i].used(at) {
			if left -= s.devices[i].busy; left < 0 {
				return i
			}
		}
	}
	return -1
}

// session takes the shots of one occasion.
func (s *story) session(id, d int, at time.Time, n int, t tastes) {
	dev, album := &s.devices[d], 0
	if odds(s.rng, .4) {
		album = 1 + s.rng.IntN(max(1, len(s.albums)-1))
	}
	late := time.Duration(0)
	if dev.card {
		late = days(roughly(s.rng, .2, 60))
	} else if odds(s.rng, t.late) {
		late = days(roughly(s.rng, 5, 900))
	}
	end := at.Add(late)
	if !end.Before(s.now) {
		end = s.now.Add(-time.Minute)
	}
	for i := range 1 + int(s.rng.ExpFloat64()*t.mean) {
		if len(s.shots) == n {
			return
		}
		if !odds(s.rng, t.burst) {
			at = at.Add(time.Duration(roughly(s.rng, 2, 900) * float64(time.Second)))
		} else {
			at = at.Add(time.Duration(between(s.rng, 90, 130)) * time.Millisecond)
		}
		added := at
		if late > 0 {
			added = end.Add(time.Duration(i) * time.Second)
		}
		if !added.Before(s.now) || !at.Before(s.now) {
			return
		}
		s.shots = append(s.shots, s.take(dev, d, id, album, at.Truncate(time.Millisecond), added, t))
	}
}

// take is one shot.
func (s *story) take(dev *device, d, session, album int, at, added time.Time, t tastes) shot {
	r := s.rng
	x := shot{device: d, camera: dev.camera, taken: at, added: added, wall: at, dated: true, session: session, album: album, luck: r.Float64()}
	x.width, x.height = dev.camera.width, dev.camera.height
	switch p := r.Float64(); {
	case dev.scans:
		s.scan(&x)
	case dev.card:
		s.shootCard(&x, t)
	case p < t.messages:
		s.receive(&x)
	case p < t.messages+t.screens:
		x.kind, x.format, x.width, x.height, x.camera = screenshot, png, 1170, 2532, &camera{}
		x.stem = imgOrStamp(&x, dev)
	case p < t.messages+t.screens+t.odd && len(t.oddities) > 0:
		x.kind, x.format, x.camera, x.dated = received, choose(r, t.oddities...), &camera{}, false
		x.width, x.height = 600+r.IntN(3000), 600+r.IntN(3000)
	case p < t.messages+t.screens+t.odd+t.airdrops:
		x.kind, x.format, x.camera = airdropped, heic, &cameras[r.IntN(9)]
		x.taken = at.Add(-days(between(r, 0, 20)))
		x.wall = x.taken
	case p < t.messages+t.screens+t.odd+t.airdrops+t.shared:
		x.kind, x.format, x.camera, x.home = shared, jpg, &cameras[r.IntN(9)], homeShared
	default:
		s.shootPhone(&x, t)
	}
	s.finish(&x, dev, t)
	return x
}

func (s *story) shootPhone(x *shot, t tastes) {
	r := s.rng
	switch {
	case odds(r, t.video):
		x.kind, x.format, x.width, x.height = filmed, mov, 1920, 1080
		if !x.camera.apple {
			x.format = mp4
		}
	case x.camera.apple && t.heic && x.taken.Year() >= 2017:
		x.format = heic
	case x.camera.apple:
		x.format = jpeg
	default:
		x.format = jpg
	}
	if x.kind == camerad && x.camera.apple && odds(r, t.live) {
		x.part = int64(roughly(r, .8, 5) * 1e6)
	}
}

func (s *story) shootCard(x *shot, t tastes) {
	r := s.rng
	x.format = jpeg
	switch {
	case odds(r, t.video/2):
		x.kind, x.format, x.width, x.height = filmed, choose(r, mov, mp4), 1920, 1080
	case odds(r, t.raw):
		x.format = rawOf(x.camera)
	case odds(r, t.pair):
		x.rawPart = rawOf(x.camera)
		x.part = x.rawPart.megabytes(r)
	}
}

func (s *story) receive(x *shot) {
	x.kind, x.format, x.camera, x.dated, x.bare = received, jpg, &camera{}, false, true
	x.width, x.height = 1600, 900+s.rng.IntN(300)
	x.size = int64(roughly(s.rng, .04, .5)*1e6) + s.rng.Int64N(997)
	if odds(s.rng, .12) {
		x.format, x.width, x.height, x.size = mp4, 848, 480, int64(roughly(s.rng, .5, 16)*1e6)
	}
}

// scan makes a paper picture: all of one day's sheets say one date, or none.
func (s *story) scan(x *shot) {
	x.kind, x.format = scanned, choose(s.rng, jpg, jpg, tiff)
	x.wall = x.added.Truncate(24 * time.Hour)
	x.dated = x.session%3 != 0
}

// finish draws what all shots have.
func (s *story) finish(x *shot, dev *device, t tastes) {
	r := s.rng
	if x.size == 0 {
		x.size = x.format.megabytes(r)
	}
	if x.kind == filmed {
		x.size = int64(float64(x.size) * roughly(r, .1, 1))
		if odds(r, t.large) {
			x.size = int64(roughly(r, 4.4e9, 2e10))
		}
	}
	if odds(r, t.bare) && x.kind == camerad && x.part == 0 {
		x.bare, x.dated = true, false
	}
	if !x.format.tagged {
		x.dated = false
	}
	if at := x.taken; at.After(dev.wrong[0]) && at.Before(dev.wrong[1]) && x.camera == dev.camera {
		x.wall = x.taken.Add(dev.offset)
	}
	if x.stem == "" {
		x.stem = s.name(x, dev)
	}
	if x.home == homeUsual {
		s.put(x, t)
	}
}

// put hides or bins a few.
func (s *story) put(x *shot, t tastes) {
	switch p := s.rng.Float64(); {
	case p < t.hidden && t.flagged:
		x.home = homeFlag
	case p < t.hidden:
		x.home = homeHidden
	case p < t.hidden+t.dot:
		x.home = homeDot
	case p < t.hidden+t.dot+t.binned:
		x.home = homeBinned
	}
}

// loudness scales all sizes, as a roll of larger or smaller files.
func (s *story) loudness(by float64) {
	for i := range s.shots {
		x := &s.shots[i]
		x.size, x.part = max(4000, int64(float64(x.size)*by)), int64(float64(x.part)*by)
	}
}

// total is what all shots weigh.
func (s *story) total() (sum int64) {
	for i := range s.shots {
		sum += s.shots[i].bytes()
	}
	return sum
}

// lasting draws how long a life with photos is.
func lasting(r *rand.Rand, lo, hi float64) (begin, now time.Time) {
	now = time.Date(2025, 1, 1, 12, 0, 0, 0, time.UTC).Add(days(between(r, 0, 500))).Truncate(time.Second)
	return now.Add(-days(365 * math.Max(.2, roughly(r, lo, hi)))), now
}
