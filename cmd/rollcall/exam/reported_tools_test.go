package exam_test

import (
	"strings"
)

// reportedTools are of what works on files in place: writes metadata, turns, renames.
// Nothing is lost by it.
var reportedTools = []story{
	{name: "reported-exiftool-in-all-formats", play: func(g *game) {
		// The export wrote keywords and titles into JPEG, HEIC, PNG, DNG, MOV and MP4.
		// https://github.com/RhetTbull/osxphotos/issues/494
		d, c, a := g.iphone(), g.camera(), g.android()
		d.shots, c.still, a.movies = 0.15, ".DNG", 0.2
		from := g.start()
		g.roll(d, g.between(20, 45), from, from.AddDate(1, 0, 0))
		g.roll(c, g.between(8, 20), from, from.AddDate(1, 0, 0))
		g.roll(a, g.between(10, 25), from, from.AddDate(1, 0, 0))
		g.noise(1, 4, g.pics)
		g.exiftool(g.whole(func(*pic) bool { return true }), "-XMP-dc:Subject=Lake", "-XMP-dc:Title=Us", "-IPTC:Keywords=Lake", "-Keys:Title=Us", "-EXIF:ImageDescription=Us")
		g.layLibrary(byDevice)
		g.layBackup(byMonth)
	}},
	{name: "reported-exiftool-in-real-movies", play: func(g *game) {
		// The same with movies that an encoder made.
		// https://github.com/RhetTbull/osxphotos/issues/872
		g.year(plain(g.iphone()), 12, 25)
		films := append(g.films(3, ".MOV", "-c:v", "libx264", "-preset", "ultrafast"), g.films(3, ".MP4", "-c:v", "libx265", "-preset", "ultrafast", "-x265-params", "log-level=none")...)
		films[0].lose("unexplained", "outside-scope")
		g.exiftool(films[1:], "-XMP-dc:Subject=Lake", "-Keys:Title=Us", "-QuickTime:CreateDate+=0:0:0 2:0:0")
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-dates-moved-by-hours", play: func(g *game) {
		// The clock was wrong by two hours; all dates were put right, and names after them.
		// https://github.com/PetrVys/MotionPhoto2/issues/15
		d := plain(g.camera())
		d.movies = 0
		g.year(d, 25, 60)
		g.noise(1, 4, g.pics)
		g.exiftool(g.whole(func(*pic) bool { return true }), "-AllDates+=2:00")
		g.layLibrary(byDay)
		g.layBackup(func(p *pic) string { return p.when.Add(2 * 3600e9).Format("2006/01/2006-01-02 15.04.05") })
	}},
	{name: "reported-metadata-removed", play: func(g *game) {
		// exiftool -all= left nothing but the picture.
		// https://github.com/Exiv2/exiv2/issues/1950
		d := g.oldIPhone()
		d.movies = 0
		g.year(d, 25, 60)
		g.noise(1, 4, g.pics)
		g.exiftool(g.whole(func(*pic) bool { return true }), "-all=")
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-metadata-removed-and-renamed", play: func(g *game) {
		// The same, with names that tell nothing.
		// https://github.com/Exiv2/exiv2/issues/1950
		d := plain(g.oldIPhone())
		g.year(d, 25, 60)
		g.noise(1, 4, g.pics)
		g.exiftool(g.whole(func(*pic) bool { return true }), "-all=")
		g.layLibrary(dcimOf)
		g.layBackup(func(p *pic) string { return "img/" + strings.ToLower(p.uuid) })
	}},
	{name: "reported-turned-without-loss", play: func(g *game) {
		// jpegtran turned those held sideways, and the orientation was put right.
		// https://github.com/BestImageViewer/geeqie/issues/264
		g.sideways()
		some := g.some(g.pics, g.between(8, 20))
		g.jpegtran(some, "-rotate", "90", "-copy", "all", "-perfect")
		g.exiftool(some, "-n", "-Orientation=1")
		for _, p := range some {
			p.also = "unsure"
		}
		g.noise(1, 4, where(g.pics, func(p *pic) bool { return p.copied == nil }))
		g.layLibrary(byDay)
		g.layBackup(byMonth)
	}},
	{name: "reported-turned-without-loss-or-metadata", play: func(g *game) {
		// jpegtran without -copy all: the date is gone too.
		// https://github.com/jbaiter/jpegtran-cffi/issues/39
		g.sideways()
		some := g.some(g.pics, g.between(8, 20))
		g.jpegtran(some, "-rotate", "90", "-copy", "none", "-perfect")
		for _, p := range some {
			p.also = "unsure"
		}
		g.noise(1, 4, where(g.pics, func(p *pic) bool { return p.copied == nil }))
		g.sameLayout(byDay)
	}},
	{name: "reported-jpegs-made-smaller-without-loss", play: func(g *game) {
		// Huffman tables of their own, or progressive: every coefficient is as it was.
		// https://github.com/BestImageViewer/geeqie/issues/215
		d := g.oldIPhone()
		d.movies, d.shots = 0, 0
		g.year(d, 25, 60)
		g.noise(1, 4, g.pics)
		g.jpegtran(g.whole(func(*pic) bool { return true }), pickOf(g, "-optimize", "-progressive"), "-copy", pickOf(g, "all", "none"))
		for _, p := range g.pics {
			if !p.gone {
				p.also = "unsure"
			}
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-thumbnails-put-in", play: func(g *game) {
		// The viewer made thumbnails anew and keeps them in the files.
		// https://github.com/BestImageViewer/geeqie/issues/264
		d := g.oldIPhone()
		d.movies, d.shots = 0, 0
		g.year(d, 25, 60)
		g.noise(1, 4, g.pics)
		for _, p := range g.whole(func(*pic) bool { return true }) {
			s := p.shot
			s.Thumbnail = true
			p.instead(jpegOf(paint(p.shot), s, 92), "")
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-endings-put-right", play: func(g *game) {
		// JPEGs that were called PNG got their ending, as did HEICs called JPG.
		// https://github.com/RhetTbull/osxphotos/issues/306
		d := plain(g.iphone())
		for _, p := range g.year(d, 25, 60) {
			if g.chance(0.3) {
				p.parts[0].file.data = jpegOf(p.pixels(), p.shot, 92)
				p.parts[0].end = ".PNG"
				p.copied = []part{{end: ".jpeg", file: p.parts[0].file}}
			} else if g.chance(0.5) {
				p.parts[0].end = ".JPG"
				p.copied = []part{{end: ".heic", file: p.parts[0].file}}
			}
		}
		g.noise(1, 4, g.pics)
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
}

// sideways are pictures of which some were taken with the phone held upright.
func (g *game) sideways() {
	for _, p := range g.year(plain(g.oldIPhone()), 25, 60) {
		p.shot.Orientation = 6
		p.parts[0].file.data = jpegOf(paint(p.shot), p.shot, 92)
	}
}
