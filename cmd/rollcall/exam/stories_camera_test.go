package exam_test

import (
	"path"
	"time"
)

// cameraStories are of cameras, cards, scanners, and the programs that work on their
// pictures.
var cameraStories = []story{
	{name: "camera-raw-left-out", play: func(g *game) {
		// Of RAW+JPEG only the JPEGs were copied.
		g.rawPairs(30, 120)
		for _, p := range g.pics {
			if p.part("raw") != nil {
				p.copied = p.parts[:1]
				p.because("incomplete", "unreadable-format", "outside-scope")
			}
		}
		g.sameLayout(g.anyLayout())
	}},
	{name: "camera-jpeg-left-out", play: func(g *game) {
		// An archive of the RAWs alone: their JPEGs are not in it.
		g.rawPairs(30, 120)
		for _, p := range g.pics {
			if p.part("raw") != nil {
				p.copied = p.parts[1:]
				p.because("incomplete", "outside-scope", "unreadable-format")
				p.also = "missing"
			} else if p.kind == "still" {
				p.lose("outside-scope", "unreadable-format")
			}
		}
		g.sameLayout(byDay)
	}},
	{name: "camera-some-raws-lost", play: func(g *game) {
		g.rawPairs(50, 120)
		for _, p := range g.some(where(g.pics, func(p *pic) bool { return p.part("raw") != nil }), g.between(2, 4)) {
			p.copied = p.parts[:1]
			p.because("incomplete", "unexplained")
		}
		g.sameLayout(byDay)
	}},
	{name: "camera-developed-only", play: func(g *game) {
		// Lightroom's exports were kept, the negatives not.
		d := g.camera()
		d.still, d.movies = ".DNG", 0
		from := g.start()
		for _, p := range g.roll(d, g.between(20, 70), from, from.AddDate(1, 0, 0)) {
			if g.chance(0.6) {
				s := p.shot
				s.Software = "Adobe Photoshop Lightroom Classic 12.3"
				p.instead(jpegOf(retouched(paint(p.shot), g.r.Intn(2)), s, 92), ".jpg")
				p.because("missing", "only-edited")
			}
		}
		g.sameLayout(byDay)
	}},
	{name: "camera-retouched-in-place", play: func(g *game) {
		// The backup holds retouched ones under the names of the originals.
		g.twoDevices(40, 140)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(4, 20)) {
			s := p.shot
			s.Software = pickOf(g, "GIMP 2.10.34", "Adobe Photoshop 24.5 (Windows)", "darktable 4.4.2")
			p.instead(jpegOf(retouched(p.pixels(), g.r.Intn(3)), s, 92), "")
			p.because("missing", "only-edited")
		}
		g.sameLayout(g.anyLayout())
	}},
	{name: "camera-left-out-wrong-clock", play: func(g *game) {
		// A camera whose clock began anew in 2008 is in no backup; its pictures lie among
		// those of the phones, by event.
		from := g.start()
		g.roll(g.oldIPhone(), g.between(60, 160), from, from.AddDate(2, 0, 0))
		albums := g.pics
		d := g.camera()
		for _, p := range g.roll(d, g.between(12, 40), day("2008-01-01"), day("2008-01-30")) {
			p.album = albums[g.r.Intn(len(albums))].album
			p.lose("outside-scope")
		}
		g.sameLayout(byAlbum)
	}},
	{name: "scans-folder-left-out", play: func(g *game) {
		// A folder of scans without a date.
		g.twoDevices(50, 140)
		g.layLibrary(below("Photos", byMonth))
		loseAll(g.scans(g.between(8, 50)), "outside-scope")
		g.layLibrary(below("Scans of Grandpa's slides", flat))
		g.mirror()
	}},
	{name: "scans-random-losses", play: func(g *game) {
		g.twoDevices(20, 60)
		g.layLibrary(below("Photos", byMonth))
		g.scans(g.between(20, 80))
		g.layLibrary(below("Scans", flat))
		g.noise(2, 8, g.pics)
		g.mirror()
	}},
	{name: "scans-only-tiny", play: func(g *game) {
		// Nothing but scans, all of one day and one look; some are not there.
		g.scans(g.between(14, 40))
		g.layLibrary(below("Album 1974", flat))
		g.noise(1, 4, g.pics)
		g.mirror()
	}},
	{name: "camera-bursts-random-losses", play: func(g *game) {
		// Ten a second, without parts of a second: which of them is missing, only the
		// pictures tell.
		d := g.camera()
		d.movies, d.subsec = 0, false
		from := g.start()
		g.roll(d, g.between(20, 60), from, from.AddDate(0, 3, 0))
		for range g.between(2, 4) {
			at := g.pics[g.r.Intn(len(g.pics))].when.Add(10 * time.Minute)
			for i := range g.between(5, 10) {
				p := g.takeStill(d, at)
				p.album = g.pics[0].album
				_ = i
			}
		}
		g.noise(2, 7, g.pics)
		g.sameLayout(byDay)
	}},
	{name: "card-copied-twice", play: func(g *game) {
		// The card was copied to two folders; the backup has one of them, and that is
		// enough. Some are in neither.
		d := g.camera()
		from := g.start()
		g.roll(d, g.between(30, 100), from, from.AddDate(0, 6, 0))
		g.noise(2, 6, g.pics)
		g.layLibrary(byDay)
		for _, p := range g.pics {
			if g.chance(0.5) {
				name := path.Join("Card dump", path.Base(p.at[0]))
				if _, taken := g.lib[name]; !taken && len(p.parts) == 1 {
					g.lib[name] = p.parts[0].file
					twin := p.truth
					twin.paths = []string{name}
					g.extra = append(g.extra, &twin)
				}
			}
		}
		g.layBackup(byDay)
	}},
	{name: "lightroom-previews-only", play: func(g *game) {
		// The disk with the originals is not in the backup; the catalogue's exports for
		// the web are.
		g.twoDevices(40, 120)
		for _, p := range where(g.pics, isKind("still")) {
			if g.chance(0.4) {
				p.lose("thumbnail-only")
				g.bak["Web/"+p.album+"/"+p.stem+"_web.jpg"] = file{data: jpegOf(smaller(p.pixels(), 2), p.shot, 70), when: p.when}
			}
		}
		g.layLibrary(byAlbum)
		g.layBackup(below("Originals", byAlbum))
	}},
}

func (g *game) rawPairs(low, high int) {
	d := g.camera()
	d.raw = 0.6
	from := g.start()
	g.roll(d, g.between(low, high), from, from.AddDate(1, 0, 0))
}

// scans are JPEGs without a date, numbered as scanners do.
func (g *game) scans(n int) []*pic {
	d := &device{name: "Scanner", still: ".jpg", names: counted(pickOf(g, "scan", "Image_", "Epson_"))}
	var pics []*pic
	for range n {
		p := g.begin(d, day("2012-05-05"), "scan")
		p.shot.Taken, p.shot.Make, p.shot.Model, p.shot.Software = "", "", "", "EPSON Scan"
		p.parts = []part{{end: ".jpg", file: g.file(p, jpegOf(paint(p.shot), p.shot, 90))}}
		pics = append(pics, p)
	}
	return pics
}
