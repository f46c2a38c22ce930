package stories

import (
	"rollcall/photo"
)

// damagedFiles are files of a backup that are damaged, empty, unfinished or listed only.
var damagedFiles = []Story{
	{"bit-rotten-disk", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: w.pick("nikon", "s9", "13"), who: "me", from: from, to: w.now, n: w.size(), layout: "month"})
		for _, p := range w.pics {
			if w.odds(.03) {
				p.state, p.truth = []state{zeroed, flipped, cut}[w.whole(0, 2)], []string{"corrupted-backup"}
			}
		}
		w.route(photo.RouteCopy)
	}},
	{"a-copy-that-left-cut-and-unfinished-files", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: w.pick("11", "13"), who: "me", from: from, to: w.now, n: w.size(), layout: "month"})
		k := w.whole(1, 12)
		for range k {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.truth = []string{"corrupted-backup"}
			p.state = []state{cut, emptied, unfinished}[w.whole(0, 2)]
			if p.state == unfinished {
				p.truth = []string{"corrupted-backup", "sync-error"}
			}
		}
		w.icloudpd()
	}},
	{"damaged-and-cut-videos-after-a-crash", func(w *world) { // one session of copying
		from := w.ago(w.whole(700, 1500))
		w.shoot(roll{cam: "s21", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "android", video: 2})
		a := w.between(from.AddDate(0, 1, 0), w.ago(30))
		w.become(cut, and(within(a, a.AddDate(0, 0, 3))), "corrupted-backup")
		truth := []string{"sync-error"}
		if n := w.lose(within(a.AddDate(0, 0, 3), a.AddDate(0, 0, 12))); n < 6 {
			truth = append(truth, "unexplained")
		}
		for _, p := range w.pics {
			if p.state == gone {
				p.truth = truth
			}
		}
		w.fs("ext4", 100*gb, false)
		w.route(photo.RouteCopy)
	}},
	{"empty-files-in-a-mirror", func(w *world) {
		from := w.ago(w.whole(700, 1500))
		w.shoot(roll{cam: w.pick("s21", "11"), who: "me", from: from, to: w.now, n: w.size(), layout: "month"})
		for range w.whole(1, 20) {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.state, p.truth = emptied, []string{"corrupted-backup"}
		}
		w.route(photo.RouteCopy)
	}},
	{"listed-in-the-export-and-not-in-it", func(w *world) {
		from := w.ago(w.whole(700, 1500))
		w.shoot(roll{cam: w.pick("8", "13"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		w.export()
		for range w.whole(3, 60) {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.state, p.truth = listed, []string{"corrupted-backup", "unexplained", "sync-error"}
		}
	}},
	{"heic-converted-some-failed", func(w *world) {
		from := w.ago(w.whole(600, 1200))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.whole(100, 900), layout: "month"})
		w.become(converted, func(p *pic) bool { return p.format == "heic" && !w.odds(.05) })
		w.become(emptied, func(p *pic) bool { return p.format == "heic" && w.odds(.5) }, "corrupted-backup", "unreadable-format")
		w.lose(func(p *pic) bool { return p.format == "heic" }, "unreadable-format", "unexplained")
		w.route(w.pick(photo.RouteCopy, photo.RouteApp))
	}},
}
