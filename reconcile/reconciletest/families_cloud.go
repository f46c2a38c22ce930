package reconciletest

import (
	"math/rand/v2"
	"time"

	"rollcall/photo"
)

var cloud = setting{
	routes: []string{photo.RouteICloud, photo.RouteICloud, photo.RouteICloud, photo.RouteUnknown, photo.RouteApp}, sure: .6,
	people: 3, apple: .85, cards: .3, scanners: .1, mirror: .4, carries: carriage{.2, .3}, checked: .3, strangers: .2,
}

var fullPlan = Family{Name: "full-plan", Doc: "A cloud plan that filled up, was perhaps freed and filled again.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, cloud)
		s.overQuota(between(r, .05, .97), choose(r, 0, 0, 1, 2), .4)
		return s
	}}

var switchedOff = Family{Name: "switched-off", Doc: "One device stopped uploading, for good or for a time; others go on.",
	draw: func(r *rand.Rand) scenario {
		set := cloud
		set.people = 4
		s := begin(r, set)
		d := s.busiest(.08)
		from, to := s.using(d, .05, .95), time.Time{}
		if odds(r, .3) {
			to = from.Add(days(roughly(r, 20, 700)))
		}
		s.switchOff(from, to, only(d))
		if odds(r, .12) {
			s.coincide()
		}
		return s
	}}

var newPhone = Family{Name: "new-phone", Doc: "A new phone on which uploads were never on, or somebody signed out everywhere.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, cloud)
		if odds(r, .7) {
			s.neverOn(s.busiest(.05))
		} else {
			s.switchOff(s.during(.1, .95), time.Time{}, func(int) bool { return true })
		}
		if odds(r, .12) {
			s.coincide()
		}
		return s
	}}

var paused = Family{Name: "paused", Doc: "Uploads paused for days or months and never caught up.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, cloud)
		for range 1 + r.IntN(3) {
			from := s.during(.05, .9)
			s.pause(from, from.Add(days(roughly(r, 3, 200))), choose(r, nil, nil, only(s.busiest(.2))))
		}
		return s
	}}

var firstUpload = Family{Name: "first-upload", Doc: "The first upload of an old roll never ended; what came later went up.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, cloud)
		s.since = s.during(.3, .98)
		s.line()
		s.unfinished(between(r, .02, .95))
		return s
	}}

var tidiedCloud = Family{Name: "tidied-cloud", Doc: "Photos deleted from the cloud, by whim or in a clean-up, with records or without.",
	draw: func(r *rand.Rand) scenario {
		s := begin(r, cloud)
		s.deleted(s.tidied(), choose(r, noRecord, inBin, inBin, inItsBin, inOldBackup, inOldBackup))
		return s
	}}

var hiddenLeft = Family{Name: "hidden-left", Doc: "A downloader that leaves out the Hidden album, other people's albums, or the movies of Live Photos.",
	draw: func(r *rand.Rand) scenario {
		set := cloud
		set.tastes = func(t *tastes) {
			t.hidden, t.shared, t.live = between(r, .01, .15), between(r, 0, .1), between(r, .1, 1)
			t.flagged = odds(r, .15)
		}
		s := begin(r, set)
		if odds(r, .8) {
			s.leaveOut("hidden-album", func(x *shot) bool { return x.home == homeHidden || x.home == homeFlag })
		}
		if odds(r, .7) {
			s.leaveOut("not-yours", inHome(homeShared))
		}
		if odds(r, .4) {
			s.leaveOutParts("outside-scope", all)
		}
		return s
	}}

var phoneOptimised = Family{Name: "phone-optimised", Doc: "A phone with Optimize Storage: the backup has smaller versions, or the library has.",
	draw: func(r *rand.Rand) scenario {
		set := cloud
		set.routes, set.apple = []string{photo.RoutePhone, photo.RoutePhone, photo.RouteCopy, photo.RouteUnknown}, 1
		s := begin(r, set)
		old := picks(before(s.during(.2, 1))).and(s.some(between(r, .5, 1)))
		if odds(r, .3) {
			s.offloads(old)
		} else {
			s.turns("thumbnail-only", choose(r, reduced, reduced, thumbnail, shrunk), old)
		}
		return s
	}}

var storageSaver = Family{Name: "storage-saver", Doc: "An app that shrinks or recompresses what it takes in, or shares edits only.",
	draw: func(r *rand.Rand) scenario {
		set := cloud
		set.routes, set.apple = []string{photo.RouteApp, photo.RouteApp, photo.RouteUnknown}, .5
		s := begin(r, set)
		from := s.during(0, .9)
		since := func(x *shot) bool { return !x.added.Before(from) }
		s.turns("thumbnail-only", choose(r, reduced, recompressed, recompressed), picks(since).and(s.some(between(r, .6, 1))))
		if odds(r, .5) {
			s.turns("only-edited", edited, s.some(roughly(r, .01, .3)))
		}
		return s
	}}
