package stories

import (
	"fmt"
	"strings"

	"rollcall/photo"
)

// leftOutFormats are formats and parts that something left out.
var leftOutFormats = []Story{
	{"heic-left-out-by-an-old-app", func(w *world) {
		from := w.ago(w.whole(1500, 2500))
		w.shoot(roll{cam: "7", who: "me", from: from, to: w.ago(1000), n: w.sizeMid(), layout: "dcim", shots: .1})
		w.shoot(roll{cam: "11", who: "me", from: w.ago(1000), to: w.now, n: w.sizeMid(), layout: "dcim", shots: .1})
		w.shoot(roll{cam: "s9", who: "zoe", from: from, to: w.now, n: w.whole(200, 800), layout: "month"})
		for _, p := range w.pics { // some in "most compatible"
			if p.format == "heic" && w.odds(.1) {
				p.format, p.name, p.path = "jpeg", strings.Replace(p.name, ".HEIC", ".JPG", 1), strings.Replace(p.path, ".HEIC", ".JPG", 1)
			}
		}
		w.lose(func(p *pic) bool { return p.format == "heic" }, "unreadable-format", "outside-scope")
		w.route(w.pick(photo.RouteCopy, photo.RouteApp))
	}},
	{"not-on-apples-list", func(w *world) {
		from := w.ago(w.whole(900, 1500))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.size(), layout: "month"})
		f := w.pick("webp", "bmp", "avif", "webp")
		for range w.whole(4, 80) {
			t := w.between(from, w.now)
			p := &pic{who: "me", kind: "saved", class: photo.Still, format: f, t: t, w: 1200, h: 900, size: int64(w.roughly(.3, .8) * 1e6)}
			p.name = fmt.Sprintf("download-%d%s", w.whole(1000, 99999), ends[f])
			p.path = t.Format("2006/01/") + p.name
			p.state, p.truth = gone, []string{"unreadable-format", "outside-scope"}
			w.pics = append(w.pics, p)
		}
		w.anyICloud()
	}},
	{"broken-in-the-library", func(w *world) {
		from := w.ago(w.whole(900, 1500))
		w.shoot(roll{cam: w.pick("s9", "canon", "11"), who: "me", from: from, to: w.now, n: w.size(), layout: "month"})
		for range w.whole(1, 8) {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.flaw = w.pick("empty", "notmedia", "cut")
			p.state, p.truth, p.vid = gone, []string{"unreadable-format"}, 0
		}
		w.route(w.pick(photo.RouteICloud, photo.RouteApp, photo.RouteCopy))
	}},
	{"raw-left-out", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		w.shoot(roll{cam: "d50raw", who: "me", from: from, to: w.now, n: w.whole(60, 900), layout: "month"})
		w.lose(func(p *pic) bool { return p.class == photo.RAW }, "unreadable-format", "outside-scope")
		w.route(w.pick(photo.RouteApp, photo.RouteCopy))
	}},
	{"live-movies-not-taken", func(w *world) { // stills all there, movies nowhere
		from := w.ago(w.whole(300, 1500))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.size(), layout: "dcim", live: .6})
		w.become(noVideo, func(p *pic) bool { return p.vid > 0 }, "outside-scope", "unreadable-format")
		w.route(photo.RouteApp)
	}},
	{"some-live-movies-lost-at-random", func(w *world) {
		from := w.ago(w.whole(400, 1000))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "dcim", live: .6})
		w.become(noVideo, func(p *pic) bool { return p.vid > 0 && w.odds(.03) }, "unexplained")
		w.route(w.pick(photo.RouteCopy, photo.RouteICloud))
	}},
}
