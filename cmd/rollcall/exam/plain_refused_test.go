package exam_test

import (
	"fmt"
	"path"
	"strings"
)

var plainRefused = []story{
	{name: "plain-target-forbidden-letters", play: func(g *game) {
		g.plainRoll(40, 400, g.plainDevices(g.between(1, 3))...)
		g.named(g.share(where(g.pics, single), 2, 8, 2), func(i int) string {
			return fmt.Sprintf(pickOf(g, "Lake: day %d", "What? %d", "A<B %d", "Oma \"Mimi\" %d", "1|%d", "Star * %d"), i)
		})
		g.layLibrary(g.anyLayout())
		g.store("mirror", "flat", "months", "eadir")
	}},
	{name: "plain-target-reserved-names", play: func(g *game) {
		// Names that Windows keeps for devices.
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		list := []string{"CON", "AUX", "PRN", "NUL", "COM1", "LPT1", "com3", "aux.family"}
		g.named(g.some(where(g.pics, single), g.between(3, 7)), func(i int) string { return list[i] })
		g.layLibrary(pickOf[layout](g, flat, byYear))
		g.store("mirror", "flat", "months")
	}},
	{name: "plain-target-long-names", play: func(g *game) {
		// An encrypted folder of a NAS takes 143 bytes of a name.
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.named(g.share(where(g.pics, single), 2, 8, 3), func(i int) string {
			return strings.Repeat(pickOf(g, "Grandma and the children by the lake ", "Wedding of Chiara and Luis in the old town "), 6)[:g.between(150, 210)] + fmt.Sprint(i)
		})
		g.named2(g.some(where(g.pics, untouched(single)), 3), func(i int) string {
			return strings.Repeat("Summer in the mountains with all of us ", 4)[:g.between(90, 125)] + fmt.Sprint(i)
		})
		g.layLibrary(pickOf[layout](g, flat, byYear))
		g.store("mirror", "eadir")
	}},
	{name: "plain-target-folders-that-end-in-dots", play: func(g *game) {
		g.plainRoll(50, 300, g.plainDevices(g.between(1, 2))...)
		bad := g.someAlbums(g.between(1, 3), 3)
		for _, p := range g.pics {
			for i, album := range bad {
				if p.album == album {
					p.album = album + pickOf(g, "...", "...")[:1+i%3]
					p.lose("target-limit", "outside-scope")
					break
				}
			}
		}
		g.layLibrary(byAlbum)
		g.store("mirror", "eadir")
	}},
	{name: "plain-target-four-gigabytes-of-many", play: func(g *game) {
		from, to := g.plainRoll(60, 500, g.jpegDevices(g.between(1, 2))...)
		for i := range g.between(3, 5) {
			p := g.takeMovie(g.pics[g.r.Intn(len(g.pics))].dev, from.AddDate(0, 0, g.r.Intn(int(to.Sub(from).Hours()/24))))
			p.album = "Films"
			more := int64(g.between(2_100, 4_200)) << 20
			if i < 2 {
				more = int64(g.between(4_150, 5_600)) << 20
			}
			p.parts[0].file = long(p.main(), more)
			p.parts[0].file.when = p.when
			if p.bytes() >= 1<<32 {
				p.lose("target-limit")
			}
		}
		g.layLibrary(g.anyLayout())
		g.store("mirror", "flat", "months")
	}},
	{name: "plain-target-letter-case", play: func(g *game) {
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		for i, p := range g.some(where(g.pics, single), g.between(2, 5)*2) {
			p.numbered = false
			if p.stem = fmt.Sprintf("garden %d", i/2); i%2 == 1 {
				p.stem = fmt.Sprintf("Garden %d", i/2)
				p.parts[0].end = ".jpg"
				p.parts[0].file = g.file(p, jpegOf(paint(p.shot), p.shot, 90))
				p.lose("target-limit")
				continue
			}
			p.parts[0].end = ".JPG"
			p.parts[0].file = g.file(p, jpegOf(paint(p.shot), p.shot, 90))
		}
		g.layLibrary(flat)
		g.mirror()
	}},
	{name: "plain-target-names-are-there", play: func(g *game) {
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.named2(g.share(where(g.pics, single), 3, 8, 3), func(i int) string {
			return fmt.Sprintf(pickOf(g, "Lake: day %d", "What? %d", "Oma \"Mimi\" %d"), i)
		})
		loseAll(g.some(where(g.pics, func(p *pic) bool { return p.numbered }), g.between(1, 5)), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.store("mirror", "flat", "months", "eadir")
	}},
}

// named gives photos other names, for which a target refuses them.
func (g *game) named(pics []*pic, name func(i int) string) {
	g.named2(pics, name)
	loseAll(pics, "target-limit")
}

// named2 gives photos other names.
func (g *game) named2(pics []*pic, name func(i int) string) {
	for i, p := range pics {
		p.stem, p.numbered = name(i), false
	}
}

// beside is a name in the folder of another.
func beside(name, other string) string { return path.Join(path.Dir(name), other) }
