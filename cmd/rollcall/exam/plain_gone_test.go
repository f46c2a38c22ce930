package exam_test

import (
	"fmt"
	"path"
	"time"

	"rollcall/photo/phototest"
)

var plainGone = []story{
	{name: "plain-deleted-trash-in-library", play: func(g *game) {
		g.plainRoll(30, 400, g.plainDevices(g.between(1, 3))...)
		g.putAside(g.trashFolder(), g.share(g.pics, 1, 10, 2), "deleted")
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-deleted-trash-in-backup", play: func(g *game) {
		g.plainRoll(30, 400, g.plainDevices(g.between(1, 3))...)
		g.layLibrary(g.anyLayout())
		lost := g.share(where(g.pics, single), 1, 10, 2)
		loseAll(lost, "deleted")
		g.store(copies...)
		folder := g.trashFolder()
		for _, p := range lost {
			g.bak[path.Join(folder, path.Base(p.at[0]))] = p.parts[0].file
		}
	}},
	{name: "plain-deleted-listed", play: func(g *game) {
		g.plainRoll(60, 500, g.plainDevices(g.between(1, 2))...)
		lost := g.share(where(g.pics, single), 1, 5, 1)
		loseAll(lost, "deleted")
		g.layLibrary(g.anyLayout())
		e := g.missingExport(g.parted(g.between(1, 3)), lost, func(x *phototest.ExportPhoto) { x.Deleted = true })
		if g.chance(0.5) {
			g.bak.add("", e.ZIPs())
		} else {
			g.deliver(e)
		}
	}},
	{name: "plain-deleted-in-takeout-bin", play: func(g *game) {
		g.plainRoll(40, 300, g.jpegDevices(g.between(1, 2))...)
		lost := g.share(where(g.pics, single), 1, 6, 2)
		loseAll(lost, "deleted")
		g.layLibrary(g.anyLayout())
		t := g.takeout()
		for _, p := range lost {
			t.Photos = append(t.Photos, phototest.TakeoutPhoto{Title: p.name(), Content: p.main(), Taken: p.utc(), Trashed: true})
		}
		g.bak.add("", t.Tree())
	}},
	{name: "plain-lost-since-the-last-check", play: func(g *game) {
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		kind := pickOf(g, "flat", "mirror", "months", "nextcloud", "dcim")
		earlier := tree{}
		g.storeInto(earlier, kind)
		g.then = []tree{earlier}
		loseAll(g.share(g.pics, 1, 12, 2), "lost-from-backup")
		g.storeInto(g.bak, kind)
	}},
	{name: "plain-lost-and-never-there", play: func(g *game) {
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		kind := pickOf(g, "flat", "mirror", "months", "nextcloud", "dcim")
		loseAll(g.some(g.pics, g.between(2, 5)), "sync-error", noPattern...)
		earlier := tree{}
		g.storeInto(earlier, kind)
		g.then = []tree{earlier}
		loseAll(g.share(where(g.pics, func(p *pic) bool { return p.status == "" }), 1, 8, 2), "lost-from-backup")
		g.storeInto(g.bak, kind)
	}},
	{name: "plain-after-copied-in-one-go", play: func(g *game) {
		from, to := g.plainRoll(40, 400, g.plainDevices(g.between(1, 3))...)
		cut := from.Add(to.Sub(from) * time.Duration(g.between(50, 90)) / 100)
		loseAll(after(g.pics, cut), "after-backup")
		g.layLibrary(g.anyLayout())
		g.store("flat", "mirror", "months", "dcim")
		at := cut
		for _, name := range sortedKeys(g.bak) {
			f := g.bak[name]
			at = at.Add(time.Duration(g.between(20, 2000)) * time.Millisecond)
			f.when = at
			g.bak[name] = f
		}
	}},
	{name: "plain-after-dated-folder", play: func(g *game) {
		from, to := g.plainRoll(40, 400, g.plainDevices(g.between(1, 3))...)
		cut := from.Add(to.Sub(from) * time.Duration(g.between(50, 90)) / 100).Truncate(24 * time.Hour)
		loseAll(after(g.pics, cut), "after-backup", "sync-error")
		g.layLibrary(g.anyLayout())
		g.bakName = cut.Format(pickOf(g, "Backup 2006-01-02", "backup-20060102", "2006-01-02_photos", "photos_2006_01_02"))
		g.store("flat", "mirror", "months", "dcim")
	}},
	{name: "plain-after-takeout-zip", play: func(g *game) {
		g.plainTake(g.jpegOnly(), g.between(30, 200), day("2023-03-01"), day("2025-05-30"))
		loseAll(g.plainTake(g.pics[0].dev, g.between(3, 60), day("2025-06-03"), day("2025-11-20")), "after-backup")
		g.layLibrary(g.anyLayout())
		packed := tree{}
		packed.add("", g.takeout().Tree())
		g.bak["takeout-20250601T120000Z-001.zip"] = file{data: packed.zipped(), when: zipDate}
	}},
	{name: "plain-after-phone-backup", play: func(g *game) {
		d := pickOf(g, g.iphone, g.oldIPhone)()
		from, to := g.plainRoll(40, 300, d)
		cut := from.Add(to.Sub(from) * time.Duration(g.between(60, 95)) / 100)
		loseAll(after(g.pics, cut), "after-backup")
		g.layLibrary(pickOf[layout](g, below("DCIM/100APPLE", flat), byMonth))
		g.bak.add("00008101-000A1D2E3F4B5C6D", g.backedUp(phototest.PhoneBackup{Device: d.name, Date: cut}).Tree())
	}},
	{name: "plain-nothing-cloud", play: func(g *game) {
		g.plainRoll(8, 600, g.plainDevices(g.between(1, 3))...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-nothing-copy", play: func(g *game) {
		g.plainRoll(8, 600, g.plainDevices(g.between(1, 3))...)
		g.layLibrary(g.anyLayout())
		g.store(copies...)
	}},
	{name: "plain-nothing-phone-backup", play: func(g *game) {
		g.plainRoll(8, 300, pickOf(g, g.iphone, g.oldIPhone)())
		g.layLibrary(below("DCIM/100APPLE", flat))
		g.bak.add("00008101-000A1D2E3F4B5C6D", g.backedUp(phototest.PhoneBackup{Date: g.afterAll()}).Tree())
	}},
	{name: "plain-nothing-two-thousand", play: func(g *game) {
		g.plainRoll(1400, 2000, g.jpegDevices(g.between(1, 3))...)
		g.layLibrary(g.anyLayout())
		g.store("flat", "mirror", "months", "nextcloud", "takeout")
	}},
	{name: "plain-nothing-decoys", play: func(g *game) {
		// Hidden, large and odd photos, long quiet months, and all of it is there.
		from, to := g.plainRoll(40, 200, g.plainDevices(2)...)
		g.others(from, to, g.between(2, 6), ".gif", gifOf)
		g.others(from, to, g.between(2, 6), ".bmp", bmpOf)
		g.plainTake(g.pics[0].dev, g.between(10, 40), to.AddDate(1, 0, 0), to.AddDate(1, 4, 0))
		g.layOnly(g.some(g.pics, g.between(3, 12)), below(".hidden", flat))
		p := g.takeMovie(g.pics[0].dev, to)
		p.parts[0].file = long(p.main(), 4_400<<20)
		p.parts[0].file.when = p.when
		g.named2(g.some(where(g.pics, untouched(single)), 3), func(i int) string { return fmt.Sprintf("Who? %d", i) })
		g.layLibrary(pickOf[layout](g, flat, byMonth))
		g.store("flat", "mirror", "eadir", "months")
	}},
}
