package stories

import (
	"fmt"
	"path"
	"strings"

	"rollcall/photo"
)

// smallerVersions are smaller, sent and edited versions that stand for photos.
var smallerVersions = []Story{
	{"optimize-storage-phone-backup", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: "8", who: "me", from: from, to: w.ago(500), n: w.size(), layout: "dcim", live: .2})
		w.shoot(roll{cam: "13", who: "me", from: w.ago(500), to: w.now, n: w.size(), layout: "dcim", live: .2})
		old := w.ago(w.whole(120, 600))
		w.become(thumb, func(p *pic) bool { return p.t.Before(old) && p.class == photo.Still && w.odds(.85) }, "thumbnail-only")
		w.phonebackup(w.now)
	}},
	{"optimized-originals-are-just-absent", func(w *world) { // the phone backup lists no thumbnails
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "dcim", live: .2})
		old := w.ago(w.whole(120, 600))
		w.become(reduced, func(p *pic) bool { return p.t.Before(old) && p.class == photo.Still && w.odds(.6) }, "thumbnail-only")
		w.phonebackup(w.now)
	}},
	{"storage-saver-recompressed", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: w.pick("s9", "pixel", "11"), who: "me", from: from, to: w.now, n: w.size(), layout: w.pick("android", "month"), messenger: .08})
		s := recompressed
		if w.odds(.4) {
			s = reduced
		}
		since := w.between(from, w.ago(100))
		w.become(s, func(p *pic) bool { return p.t.After(since) && p.class == photo.Still && p.kind == "camera" }, "thumbnail-only")
		w.route(photo.RouteApp)
		w.relaid = takeout
	}},
	{"sent-by-whatsapp-and-kept-that", func(w *world) {
		from := w.ago(w.whole(500, 900))
		w.shoot(roll{cam: "s9", who: "me", from: from, to: w.now, n: w.whole(80, 600), layout: "android"})
		w.become(bareSmall, func(p *pic) bool { return p.class == photo.Still && w.odds(.12) }, "thumbnail-only")
		w.scatter(w.whole(0, 2))
		w.route(photo.RouteCopy)
	}},
	{"mac-optimizes-nas-copies-the-library", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.bundle()
		w.shoot(roll{cam: w.pick("8", "11"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "library"})
		old := w.ago(w.whole(100, 600))
		w.lib.Facts.Set(photo.FactUploads, "on")
		n := 0
		for _, p := range w.pics {
			p.facts.Set(photo.FactCloudState, "uploaded")
			if p.t.Before(old) && w.odds(.7) {
				n++
				p.recordOnly("its original is in iCloud (Optimize Storage)")
				p.state, p.truth = gone, []string{"thumbnail-only"}
			}
		}
		w.lib.Facts.Set(photo.FactRecords, fmt.Sprint(n))
		w.route(photo.RouteCopy)
	}},
	{"the-library-itself-has-smaller-versions", func(w *world) {
		from := w.ago(w.whole(500, 1500))
		w.shoot(roll{cam: w.pick("8", "11"), who: "me", from: from, to: w.now, n: w.size(), layout: "month"})
		for _, p := range w.pics {
			if p.class == photo.Still && w.odds(.06) {
				p.flaw, p.vid = "shrunk", 0
				p.state, p.truth = gone, []string{"thumbnail-only"}
			}
		}
		w.anyICloud()
	}},
	{"lightroom-exports-instead", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: w.pick("nikon", "canon"), who: "me", from: from, to: w.now, n: w.size(), layout: "event"})
		w.become(edited, func(p *pic) bool { return p.class == photo.Still && w.odds(.4) }, "only-edited")
		w.route(photo.RouteCopy)
	}},
	{"edits-were-not-exported", func(w *world) {
		from := w.ago(w.whole(400, 1000))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "dcim"})
		w.settlePaths()
		n := len(w.pics)
		for at := range n {
			p := w.pics[at]
			if p.class == photo.Still && w.odds(.08) {
				q := *p
				q.name = strings.Replace(strings.Replace(p.name, "IMG_", "IMG_E", 1), ".HEIC", ".JPG", 1)
				q.path = path.Dir(p.path) + "/" + q.name
				q.twin, q.flaw = at+1, "edited"
				q.state, q.truth, q.vid = gone, []string{"only-edited"}, 0
				w.pics = append(w.pics, &q)
			}
		}
		w.export()
	}},
}
