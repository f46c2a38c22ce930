package exam_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
	"time"

	"rollcall/photo/phototest"
)

// reportedCameras are of cameras that write several files for one thing, and of formats
// that programs do not know.
var reportedCameras = []story{
	{name: "reported-gopro-chapters-lost", play: func(g *game) {
		// Long recordings lie in chapters, GX010119.MP4 and GX020119.MP4. Later ones were
		// not copied.
		// https://toddmricker.com/gopro-file-naming-convention/
		g.gopro(true)
		for _, p := range g.pics {
			if strings.HasPrefix(p.stem, "GX01") || p.kind != "movie" {
				continue
			}
			if g.chance(0.6) {
				p.lose("unexplained", "outside-scope", "target-limit", "sync-error")
			}
		}
		g.sameLayout(below("DCIM/100GOPRO", flat))
	}},
	{name: "reported-gopro-proxies-left-behind", play: func(g *game) {
		// The small versions LRV and the pictures THM were not copied: nothing is lost.
		// https://github.com/damonlynch/rapid-photo-downloader/pull/115
		g.gopro(false)
		g.noise(0, 2, where(g.pics, isKind("still")))
		g.sameLayout(below("DCIM/100GOPRO", flat))
		g.proxies(g.lib)
	}},
	{name: "reported-gopro-proxies-only", play: func(g *game) {
		// Of some recordings only the small versions were copied.
		// https://github.com/damonlynch/rapid-photo-downloader/pull/115
		g.gopro(false)
		g.layLibrary(below("DCIM/100GOPRO", flat))
		g.proxies(g.lib)
		g.mirror()
		g.proxies(g.bak)
		for _, p := range g.some(where(g.pics, isKind("movie")), g.between(2, 4)) {
			p.lose("thumbnail-only")
			delete(g.bak, p.at[0])
		}
	}},
	{name: "reported-insta360-not-known", play: func(g *game) {
		// A server that goes by endings took neither .insv nor .insp.
		// https://github.com/immich-app/immich/pull/2725
		g.year(g.oldIPhone(), 30, 70)
		d := plain(g.camera())
		d.make, d.model, d.still, d.movie, d.movies = "Arashi Vision", "Insta360 X3", ".insp", ".insv", 0.5
		d.names = func(_ *device, when time.Time, movie bool) string {
			if movie {
				return when.Format("VID_20060102_150405_00_001")
			}
			return when.Format("IMG_20060102_150405_00_001")
		}
		for _, p := range g.roll(d, g.between(8, 25), g.pics[0].when, g.pics[len(g.pics)-1].when) {
			if p.kind == "movie" {
				p.parts[0].file.data = movieOf(p.shot, ".mp4")
			}
			p.lose("unreadable-format", "outside-scope")
		}
		g.sameLayout(byMonth)
	}},
	{name: "reported-dji-only-the-jpegs", play: func(g *game) {
		// The program lists of RAW+JPEG the JPEG alone. Subtitles and small movies of the
		// drone stayed on the card too: these are no loss.
		// https://github.com/dji-sdk/Mobile-SDK-Android/issues/264
		d := plain(g.camera())
		d.make, d.model, d.names, d.raw, d.movies, d.movie = "DJI", "FC3582", counted("DJI_"), 0.6, 0.2, ".MP4"
		for _, p := range g.year(d, 25, 60) {
			if p.part("raw") != nil {
				p.copied = p.parts[:1]
				p.because("incomplete", "unreadable-format", "outside-scope")
			}
		}
		g.sameLayout(below("DCIM/100MEDIA", flat))
		for _, p := range where(g.pics, isKind("movie")) {
			stem := strings.TrimSuffix(p.at[0], p.parts[0].end)
			g.lib[stem+".SRT"] = file{data: []byte("1\n00:00:00,000 --> 00:00:00,033\n[iso : 100]\n")}
		}
	}},
	{name: "reported-hif-not-known", play: func(g *game) {
		// A camera that writes HEIF as .HIF; what copied goes by endings.
		// https://github.com/photoprism/photoprism/issues/5128
		d := plain(g.iphone())
		d.make, d.model, d.name, d.zone, d.names = "Canon", "Canon EOS R6", "Canon EOS R6", "", counted("6L7A")
		for _, p := range g.year(d, 15, 40) {
			p.shot.Software, p.shot.RequestID = "", ""
			p.parts = []part{{end: ".HIF", file: g.file(p, heicOf(g.t, p.shot))}}
			p.lose("unreadable-format", "outside-scope")
		}
		g.roll(g.oldIPhone(), g.between(25, 60), g.pics[0].when, g.pics[len(g.pics)-1].when)
		g.sameLayout(byMonth)
	}},
	{name: "reported-hif-called-heic", play: func(g *game) {
		// All is there, under the ending that programs know.
		// https://github.com/RhetTbull/osxphotos/issues/306
		d := plain(g.iphone())
		d.make, d.model, d.name, d.zone, d.names = "Canon", "Canon EOS R6", "Canon EOS R6", "", counted("6L7A")
		for _, p := range g.year(d, 15, 40) {
			p.shot.Software, p.shot.RequestID = "", ""
			p.parts = []part{{end: ".HIF", file: g.file(p, heicOf(g.t, p.shot))}}
			p.copied = []part{{end: ".heic", file: p.parts[0].file}}
		}
		g.noise(1, 4, g.pics)
		g.layLibrary(byDay)
		g.layBackup(byMonth)
	}},
	{name: "reported-gain-maps-dropped", play: func(g *game) {
		// The picture of an Ultra HDR JPEG is there to the byte, the gain map behind it is not.
		// https://github.com/Exiv2/exiv2/issues/3016
		d := plain(g.android())
		for _, p := range g.year(d, 20, 50) {
			first := p.main()
			p.parts[0].file.data = phototest.Pictures(first, bare(smaller(p.pixels(), 4), 85))
			if g.chance(0.5) {
				p.instead(first, "")
				p.also = "incomplete"
			}
		}
		g.sameLayout(androidDCIM)
	}},
	{name: "reported-gain-maps-and-exiftool", play: func(g *game) {
		// The owner's name went into Ultra HDR JPEGs; picture and gain map are as they were.
		// https://github.com/deckerst/aves/issues/1424
		d := plain(g.android())
		for _, p := range g.year(d, 20, 50) {
			p.parts[0].file.data = phototest.Pictures(p.main(), bare(smaller(p.pixels(), 4), 85))
		}
		g.noise(1, 3, g.pics)
		g.exiftool(g.whole(func(*pic) bool { return true }), "-Artist=Anna", "-XMP-dc:Subject=Lake", "-gps:all=")
		g.sameLayout(androidDCIM)
	}},
	{name: "reported-motion-photos-and-exiftool", play: func(g *game) {
		// Keywords went into motion photos; the movies behind them are as they were.
		// https://github.com/deckerst/aves/issues/1424
		d := plain(g.android())
		for _, p := range g.year(d, 20, 50) {
			s := p.shot
			s.Seed = g.seed()
			p.parts[0].file.data = motion(p.main(), movieOf(s, ".mp4"))
		}
		g.noise(1, 3, g.pics)
		g.exiftool(g.whole(func(*pic) bool { return true }), "-Artist=Anna", "-gps:all=")
		g.sameLayout(androidDCIM)
	}},
	{name: "reported-cards-of-two-folders", play: func(g *game) {
		// 100MSDCF ends with 9999, 101MSDCF begins with 0001; a second camera did the same.
		// All lie in one folder of the library, renamed, and the backup is as the cards were.
		// https://github.com/immich-app/immich/issues/10680
		a := plain(g.camera())
		b := *a
		a.name, b.name = "A", "B"
		g.cards = true
		a.counter, b.counter = 9980, 9980
		from := g.start()
		g.roll(a, g.between(30, 60), from, from.AddDate(0, 8, 0))
		g.roll(&b, g.between(30, 60), from, from.AddDate(0, 8, 0))
		g.noise(2, 5, g.pics)
		for _, p := range g.pics {
			if p.gone {
				p.accept = append(p.accept, "target-limit")
			}
		}
		g.layLibrary(below("All", flat))
		g.layBackup(func(p *pic) string {
			return path.Join("Card "+p.dev.name, pickOf(g, "100MSDCF"), p.stem)
		})
	}},
	{name: "reported-edited-without-raw", play: func(g *game) {
		// The export has IMG_1_edited.jpeg, the RAW that it came from had not been loaded.
		// https://github.com/RhetTbull/osxphotos/issues/1500
		d := plain(g.camera())
		d.still = ".DNG"
		for _, p := range g.year(d, 20, 50) {
			if g.chance(0.4) {
				s := p.shot
				s.Software = "Photos 9.0"
				p.instead(jpegOf(retouched(paint(p.shot), g.r.Intn(2)), s, 92), "_edited.jpeg")
				p.because("missing", "only-edited")
			}
		}
		g.layLibrary(byDay)
		g.layBackup(func(p *pic) string { return p.when.Format("2006/2006-01/") + p.stem })
	}},
}

