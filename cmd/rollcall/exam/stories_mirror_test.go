package exam_test

import (
	"fmt"
	"path"
	"strings"
	"time"
)

// mirrorStories are of folders that are copied to folders: NAS, USB sticks, rsync,
// robocopy, the Finder.
var mirrorStories = []story{
	{name: "mirror-all-well", quick: true, play: func(g *game) {
		// All is there, sorted otherwise.
		g.twoDevices(40, 90)
		g.layLibrary(byAlbum)
		g.layBackup(byMonth)
	}},
	{name: "mirror-folders-never-copied", play: func(g *game) {
		// Some albums were never chosen for the copy.
		g.twoDevices(60, 200)
		g.layLibrary(byAlbum)
		for _, album := range g.someAlbums(g.between(1, 3), 4) {
			loseAll(where(g.pics, inAlbum(album)), "outside-scope")
		}
		g.mirror()
	}},
	{name: "mirror-one-persons-folder", quick: true, play: func(g *game) {
		// The script names the folders to copy, and one of the family is not in it.
		from := g.start()
		g.roll(g.oldIPhone(), g.between(20, 90), from, from.AddDate(2, 0, 0))
		g.roll(g.android(), g.between(20, 90), from, from.AddDate(2, 0, 0))
		left := g.roll(g.camera(), g.between(8, 60), from, from.AddDate(2, 0, 0))
		g.layLibrary(byDeviceYear)
		loseAll(left, "outside-scope")
		g.mirror()
	}},
	{name: "mirror-stopped-copy", play: func(g *game) {
		// The copy went through the folders by name and broke off within one.
		g.twoDevices(80, 220)
		g.layLibrary(byAlbum)
		g.stopCopy("sync-error", nil)
		g.mirror()
	}},
	{name: "mirror-stopped-copy-rsync", play: func(g *game) {
		// rsync was killed: its temporary file is still there.
		g.twoDevices(60, 200)
		g.layLibrary(byAlbum)
		p := g.stopCopy("sync-error", nil)
		cut := p.copied[0].file
		p.gone = true
		g.mirror()
		g.bak[path.Dir(p.at[0])+"/."+path.Base(p.at[0])+".Xk3P9q"] = cut
	}},
	{name: "mirror-disk-full", play: func(g *game) {
		// Year by year onto a stick, until the stick was full. That it was, nothing on
		// the copy tells.
		g.twoDevices(80, 240)
		g.layLibrary(byMonth)
		g.stopCopy("target-limit", []string{"sync-error"})
		g.mirror()
	}},
	{name: "mirror-over-4-gib", play: func(g *game) {
		// A FAT32 stick: one long recording was refused, others of a gigabyte were not.
		g.twoDevices(30, 60)
		movies := where(g.pics, isKind("movie"))
		for len(movies) < 3 {
			p := g.takeMovie(g.pics[0].dev, g.pics[len(g.pics)/2].when.Add(time.Hour*time.Duration(1+len(movies))))
			p.album, movies = g.pics[len(g.pics)/2].album, append(movies, p)
		}
		movies[0].parts[0].file = long(movies[0].main(), 4<<30+int64(g.between(1, 300))<<20)
		movies[1].parts[0].file = long(movies[1].main(), int64(g.between(700, 1900))<<20)
		movies[0].lose("target-limit")
		g.sameLayout(byAlbum)
	}},
	{name: "mirror-names-refused", play: func(g *game) {
		// Names from a Mac that exFAT and SMB cannot hold.
		g.twoDevices(40, 160)
		for i, p := range g.some(g.pics, g.between(4, 14)) {
			p.numbered = false
			p.stem = fmt.Sprintf(pickOf(g, "What is this? %d", "Anna: birthday %d", "\"Best\" %d", "Jonas <3 Mei %d", "1 * 2 %d", "a|b %d"), i)
			p.lose("target-limit")
		}
		g.sameLayout(byAlbum)
	}},
	{name: "mirror-names-are-fine", play: func(g *game) {
		// Odd names are there; what is not has plain ones.
		g.twoDevices(40, 160)
		for i, p := range g.some(g.pics, g.between(6, 14)) {
			p.numbered = false
			p.stem = fmt.Sprintf(pickOf(g, "What is this? %d", "Größe und Maß %d", "Anna: birthday %d", "写真 %d", "emoji 🎈 %d"), i)
		}
		g.noise(2, 6, where(g.pics, func(p *pic) bool { return !strings.ContainsAny(p.stem, "?:") }))
		g.sameLayout(byAlbum)
	}},
	{name: "mirror-case-collides", play: func(g *game) {
		// Two cameras wrote IMG_0007.JPG and img_0007.jpg into one folder; the target
		// takes them for one name.
		from := g.start()
		one, two := g.oldIPhone(), g.oldIPhone()
		one.counter, two.counter, two.names, two.still, two.movies, two.shots = 1, 1, counted("img_"), ".jpg", 0, 0
		one.movies, one.shots = 0, 0
		a := g.roll(one, g.between(20, 60), from, from.AddDate(0, 6, 0))
		b := g.roll(two, g.between(10, len(a)), from, from.AddDate(0, 6, 0))
		loseAll(b, "target-limit")
		g.sameLayout(below("All", flat))
	}},
	{name: "mirror-names-merged", play: func(g *game) {
		// The cards of a camera that counts anew were copied into one folder, with "skip
		// what is there": the later of one name never came.
		d := g.camera()
		d.movies, g.cards = 0, true
		from := g.start()
		for card := range g.between(2, 3) {
			d.counter = g.between(0, 12)
			for _, p := range g.roll(d, g.between(20, 60), from.AddDate(0, 5*card, 0), from.AddDate(0, 5*card+4, 0)) {
				p.album = fmt.Sprintf("Card %d", card+1)
			}
		}
		seen := map[string]bool{}
		for _, p := range g.pics {
			if seen[p.stem] {
				p.lose("target-limit")
			}
			seen[p.stem] = true
		}
		g.sameLayout(byAlbum)
		g.bak = tree{}
		g.layBackup(flat)
	}},
	{name: "mirror-hidden-folder", quick: true, play: func(g *game) {
		// The tool leaves out folders whose name begins with a dot.
		g.twoDevices(40, 160)
		g.layLibrary(below(".", byAlbum))
		hidden := pickOf(g, ".private", ".Old phone", ".sync/photos")
		for _, p := range g.roll(g.camera(), g.between(4, 30), day("2020-01-01"), day("2022-01-01")) {
			p.lose("hidden-folder")
		}
		g.layLibrary(below(hidden, flat))
		g.mirror()
	}},
	{name: "mirror-hidden-folder-is-there", play: func(g *game) {
		// The hidden folder was copied like all else; what is missing lies anywhere.
		g.twoDevices(40, 160)
		g.layLibrary(byAlbum)
		g.roll(g.camera(), g.between(10, 30), day("2020-01-01"), day("2022-01-01"))
		g.layLibrary(below(".private", flat))
		g.noise(2, 7, g.pics)
		g.mirror()
	}},
	{name: "mirror-damaged", quick: true, play: func(g *game) {
		// A dying disk: cut, zeroed, emptied and altered copies.
		g.twoDevices(30, 120)
		for i, p := range g.some(where(g.pics, isKind("still")), g.between(4, 15)) {
			g.damage(p, i)
		}
		g.sameLayout(g.anyLayout())
	}},
	{name: "mirror-damaged-heic-movies", play: func(g *game) {
		from := g.start()
		g.roll(g.iphone(), g.between(40, 120), from, from.AddDate(1, 0, 0))
		for i, p := range g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 && p.kind != "screenshot" }), g.between(3, 12)) {
			g.damage(p, i)
		}
		g.sameLayout(g.anyLayout())
	}},
	{name: "mirror-no-videos", play: func(g *game) {
		// Only pictures were copied.
		g.twoDevices(60, 240)
		for len(where(g.pics, isKind("movie"))) < 5 {
			g.takeMovie(g.pics[0].dev, g.pics[g.r.Intn(len(g.pics))].when.Add(time.Minute)).album = g.pics[0].album
		}
		loseAll(where(g.pics, isKind("movie")), "outside-scope", "unreadable-format")
		g.sameLayout(g.anyLayout())
	}},
	{name: "mirror-no-raw", play: func(g *game) {
		// The media server's import takes no DNG.
		from := g.start()
		d := g.camera()
		g.roll(d, g.between(30, 120), from, from.AddDate(1, 0, 0))
		raw := *d
		raw.still, raw.movies = ".DNG", 0
		loseAll(g.roll(&raw, g.between(6, 50), from, from.AddDate(1, 0, 0)), "unreadable-format", "outside-scope")
		g.sameLayout(g.anyLayout())
	}},
	{name: "mirror-no-heic", play: func(g *game) {
		// An old frame server that knows JPEG only; HEIC was refused.
		from := g.start()
		d := g.iphone()
		d.live = 0
		g.roll(g.oldIPhone(), g.between(30, 100), from, from.AddDate(1, 0, 0))
		loseAll(where(g.roll(d, g.between(20, 100), from, from.AddDate(1, 0, 0)), ends(".HEIC")), "unreadable-format", "outside-scope")
		g.sameLayout(g.anyLayout())
	}},
	{name: "mirror-gifs-refused", play: func(g *game) {
		// Animated pictures are taken by nothing on the way.
		g.twoDevices(50, 160)
		for i, p := range g.some(where(g.pics, isKind("still")), g.between(5, 12)) {
			p.numbered = false
			p.stem = fmt.Sprintf("funny-%d", i)
			p.parts = []part{{end: ".gif", file: g.file(p, gifOf(p.shot))}}
			p.lose("unreadable-format", "outside-scope")
		}
		g.sameLayout(byMonth)
	}},
	{name: "mirror-raw-and-heic-are-there", play: func(g *game) {
		// All formats came over; some of each are missing without a reason.
		from := g.start()
		d, raw := g.iphone(), g.camera()
		d.live, raw.raw = 0.1, 0.5
		g.roll(d, g.between(40, 120), from, from.AddDate(1, 0, 0))
		g.roll(raw, g.between(30, 80), from, from.AddDate(1, 0, 0))
		g.noise(3, 9, g.pics)
		g.sameLayout(g.anyLayout())
	}},
	{name: "mirror-only-synology-thumbs", play: func(g *game) {
		// Somebody cleared folders on the NAS; its previews stayed.
		g.twoDevices(40, 140)
		g.layLibrary(byAlbum)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(4, 20)) {
			p.lose("thumbnail-only")
			dir := path.Join(path.Dir(p.at[0]), "@eaDir", path.Base(p.at[0]))
			g.bak[dir+"/SYNOPHOTO_THUMB_XL.jpg"] = file{data: bare(smaller(p.pixels(), 2), 85)}
			g.bak[dir+"/SYNOPHOTO_THUMB_SM.jpg"] = file{data: bare(smaller(p.pixels(), 4), 80)}
		}
		g.mirror()
	}},
	{name: "mirror-made-smaller", play: func(g *game) {
		// An album program copied its own smaller versions.
		g.twoDevices(30, 140)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(5, 40)) {
			s := p.shot
			p.instead(jpegOf(smaller(p.pixels(), 2), s, 85), "")
			p.because("missing", "thumbnail-only")
		}
		g.sameLayout(g.anyLayout())
	}},
	{name: "mirror-random-losses", play: func(g *game) {
		g.twoDevices(40, 300)
		g.noise(3, 12, g.pics)
		g.sameLayout(g.anyLayout())
	}},
	{name: "mirror-random-losses-tiny", play: func(g *game) {
		g.twoDevices(12, 40)
		g.noise(1, 3, g.pics)
		g.sameLayout(g.anyLayout())
	}},
	{name: "mirror-natural-gaps", play: func(g *game) {
		// Nobody took pictures for half a year; some that there are got lost.
		from := g.start()
		d := g.camera()
		g.roll(d, g.between(30, 80), from, from.AddDate(0, 4, 0))
		g.roll(d, g.between(30, 80), from.AddDate(0, 11, 0), from.AddDate(1, 3, 0))
		g.noise(2, 8, g.pics)
		g.sameLayout(byMonth)
	}},
	{name: "mirror-older-than-library", play: func(g *game) {
		// Copied once, never again: all since is missing. No record says when.
		g.twoDevices(60, 220)
		pics := byTime(g.pics)
		loseAll(after(g.pics, pics[len(pics)*g.between(60, 85)/100].when), "after-backup", "sync-error", "unexplained", "outside-scope")
		g.sameLayout(byMonth)
	}},
	{name: "mirror-begins-late", play: func(g *game) {
		// The copying was set up some year, for what came from then on.
		g.twoDevices(80, 260)
		cut := day(fmt.Sprintf("%d-01-01", byTime(g.pics)[len(g.pics)/3].when.Year()+1))
		if len(after(g.pics, cut)) < len(g.pics)/4 {
			cut = byTime(g.pics)[len(g.pics)/2].when
		}
		loseAll(where(g.pics, func(p *pic) bool { return p.when.Before(cut) }), "outside-scope")
		g.sameLayout(byYear)
	}},
	{name: "mirror-two-disks", play: func(g *game) {
		// Each disk holds a part; a few are on neither.
		g.twoDevices(40, 160)
		g.layLibrary(byAlbum)
		g.noise(2, 6, g.pics)
		other := tree{}
		for _, p := range g.pics {
			if !p.gone && g.chance(0.6) {
				g.layInto(other, byAlbum, []*pic{p})
				if g.chance(0.7) {
					continue
				}
			}
			g.layInto(g.bak, byMonth, []*pic{p})
		}
		g.more["backup-two"] = other
	}},
	{name: "mirror-trash-in-library", play: func(g *game) {
		// The NAS's recycle bin belongs to the library; nobody copies it.
		g.twoDevices(40, 140)
		g.layLibrary(byAlbum)
		loseAll(g.roll(g.camera(), g.between(3, 15), day("2021-01-01"), day("2022-06-01")), "deleted")
		g.layLibrary(below(pickOf(g, "#recycle", "$RECYCLE.BIN/S-1-5-21-1001", ".Trash-1000/files", ".Trashes/501"), flat))
		g.mirror()
	}},
	{name: "mirror-history-lost", play: func(g *game) {
		// Last month's run saw all of it. Since then the backup lost some.
		g.twoDevices(50, 200)
		g.layLibrary(byAlbum)
		g.mirror()
		g.then, g.bak = []tree{g.bak}, tree{}
		loseAll(g.some(g.pics, g.between(4, 30)), "lost-from-backup")
		g.mirror()
	}},
	{name: "mirror-history-folder-lost", play: func(g *game) {
		// A folder that the backup had is gone; some new photos were never copied.
		g.twoDevices(60, 200)
		g.layLibrary(byAlbum)
		g.mirror()
		albums := g.someAlbums(2, 3)
		for _, album := range albums {
			loseAll(where(g.pics, inAlbum(album)), "lost-from-backup")
		}
		then := g.bak
		for _, p := range g.some(where(g.pics, func(p *pic) bool { return !p.gone }), g.between(1, 4)) {
			for _, name := range p.at {
				delete(then, name)
			}
			p.lose("unexplained")
		}
		g.then, g.bak = []tree{then}, tree{}
		g.mirror()
	}},
	{name: "mirror-big-files-refused", play: func(g *game) {
		// A share that takes no file over some hundred megabytes: long movies are
		// missing, short ones are there.
		g.twoDevices(40, 120)
		d := g.pics[0].dev
		limit := g.between(50, 250)
		for i := range g.between(6, 14) {
			p := g.takeMovie(d, g.pics[g.r.Intn(len(g.pics))].when.Add(3*time.Minute))
			p.album = g.pics[0].album
			size := g.between(5, limit-3)
			if i%2 == 0 {
				size = g.between(limit+3, limit*3)
				p.lose("target-limit")
			}
			p.parts[0].file = long(p.main(), int64(size)<<20)
		}
		g.sameLayout(byMonth)
	}},
	{name: "mirror-big-files-are-there", play: func(g *game) {
		// Long movies came over; what is missing is small, and of no kind.
		g.twoDevices(40, 120)
		for range g.between(2, 4) {
			p := g.takeMovie(g.pics[0].dev, g.pics[g.r.Intn(len(g.pics))].when.Add(3*time.Minute))
			p.album = g.pics[0].album
			p.parts[0].file = long(p.main(), int64(g.between(150, 600))<<20)
		}
		g.noise(2, 6, where(g.pics, isKind("still")))
		g.sameLayout(byMonth)
	}},
	{name: "mirror-zip-before-newest", play: func(g *game) {
		// A ZIP of a folder, whose entries tell when it was made; the library went on.
		g.zipStory()
	}},
}
