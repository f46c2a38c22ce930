package stories

import (
	"fmt"
	"maps"
	"path"
	"slices"
	"strings"
	"time"

	"rollcall/photo"
)

// stoppedCopies are copies that stopped, and targets that can't hold all.
var stoppedCopies = []Story{
	{"rsync-died", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: w.pick("nikon", "11", "s9"), who: "me", from: from, to: w.now, n: w.size(), layout: w.pick("event", "whomonth", "month")})
		if w.odds(.4) {
			w.shoot(roll{cam: "13", who: "zoe", from: from, to: w.now, n: w.sizeMid(), layout: "whomonth"})
		}
		l := slices.Clone(w.pics)
		w.settlePaths()
		slices.SortFunc(l, func(a, b *pic) int { return strings.Compare(a.path, b.path) })
		cut := len(l) * w.whole(30, 97) / 100
		for _, p := range l[cut:] {
			p.state, p.truth = gone, []string{"sync-error"}
		}
		w.fs("ext4", int64(w.real(50, 900)*1e9), false)
		w.route(photo.RouteCopy)
	}},
	{"copy-stopped-within-one-folder", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: w.pick("nikon", "canon", "11"), who: "me", from: from, to: w.now, n: w.whole(300, 4000), layout: "event"})
		w.settlePaths()
		dirs := map[string][]*pic{}
		for _, p := range w.pics {
			dirs[path.Dir(p.path)] = append(dirs[path.Dir(p.path)], p)
		}
		var best []*pic
		for _, k := range slices.Sorted(maps.Keys(dirs)) {
			if len(dirs[k]) > 20 && (best == nil || w.odds(.3)) {
				best = dirs[k]
			}
		}
		if best == nil {
			best = w.pics
		}
		slices.SortFunc(best, func(a, b *pic) int { return strings.Compare(a.path, b.path) })
		for _, p := range best[len(best)*w.whole(20, 80)/100:] {
			p.state, p.truth = gone, []string{"sync-error"}
		}
		w.fs("ext4", int64(w.real(50, 900)*1e9), false)
		w.route(photo.RouteCopy)
	}},
	{"fat32-and-4gb-films", func(w *world) {
		from := w.ago(w.whole(600, 1500))
		w.shoot(roll{cam: w.pick("gopro", "s21", "15"), who: "me", from: from, to: w.now, n: w.whole(200, 1500), layout: "month", video: 1})
		k := 0
		for _, p := range w.pics {
			if p.class == photo.Video && (k == 0 || w.odds(.03)) {
				p.size = int64(w.real(4.3, 9) * float64(gib))
				k++
			}
		}
		w.lose(func(p *pic) bool { return p.size >= 1<<32 }, "target-limit")
		if w.odds(.4) {
			w.scatter(w.whole(1, 3))
		}
		w.fs(w.pick("vfat", "vfat", "msdos"), int64(w.real(10, 60)*1e9), true)
		w.route(photo.RouteCopy)
	}},
	{"case-collisions", func(w *world) {
		from := w.ago(w.whole(600, 1500))
		w.named = true
		w.shoot(roll{cam: "canon", who: "me", from: from, to: w.now, n: w.whole(100, 900), layout: "event"})
		w.named = false
		w.settlePaths()
		w.named = true
		for range w.whole(2, 12) {
			p := w.pics[w.r.IntN(len(w.pics))]
			if p.truth != nil {
				continue
			}
			q := *p
			q.path = path.Dir(p.path) + "/" + strings.ToLower(p.name)
			q.name = strings.ToLower(p.name)
			q.t = p.t.Add(time.Duration(w.whole(100, 9000)) * time.Minute)
			q.size += int64(w.whole(1, 900000))
			if q.path == p.path {
				continue
			}
			w.pics = append(w.pics, &q)
			// the second to be copied took the place of the first
			p.truth = []string{"target-limit"}
			p.state = gone
		}
		w.fs(w.pick("exfat", "ntfs", "vfat"), int64(w.real(50, 900)*1e9), true)
		w.route(photo.RouteCopy)
	}},
	{"flattened-into-one-folder", func(w *world) {
		from := w.ago(w.whole(1500, 3500))
		w.shoot(roll{cam: "nikon", who: "me", from: from, to: w.now, n: w.whole(200, 3000), layout: "event", trips: 6})
		w.shoot(roll{cam: "canon", who: "me", from: from, to: w.now, n: w.whole(200, 2000), layout: "event", trips: 6})
		for _, p := range w.pics { // DCF numbers that begin anew with each card
			n := 1 + w.r.IntN(400)
			p.name = fmt.Sprintf("%s%04d%s", map[bool]string{true: "DSC_", false: "IMG_"}[p.cam == cameras["nikon"]], n, path.Ext(p.name))
			p.path = p.event + "/" + p.name
		}
		w.settlePaths()
		last := map[string]*pic{}
		l := slices.Clone(w.pics)
		slices.SortFunc(l, func(a, b *pic) int { return strings.Compare(a.path, b.path) })
		for _, p := range l {
			b := strings.ToLower(path.Base(p.path))
			if q := last[b]; q != nil {
				q.state, q.truth = gone, []string{"target-limit"}
			}
			last[b] = p
		}
		w.relaid = func(p *pic) string { return path.Base(p.path) }
		w.fs("ext4", 100*gb, false)
		w.route(photo.RouteCopy)
	}},
	{"flattened-into-years", func(w *world) {
		from := w.ago(w.whole(1500, 3500))
		w.shoot(roll{cam: "canon", who: "me", from: from, to: w.now, n: w.whole(400, 3000), layout: "event", trips: 8})
		for _, p := range w.pics {
			n := 1 + w.r.IntN(900)
			p.name = fmt.Sprintf("IMG_%04d%s", n, path.Ext(p.name))
			p.path = p.event + "/" + p.name
		}
		w.settlePaths()
		last := map[string]*pic{}
		l := slices.Clone(w.pics)
		slices.SortFunc(l, func(a, b *pic) int { return strings.Compare(a.path, b.path) })
		w.relaid = func(p *pic) string { return p.t.Format("2006/") + path.Base(p.path) }
		skip := w.odds(.5) // the first stays, or the last wins
		for _, p := range l {
			b := strings.ToLower(w.relaid(p))
			if q := last[b]; q != nil {
				if skip {
					p.state, p.truth = gone, []string{"target-limit"}
					continue
				}
				q.state, q.truth = gone, []string{"target-limit"}
			}
			last[b] = p
		}
		w.route(w.pick(photo.RouteCopy, photo.RouteApp))
	}},
	{"names-the-target-refuses", func(w *world) {
		from := w.ago(w.whole(600, 1500))
		w.shoot(roll{cam: "11", who: "me", from: from, to: w.now, n: w.size(), layout: "month"})
		for _, p := range w.pics {
			if w.odds(.03) {
				p.name = strings.Replace(p.name, "IMG_", w.pick("Oma: 80. ", "Who? ", "Photo 12:30 "), 1)
				p.path = path.Dir(p.path) + "/" + p.name
				p.state, p.truth = gone, []string{"target-limit"}
			}
		}
		w.fs(w.pick("exfat", "ntfs", "vfat"), int64(w.real(50, 900)*1e9), true)
		w.route(photo.RouteCopy)
	}},
	{"the-disk-was-full", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: w.pick("nikon", "s21", "13"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: w.pick("event", "month")})
		w.settlePaths()
		l := slices.Clone(w.pics)
		slices.SortFunc(l, func(a, b *pic) int { return strings.Compare(a.path, b.path) })
		cut := len(l) * w.whole(40, 95) / 100
		for _, p := range l[cut:] {
			p.state, p.truth = gone, []string{"target-limit"}
		}
		w.fs(w.pick("ext4", "exfat", "ntfs"), int64(w.whole(0, 900_000)), false)
		w.route(photo.RouteCopy)
	}},
	{"paths-too-long-for-windows", func(w *world) {
		from := w.ago(w.whole(700, 1500))
		w.shoot(roll{cam: "nikon", who: "me", from: from, to: w.now, n: w.size(), layout: "event"})
		for _, p := range w.pics {
			if w.odds(.04) {
				p.path = p.event + "/" + strings.Repeat("Our long journey with grandmother and all the others ", 5) + "/" + p.name
				p.state, p.truth = gone, []string{"target-limit", "outside-scope"}
			}
		}
		w.fs("ntfs", 100*gb, true)
		w.route(photo.RouteCopy)
	}},
}
