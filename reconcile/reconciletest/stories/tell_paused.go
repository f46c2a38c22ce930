package stories

import (
	"strconv"
	"time"

	"rollcall/photo"
)

// pausedUploads are uploads that paused, were refused or never got done.
var pausedUploads = []Story{
	{"low-power-pause-of-days", func(w *world) {
		from := w.ago(w.whole(400, 1100))
		w.shoot(roll{cam: w.pick("8", "11", "13", "s21"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: w.pick("month", "dcim"), live: .2, messenger: w.real(0, .1)})
		var a time.Time
		for range 50 { // a pause on days with photos
			a = w.between(from.AddDate(0, 1, 0), w.ago(40))
			n := 0
			for _, p := range w.pics {
				if within(a, a.AddDate(0, 0, 5))(p) {
					n++
				}
			}
			if n >= 6 {
				break
			}
		}
		w.lose(and(within(a, a.AddDate(0, 0, w.whole(4, 7))), func(p *pic) bool { return p.kind == "camera" }), "sync-error")
		w.lose(within(a, a.AddDate(0, 0, 5)), "sync-error", "unexplained") // messenger's, undated
		if w.odds(.5) {
			w.anyICloud()
		} else {
			w.route(photo.RouteApp)
			w.relaid = takeout
		}
	}},
	{"sync-pauses-several-times-family", func(w *world) {
		from := w.ago(w.whole(600, 1100))
		for _, d := range []string{"11", "se", "13"}[:w.whole(2, 3)] {
			w.shoot(roll{cam: d, who: d, from: from, to: w.now, n: w.sizeMid(), layout: "whomonth", live: .2})
		}
		for range w.whole(2, 4) {
			a := w.between(from.AddDate(0, 1, 0), w.ago(60))
			w.lose(within(a, a.AddDate(0, 0, w.whole(6, 25))), "sync-error")
		}
		w.anyICloud()
	}},
	{"couldnt-sync-some-items", func(w *world) {
		from := w.ago(w.whole(600, 1100))
		w.bundle()
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "library", live: .3, video: 2})
		w.lib.Facts.Set(photo.FactUploads, "on")
		k := w.whole(3, 25)
		for i, at := range w.r.Perm(len(w.pics)) {
			p := w.pics[at]
			if i < k {
				p.state, p.truth = gone, []string{"sync-error"}
				p.facts.Set(photo.FactCloudState, w.pick("refused", "waiting"))
				if w.odds(.7) {
					p.facts.Set(photo.FactUploadTries, strconv.Itoa(w.whole(2, 40)))
				}
			} else {
				p.facts.Set(photo.FactCloudState, "uploaded")
			}
		}
		w.anyICloud()
	}},
	{"first-upload-newest-first-never-finished", func(w *world) {
		from := w.ago(w.whole(1500, 3000))
		w.shoot(roll{cam: "7", who: "me", from: from, to: w.ago(900), n: w.sizeMid(), layout: "month"})
		w.shoot(roll{cam: "13", who: "me", from: w.ago(900), to: w.now, n: w.sizeMid(), layout: "month"})
		cut := w.between(from.AddDate(1, 0, 0), w.ago(200))
		w.lose(func(p *pic) bool { return p.t.Before(cut) }, "sync-error", "outside-scope", "over-quota")
		w.anyICloud()
	}},
	{"one-card-import-failed", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		w.shoot(roll{cam: "nikon", who: "me", from: from, to: w.now, n: w.whole(300, 1500), layout: "month"})
		a := w.between(from.AddDate(0, 2, 0), w.ago(60))
		w.lose(func(p *pic) bool { return p.cam == cameras["nikon"] && within(a, a.AddDate(0, 0, 40))(p) }, "sync-error", "unexplained", "upload-off")
		w.route(photo.RouteCopy)
	}},
	{"nothing-of-the-holiday-abroad-roaming-off", func(w *world) { // like a pause, over two phones, with photos of a friend in between
		from := w.ago(w.whole(500, 1200))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "whomonth"})
		w.shoot(roll{cam: "s21", who: "partner", from: from, to: w.now, n: w.sizeMid(), layout: "whomonth"})
		a := w.between(from.AddDate(0, 2, 0), w.ago(60))
		b := a.AddDate(0, 0, w.whole(8, 16))
		for range 60 {
			for k, who := range []string{"me", "partner"} {
				p := w.one(cameras[[]string{"13", "s21"}[k]], who, w.between(a, b))
				w.name(p, roll{layout: "whomonth"})
				w.pics = append(w.pics, p)
			}
		}
		w.lose(within(a, b), "sync-error")
		w.route(w.pick(photo.RouteApp, photo.RouteICloud))
	}},
	{"thirty-thousand-and-a-short-pause", func(w *world) {
		from := w.ago(w.whole(3000, 4500))
		w.shoot(roll{cam: "6", who: "me", from: from, to: w.ago(1500), n: w.whole(8000, 14000), layout: "month"})
		w.shoot(roll{cam: "13", who: "me", from: w.ago(1500), to: w.now, n: w.whole(8000, 14000), layout: "month", live: .2})
		var k int
		for range 40 {
			a := w.between(from, w.ago(60))
			if k = w.lose(within(a, a.AddDate(0, 0, w.whole(4, 9))), "sync-error"); k >= 12 {
				break
			}
			for _, p := range w.pics {
				if p.state == gone {
					p.state, p.truth = same, nil
				}
			}
		}
		w.scatter(w.whole(0, 10))
		w.anyICloud()
	}},
}
