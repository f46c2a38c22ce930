package stories

import (
	"rollcall/photo"
)

// leftOutDevices are people, devices and years that a backup was never meant to hold, and photos of others.
var leftOutDevices = []Story{
	{"shared-album", func(w *world) {
		from := w.ago(w.whole(400, 1500))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.size(), layout: "month", live: .3})
		a := w.ago(w.whole(30, 390))
		n0 := len(w.pics)
		w.shoot(roll{cam: w.pick("13", "pixel"), who: "friend", from: a, to: a.AddDate(0, 0, w.whole(2, 12)), n: w.whole(10, 150), layout: "flat"})
		for _, p := range w.pics[n0:] {
			p.path = "iCloud Shared Albums/Wedding/" + p.path
			p.facts.Set(photo.FactShared, "iCloud Shared Albums")
			p.state, p.truth = gone, []string{"not-yours"}
		}
		w.anyICloud()
	}},
	{"shared-with-you-in-the-bundle", func(w *world) {
		from := w.ago(w.whole(400, 900))
		w.bundle()
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.size(), layout: "library"})
		for range w.whole(3, 40) {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.facts.Set(photo.FactShared, "Shared with You")
			p.state, p.truth = gone, []string{"not-yours"}
		}
		w.anyICloud()
	}},
	{"backup-began-in-a-year", func(w *world) {
		from := date(2009, 1, 1)
		w.shoot(roll{cam: "ixus", who: "me", from: from, to: date(2013, 1, 1), n: w.sizeMid(), layout: "month"})
		w.shoot(roll{cam: "6", who: "me", from: date(2014, 10, 1), to: date(2019, 1, 1), n: w.sizeMid(), layout: "month"})
		w.shoot(roll{cam: "13", who: "me", from: date(2019, 1, 1), to: w.now, n: w.size(), layout: "month"})
		start := date(w.whole(2011, 2020), 1, 1)
		w.lose(func(p *pic) bool { return p.t.Before(start) }, "outside-scope")
		w.route(w.pick(photo.RouteApp, photo.RouteCopy, photo.RouteICloud))
	}},
	{"phone-backup-without-camera-roll", func(w *world) {
		from := w.ago(w.whole(400, 1500))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.size(), layout: "dcim"})
		w.phonebackup(w.ago(w.whole(0, 20)))
		w.back.Facts.Set(photo.FactCameraRoll, "iCloud Photos is on, so that the phone's backup leaves the camera roll out")
		d := w.back.Facts.Time(photo.FactBackupDate)
		w.lose(func(p *pic) bool { return p.t.Before(d) }, "outside-scope")
		w.lose(every, "outside-scope", "after-backup")
	}},
	{"a-family-one-phone-never-set-up", func(w *world) {
		from := w.ago(w.whole(600, 1500))
		for i, d := range []string{"13", "s21", "se"} {
			w.shoot(roll{cam: d, who: []string{"anna", "ben", "cleo"}[i], from: from, to: w.now, n: w.sizeMid(), layout: w.pick("who", "whomonth")})
		}
		who := w.pick("anna", "ben", "cleo")
		w.lose(by(who), "outside-scope", "upload-off")
		w.route(w.pick(photo.RouteApp, photo.RouteCopy))
	}},
	{"camera-card-never-copied-wrong-clock", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		n0 := len(w.pics)
		w.shoot(roll{cam: "lumix", who: "me", from: from, to: w.now, n: w.whole(60, 600), layout: "month"})
		for _, p := range w.pics[n0:] {
			p.wrong = date(2010, 1, 1).Sub(from)
			p.state, p.truth = gone, []string{"outside-scope"}
		}
		w.route(photo.RouteCopy, .4)
	}},
	{"a-user-folder-without-permission", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		for i, d := range []string{"13", "s21", "se"} {
			w.shoot(roll{cam: d, who: []string{"anna", "ben", "cleo"}[i], from: from, to: w.now, n: w.sizeMid(), layout: "who", messenger: .1})
		}
		w.lose(by(w.pick("anna", "ben", "cleo")), "outside-scope")
		w.sure(photo.RouteCopy)
	}},
	{"app-keeps-the-last-days-only", func(w *world) {
		from := w.ago(w.whole(700, 1500))
		w.shoot(roll{cam: "s21", who: "me", from: from, to: w.now, n: w.size(), layout: "android"})
		d := w.ago(choose(w, 30, 60, 90, 180, 365))
		w.lose(func(p *pic) bool { return p.t.Before(d) }, "outside-scope", "sync-error")
		w.route(photo.RouteApp)
	}},
	{"seasons-and-a-cliff", func(w *world) { // photos in summers only; the last summer is not there
		n := w.whole(60, 500)
		year := w.now.Year() - 5
		var last int
		for y := year; y < w.now.Year(); y++ {
			w.shoot(roll{cam: w.pick("nikon"), who: "me", from: date(y, 6, 1), to: date(y, 9, 10), n: n, layout: "event", trips: 2})
			last = y
		}
		w.shoot(roll{cam: "11", who: "me", from: date(year, 1, 1), to: w.now, n: w.sizeMid(), layout: "month"})
		w.lose(func(p *pic) bool { return p.cam == cameras["nikon"] && p.t.Year() == last }, "outside-scope", "sync-error", "after-backup", "unexplained", "upload-off")
		w.route(photo.RouteCopy)
	}},
}
