package exam_test

import (
	"fmt"
	"strings"
	"time"

	"rollcall/photo/phototest"
)

// hardStories are of pictures that look alike, of other languages, of tails, links and
// rewritten movies, and of rolls so small that little can be told.
var hardStories = []story{
	{name: "alike-timelapse", play: func(g *game) {
		// A hundred frames of one view, some of them lost.
		g.twoDevices(20, 60)
		d := g.camera()
		d.movies, d.subsec = 0, false
		g.alike(d, g.between(20, 60), g.pics[len(g.pics)/2].when.Add(time.Hour), time.Duration(g.between(0, 3))*time.Second)
		g.noise(2, 6, g.pics)
		g.sameLayout(byDay)
	}},
	{name: "alike-timelapse-renamed", play: func(g *game) {
		d := g.camera()
		d.movies, d.subsec = 0, false
		g.roll(d, g.between(10, 40), day("2019-01-01"), day("2019-06-01"))
		g.alike(d, g.between(20, 60), g.pics[len(g.pics)/2].when.Add(time.Hour), 0)
		g.noise(2, 6, g.pics)
		n := 0
		g.layLibrary(byDay)
		g.layBackup(func(*pic) string { n++; return fmt.Sprintf("Sorted/%05d", n) })
	}},
	{name: "alike-timelapse-made-smaller", play: func(g *game) {
		// Of the frames only smaller copies are in the backup, under the same names.
		d := g.camera()
		d.movies, d.subsec = 0, false
		g.roll(d, g.between(20, 60), day("2019-01-01"), day("2019-06-01"))
		for _, p := range g.alike(d, g.between(10, 30), g.pics[len(g.pics)/2].when.Add(time.Hour), time.Second) {
			p.instead(jpegOf(smaller(p.pixels(), 2), p.shot, 85), "")
			p.because("missing", "thumbnail-only")
		}
		g.sameLayout(byDay)
	}},
	{name: "alike-white-pages", play: func(g *game) {
		// Scanned letters: white with some lines. Some are lost.
		d := &device{name: "Scanner", still: ".jpg", names: counted("Scan_")}
		for range g.between(20, 80) {
			p := g.begin(d, day("2015-05-05"), "scan")
			p.shot.Taken, p.shot.Make, p.shot.Model = "", "", ""
			p.parts = []part{{end: ".jpg", file: g.file(p, bare(page(p.shot.Seed), 90))}}
		}
		g.noise(2, 6, g.pics)
		g.layLibrary(below("Letters", flat))
		n := 0
		g.layBackup(func(*pic) string { n++; return fmt.Sprintf("Archive/page %d", n) })
	}},
	{name: "alike-black-frames", play: func(g *game) {
		// Shots with the cap on: black, but for the noise. Some are lost.
		g.twoDevices(20, 60)
		d := g.camera()
		for i := range g.between(6, 20) {
			p := g.takeStill(d, g.pics[0].when.Add(time.Duration(i)*time.Minute))
			p.album = g.pics[0].album
			p.parts[0].end = ".JPG"
			p.parts[0].file.data = jpegOf(dark(p.shot.Seed), p.shot, 90)
		}
		g.noise(2, 6, g.pics)
		g.sameLayout(byMonth)
	}},
	{name: "movies-rewritten-for-the-web", play: func(g *game) {
		// A tool put the directory of each movie before its samples.
		d := g.iphone()
		d.movies, d.live = 0.4, 0
		from := g.start()
		g.roll(d, g.between(20, 60), from, from.AddDate(0, 8, 0))
		for _, p := range where(g.pics, isKind("movie")) {
			p.instead(fastStart(p.main()), "")
		}
		g.noise(1, 4, where(g.pics, isKind("still")))
		g.sameLayout(byMonth)
	}},
	{name: "motion-tails-lost", play: func(g *game) {
		// A tool rewrote the pictures of an Android phone and dropped the movies behind them.
		g.androidPhone(30, 90)
		lose := g.chance(0.7)
		for _, p := range where(g.pics, isKind("still")) {
			if g.chance(0.5) {
				continue
			}
			movie := p.shot
			movie.Seed = g.seed()
			still := p.main()
			p.parts[0].file.data = motion(still, movieOf(movie, ".mp4"))
			if lose && g.chance(0.5) {
				p.instead(still, "")
				p.status, p.also = "incomplete", "missing"
			}
		}
		g.sameLayout(androidDCIM)
	}},
	{name: "links-are-no-copies", play: func(g *game) {
		// "Copied" with cp -al: some files of the backup are the library's own.
		g.twoDevices(20, 60)
		g.layLibrary(byMonth)
		g.mirror()
		for _, p := range g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 }), g.between(5, 15)) {
			f := g.bak[p.at[0]]
			f.link = p.at[0]
			g.bak[p.at[0]] = f
			p.status = "missing"
		}
	}},
	{name: "icloud-norwegian", play: func(g *game) {
		g.twoPhones(40, 140)
		g.noise(1, 5, g.pics)
		g.layLibrary(byMonth)
		for name, data := range g.export(3).Folders() {
			g.bak[strings.Replace(strings.Replace(name, "iCloud Photos Part", "iCloud-bilder Del", 1), " of ", " av ", 1)] = file{data: data}
		}
	}},
	{name: "icloud-norwegian-part-absent", play: func(g *game) {
		g.twoPhones(40, 140)
		g.layLibrary(byMonth)
		for i, p := range byTime(g.pics) {
			if 1+i*4/len(g.pics) == 2 {
				p.because("unsure", "corrupted-backup")
			}
		}
		for name, data := range g.export(4).ZIPs() {
			if !strings.Contains(name, "Part 2") {
				g.bak[strings.Replace(strings.Replace(name, "iCloud Photos Part", "iCloud-bilder Del", 1), " of ", " av ", 1)] = file{data: data}
			}
		}
	}},
	{name: "takeout-german-edited", play: func(g *game) {
		g.androidPhone(40, 140)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(4, 16)) {
			p.copied = append(p.parts[:1:1], part{role: "edit", file: file{data: jpegOf(retouched(p.pixels(), g.r.Intn(3)), p.shot, 90)}})
		}
		onlyEdited := g.some(where(g.pics, func(p *pic) bool { return p.copied != nil }), 2)
		g.noise(1, 5, where(g.pics, func(p *pic) bool { return p.copied == nil }))
		g.layLibrary(androidDCIM)
		t := g.takeout()
		for name, data := range t.Tree() {
			for _, p := range onlyEdited {
				if same(data, p.main()) {
					p.because("missing", "only-edited")
					name = ""
				}
			}
			if name != "" {
				name = strings.NewReplacer("Google Photos/", "Google Fotos/", "Photos from ", "Fotos von ", "-edited", "-bearbeitet").Replace(name)
				g.bak[name] = file{data: data}
			}
		}
	}},
	{name: "icloud-recently-deleted-delivered", play: func(g *game) {
		// The export delivers the trash too: the bytes are there, and marked as deleted.
		g.twoPhones(40, 140)
		g.layLibrary(byMonth)
		e := g.export(g.between(1, 2))
		for i := range e.Photos {
			if e.Photos[i].Deleted = g.chance(0.08); e.Photos[i].Deleted {
				for _, p := range g.pics {
					if same(p.main(), e.Photos[i].Content) {
						p.because("missing", "deleted")
						p.also = "present"
					}
				}
			}
		}
		g.bak.add("", e.Folders())
	}},
	{name: "finder-encrypted-with-password", play: func(g *game) {
		g.onePhone(15, 50)
		g.noise(1, 4, g.pics)
		g.layLibrary(byMonth)
		g.bak.add("", g.backedUp(phototest.PhoneBackup{Date: g.afterAll(), Password: "letmein", Early: g.chance(0.3)}).Tree())
		g.password = "letmein"
	}},
	{name: "tiny-folder-left-out", play: func(g *game) {
		from := g.start()
		g.roll(g.oldIPhone(), g.between(12, 24), from, from.AddDate(0, 5, 0))
		g.layLibrary(below("Phone", byYear))
		loseAll(g.roll(g.camera(), g.between(5, 12), from, from.AddDate(0, 5, 0)), "outside-scope")
		g.layLibrary(below("Camera of "+g.person(), flat))
		g.mirror()
	}},
	{name: "tiny-one-phone-stopped", play: func(g *game) {
		one, _, from, months := g.twoPhones(26, 40)
		g.stop(one, from, months, 4)
		g.args = []string{"--route", "icloud"}
		g.layLibrary(byDevice)
		g.layBackup(icloudpdLayout)
	}},
	{name: "tiny-damaged", quick: true, play: func(g *game) {
		g.twoDevices(12, 30)
		for i, p := range g.some(where(g.pics, isKind("still")), g.between(1, 4)) {
			g.damage(p, i)
		}
		g.sameLayout(byMonth)
	}},
	{name: "tiny-smaller-versions", quick: true, play: func(g *game) {
		g.twoDevices(12, 30)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(1, 5)) {
			p.instead(jpegOf(smaller(p.pixels(), 2), p.shot, 85), "")
			p.because("missing", "thumbnail-only")
		}
		g.sameLayout(flat)
	}},
	{name: "tiny-standstill", play: func(g *game) {
		_, _, from, months := g.twoPhones(24, 40)
		at := from.AddDate(0, months/3, 0)
		g.roll(g.pics[0].dev, 4, at, at.AddDate(0, 1, 0))
		g.roll(g.pics[len(g.pics)-5].dev, 4, at, at.AddDate(0, 1, 0))
		loseAll(where(after(g.pics, at), func(p *pic) bool { return p.when.Before(at.AddDate(0, 1, 0)) }), "sync-error")
		g.args = []string{"--route", "icloud"}
		g.layLibrary(byDevice)
		g.layBackup(icloudpdLayout)
	}},
	{name: "noisy-one-phone-stopped", play: func(g *game) {
		one, two, from, months := g.twoPhones(120, 400)
		g.stop(one, from, months, 8)
		g.noise(1, 4, where(g.pics, of(two)))
		g.layLibrary(byDeviceYear)
		g.bak.add("", g.export(g.between(1, 3)).Folders())
	}},
	{name: "noisy-folders-left-out", play: func(g *game) {
		g.twoDevices(120, 300)
		g.layLibrary(byAlbum)
		for _, album := range g.someAlbums(2, 3) {
			loseAll(where(g.pics, inAlbum(album)), "outside-scope")
		}
		g.noise(1, 4, g.pics)
		g.mirror()
	}},
	{name: "noisy-over-quota", play: func(g *game) {
		g.quota(5<<30, 1)
		late := g.beyond(5 << 30)
		loseAll(late, "over-quota")
		g.noise(1, 3, where(g.pics, func(p *pic) bool { return p.kind == "still" }))
		g.args = []string{"--plan", "5GB", "--route", "icloud"}
		g.layLibrary(byDeviceYear)
		g.layBackup(icloudpdLayout)
	}},
	{name: "picasa-originals", play: func(g *game) {
		// Picasa kept the originals of its edits in a hidden folder, which was not copied.
		d := g.camera()
		d.movies = 0
		from := g.start()
		g.roll(d, g.between(30, 90), from, from.AddDate(1, 0, 0))
		g.layLibrary(byAlbum)
		for _, p := range g.some(g.pics, g.between(3, 10)) {
			at := p.at[0]
			i := strings.LastIndex(at, "/")
			hidden := at[:i] + "/.picasaoriginals" + at[i:]
			edited := jpegOf(retouched(p.pixels(), g.r.Intn(2)), p.shot, 90)
			g.lib[hidden] = g.lib[at]
			g.lib[at] = file{data: edited, when: p.when}
			p.at = []string{hidden}
			p.gone = true
			p.because("missing", "hidden-folder", "only-edited")
			g.extra = append(g.extra, &truth{paths: []string{at}})
			g.bak[at] = g.lib[at]
		}
		g.mirror()
	}},
	{name: "windows-copies-beside", play: func(g *game) {
		// "IMG_1 - Copy.JPG" and "IMG_1 (2).JPG" lie in the backup; some originals have none.
		g.twoDevices(40, 120)
		g.noise(2, 6, g.pics)
		n := 0
		g.layLibrary(byMonth)
		g.layBackup(func(p *pic) string {
			if n++; n%3 == 0 {
				return byMonth(p) + pickOf(g, " - Copy", " (2)", "_1")
			}
			return byMonth(p)
		})
	}},
	{name: "upload-newest-in-flight", play: func(g *game) {
		// A phone's upload left names of its own for what is not whole yet.
		g.androidPhone(40, 120)
		for _, p := range byTime(g.pics)[len(g.pics)-g.between(2, 5):] {
			p.lose("sync-error", "corrupted-backup")
			g.bak["Camera/.pending-1767225600-"+p.name()] = file{data: p.main()[:len(p.main())*g.between(10, 80)/100]}
		}
		g.layLibrary(androidDCIM)
		g.layBackup(below("Camera", flat))
	}},
	{name: "two-people-one-camera-model", play: func(g *game) {
		// Two phones of one model; one of them stopped. Only the folders tell them apart.
		one, two, from := g.iphone(), g.iphone(), g.start()
		two.model, one.name, two.name = one.model, "Anna's iPhone", "Bram's iPhone"
		one.counter, two.counter = g.between(1, 2000), g.between(4000, 8000)
		g.roll(one, g.between(50, 120), from, from.AddDate(1, 6, 0))
		g.roll(two, g.between(50, 120), from, from.AddDate(1, 6, 0))
		g.stop(one, from, 18, 8)
		g.args = []string{"--route", "icloud"}
		g.layLibrary(byDeviceYear)
		g.layBackup(icloudpdLayout)
	}},
	{name: "upload-off-and-clock-wrong", play: func(g *game) {
		// One phone stopped; a camera with a clock of 2005 is whole.
		one, _, from, months := g.twoPhones(70, 160)
		g.stop(one, from, months, 8)
		g.roll(g.camera(), g.between(10, 30), day("2005-01-01"), day("2005-02-20"))
		g.args = []string{"--route", "icloud"}
		g.layLibrary(byDevice)
		g.layBackup(icloudpdLayout)
	}},
}
