package exam_test

import (
	"bytes"
	"encoding/binary"
	"fmt"
	"time"

	"rollcall/photo/phototest"
)

var plainLeftOut = []story{
	{name: "plain-hidden-dot-folder", play: func(g *game) {
		g.plainRoll(30, 400, g.plainDevices(g.between(1, 3))...)
		g.putAside(pickOf(g, ".hidden", ".private", "Holiday/.hidden", ".thumbs-of-us"), g.share(g.pics, 3, 15, 2), "hidden-folder")
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-hidden-folder-by-name", play: func(g *game) {
		g.plainRoll(30, 400, g.plainDevices(g.between(1, 3))...)
		g.putAside(pickOf(g, "Hidden", "Hidden Album", "Albums/Hidden"), g.share(g.pics, 3, 15, 3), "hidden-album", "hidden-folder", "outside-scope")
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-hidden-nomedia", play: func(g *game) {
		g.plainRoll(30, 300, g.android(), g.camera())
		g.lib["Private/.nomedia"] = file{}
		g.putAside("Private", g.share(g.pics, 4, 15, 3), "hidden-folder", "outside-scope")
		g.layLibrary(androidDCIM)
		g.store("flat", "months", "mirror", "takeout", "nextcloud")
	}},
	{name: "plain-hidden-dot-files", play: func(g *game) {
		g.plainRoll(30, 300, g.plainDevices(g.between(1, 2))...)
		dotted := g.share(where(g.pics, single), 2, 8, 2)
		g.layOnly(dotted, func(p *pic) string { return "." + p.stem })
		loseAll(dotted, "hidden-folder", "outside-scope")
		g.layLibrary(flat)
		g.store("flat", "export", "nextcloud", "takeout", "months")
	}},
	{name: "plain-hidden-listed-in-zips", play: func(g *game) {
		// The list of the export has them as hidden, its parts have them not.
		g.plainRoll(60, 500, g.plainDevices(g.between(1, 2))...)
		hidden := g.share(where(g.pics, single), 1, 6, 2)
		loseAll(hidden, "hidden-album")
		g.layLibrary(g.anyLayout())
		e := g.missingExport(g.parted(2), hidden, func(x *phototest.ExportPhoto) { x.Hidden = true })
		g.bak.add("", e.ZIPs())
	}},
	{name: "plain-hidden-there-others-not", play: func(g *game) {
		g.plainRoll(40, 400, g.plainDevices(g.between(1, 2))...)
		there := g.share(g.pics, 4, 12, 3)
		g.layOnly(there, below(".hidden", flat))
		loseAll(g.some(where(g.pics, untouched(anyPic)), g.between(2, 6)), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-format-heic", play: func(g *game) {
		// One phone that was switched between its two formats.
		d := g.iphone()
		d.live = 0
		g.plainRoll(40, 400, d)
		for _, p := range g.some(where(g.pics, single), len(g.pics)/2) {
			p.parts[0] = part{end: ".JPG", file: g.file(p, g.still(".JPG", p.shot))}
		}
		loseAll(where(g.pics, ends(".HEIC")), "unreadable-format", leftOut...)
		g.layLibrary(pickOf[layout](g, flat, byMonth, byAlbum))
		g.store(anywhere...)
	}},
	{name: "plain-format-raw-only", play: func(g *game) {
		d := g.camera()
		d.movies = 0
		g.plainRoll(40, 300, d, g.jpegOnly())
		for _, p := range g.share(where(g.pics, func(p *pic) bool { return p.dev == d && single(p) }), 20, 60, 4) {
			p.parts[0] = part{end: ".DNG", file: g.file(p, phototest.DNG(p.shot))}
		}
		loseAll(where(g.pics, ends(".DNG")), "unreadable-format", leftOut...)
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-format-webp", play: func(g *game) {
		from, to := g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.others(from, to, g.between(4, 14), ".webp", g.webp)
		loseAll(where(g.pics, ends(".webp")), "unreadable-format", leftOut...)
		g.layLibrary(pickOf[layout](g, flat, byMonth))
		g.store(anywhere...)
	}},
	{name: "plain-format-gif-and-bmp", play: func(g *game) {
		from, to := g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.others(from, to, g.between(3, 9), ".gif", gifOf)
		g.others(from, to, g.between(3, 9), ".bmp", bmpOf)
		loseAll(where(g.pics, func(p *pic) bool { return ends(".gif")(p) || ends(".bmp")(p) }), "unreadable-format", leftOut...)
		g.layLibrary(pickOf[layout](g, flat, byMonth))
		g.store(anywhere...)
	}},
	{name: "plain-format-movies", play: func(g *game) {
		devices := g.plainDevices(g.between(1, 2))
		devices[0].movies = 0.15
		from, to := g.plainRoll(40, 300, devices...)
		for range 5 {
			g.takeMovie(devices[0], from.Add(time.Duration(g.r.Int63n(int64(to.Sub(from))))).Truncate(time.Second)).album = "Films"
		}
		loseAll(where(g.pics, isKind("movie")), "unreadable-format", leftOut...)
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-format-there-others-not", play: func(g *game) {
		from, to := g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.others(from, to, g.between(4, 9), ".gif", gifOf)
		g.others(from, to, g.between(4, 9), ".bmp", bmpOf)
		loseAll(g.some(where(g.pics, single), g.between(2, 6)), "sync-error", noPattern...)
		g.layLibrary(pickOf[layout](g, flat, byMonth))
		g.store(anywhere...)
	}},
	{name: "plain-format-broken-in-library", play: func(g *game) {
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		for i, p := range g.some(where(g.pics, single), g.between(3, 7)) {
			p.parts[0].file.data = [][]byte{nil, []byte("<html><body>404 Not Found</body></html>\n"), bytes.Repeat([]byte{0}, 20_000), p.main()[:12]}[i%4]
			p.lose("unreadable-format")
		}
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-scope-device", play: func(g *game) {
		devices := g.plainDevices(3)
		g.plainRoll(60, 500, devices...)
		g.layLibrary(pickOf[layout](g, byDevice, byDeviceYear, byMonth))
		kind := pickOf(g, anywhere...)
		accept := []string{}
		if isCloud(kind) {
			accept = pauseInCloud
		}
		lost := where(g.pics, of(devices[g.r.Intn(3)]))
		loseAll(lost, "outside-scope", accept...)
		screensOfNoDevice(lost)
		g.storeInto(g.bak, kind)
	}},
	{name: "plain-scope-one-folder", play: func(g *game) {
		from, to := g.plainRoll(50, 400, g.plainDevices(g.between(1, 2))...)
		folder := pickOf(g, "Downloads", "WhatsApp Images", "Scans", "Old phone", "Work")
		mine := g.plainTake(g.jpegOnly(), g.between(8, 40), from, to)
		g.layOnly(mine, below(folder, flat))
		loseAll(mine, "outside-scope")
		g.layLibrary(below("Camera", g.anyLayout()))
		g.store("flat", "mirror", "months", "eadir", "nextcloud", "takeout")
	}},
	{name: "plain-scope-screenshots", play: func(g *game) {
		d := g.plainDevices(1)[0]
		d.shots = 0.2
		from, to := g.plainRoll(50, 400, d)
		for range 5 {
			g.takeScreenshot(d, from.Add(time.Duration(g.r.Int63n(int64(to.Sub(from))))).Truncate(time.Second))
		}
		loseAll(where(g.pics, isKind("screenshot")), "outside-scope", "unreadable-format")
		g.layLibrary(androidDCIM)
		g.store("flat", "months", "takeout", "nextcloud", "immich", "photoprism")
	}},
	{name: "plain-scope-begins-late", play: func(g *game) {
		from, to := g.plainRoll(60, 500, g.plainDevices(g.between(1, 2))...)
		cut := from.Add(to.Sub(from) * time.Duration(g.between(20, 60)) / 100)
		kind := pickOf(g, anywhere...)
		accept := []string{"sync-error"}
		if isCloud(kind) {
			accept = append(accept, "upload-off")
		}
		loseAll(where(g.pics, func(p *pic) bool { return p.when.Before(cut) }), "outside-scope", accept...)
		g.layLibrary(g.anyLayout())
		g.storeInto(g.bak, kind)
	}},
	{name: "plain-scope-one-year", play: func(g *game) {
		d := g.plainDevices(1)[0]
		from := day("2018-01-01").AddDate(g.between(0, 2), 0, 0)
		g.plainTake(d, g.between(80, 400), from, from.AddDate(4, 0, 0))
		year := from.Year() + g.between(1, 2)
		loseAll(where(g.pics, func(p *pic) bool { return p.when.Year() == year }), "outside-scope", pauseInCloud...)
		g.layLibrary(byYear)
		g.store("mirror", "eadir", "flat", "takeout")
	}},
	{name: "plain-shared-folder", play: func(g *game) {
		from, to := g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		other := plain(g.oldIPhone())
		mine := g.plainTake(other, g.between(4, 30), from, to)
		g.putAside(pickOf(g, "Shared Albums/Hike", "iCloud Shared Albums/Family", "Shared Album/Lake", "Shared with You"), mine, "not-yours", "outside-scope")
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
}

// screensOfNoDevice accepts other reasons for screenshots: they name no device.
func screensOfNoDevice(lost []*pic) {
	for _, p := range where(lost, isKind("screenshot")) {
		p.accept = append(p.accept, "unexplained", "unreadable-format")
	}
}

// others adds pictures of another format, of no camera.
func (g *game) others(from, to time.Time, n int, end string, make func(phototest.Shot) []byte) {
	d := &device{name: "Downloads", still: end, names: counted(fmt.Sprintf("%s_", pickOf(g, "image", "download", "pic"))), counter: g.between(1, 500)}
	for range n {
		p := g.begin(d, from.Add(time.Duration(g.r.Int63n(int64(to.Sub(from))))).Truncate(time.Second), "other")
		p.numbered = false
		p.album = "Downloads"
		p.parts = []part{{end: end, file: g.file(p, make(p.shot))}}
	}
}

// bmpOf is the shot as a BMP of 24 bits.
func bmpOf(s phototest.Shot) []byte {
	m := paint(s)
	w, h := s.Width, s.Height
	var b bytes.Buffer
	b.WriteString("BM")
	for _, n := range []uint32{uint32(54 + w*h*3), 0, 54, 40, uint32(w), uint32(h), 24<<16 | 1, 0, uint32(w * h * 3), 2835, 2835, 0, 0} {
		binary.Write(&b, binary.LittleEndian, n)
	}
	for y := h - 1; y >= 0; y-- {
		for x := range w {
			c := m.RGBAAt(x, y)
			b.Write([]byte{c.B, c.G, c.R})
		}
	}
	return b.Bytes()
}
