package stories

import (
	"fmt"
	"path"

	"rollcall/photo"
)

// byChance are losses that have no reason anybody could see, and what only looks lost.
var byChance = []Story{
	{"a-few-random-ones", func(w *world) {
		from := w.ago(w.whole(300, 2500))
		w.shoot(roll{cam: w.pick("11", "nikon", "s9", "pixel"), who: "me", from: from, to: w.now, n: w.size(), layout: w.pick("month", "event", "dcim"), messenger: .05, shots: .05, live: .2})
		w.scatter(w.whole(1, 8))
		w.route(w.pick(photo.RouteCopy, photo.RouteICloud, photo.RouteApp))
		if w.odds(.4) {
			w.plan = 5 * gb
		}
	}},
	{"a-share-of-random-ones", func(w *world) {
		from := w.ago(w.whole(300, 2500))
		w.shoot(roll{cam: w.pick("11", "nikon", "s9", "pixel"), who: "me", from: from, to: w.now, n: w.size(), layout: w.pick("month", "event", "dcim"), messenger: .05, shots: .05})
		w.shoot(roll{cam: "ipad", who: "kid", from: from, to: w.now, n: w.whole(50, 300), layout: "month"})
		x := w.real(.03, .4)
		w.lose(func(*pic) bool { return w.odds(x) }, "unexplained")
		w.route(w.pick(photo.RouteCopy, photo.RouteICloud, photo.RouteApp, photo.RoutePhone))
	}},
	{"duplicates-cleaned-up", func(w *world) { // identical copies: must be present
		from := w.ago(w.whole(300, 2500))
		w.shoot(roll{cam: "s9", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		w.settlePaths()
		n := len(w.pics)
		for range w.whole(5, 80) {
			at := w.r.IntN(n)
			q := *w.pics[at]
			q.path = "To sort/" + q.name
			q.twin = at + 1
			q.state = gone
			w.pics = append(w.pics, &q)
		}
		for _, p := range w.pics[n:] { // the other one of the two is in the backup
			p.truth = nil
			p.elsewhere = true
		}
		w.scatter(w.whole(1, 3))
		for _, p := range w.pics[n:] { // both copies lost
			if w.pics[p.twin-1].state == gone {
				p.truth, p.elsewhere = []string{"unexplained"}, false
			}
		}
		w.route(photo.RouteCopy)
	}},
	{"strangers-photos-of-the-same-second", func(w *world) { // twins in time, different pictures
		from := w.ago(w.whole(500, 1500))
		w.shoot(roll{cam: "s9", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month"})
		n := len(w.pics)
		for range w.whole(20, 80) {
			p := w.pics[w.r.IntN(n)]
			q := *p
			q.size += int64(w.whole(1, 100000))
			q.name = "b" + p.name
			q.path = "extra/" + q.name
			q.state, q.truth = gone, nil
			if w.odds(.5) { // the one of the two that is lost
				q.state, q.truth = gone, []string{"unexplained", "outside-scope"}
			} else {
				q.state = same
			}
			w.pics = append(w.pics, &q)
		}
		w.relaid = func(p *pic) string { return fmt.Sprintf("all/%06d.jpg", p.n) }
		w.route(photo.RouteCopy)
	}},
	{"one-part-of-the-export-is-absent", func(w *world) { // unsure is right; missing would be false
		from := w.ago(w.whole(500, 1500))
		w.shoot(roll{cam: w.pick("8", "13"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "month", live: .2})
		w.export()
		of := w.whole(4, 9)
		lostPart := w.whole(1, of)
		part := map[*pic]int{}
		l := w.sorted()
		shuffled := w.odds(.5)
		for i, p := range l {
			part[p] = 1 + i*of/len(l)
			if shuffled {
				part[p] = w.whole(1, of)
			}
			if part[p] == lostPart {
				p.state, p.unseen = gone, true
			}
		}
		w.relaid = func(p *pic) string {
			return fmt.Sprintf("iCloud Photos Part %d of %d.zip!/Photos/%s", part[p], of, orName(p))
		}
		w.back.Complete = false
		w.back.Facts.Set(photo.FactParts, fmt.Sprintf("%d of %d", of-1, of))
		w.back.Problems = append(w.back.Problems, photo.Problem{Kind: photo.ProblemAbsent, Path: fmt.Sprintf("iCloud Photos Part %d of %d.zip", lostPart, of), Text: fmt.Sprintf("part %d of %d is absent: get it and put it beside the others", lostPart, of)})
	}},
	{"a-folder-of-the-backup-not-readable", func(w *world) {
		from := w.ago(w.whole(500, 1500))
		w.shoot(roll{cam: "nikon", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "event"})
		ev := w.pics[w.r.IntN(len(w.pics))].event
		for _, p := range w.pics {
			if p.event == ev {
				p.state, p.unseen = gone, true
			}
		}
		w.back.Complete = false
		w.back.Problems = append(w.back.Problems, photo.Problem{Kind: photo.ProblemUnreadable, Path: ev, Text: "permission denied"})
		k := 0
		for _, p := range w.pics {
			if p.event != ev && w.odds(.01) && k < 5 {
				k++
				p.state, p.truth = gone, []string{"unexplained"}
			}
		}
		w.route(photo.RouteCopy)
	}},
	{"all-is-well-decoys", func(w *world) { // everything is there, in other folders, names, metadata
		from := w.ago(w.whole(300, 2500))
		w.shoot(roll{cam: "s9", who: "me", from: from, to: w.now, n: w.size(), layout: "month", messenger: .1, shots: .1})
		w.shoot(roll{cam: "11", who: "zoe", from: from, to: w.now, n: w.sizeMid(), layout: "dcim", live: .3})
		w.become(rewritten, func(p *pic) bool { return p.class == photo.Still && p.format != "bmp" && w.odds(.2) })
		w.become(converted, func(p *pic) bool { return p.format == "heic" && w.odds(.2) })
		w.relaid = func(p *pic) string { return fmt.Sprintf("sorted/%05d%s", p.n, path.Ext(p.path)) }
		w.route(photo.RouteCopy)
	}},
}
