package exam_test

import (
	"fmt"
	"image/png"
	"path"
	"slices"
	"strings"
	"time"

	"rollcall/photo/phototest"
)

// statusStories try to make rollcall say present of what is not, or missing of what is.
var statusStories = []story{
	{name: "damaged-in-its-tables", play: func(g *game) {
		// The damage hit no picture data but what decodes it.
		d := g.iphone()
		d.live, d.movies = 0, 0.3
		from := g.start()
		g.roll(d, g.between(20, 50), from, from.AddDate(0, 8, 0))
		old := g.oldIPhone()
		old.shots = 0.3
		g.roll(old, g.between(20, 50), from, from.AddDate(0, 8, 0))
		c := g.camera()
		c.still, c.movies = ".DNG", 0
		g.roll(c, g.between(10, 20), from, from.AddDate(0, 8, 0))
		for _, p := range g.roll(c, g.between(4, 8), from, from.AddDate(0, 8, 0)) {
			p.parts = []part{{end: ".gif", file: g.file(p, gifOf(p.shot))}}
		}
		for _, p := range g.some(g.pics, g.between(15, 30)) {
			if b := g.spoilTables(p.main()); b != nil {
				p.instead(b, "")
				p.because("missing", "corrupted-backup")
			}
		}
		g.sameLayout(byMonth)
	}},
	{name: "live-videos-mixed-up", play: func(g *game) {
		// Two phones in one folder: the videos of one lie under the names of the other's.
		d := g.iphone()
		d.live = 1
		from := g.start()
		g.roll(d, g.between(30, 80), from, from.AddDate(0, 8, 0))
		pairs := g.some(where(g.pics, func(p *pic) bool { return p.part("video") != nil }), 6)
		for i, p := range pairs {
			p.copied = slices.Clone(p.parts)
			p.copied[1].file = pairs[min(i+1, len(pairs)-1)].parts[1].file
		}
		// The first one's own video is nowhere now.
		pairs[0].because("incomplete", "target-limit", "corrupted-backup", "unexplained")
		g.sameLayout(byMonth)
	}},
	{name: "alike-frames-converted", play: func(g *game) {
		// Frames of one view became PNGs, and some were left out.
		d := g.camera()
		d.movies, d.subsec = 0, false
		g.roll(d, g.between(10, 30), day("2019-01-01"), day("2019-06-01"))
		frames := g.alike(d, g.between(12, 30), g.pics[len(g.pics)/2].when.Add(time.Hour), 0)
		for _, p := range frames {
			p.instead(phototest.PNGOf(p.pixels(), phototest.EXIF(p.shot, nil), png.BestSpeed), ".png")
			p.also = "unsure" // many of one second: who says unsure is careful
		}
		for _, p := range g.some(frames, g.between(2, 5)) {
			p.lose("unexplained", "unreadable-format")
			p.also = "unsure"
		}
		g.sameLayout(byDay)
	}},
	{name: "a-spot-retouched", play: func(g *game) {
		// Somebody healed a spot or wrote a date into the picture, and saved it anew.
		g.twoDevices(30, 100)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(6, 14)) {
			p.instead(jpegOf(spotted(p.pixels(), g.r.Intn(3), g.r.Intn(150), g.r.Intn(90)), p.shot, 94), "")
			p.because("missing", "only-edited")
			p.also = "unsure"
		}
		g.sameLayout(g.anyLayout())
	}},
	{name: "turned-upright", play: func(g *game) {
		// Pictures held sideways were turned and saved anew, at full size.
		d := g.oldIPhone()
		d.movies, d.shots = 0, 0
		from := g.start()
		g.roll(d, g.between(20, 60), from, from.AddDate(0, 8, 0))
		for _, p := range g.some(g.pics, g.between(5, 15)) {
			s := p.shot
			s.Orientation = 6
			m := paint(s)
			p.parts[0].file.data = jpegOf(m, s, 92)
			s.Orientation = 1
			p.instead(jpegOf(turned(m), s, 97), "")
			p.also = "unsure"
		}
		g.noise(1, 4, where(g.pics, func(p *pic) bool { return p.copied == nil }))
		g.sameLayout(byMonth)
	}},
	{name: "converted-without-metadata", play: func(g *game) {
		// Screenshots and HEICs became JPEGs that tell nothing: probably the same.
		d := g.iphone()
		d.live, d.movies, d.shots = 0, 0, 0.2
		from := g.start()
		g.roll(d, g.between(15, 40), from, from.AddDate(0, 8, 0))
		for _, p := range g.pics {
			p.instead(bare(p.pixels(), 95), ".jpg")
			p.status, p.also = "unsure", "present"
		}
		n := 0
		g.layLibrary(byMonth)
		g.layBackup(func(*pic) string { n++; return fmt.Sprintf("Converted/image%04d", n) })
	}},
	{name: "movies-wrapped-anew", play: func(g *game) {
		// MOV became MP4 without being encoded again.
		d := g.iphone()
		d.movies, d.live = 0.5, 0
		from := g.start()
		g.roll(d, g.between(20, 50), from, from.AddDate(0, 8, 0))
		for _, p := range where(g.pics, isKind("movie")) {
			p.instead(wrapped(p.main()), ".mp4")
		}
		g.noise(1, 4, where(g.pics, isKind("still")))
		g.sameLayout(byMonth)
	}},
	{name: "parts-sorted-apart", play: func(g *game) {
		// Stills, videos and RAWs lie in folders of their own.
		d, c := g.iphone(), g.camera()
		c.raw = 0.5
		from := g.start()
		g.roll(d, g.between(20, 60), from, from.AddDate(1, 0, 0))
		g.roll(c, g.between(20, 60), from, from.AddDate(1, 0, 0))
		g.noise(1, 5, g.pics)
		g.layLibrary(byDevice)
		for _, p := range g.pics {
			if p.gone {
				continue
			}
			for _, x := range p.parts {
				stem := g.bak.free(path.Join(strings.ToUpper(x.end[1:]), p.when.Format("2006"), p.stem), []part{x})
				g.bak[stem+x.end] = x.file
			}
		}
	}},
	{name: "parts-renamed-apart", play: func(g *game) {
		// A tool gave each file the number it came to, Live videos too.
		d := g.iphone()
		d.live = 0.6
		from := g.start()
		g.roll(d, g.between(20, 60), from, from.AddDate(1, 0, 0))
		g.noise(1, 5, g.pics)
		g.layLibrary(dcimOf)
		n := 0
		for _, p := range g.pics {
			if p.gone {
				continue
			}
			for _, x := range p.parts {
				n++
				g.bak[fmt.Sprintf("Import/file%05d%s", n, strings.ToLower(x.end))] = x.file
			}
		}
	}},
	{name: "sidecars-left-behind", play: func(g *game) {
		// Recipes of edits, XMP files and what Macs and Windows strew about were not copied.
		// They are no photos.
		g.onePhone(30, 90)
		g.noise(1, 5, g.pics)
		g.sameLayout(dcimOf)
		for _, p := range g.some(g.pics, 12) {
			stem := strings.TrimSuffix(p.at[0], p.parts[0].end)
			g.lib[stem+".AAE"] = file{data: []byte(recipe)}
			g.lib[path.Dir(p.at[0])+"/._"+path.Base(p.at[0])] = file{data: append([]byte{0, 5, 0x16, 7, 0, 2, 0, 0}, make([]byte, 200)...)}
			g.lib[p.at[0]+".xmp"] = file{data: []byte(`<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>`)}
		}
		g.lib["Thumbs.db"] = file{data: append([]byte("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"), make([]byte, 600)...)}
		g.lib[".DS_Store"] = file{data: append([]byte("\x00\x00\x00\x01Bud1"), make([]byte, 600)...)}
		g.lib["desktop.ini"] = file{data: []byte("[.ShellClassInfo]\r\n")}
	}},
	{name: "edits-left-behind", play: func(g *game) {
		// The originals were copied, the edited IMG_E… beside them were not.
		d := g.oldIPhone()
		d.movies, d.shots = 0, 0
		from := g.start()
		g.roll(d, g.between(30, 90), from, from.AddDate(1, 0, 0))
		g.sameLayout(dcimOf)
		for _, p := range g.some(g.pics, g.between(4, 12)) {
			name := strings.Replace(p.at[0], "IMG_", "IMG_E", 1)
			g.lib[name] = file{data: jpegOf(retouched(p.pixels(), g.r.Intn(3)), p.shot, 90), when: p.when}
			g.extra = append(g.extra, &truth{paths: []string{name}, status: "missing", cause: "outside-scope", accept: []string{"outside-scope", "only-edited", "unexplained"}})
		}
	}},
	{name: "names-taken-by-others", play: func(g *game) {
		// Under the very path of each lost photo lies another picture of the same size.
		g.twoDevices(30, 100)
		g.layLibrary(byMonth)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(4, 12)) {
			s := p.shot
			s.Seed = g.seed()
			s.RequestID = ""
			p.instead(jpegOf(paint(s), s, 92), "")
			p.because("missing", "target-limit", "unexplained")
		}
		g.mirror()
	}},
	{name: "same-second-two-cameras", play: func(g *game) {
		// Two cameras of one model, at one event, in the same seconds and under the same
		// names; one's are all lost.
		a := g.camera()
		a.movies, a.subsec = 0, false
		b := *a
		a.name, b.name = "Anna", "Bram"
		from := g.start()
		for _, p := range g.roll(a, g.between(15, 50), from, from.AddDate(0, 2, 0)) {
			q := g.takeStill(&b, p.when)
			q.album, q.stem = p.album, p.stem
			q.numbered, p.numbered = false, false
			q.lose("outside-scope")
		}
		g.layLibrary(byDevice)
		g.mirror()
	}},
	{name: "library-file-damaged", play: func(g *game) {
		// It is the library's file that is cut; the backup's is whole, and larger.
		g.twoDevices(30, 90)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(2, 7)) {
			whole := p.main()
			p.instead(whole, "")
			p.parts = slices.Clone(p.parts)
			p.parts[0].file.data = whole[:len(whole)*g.between(40, 80)/100]
			p.status, p.also = "present", "unsure"
		}
		g.sameLayout(byMonth)
	}},
	{name: "icloud-drive-placeholders", play: func(g *game) {
		// The backup lies in iCloud Drive, which keeps some files online only.
		g.twoDevices(30, 90)
		g.layLibrary(byMonth)
		g.mirror()
		for _, p := range g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 }), g.between(3, 10)) {
			delete(g.bak, p.at[0])
			g.bak[path.Dir(p.at[0])+"/."+path.Base(p.at[0])+".icloud"] = file{data: []byte("bplist00\xd3\x01\x02\x03\x04\x05\x06\x08\x0f" + p.name())}
			p.status, p.also = "unsure", "missing"
		}
	}},
	{name: "card-bad-blocks", play: func(g *game) {
		// A run of files, one after another on the disk, came over as zeros.
		g.twoDevices(60, 160)
		g.layLibrary(byMonth)
		names := g.names()
		at := g.between(5, len(names)-20)
		for _, p := range names[at : at+g.between(4, 14)] {
			p.instead(make([]byte, len(p.main())), "")
			p.because("missing", "corrupted-backup")
		}
		g.mirror()
	}},
	{name: "stick-pulled-out", play: func(g *game) {
		// What was still in the cache is empty, what had not begun is absent.
		g.twoDevices(60, 160)
		g.layLibrary(byAlbum)
		names := g.names()
		at := len(names) * g.between(50, 80) / 100
		for i, p := range names[at:] {
			if i < 6 {
				p.instead(nil, "")
				p.because("missing", "corrupted-backup", "sync-error")
			} else {
				p.lose("sync-error")
			}
		}
		g.mirror()
	}},
	{name: "links-by-name-only", play: func(g *game) {
		// Some files of the backup are but signs that point to the library.
		g.twoDevices(20, 60)
		g.layLibrary(byMonth)
		g.mirror()
		for _, p := range g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 }), g.between(5, 15)) {
			f := g.bak[p.at[0]]
			f.link, f.sign = p.at[0], true
			g.bak[p.at[0]] = f
			p.status = "missing"
		}
	}},
	{name: "names-crossed", play: func(g *game) {
		// Pairs of files changed names: all pictures are there.
		g.twoDevices(30, 90)
		g.layLibrary(byMonth)
		g.noise(1, 4, g.pics)
		g.mirror()
		stills := g.some(g.whole(func(p *pic) bool { return p.kind == "still" }), 10)
		for i := 0; i+1 < len(stills); i += 2 {
			a, b := stills[i].at[0], stills[i+1].at[0]
			g.bak[a], g.bak[b] = g.bak[b], g.bak[a]
		}
	}},
	{name: "movies-made-smaller", play: func(g *game) {
		// A program encoded the movies anew: half the width, a tenth of the bytes.
		d := g.android()
		d.movies = 0.4
		from := g.start()
		g.roll(d, g.between(30, 80), from, from.AddDate(0, 8, 0))
		for _, p := range where(g.pics, isKind("movie")) {
			s := p.shot
			s.Width, s.Height, s.Seed = s.Width/2, s.Height/2, g.seed()
			if !strings.ContainsAny(s.Taken[10:], "+-") {
				s.Taken += "+00:00"
			}
			p.instead(phototest.MOV(s), ".mp4")
			p.because("missing", "thumbnail-only")
		}
		g.sameLayout(androidDCIM)
	}},
	{name: "screenshots-optimised", play: func(g *game) {
		// A program made the PNGs smaller without changing a pixel.
		d := g.iphone()
		d.live, d.shots = 0, 0.4
		from := g.start()
		g.roll(d, g.between(20, 60), from, from.AddDate(0, 8, 0))
		for _, p := range where(g.pics, isKind("screenshot")) {
			p.instead(phototest.PNGOf(paint(p.shot), nil, png.BestCompression), "")
			p.also = "unsure"
		}
		g.noise(1, 4, where(g.pics, isKind("still")))
		g.sameLayout(byMonth)
	}},
	{name: "metadata-rewritten-everywhere", play: func(g *game) {
		// Keywords went into HEICs, DNGs and movies too; the pictures are the same.
		d, c := g.iphone(), g.camera()
		d.live, d.zone = 0, "+02:00"
		c.still = ".DNG"
		from := g.start()
		g.roll(d, g.between(20, 60), from, from.AddDate(0, 8, 0))
		g.roll(c, g.between(10, 30), from, from.AddDate(0, 8, 0))
		g.noise(1, 4, g.pics)
		for _, p := range g.whole(func(*pic) bool { return true }) {
			s := p.shot
			s.Artist, s.Software = g.person(), "exiftool 12.76"
			switch p.kind {
			case "still":
				p.instead(g.still(p.parts[0].end, s), "")
			case "movie":
				p.instead(movieOf(s, p.parts[0].end), "")
			}
		}
		g.sameLayout(byMonth)
	}},
	{name: "one-photo", play: func(g *game) {
		d := g.oldIPhone()
		d.movies, d.shots = 0, 0
		g.roll(d, 2, day("2020-05-01"), day("2020-08-01"))
		g.pics[0].lose("unexplained")
		g.sameLayout(flat)
	}},
	{name: "many-photos", play: func(g *game) {
		g.twoDevices(600, 900)
		g.noise(5, 20, g.pics)
		g.layLibrary(byMonth)
		g.layBackup(byAlbum)
	}},
	{name: "quick-all-well", play: func(g *game) {
		g.twoDevices(30, 90)
		g.noise(1, 4, g.pics)
		g.args = []string{"--quick"}
		g.sameLayout(byMonth)
	}},
	{name: "everything-twice-in-backup", play: func(g *game) {
		// Two folders of the backup hold the same, one of them with damaged files: one good
		// copy is enough.
		g.twoDevices(30, 90)
		g.noise(1, 4, g.pics)
		g.layLibrary(byMonth)
		g.layInto(g.bak, below("Good", byMonth), g.pics)
		for i, p := range g.some(where(g.pics, func(p *pic) bool { return p.status == "" && p.kind == "still" }), 6) {
			g.damage(p, i)
			p.truth = truth{}
		}
		g.layInto(g.bak, below("A bad disk", byMonth), g.pics)
	}},
}
