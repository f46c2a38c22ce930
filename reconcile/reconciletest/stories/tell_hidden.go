package stories

import (
	"path"

	"rollcall/photo"
)

// hiddenAway are albums and folders that somebody hid.
var hiddenAway = []Story{
	{"hidden-album-and-icloudpd", func(w *world) {
		from := w.ago(w.whole(400, 1500))
		w.bundle()
		w.shoot(roll{cam: w.pick("11", "13"), who: "me", from: from, to: w.now, n: w.size(), layout: "library", live: .3})
		k := w.whole(2, 40)
		for range k {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.facts.Set(photo.FactHiddenAlbum, "Hidden")
			p.state, p.truth = gone, []string{"hidden-album"}
		}
		if w.odds(.4) {
			w.scatter(w.whole(1, 3))
		}
		w.icloudpd()
	}},
	{"hidden-album-other-tool", func(w *world) {
		from := w.ago(w.whole(400, 1500))
		w.bundle()
		w.shoot(roll{cam: w.pick("11", "13"), who: "me", from: from, to: w.now, n: w.size(), layout: "library", live: .3})
		k := w.whole(6, 60)
		for range k {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.facts.Set(photo.FactHiddenAlbum, "Hidden")
			p.state, p.truth = gone, []string{"hidden-album"}
		}
		w.relaid = byMonth
		w.route(w.pick(photo.RouteCopy, photo.RouteICloud), .4)
	}},
	{"hidden-ones-are-there-random-losses", func(w *world) {
		from := w.ago(w.whole(400, 1500))
		w.bundle()
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "library", live: .3})
		for range w.whole(8, 60) {
			w.pics[w.r.IntN(len(w.pics))].facts.Set(photo.FactHiddenAlbum, "Hidden")
		}
		w.scatter(w.whole(3, 12))
		for _, p := range w.pics { // a hidden one among the lost
			if p.facts.Has(photo.FactHiddenAlbum) && p.state == same {
				p.state, p.truth = gone, []string{"unexplained"}
				break
			}
		}
		w.export()
	}},
	{"hidden-folders-passed-over", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: w.pick("s9", "s21"), who: "me", from: from, to: w.now, n: w.size(), layout: "android"})
		dir := w.pick(".private", "DCIM/.Secret", "Movies/.nomedia-box", "Pictures/.hidden")
		n := 0
		for _, p := range w.pics {
			if w.odds(.05) || n < 3 {
				n++
				p.path = dir + "/" + p.name
				p.facts.Set(photo.FactHiddenFolder, path.Base(dir))
				p.state, p.truth = gone, []string{"hidden-folder"}
			}
		}
		w.route(w.pick(photo.RouteApp, photo.RouteCopy))
	}},
	{"hidden-folders-are-there-something-else-is-not", func(w *world) {
		from := w.ago(w.whole(900, 2500))
		w.shoot(roll{cam: w.pick("s9", "s21"), who: "me", from: from, to: w.now, n: w.sizeMid(), layout: "android", messenger: .2})
		for _, p := range w.pics {
			if w.odds(.04) {
				p.path = "DCIM/.private/" + p.name
				p.facts.Set(photo.FactHiddenFolder, ".private")
			}
		}
		k := 0
		for _, p := range w.pics {
			if p.facts.Has(photo.FactHiddenFolder) && k < 1 {
				k++
				p.state, p.truth = gone, []string{"unexplained"}
			}
		}
		w.lose(and(func(p *pic) bool { return p.kind == "messenger" }), "outside-scope")
		w.route(photo.RouteCopy)
	}},
	{"small-roll-hidden-and-one-film", func(w *world) {
		from := w.ago(w.whole(100, 400))
		w.bundle()
		w.shoot(roll{cam: "13", who: "me", from: from, to: w.now, n: w.whole(30, 120), layout: "library", trips: 1})
		for range w.whole(2, 5) {
			p := w.pics[w.r.IntN(len(w.pics))]
			p.facts.Set(photo.FactHiddenAlbum, "Hidden")
			p.state, p.truth = gone, []string{"hidden-album"}
		}
		w.scatter(1)
		w.icloudpd()
	}},
}
