package exam_test

import (
	"fmt"
	"path"
	"slices"
	"time"

	"rollcall/photo/phototest"
)

// any befalls a family's folders, copied to a NAS, with n mishaps.
func (g *game) any(n int) {
	from := g.start()
	g.roll(g.oldIPhone(), g.between(40, 110), from, from.AddDate(2, 0, 0))
	g.roll(g.camera(), g.between(30, 80), from, from.AddDate(2, 0, 0))
	d := g.iphone()
	d.live = 0
	if g.chance(0.4) {
		g.roll(d, g.between(10, 40), from, from.AddDate(2, 0, 0))
	}
	g.layLibrary(byAlbum)
	mishaps := []func(){
		func() {
			for _, album := range g.someAlbums(g.between(1, 2), 2) {
				loseAll(g.whole(inAlbum(album)), "outside-scope")
			}
		},
		func() {
			for i, p := range g.some(g.whole(isKind("still")), g.between(2, 9)) {
				g.damage(p, i)
			}
		},
		func() {
			for _, p := range g.some(g.whole(func(p *pic) bool { return p.kind == "still" && p.parts[0].end != ".PNG" }), g.between(3, 20)) {
				p.instead(jpegOf(smaller(p.pixels(), 2), p.shot, 80), "")
				p.because("missing", "thumbnail-only")
			}
		},
		func() {
			for _, p := range g.some(g.whole(func(p *pic) bool { return p.kind == "still" && ends(".JPG")(p) }), g.between(3, 12)) {
				p.instead(jpegOf(retouched(p.pixels(), g.r.Intn(3)), p.shot, 92), "")
				p.because("missing", "only-edited")
			}
		},
		func() {
			hidden := g.roll(g.camera(), g.between(4, 20), from, from.AddDate(2, 0, 0))
			loseAll(hidden, "hidden-folder")
			g.layLibrary(below(".hidden", flat))
		},
		func() {
			loseAll(g.roll(g.camera(), g.between(3, 12), from, from.AddDate(2, 0, 0)), "deleted")
			g.layLibrary(below("#recycle", flat))
		},
		func() {
			if len(g.whole(isKind("movie"))) >= 4 {
				loseAll(g.whole(isKind("movie")), "outside-scope", "unreadable-format")
			}
		},
		func() {
			for i, p := range g.some(g.whole(isKind("still")), g.between(3, 8)) {
				p.lose("target-limit")
				g.renamed(p, fmt.Sprintf(pickOf(g, "Who is this? %d", "10: 30 at the lake %d", "\"Oma\" %d"), i))
			}
		},
	}
	g.r.Shuffle(len(mishaps), func(i, j int) { mishaps[i], mishaps[j] = mishaps[j], mishaps[i] })
	for _, mishap := range mishaps[:n] {
		mishap()
	}
	g.bak = tree{}
	g.mirror()
}

// strayLosses takes two or three photos away that no mishap touched.
func (g *game) strayLosses() {
	g.noise(2, 3, g.pics)
	g.bak = tree{}
	g.mirror()
}

// anyCloud befalls what two phones sent to iCloud, with n mishaps.
func (g *game) anyCloud(n int) {
	one, two, from, months := g.twoPhones(90, 220)
	var rows []*pic
	mishaps := []func(){
		func() {
			g.stop(one, from, months, 8)
		},
		func() {
			rows = g.some(g.whole(isKind("still")), g.between(3, 10))
			loseAll(rows, "deleted")
		},
		func() {
			for _, p := range g.some(g.whole(func(p *pic) bool { return p.kind == "still" && len(p.parts) == 1 }), g.between(4, 20)) {
				p.instead(jpegOf(smaller(p.pixels(), 2), p.shot, 80), ".JPG")
				p.because("missing", "thumbnail-only")
			}
		},
		func() {
			for i, p := range g.some(g.whole(func(p *pic) bool { return p.kind == "still" && len(p.parts) == 1 }), g.between(2, 7)) {
				g.damage(p, i)
			}
		},
		func() {
			at := from.AddDate(0, months*g.between(20, 40)/100, 0)
			to := at.AddDate(0, 0, g.between(25, 45))
			g.roll(one, g.between(5, 9), at, to)
			g.roll(two, g.between(5, 9), at, to)
			loseAll(where(after(g.whole(func(p *pic) bool { return p.when.Before(to) }), at), func(*pic) bool { return true }), "sync-error")
		},
	}
	g.r.Shuffle(len(mishaps), func(i, j int) { mishaps[i], mishaps[j] = mishaps[j], mishaps[i] })
	for _, mishap := range mishaps[:n] {
		mishap()
	}
	g.layLibrary(byDeviceYear)
	e := g.export(g.between(1, 2))
	for _, p := range rows {
		e.Photos = append(e.Photos, phototest.ExportPhoto{Name: p.name(), Content: p.main(), Taken: p.utc(), Added: p.added, Deleted: true, Absent: true})
	}
	g.deliver(e)
}

// whole are the pics that nothing has befallen yet.
func (g *game) whole(ok func(*pic) bool) []*pic {
	return where(g.pics, func(p *pic) bool { return p.status == "" && ok(p) })
}

// renamed gives a photo another name in the library, where it lies already.
func (g *game) renamed(p *pic, stem string) {
	dir := path.Dir(p.at[0])
	for i, old := range p.at {
		f := g.lib[old]
		delete(g.lib, old)
		p.at[i] = path.Join(dir, stem+p.parts[i].end)
		g.lib[p.at[i]] = f
	}
}

// stop ends the upload of one device at about the middle; of each device there are at
// least n photos after it.
func (g *game) stop(one *device, from time.Time, months, n int) {
	cut := from.AddDate(0, months*g.between(35, 70)/100, 0)
	var devices []*device
	for _, p := range g.pics {
		if !slices.Contains(devices, p.dev) {
			devices = append(devices, p.dev)
		}
	}
	for _, d := range devices {
		if have := len(after(where(g.pics, of(d)), cut)); have < n && d.counter > 0 {
			g.roll(d, n-have, cut.AddDate(0, 0, 3), from.AddDate(0, months, 0))
		}
	}
	loseAll(where(after(g.pics, cut), func(p *pic) bool { return p.dev == one && p.status == "" }), "upload-off")
}
