package stories

import (
	"time"

	"rollcall/photo"
)

// severalAtOnce are several reasons at once.
var severalAtOnce = []Story{
	{"mixed-plan-full-hidden-and-random", func(w *world) {
		from := w.ago(w.whole(700, 1500))
		w.bundle()
		w.shoot(roll{cam: "8", who: "me", from: from, to: w.now, n: w.whole(4000, 8000), layout: "library", live: .2})
		w.shoot(roll{cam: "ipad", who: "me", from: from, to: w.now, n: w.whole(300, 1000), layout: "library"})
		full, _ := w.fill(5*gb, int64(w.real(0, 2e9)))
		w.plan = 5 * gb
		for range w.whole(10, 50) {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.facts.Set(photo.FactHiddenAlbum, "Hidden")
		}
		w.lose(func(p *pic) bool { return p.facts.Has(photo.FactHiddenAlbum) && !p.t.Before(full) }, "hidden-album", "over-quota")
		w.lose(func(p *pic) bool { return p.facts.Has(photo.FactHiddenAlbum) }, "hidden-album")
		w.lose(after(full), "over-quota")
		w.scatter(w.whole(1, 4))
		w.icloudpd()
	}},
	{"mixed-copy-damage-hidden-films-date", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: "s21", who: "me", from: from, to: w.now, n: w.whole(1500, 9000), layout: "android", messenger: .1})
		d := w.ago(w.whole(40, 200))
		w.back.Root = "/mnt/2025 backup"
		w.back.Facts.Set(photo.FactBackupDate, d.Format(time.RFC3339))
		w.lose(func(p *pic) bool { return p.kind == "camera" && !p.t.Before(d) }, "after-backup")
		w.lose(after(d), "after-backup", "unexplained")
		for _, p := range w.pics {
			if p.state != same {
				continue
			}
			switch {
			case w.odds(.01):
				p.state, p.truth = zeroed, []string{"corrupted-backup"}
			case w.odds(.02):
				p.path = "DCIM/.secret/" + p.name
				p.facts.Set(photo.FactHiddenFolder, ".secret")
				p.state, p.truth = gone, []string{"hidden-folder"}
			case p.class == photo.Video && w.odds(.04):
				p.size = int64(w.real(4.2, 8) * float64(gib))
				p.state, p.truth = gone, []string{"target-limit"}
			}
		}
		w.scatter(w.whole(1, 6))
		w.fs("vfat", 30*gb, true)
		w.route(photo.RouteCopy)
	}},
	{"mixed-switch-off-and-pause-and-trash", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.whole(800, 5000), layout: "whomonth", live: .2})
		w.shoot(roll{cam: "se", who: "kid", from: from, to: w.now, n: w.whole(400, 3000), layout: "whomonth", live: .2})
		stop := w.between(w.ago(400), w.ago(60))
		w.lose(and(by("kid"), after(stop)), "upload-off")
		a := w.between(from.AddDate(0, 2, 0), w.ago(500))
		w.lose(within(a, a.AddDate(0, 0, w.whole(7, 20))), "sync-error")
		w.export()
		for range w.whole(2, 20) {
			p := w.pics[w.r.IntN(len(w.pics))]
			if p.state == same {
				p.truth = []string{"deleted"}
				p.back = "iCloud Photos/Recently Deleted/" + p.name
				p.bfacts = photo.Facts{photo.FactTrash: "Recently Deleted"}
			}
		}
	}},
	{"five-causes-in-one-cloud-roll", func(w *world) {
		from := w.ago(w.whole(900, 1500))
		w.bundle()
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.whole(1000, 4000), layout: "library", live: .2})
		w.shoot(roll{cam: "ipad", who: "kid", from: from, to: w.now, n: w.whole(300, 900), layout: "library"})
		w.icloudpd()
		d := w.ago(w.whole(15, 60))
		w.back.Facts.Set(photo.FactBackupDate, d.Format("2006-01-02T15:04:05Z07:00"))
		w.lose(after(d), "after-backup")
		for range w.whole(5, 30) {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.facts.Set(photo.FactHiddenAlbum, "Hidden")
			if p.state == gone {
				p.truth = []string{"after-backup", "hidden-album"}
			} else {
				p.state, p.truth = gone, []string{"hidden-album"}
			}
		}
		a := w.between(from.AddDate(0, 3, 0), w.ago(200))
		w.lose(within(a, a.AddDate(0, 0, w.whole(10, 30))), "sync-error")
		w.become(reduced, func(p *pic) bool { return p.class == photo.Still && w.odds(.02) }, "thumbnail-only")
		w.become(cut, func(p *pic) bool { return w.odds(.01) }, "corrupted-backup")
		w.scatter(w.whole(1, 3))
	}},
}
