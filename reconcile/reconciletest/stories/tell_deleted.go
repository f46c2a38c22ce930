package stories

import (
	"fmt"
	"path"
	"strings"
	"time"

	"rollcall/photo"
)

// takenAway are photos that somebody or something took away.
var takenAway = []Story{
	{"recently-deleted-in-the-export", func(w *world) {
		from := w.ago(w.whole(400, 1500))
		w.shoot(roll{cam: w.pick("11", "13"), who: "me", from: from, to: w.now, n: w.size(), layout: "month", live: .3})
		w.export()
		k := w.whole(2, 60)
		for range k {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.state, p.truth = same, []string{"deleted"}
			p.back = "iCloud Photos/Recently Deleted/" + p.name
			p.bfacts = photo.Facts{photo.FactTrash: "Recently Deleted"}
		}
	}},
	{"in-the-trash-of-the-mac-library", func(w *world) {
		from := w.ago(w.whole(400, 1500))
		w.bundle()
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.size(), layout: "library", live: .3})
		for range w.whole(2, 50) {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.facts.Set(photo.FactTrash, "Recently Deleted")
			if w.odds(.8) {
				p.facts.Set(photo.FactTrashExpires, w.now.AddDate(0, 0, w.whole(1, 29)).Format(time.RFC3339))
			}
			p.state, p.truth = gone, []string{"deleted"}
		}
		w.anyICloud()
	}},
	{"nas-recycle-bin", func(w *world) {
		from := w.ago(w.whole(700, 2500))
		w.shoot(roll{cam: w.pick("nikon", "canon", "11"), who: "me", from: from, to: w.now, n: w.size(), layout: "event"})
		trip := w.whole(1, max(1, w.trips))
		n := 0
		for _, p := range w.pics {
			if p.trip == trip || w.odds(.01) {
				n++
				p.truth = []string{"deleted"}
				p.back = "#recycle/" + p.path
				p.bfacts = photo.Facts{photo.FactTrash: "#recycle"}
			}
		}
		w.route(photo.RouteCopy)
		w.back.Facts.Set(photo.FactLayout, "synology")
	}},
	{"android-trash-in-the-library", func(w *world) {
		from := w.ago(w.whole(300, 1500))
		w.shoot(roll{cam: "pixel", who: "me", from: from, to: w.now, n: w.size(), layout: "android"})
		for range w.whole(2, 30) {
			p := w.pics[w.r.IntN(len(w.pics))]
			if p.truth != nil {
				continue
			}
			exp := w.now.AddDate(0, 0, w.whole(1, 29))
			p.path = fmt.Sprintf("DCIM/Camera/.trashed-%d-%s", exp.Unix(), p.name)
			p.facts.Set(photo.FactTrash, ".trashed-")
			p.facts.Set(photo.FactTrashExpires, exp.Format(time.RFC3339))
			p.state, p.truth = gone, []string{"deleted"}
		}
		w.scatter(w.whole(0, 3))
		w.route(photo.RouteApp)
	}},
	{"a-trip-deleted-by-hand", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		ev := w.pick("event", "month")
		w.shoot(roll{cam: w.pick("11", "nikon", "s9"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: ev, trips: 6})
		w.settlePaths()
		trip := w.whole(1, w.trips)
		truth := []string{"deleted", "unexplained", "sync-error"}
		if ev == "event" {
			truth = append(truth, "outside-scope")
		}
		w.lose(func(p *pic) bool { return p.trip == trip }, truth...)
		w.route(w.pick(photo.RouteCopy, photo.RouteICloud))
	}},
	{"old-screenshots-cleaned-out-of-icloud", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month", shots: .15})
		d := w.ago(w.whole(100, 500))
		w.lose(func(p *pic) bool { return p.kind == "screenshot" && p.t.Before(d) }, "deleted", "outside-scope", "unexplained")
		w.anyICloud()
	}},
	{"burst-leftovers-deleted-by-a-tool", func(w *world) {
		from := w.ago(w.whole(300, 2500))
		w.shoot(roll{cam: w.pick("canon", "s9"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		n := len(w.pics)
		for range w.whole(5, 30) { // series of which one was kept
			p := w.pics[w.r.IntN(n)]
			for k := range w.whole(2, 6) {
				q := *p
				q.t = p.t.Add(time.Duration(k+1) * 300 * time.Millisecond)
				q.size += int64(w.whole(1000, 90000))
				q.name = strings.TrimSuffix(p.name, path.Ext(p.name)) + fmt.Sprintf("_%d", k+1) + path.Ext(p.name)
				q.path = path.Dir(p.path) + "/" + q.name
				q.state, q.truth = gone, []string{"unexplained", "deleted"}
				w.pics = append(w.pics, &q)
			}
		}
		w.route(photo.RouteCopy)
	}},
	{"an-earlier-check-had-them", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: w.pick("11", "nikon", "s9"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		w.settlePaths()
		d := w.between(from.AddDate(0, 6, 0), w.ago(120))
		here := w.odds(.6)
		cloud := w.odds(.3)
		pred := within(d, d.AddDate(0, w.whole(1, 4), 0))
		if w.odds(.5) {
			pred = func(p *pic) bool { return w.odds(.03) }
		}
		truth := []string{"lost-from-backup"}
		if cloud {
			truth = []string{"deleted", "lost-from-backup"}
			w.export()
		} else {
			w.route(photo.RouteCopy)
		}
		w.lose(pred, truth...)
		for _, p := range w.pics {
			if p.state == gone {
				s := photo.Sighting{Root: w.back.Root, Path: p.path, Last: w.ago(w.whole(20, 100)), Here: here, Gone: here, Kind: "folder", Route: w.back.Route}
				if !here {
					s.Root = "/mnt/backup-old"
				}
				w.seen[p.n] = s
			}
		}
	}},
	{"restored-from-an-earlier-state-known-to-the-index", func(w *world) {
		from := w.ago(w.whole(900, 2000))
		w.shoot(roll{cam: w.pick("11", "nikon", "s9"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		w.settlePaths()
		d := w.ago(w.whole(100, 400))
		last := w.ago(w.whole(20, 90))
		w.lose(within(d, last), "lost-from-backup")
		for _, p := range w.pics {
			if p.state == gone {
				w.seen[p.n] = photo.Sighting{Root: w.back.Root, Path: p.path, Last: last, Here: true, Gone: true, Kind: "folder", Route: w.back.Route}
			}
		}
		w.lose(after(last), "lost-from-backup", "after-backup", "sync-error", "unexplained")
		w.route(photo.RouteCopy)
	}},
}
