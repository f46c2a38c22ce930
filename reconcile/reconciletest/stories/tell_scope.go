package stories

import (
	"fmt"
	"strings"

	"rollcall/photo"
)

// leftOutKinds are folders and kinds that a backup was never meant to hold.
var leftOutKinds = []Story{
	{"nas-mirror-without-videos", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.size(), layout: "month", video: 1.5})
		both := w.odds(.5)
		if both {
			w.shoot(roll{cam: "s21", who: "zoe", from: from, to: w.now, n: w.sizeMid(), layout: "month", video: 1.5})
		}
		truth := []string{"outside-scope"}
		if !both {
			truth = append(truth, "unreadable-format")
		}
		w.lose(func(p *pic) bool { return p.class == photo.Video }, truth...)
		w.route(w.pick(photo.RouteCopy, photo.RouteApp))
	}},
	{"google-photos-camera-folder-only", func(w *world) {
		from := w.ago(w.whole(500, 1500))
		w.shoot(roll{cam: w.pick("s21", "s9", "redmi"), who: "me", from: from, to: w.now, n: w.size(), layout: "android", messenger: w.real(.1, .6), shots: w.real(.05, .3)})
		w.lose(func(p *pic) bool { return p.kind != "camera" }, "outside-scope")
		w.route(photo.RouteApp)
		if w.odds(.6) {
			w.relaid = takeout
		}
	}},
	{"whatsapp-left-out-screenshots-in", func(w *world) {
		from := w.ago(w.whole(500, 1500))
		w.shoot(roll{cam: w.pick("s21", "pixel"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "android", messenger: .4, shots: .1})
		w.lose(func(p *pic) bool { return p.kind == "messenger" }, "outside-scope")
		w.scatter(w.whole(0, 4))
		w.route(w.pick(photo.RouteApp, photo.RouteCopy), .4)
	}},
	{"album-selection-of-folders", func(w *world) { // only some event folders were ever picked
		from := w.ago(w.whole(1200, 2500))
		w.shoot(roll{cam: "canon", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "event", trips: 8})
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		k := w.whole(0, 1)
		w.lose(func(p *pic) bool { return (p.cam == cameras["canon"]) == (k == 0) }, "outside-scope")
		w.route(photo.RouteCopy, .4)
	}},
	{"only-small-letters-in-the-filter", func(w *world) { // --include '*.jpg', and cameras write .JPG
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: "canon", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		w.shoot(roll{cam: "s9", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month", messenger: .1})
		w.lose(func(p *pic) bool { return strings.HasSuffix(p.name, ".JPG") }, "outside-scope", "unreadable-format")
		w.lose(func(p *pic) bool { return p.class == photo.Video }, "outside-scope", "unreadable-format")
		w.route(photo.RouteCopy)
	}},
	{"messenger-pictures-only-from-a-date-on", func(w *world) {
		from := w.ago(w.whole(700, 1200))
		w.shoot(roll{cam: "redmi", who: "me", from: from, to: w.now, n: w.whole(300, 1500), layout: "android", messenger: .8})
		d := w.ago(w.whole(100, 400))
		w.lose(func(p *pic) bool { return p.kind == "messenger" && p.t.After(d) }, "outside-scope", "upload-off", "unexplained", "sync-error")
		w.route(photo.RouteApp)
	}},
	{"two-backups-neither-has-them", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: "s21", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "android", messenger: .2})
		w.lose(func(p *pic) bool { return p.kind == "messenger" }, "outside-scope")
		w.second = func(p *pic) bool { return p.kind == "camera" && p.class == photo.Still }
		w.route(photo.RouteApp)
	}},
	{"three-copies-of-one-phone-in-folders-two-skipped", func(w *world) { // old dumps of the phone in subfolders; one dump never copied
		from := w.ago(w.whole(900, 2000))
		for i, c := range []string{"6", "8", "13"} {
			l := w.shoot(roll{cam: c, who: "me", from: from.AddDate(0, i*8, 0), to: from.AddDate(0, i*8+8, 0), n: w.whole(100, 1500), layout: "dcim"})
			for _, p := range l {
				p.path = fmt.Sprintf("Dump %d/%s", i+1, p.path)
			}
		}
		k := fmt.Sprintf("Dump %d/", w.whole(1, 3))
		w.lose(func(p *pic) bool { return strings.HasPrefix(p.path, k) }, "outside-scope", "sync-error")
		w.sure(photo.RouteCopy)
	}},
	{"originals-outside-of-the-library", func(w *world) {
		from := w.ago(w.whole(600, 1500))
		w.bundle()
		w.shoot(roll{cam: "canon", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "library"})
		k := w.whole(10, 100)
		for _, p := range w.pics[:min(k, len(w.pics))] {
			p.recordOnly("its original lies outside of the library")
			p.facts.Set(photo.FactReferenced, "/Volumes/Old disk/"+p.name)
			p.state, p.truth = gone, []string{"outside-scope"}
		}
		w.route(photo.RouteCopy)
	}},
}
