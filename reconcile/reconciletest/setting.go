package reconciletest

import (
	"fmt"
	"math/rand/v2"
	"time"

	"rollcall/photo"
)

// A setting is what a family says of its stories before anything goes wrong.
type setting struct {
	years     [2]float64 // how long the roll is
	routes    []string
	sure      float64 // how often the route is
	people    int     // at most
	apple     float64 // how often a phone is an iPhone
	cards     float64 // how often somebody has a camera
	scanners  float64
	mirror    float64 // how often the backup has the library's folders
	shelves   []layout
	carries   carriage // at most
	checked   float64  // how often earlier checks are known
	tastes    func(*tastes)
	n         func(*rand.Rand) int // nil: howMany
	strangers float64              // share of shots that only the backup has, at most
}

// begin draws a story with all its shots, in which nothing goes wrong yet.
func begin(r *rand.Rand, set setting) *story {
	s := &story{rng: r, seed: r.Uint64()}
	if set.years[1] == 0 {
		set.years = [2]float64{1, 12}
	}
	s.begin, s.now = lasting(r, set.years[0], set.years[1])
	s.albums = albumNames[:2+r.IntN(len(albumNames)-2)]
	s.buy(set)
	s.shelve(set)
	s.carry = carriage{rewrites: choose(r, 0, set.carries.rewrites*r.Float64()), converts: choose(r, 0, set.carries.converts*r.Float64())}
	t := somebody(r)
	if set.tastes != nil {
		set.tastes(&t)
	}
	n := howMany
	if set.n != nil {
		n = set.n
	}
	s.shoot(n(r), t)
	s.route, s.routeSure, s.disk = choose(r, set.routes...), odds(r, set.sure), choose(r, "ext4", "apfs", "hfsplus", "btrfs")
	s.guess()
	s.since, s.backlog = s.begin, order(r.IntN(int(orders)))
	if odds(r, .5) {
		s.since = s.during(.02, .6)
	}
	s.line()
	s.checked, s.lastCheck = odds(r, set.checked), s.now.Add(-days(roughly(r, 1, 400)))
	s.shrinkage = choose(r, .25, .34, .5, .66, between(r, .2, .75))
	s.renditions = choose(r, "", "", "-medium", "-thumb")
	s.estrange(set.strangers)
	s.wear()
	return s
}

// guess draws what is told of the route: that of a place that does not record it
// may be none, or another.
func (s *story) guess() {
	s.told = s.route
	switch {
	case s.route == photo.RouteUnknown:
		s.routeSure = false
	case !s.routeSure && odds(s.rng, .4):
		s.told = photo.RouteUnknown
	case !s.routeSure && odds(s.rng, .1):
		s.told = choose(s.rng, photo.Routes...)
	}
}

// buy draws who has which devices.
func (s *story) buy(set setting) {
	r := s.rng
	for i := range 1 + r.IntN(max(1, set.people)) {
		apple := odds(r, set.apple)
		s.devices = append(s.devices, phones(r, owners[i], s.begin, s.now, 1+r.IntN(3), apple)...)
	}
	if odds(r, set.cards) {
		s.devices = append(s.devices, aCard(r, owners[0], s.begin))
	}
	if odds(r, set.scanners) {
		s.devices = append(s.devices, aScanner(r, owners[0], s.begin.Add(time.Duration(between(r, .1, .8)*float64(s.now.Sub(s.begin))))))
	}
	for i := range s.devices {
		if odds(r, .12) {
			s.devices[i].misset(r, s.begin, s.now)
		}
	}
}

// shelve draws both sides' folders.
func (s *story) shelve(set setting) {
	r := s.rng
	s.keeps.layout = layout(r.IntN(int(layouts)))
	if len(set.shelves) > 0 {
		s.keeps.layout = choose(r, set.shelves...)
	}
	s.backs = s.keeps
	s.keeps.bins = true
	if !odds(r, set.mirror) {
		s.backs.layout = layout(r.IntN(int(layouts)))
	}
	if odds(r, .3) {
		s.backs.above = choose(r, "Photos/", "Backup/Pictures/", "media/")
	}
	s.roots = [2]string{choose(r, "/home/me/Pictures", "/Users/me/Exported Photos", "/mnt/phone"), choose(r, "/mnt/backup/Photos", "/Volumes/Backup/iCloud", "/media/nas/photo")}
}

// estrange leaves some shots out of the library.
func (s *story) estrange(most float64) {
	share, stream := choose(s.rng, 0, most*s.rng.Float64()), s.stream()
	for i := range s.shots {
		s.shots[i].away = s.chance(stream, i) < share
	}
}

// wear makes decoys of a library: smaller versions of what the backup has in full,
// and files that can't be read.
func (s *story) wear() {
	small, unread := s.stream(), s.stream()
	rate, bad := choose(s.rng, 0, 0, 0, between(s.rng, 0, .2)), choose(s.rng, 0, 0, 0, 0, .004)
	for i := range s.shots {
		x := &s.shots[i]
		x.small = x.kind == camerad && x.format.class == photo.Still && x.dated && x.part == 0 && s.chance(small, i) < rate
		x.unread = x.part == 0 && s.chance(unread, i) < bad
	}
}

// dated names the backup's place by a date, as snapshots are.
func dated(at time.Time) func(*photo.Place) {
	return func(p *photo.Place) {
		p.Root = fmt.Sprintf("%s %s", p.Root, at.Format("2006-01-02"))
		end := at.UTC().Truncate(24 * time.Hour).Add(24*time.Hour - time.Second)
		p.Facts.Set(photo.FactBackupDate, end.Format(time.RFC3339))
	}
}
