package exam_test

import (
	"fmt"
	"path"
	"slices"
	"time"
)

// plainMore are rolls that the first ones left out: limits of size, doubles, other names.
var plainMore = []story{
	{name: "plain-target-size-limit", play: func(g *game) {
		// A server or a proxy before it takes files up to a size, of whatever day.
		from, to := g.plainRoll(60, 300, g.jpegDevices(g.between(1, 2))...)
		most := pickOf[int64](g, 100<<20, 100_000_000, 500<<20, 2<<30)
		for i := range g.between(8, 14) {
			p := g.takeMovie(g.pics[g.r.Intn(len(g.pics))].dev, from.Add(time.Duration(g.r.Int63n(int64(to.Sub(from))))).Truncate(time.Second))
			p.album = "Films"
			more := most * int64(g.between(10, 88)) / 100
			if i%3 == 0 {
				more = most * int64(g.between(108, 260)) / 100
			}
			p.parts[0].file = long(p.main(), more)
			p.parts[0].file.when = p.when
			if p.bytes() > most {
				p.lose("target-limit")
			}
		}
		g.layLibrary(g.anyLayout())
		g.store("nextcloud", "immich", "mirror", "months")
	}},
	{name: "plain-doubles-all-there", play: func(g *game) {
		// The library has some photos twice, the backup each once.
		g.plainRoll(30, 300, g.plainDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		g.doubled(4, 12)
		g.store(anywhere...)
	}},
	{name: "plain-doubles-few-lost", play: func(g *game) {
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		g.doubled(4, 12)
		loseAll(g.some(where(g.pics, func(p *pic) bool { return len(p.paths) == 0 }), g.between(1, 6)), "sync-error", noPattern...)
		g.store(anywhere...)
	}},
	{name: "plain-recompressed", play: func(g *game) {
		g.plainRoll(30, 300, g.jpegDevices(g.between(1, 2))...)
		for _, p := range g.share(g.pics, 10, 60, 3) {
			p.instead(jpegOf(p.pixels(), p.shot, g.between(30, 60)), "")
			p.because("missing", "thumbnail-only")
		}
		g.layLibrary(g.anyLayout())
		g.store("flat", "mirror", "takeout", "nextcloud", "immich", "export")
	}},
	{name: "plain-renamed-few-lost", play: func(g *game) {
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		loseAll(g.some(g.pics, g.between(1, 6)), "sync-error", noPattern...)
		g.layBackup(g.newNames())
	}},
	{name: "plain-renamed-damaged", play: func(g *game) {
		// Cut or overwritten from somewhere on, under names that tell the moment.
		g.plainRoll(40, 300, g.jpegDevices(g.between(1, 2))...)
		for i, p := range g.share(g.pics, 2, 10, 2) {
			g.damage(p, i%2)
		}
		g.layLibrary(g.anyLayout())
		g.layBackup(g.newNames())
	}},
	{name: "plain-renamed-thumbs", play: func(g *game) {
		g.plainRoll(40, 300, g.jpegDevices(g.between(1, 2))...)
		for _, p := range g.share(g.pics, 5, 25, 2) {
			g.shrink(p, pickOf(g, 2, 3, 4), true)
		}
		g.layLibrary(g.anyLayout())
		g.layBackup(g.newNames())
	}},
	{name: "plain-mix-three-of-many", play: func(g *game) {
		from, to := g.plainRoll(800, 1500, g.jpegDevices(g.between(2, 3))...)
		kind := pickOf(g, "flat", "mirror", "months", "nextcloud", "takeout", "eadir")
		g.suffer(kind, 3, from, to)
		g.layLibrary(g.anyLayout())
		g.storeInto(g.bak, kind)
	}},
	{name: "plain-scope-both-ends", play: func(g *game) {
		// The backup has some months from the middle.
		from, to := g.plainRoll(80, 400, g.plainDevices(g.between(1, 2))...)
		begin := from.Add(to.Sub(from) * time.Duration(g.between(20, 35)) / 100)
		end := from.Add(to.Sub(from) * time.Duration(g.between(60, 80)) / 100)
		loseAll(where(g.pics, func(p *pic) bool { return p.when.Before(begin) }), "outside-scope", pauseInCloud...)
		loseAll(after(g.pics, end), "outside-scope", append(slices.Clone(endInCloud), "after-backup")...)
		g.layLibrary(g.anyLayout())
		g.store("flat", "months", "nextcloud", "zips", "takeout")
	}},
	{name: "plain-earlier-and-later-export", play: func(g *game) {
		// Two exports of the account: the later lacks what was deleted between them.
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		earlier := tree{}
		g.sentTo(earlier, g.parted(1))
		g.then = []tree{earlier}
		loseAll(g.share(g.pics, 1, 8, 2), "deleted", "lost-from-backup")
		g.sentTo(g.bak, g.parted(1))
	}},
	{name: "plain-export-of-one-year-asked", play: func(g *game) {
		// The folder's name says what it is meant to hold.
		d := g.plainDevices(1)[0]
		from := day("2019-01-01").AddDate(g.between(0, 2), 0, 0)
		g.plainTake(d, g.between(60, 300), from, from.AddDate(3, 0, 0))
		year := from.Year() + g.between(0, 2)
		loseAll(where(g.pics, func(p *pic) bool { return p.when.Year() != year }), "outside-scope", append(slices.Clone(endInCloud), "after-backup")...)
		g.layLibrary(g.anyLayout())
		g.bakName = fmt.Sprintf(pickOf(g, "Photos %d", "%d", "Pictures of %d"), year)
		g.store("flat", "months")
	}},
}

// newNames are names by moment or by number, as importers and upload folders give them.
func (g *game) newNames() layout {
	n := 0
	return pickOf[layout](g, timeNames, oneDrive, func(p *pic) string {
		n++
		return p.when.Format("2006/") + fmt.Sprintf("photo-%05d", n)
	})
}

// doubled puts some photos into a further folder of the library.
func (g *game) doubled(low, high int) {
	for _, p := range g.share(where(g.pics, single), low, high, 2) {
		name := path.Join("Best of", path.Base(p.at[0]))
		if _, ok := g.lib[name]; !ok {
			g.lib[name] = p.parts[0].file
			p.paths = append(p.paths, p.at[0])
			g.besides(name, "", "")
		}
	}
}