// gopro is a camera's card: pictures, and movies, with chapters where it is asked for.
func (g *game) gopro(chapters bool) {
	d := plain(g.camera())
	d.make, d.model, d.name, d.zone, d.subsec = "GoPro", "HERO10 Black", "HERO10 Black", "", false
	d.names = counted("GOPR")
	g.year(d, 12, 30)
	for i := range g.between(6, 10) {
		when := g.pics[g.r.Intn(12)].when.Add(40 * time.Minute)
		parts := 1
		if chapters {
			parts = g.between(2, 3)
		}
		for c := range parts {
			p := g.begin(d, when.Add(time.Duration(c)*9*time.Minute), "movie")
			p.numbered = false
			p.stem = fmt.Sprintf("GX%02d%04d", c+1, 100+i)
			p.shot.Seconds = 540
			p.parts = []part{{end: ".MP4", file: g.file(p, movieOf(p.shot, ".mp4"))}}
		}
	}
}

// proxies puts a small version and a picture beside each movie.
func (g *game) proxies(tr tree) {
	for _, p := range where(g.pics, isKind("movie")) {
		s := p.shot
		s.Width, s.Height, s.Seed = s.Width/2, s.Height/2, s.Seed+1_000_000
		if !strings.ContainsAny(s.Taken[10:], "+-") {
			s.Taken += "+00:00"
		}
		small := slices.Clone(phototest.MOV(s))
		dir := path.Dir(p.at[0])
		tr[path.Join(dir, strings.Replace(p.stem, "GX", "GL", 1)+".LRV")] = file{data: small, when: p.when}
		tr[path.Join(dir, p.stem+".THM")] = file{data: bare(smaller(paint(p.shot), 2), 75), when: p.when}
	}
}
