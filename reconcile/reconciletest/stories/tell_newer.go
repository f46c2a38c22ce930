package stories

import (
	"time"

	"rollcall/photo"
)

// newerPhotos are photos that came after the backup was made.
var newerPhotos = []Story{
	{"export-has-a-date-photos-later", func(w *world) {
		from := w.ago(w.whole(400, 1500))
		w.shoot(roll{cam: w.pick("11", "13"), who: "me", from: from, to: w.now, n: w.size(), layout: w.pick("month", "library"), live: .3})
		d := w.ago(w.whole(15, 400))
		w.export()
		w.back.Facts.Set(photo.FactBackupDate, d.Format(time.RFC3339))
		w.lose(after(d.Add(-time.Duration(w.whole(0, 60))*time.Minute)), "after-backup")
	}},
	{"phone-backup-of-a-date", func(w *world) {
		from := w.ago(w.whole(400, 1500))
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.size(), layout: "dcim", live: .3, messenger: .1})
		d := w.ago(w.whole(10, 300))
		w.phonebackup(d)
		w.lose(and(after(d), func(p *pic) bool { return p.dated }), "after-backup")
		w.lose(after(d), "after-backup", "unexplained")
	}},
	{"folder-named-by-date-restored", func(w *world) {
		from := w.ago(w.whole(900, 1500))
		w.shoot(roll{cam: w.pick("nikon", "pixel", "13"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		d := w.ago(w.whole(60, 500))
		w.route(photo.RouteCopy)
		w.back.Root = "/mnt/photos-" + d.Format("2006-01-02")
		w.back.Facts.Set(photo.FactBackupDate, d.Truncate(24*time.Hour).Add(24*time.Hour-time.Second).Format(time.RFC3339))
		w.lose(after(d), "after-backup")
	}},
	{"old-photos-imported-after-the-export", func(w *world) {
		from := w.ago(w.whole(900, 1500))
		w.bundle()
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "library"})
		d := w.ago(w.whole(30, 300))
		w.export()
		w.back.Facts.Set(photo.FactBackupDate, d.Format(time.RFC3339))
		old := w.shoot(roll{cam: w.pick("ixus", "lumix"), who: "me", from: date(2008, 1, 1), to: date(2012, 1, 1), n: w.whole(40, 900), layout: "library"})
		for _, p := range old {
			p.facts.Set(photo.FactAdded, w.between(d.AddDate(0, 0, 2), w.now).Format(time.RFC3339))
			p.state, p.truth = gone, []string{"after-backup"}
		}
		w.lose(after(d), "after-backup")
	}},
	{"no-date-of-the-backup-the-newest-are-not-there", func(w *world) { // last plugged in some time ago
		from := w.ago(w.whole(600, 2000))
		w.shoot(roll{cam: w.pick("nikon", "pixel", "13"), who: "me", from: from, to: w.now, n: w.size(), layout: w.pick("month", "event")})
		d := w.ago(w.whole(20, 300))
		w.lose(after(d), "after-backup", "sync-error", "unexplained", "outside-scope")
		w.sure(photo.RouteCopy)
	}},
	{"the-index-saw-them-arrive-later", func(w *world) {
		from := w.ago(w.whole(600, 2000))
		w.shoot(roll{cam: w.pick("nikon", "13"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		d := w.ago(w.whole(30, 200))
		w.lose(after(d), "after-backup")
		w.met = func(p *pic) (time.Time, bool) { return p.t.Add(time.Hour), !p.t.Before(d) }
		w.metFirst = d.AddDate(0, -6, 0)
		w.route(photo.RouteCopy)
	}},
}
