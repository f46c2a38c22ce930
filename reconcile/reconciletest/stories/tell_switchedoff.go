package stories

import (
	"time"

	"rollcall/photo"
)

// switchedOff are devices whose uploads somebody switched off, or never on.
var switchedOff = []Story{
	{"icloud-off-on-the-old-iphone-ipad-goes-on", func(w *world) {
		from := w.ago(w.whole(700, 1500))
		w.shoot(roll{cam: w.pick("7", "8", "11"), who: "me", from: from, to: w.now, n: w.size(), layout: w.pick("month", "dcim"), live: .3})
		w.shoot(roll{cam: "ipad", who: "me", from: from, to: w.now, n: w.whole(60, 700), layout: "month"})
		stop := w.between(from.AddDate(0, 3, 0), w.now.AddDate(0, -3, 0))
		w.lose(func(p *pic) bool { return p.t.After(stop) && p.cam != cameras["ipad"] }, "upload-off")
		if w.odds(.3) {
			w.plan = 2000 * gb
		}
		w.anyICloud()
	}},
	{"icloud-off-for-a-while-on-one-of-two", func(w *world) {
		from := w.ago(w.whole(900, 1500))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "whomonth"})
		w.shoot(roll{cam: "se", who: "kid", from: from, to: w.now, n: w.sizeMid(), layout: "whomonth"})
		a := w.between(from.AddDate(0, 2, 0), w.ago(300))
		w.lose(and(by("kid"), within(a, a.AddDate(0, w.whole(3, 8), 0))), "upload-off", "sync-error")
		w.anyICloud()
	}},
	{"never-on-on-the-new-phone", func(w *world) {
		from, b := w.ago(w.whole(1200, 1800)), w.ago(w.whole(150, 500))
		w.shoot(roll{cam: "8", who: "me", from: from, to: b, n: w.sizeMid(), layout: "month"})
		w.shoot(roll{cam: "13", who: "me", from: b, to: w.now, n: w.sizeMid(), layout: "month", live: .3})
		w.shoot(roll{cam: "ipad", who: "kid", from: from, to: w.now, n: w.whole(150, 500), layout: "month"})
		w.lose(func(p *pic) bool { return p.cam == cameras["13"] }, "upload-off", "outside-scope")
		w.anyICloud()
	}},
	{"mac-library-records-that-icloud-is-off", func(w *world) {
		from := w.ago(w.whole(700, 1500))
		w.bundle()
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "library", live: .3})
		stop := w.between(from.AddDate(0, 3, 0), w.now.AddDate(0, -2, 0))
		w.lib.Facts.Set(photo.FactUploads, "off")
		if w.odds(.7) {
			w.lib.Facts.Set(photo.FactUploadsOff, stop.Format(time.RFC3339))
		}
		for _, p := range w.pics {
			if p.t.After(stop) {
				p.facts.Set(photo.FactCloudState, "local")
			} else {
				p.facts.Set(photo.FactCloudState, "uploaded")
			}
		}
		w.lose(after(stop), "upload-off")
		w.anyICloud()
	}},
	{"old-scans-imported-after-the-switch-off", func(w *world) { // added, not taken, tells
		from := w.ago(w.whole(700, 1500))
		w.bundle()
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "library"})
		w.shoot(roll{cam: "ipad", who: "kid", from: from, to: w.now, n: w.whole(200, 900), layout: "library"})
		stop := w.between(from.AddDate(0, 5, 0), w.ago(120))
		old := w.shoot(roll{cam: "ixus", who: "me", from: date(2006, 1, 1), to: date(2011, 1, 1), n: w.whole(40, 500), layout: "library"})
		for _, p := range old {
			p.facts.Set(photo.FactAdded, w.between(stop.AddDate(0, 0, 5), w.now).Format(time.RFC3339))
		}
		for _, p := range old {
			p.state, p.truth = gone, []string{"upload-off", "outside-scope"}
		}
		w.lose(func(p *pic) bool { return p.cam == cameras["11"] && p.t.After(stop) }, "upload-off")
		w.anyICloud()
	}},
	{"two-phones-of-one-model-one-stops", func(w *world) {
		from := w.ago(w.whole(700, 1500))
		w.shoot(roll{cam: "13", who: "anna", from: from, to: w.now, n: w.sizeMid(), layout: "whomonth"})
		w.shoot(roll{cam: "13", who: "ben", from: from, to: w.now, n: w.sizeMid(), layout: "whomonth"})
		stop := w.between(from.AddDate(0, 4, 0), w.ago(90))
		w.lose(and(by(w.pick("anna", "ben")), after(stop)), "upload-off", "sync-error")
		w.anyICloud()
	}},
	{"iphone-off-camera-imports-go-on", func(w *world) {
		from := w.ago(w.whole(700, 1500))
		w.shoot(roll{cam: "8", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month", messenger: .1})
		w.shoot(roll{cam: "canon", who: "me", from: from, to: w.now, n: w.whole(200, 1500), layout: "month"})
		stop := w.between(from.AddDate(0, 4, 0), w.ago(90))
		w.lose(func(p *pic) bool { return p.cam == cameras["8"] && p.t.After(stop) }, "upload-off")
		w.lose(func(p *pic) bool { return p.kind == "messenger" && p.t.After(stop) }, "upload-off", "unexplained")
		w.anyICloud()
	}},
	{"a-family-one-phone-stops-in-the-app", func(w *world) {
		from := w.ago(w.whole(600, 1500))
		for i, d := range []string{"13", "s21", "se"} {
			w.shoot(roll{cam: d, who: []string{"anna", "ben", "cleo"}[i], from: from, to: w.now, n: w.sizeMid(), layout: "whomonth"})
		}
		who := w.pick("anna", "ben", "cleo")
		stop := w.between(from.AddDate(0, 3, 0), w.ago(90))
		w.lose(and(by(who), after(stop)), "upload-off", "sync-error")
		w.route(photo.RouteApp)
	}},
	{"stated-plan-is-not-full", func(w *world) { // 2 TB: what stops one of two phones is no quota
		from := w.ago(w.whole(700, 1300))
		w.shoot(roll{cam: "13", who: "anna", from: from, to: w.now, n: w.whole(1000, 4000), layout: "whomonth"})
		w.shoot(roll{cam: "11", who: "ben", from: from, to: w.now, n: w.whole(1000, 4000), layout: "whomonth"})
		w.plan = 2000 * gb
		d := w.between(from.AddDate(0, 4, 0), w.ago(60))
		if w.odds(.5) {
			w.lose(and(by("ben"), after(d)), "upload-off")
		} else {
			w.lose(after(d), "sync-error", "upload-off", "unexplained")
		}
		w.anyICloud()
	}},
	{"small-roll-of-thirty-plan", func(w *world) {
		from := w.ago(w.whole(100, 300))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.whole(30, 90), layout: "flat", trips: 1})
		stop := w.between(from.AddDate(0, 1, 0), w.ago(20))
		w.lose(after(stop), "upload-off", "over-quota", "sync-error", "unexplained")
		w.anyICloud()
	}},
}
