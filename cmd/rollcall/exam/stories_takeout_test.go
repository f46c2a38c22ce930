package exam_test

import (
	"fmt"
	"strings"

	"rollcall/photo/phototest"
)

// takeoutStories are of Google Photos, as Takeout gives it back.
var takeoutStories = []story{
	{name: "takeout-all-well", play: func(g *game) {
		g.androidPhone(40, 140)
		g.layLibrary(androidDCIM)
		g.bak.add("", g.takeout().Tree())
	}},
	{name: "takeout-iphone-all-well", play: func(g *game) {
		g.onePhone(30, 120)
		g.layLibrary(dcimOf)
		t := g.takeout()
		t.Cut = g.chance(0.5)
		g.bak.add("", t.Tree())
	}},
	{name: "takeout-random-losses", play: func(g *game) {
		g.androidPhone(40, 140)
		g.noise(2, 8, g.pics)
		g.layLibrary(androidDCIM)
		g.bak.add("", g.takeout().Tree())
	}},
	{name: "takeout-storage-saver", play: func(g *game) {
		// "Storage saver" compressed them anew.
		d := g.androidPhone(40, 140)
		d.movies = 0
		cut := byTime(g.pics)[len(g.pics)*g.between(0, 60)/100].when
		for _, p := range where(after(g.pics, cut), isKind("still")) {
			p.instead(jpegOf(p.pixels(), p.shot, 60), "")
			p.because("missing", "thumbnail-only")
		}
		g.layLibrary(androidDCIM)
		g.bak.add("", g.takeout().Tree())
	}},
	{name: "takeout-storage-saver-smaller", play: func(g *game) {
		g.androidPhone(40, 140)
		for _, p := range where(g.pics, isKind("still")) {
			if g.chance(0.5) {
				p.instead(jpegOf(smaller(p.pixels(), 2), p.shot, 80), "")
				p.because("missing", "thumbnail-only")
			}
		}
		g.layLibrary(androidDCIM)
		g.bak.add("", g.takeout().Tree())
	}},
	{name: "takeout-some-years", play: func(g *game) {
		// Only some of the folders "Photos from …" were chosen for the export.
		d := g.android()
		from := day(fmt.Sprintf("%d-02-01", 2014+g.r.Intn(5)))
		g.roll(d, g.between(90, 260), from, from.AddDate(4, 6, 0))
		left := from.Year() + g.between(1, 3)
		loseAll(where(g.pics, func(p *pic) bool { return p.utc().Year() == left }), "outside-scope")
		g.layLibrary(androidDCIM)
		g.bak.add("", g.takeout().Tree())
	}},
	{name: "takeout-only-edited", play: func(g *game) {
		// Edited elsewhere and uploaded in place of the originals.
		g.androidPhone(40, 140)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(4, 16)) {
			s := p.shot
			s.Software = "Snapseed 2.0"
			p.instead(jpegOf(retouched(p.pixels(), g.r.Intn(3)), s, 90), "")
			p.because("missing", "only-edited")
		}
		g.layLibrary(androidDCIM)
		g.bak.add("", g.takeout().Tree())
	}},
	{name: "takeout-edited-beside-original", play: func(g *game) {
		// Edited in Google Photos: the original is there, and the edited one beside it.
		g.androidPhone(40, 140)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(4, 16)) {
			p.copied = append(p.parts[:1:1], part{role: "edit", file: file{data: jpegOf(retouched(p.pixels(), g.r.Intn(3)), p.shot, 90)}})
		}
		g.noise(1, 5, where(g.pics, func(p *pic) bool { return p.copied == nil }))
		g.layLibrary(androidDCIM)
		g.bak.add("", g.takeout().Tree())
	}},
	{name: "takeout-sidecar-without-photo", play: func(g *game) {
		// The JSON is there, the photo is not.
		g.androidPhone(40, 140)
		g.layLibrary(androidDCIM)
		g.bak.add("", g.takeout().Tree())
		for _, p := range g.some(g.pics, g.between(2, 9)) {
			p.because("missing", "corrupted-backup", "unexplained", "sync-error")
			for name, f := range g.bak {
				if same(f.data, p.main()) {
					delete(g.bak, name)
				}
			}
		}
	}},
	{name: "takeout-zip-part-absent", play: func(g *game) {
		// takeout-…-002.zip was never downloaded.
		g.androidPhone(60, 160)
		g.layLibrary(androidDCIM)
		parts := []tree{{}, {}, {}}
		inSecond := map[string]bool{}
		files := g.takeout().Tree()
		for i, name := range sortedKeys(files) {
			n := i * 3 / len(files)
			parts[n][name] = file{data: files[name]}
			if n == 1 {
				inSecond[string(files[name])] = true
			}
		}
		for i, part := range parts {
			if i != 1 {
				g.bak[fmt.Sprintf("takeout-20250601T100000Z-%03d.zip", i+1)] = file{data: part.zipped(), when: zipDate}
			}
		}
		for _, p := range g.pics {
			if inSecond[string(p.main())] {
				p.because("unsure", "corrupted-backup")
			}
		}
	}},
	{name: "takeout-trash", play: func(g *game) {
		// Deleted in Google Photos; only the JSON of the trash tells.
		g.androidPhone(40, 140)
		deleted := g.some(where(g.pics, isKind("still")), g.between(3, 12))
		loseAll(deleted, "deleted")
		g.layLibrary(androidDCIM)
		t := g.takeout()
		for _, p := range deleted {
			t.Photos = append(t.Photos, phototest.TakeoutPhoto{Title: p.name(), Content: p.main(), Taken: p.utc(), Trashed: true})
		}
		g.bak.add("", t.Tree())
		for name := range g.bak {
			if strings.Contains(name, "/Trash/") && !strings.HasSuffix(name, ".json") {
				delete(g.bak, name)
			}
		}
	}},
	{name: "takeout-one-phone-stopped", play: func(g *game) {
		// Backup was switched off on one of two phones in the account.
		one, two := g.android(), g.android()
		for two.model == one.model {
			two = g.android()
		}
		from, months := g.start(), g.between(10, 30)
		g.roll(one, g.between(40, 100), from, from.AddDate(0, months, 0))
		g.roll(two, g.between(40, 100), from, from.AddDate(0, months, 0))
		one.counter, two.counter = 1, 1
		g.stop(one, from, months, 8)
		g.layLibrary(byMonth)
		g.bak.add("", g.takeout().Tree())
	}},
	{name: "takeout-phone-folder-not-chosen", play: func(g *game) {
		// Google Photos asks which device folders to back up; Screenshots and Download were not.
		d := g.androidPhone(60, 160)
		g.layLibrary(androidDCIM)
		loaded := g.rollBare(&device{still: ".jpg", names: counted("image-")}, g.between(8, 40))
		loseAll(loaded, "outside-scope")
		g.layLibrary(below("Download", flat))
		_ = d
		g.bak.add("", g.takeout().Tree())
	}},
}
