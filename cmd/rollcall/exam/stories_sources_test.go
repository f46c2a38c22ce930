package exam_test

import (
	"fmt"
	"path"
	"slices"

	"rollcall/photo/phototest"
)

// sourceStories have exports and phone backups as the library: what one has of the
// cloud or the phone is looked for on the disk at home.
var sourceStories = []story{
	{name: "from-finder-random-losses", play: func(g *game) {
		g.onePhone(30, 120)
		g.noise(2, 7, g.pics)
		g.finderLibrary(nil)
		g.layBackup(byMonth)
	}},
	{name: "from-finder-hidden", play: func(g *game) {
		// icloudpd leaves out what is hidden on the phone.
		g.onePhone(40, 140)
		hidden := g.some(where(g.pics, isKind("still")), g.between(4, 14))
		loseAll(hidden, "hidden-album")
		g.finderLibrary(func(p *pic, f *phototest.PhoneFile) { f.Hidden = slices.Contains(hidden, p) })
		g.layBackup(icloudpdLayout)
	}},
	{name: "from-finder-trashed", play: func(g *game) {
		g.onePhone(40, 140)
		trashed := g.some(where(g.pics, isKind("still")), g.between(4, 14))
		loseAll(trashed, "deleted")
		g.finderLibrary(func(p *pic, f *phototest.PhoneFile) { f.Trashed = slices.Contains(trashed, p) })
		g.layBackup(icloudpdLayout)
	}},
	{name: "from-icloud-recently-deleted", play: func(g *game) {
		// The export's trash was not copied to the disk.
		g.twoPhones(40, 140)
		e := g.export(g.between(1, 2))
		lost := g.some(where(g.pics, isKind("still")), g.between(3, 12))
		loseAll(lost, "deleted")
		for i := range e.Photos {
			for _, p := range lost {
				if same(e.Photos[i].Content, p.main()) {
					e.Photos[i].Deleted = true
				}
			}
		}
		g.found(e.Folders())
		g.layBackup(byMonth)
	}},
	{name: "from-icloud-hidden", play: func(g *game) {
		// The export names some as hidden; a program that reads the visible ones only
		// filled the disk.
		g.twoPhones(40, 140)
		e := g.export(g.between(1, 2))
		lost := g.some(where(g.pics, isKind("still")), g.between(4, 12))
		loseAll(lost, "hidden-album")
		for i := range e.Photos {
			for _, p := range lost {
				if same(e.Photos[i].Content, p.main()) {
					e.Photos[i].Hidden = true
				}
			}
		}
		g.found(e.Folders())
		g.layBackup(icloudpdLayout)
	}},
	{name: "from-icloud-some-parts-copied", play: func(g *game) {
		// Of four unpacked parts one is not on the disk: for all that it can tell, it may be
		// in that one.
		g.twoPhones(60, 160)
		g.found(g.export(4).Folders())
		left := fmt.Sprintf("iCloud Photos Part %d of 4", g.between(1, 4))
		for _, p := range where(g.pics, func(p *pic) bool { return len(p.at) > 0 && p.at[0][:len(left)] == left }) {
			p.lose("corrupted-backup", "outside-scope")
			p.status, p.also = "unsure", "missing"
		}
		g.mirrorParts()
	}},
	{name: "from-takeout-trash", play: func(g *game) {
		g.androidPhone(40, 140)
		t := g.takeout()
		lost := g.some(where(g.pics, isKind("still")), g.between(3, 12))
		loseAll(lost, "deleted")
		for i := range t.Photos {
			for _, p := range lost {
				if same(t.Photos[i].Content, p.main()) {
					t.Photos[i].Trashed = true
				}
			}
		}
		g.found(t.Tree())
		g.layBackup(androidDCIM)
	}},
	{name: "from-takeout-year-not-copied", play: func(g *game) {
		// The folders of the export were dragged to the disk one by one, one was not.
		d := g.android()
		from := day(fmt.Sprintf("%d-02-01", 2014+g.r.Intn(5)))
		g.roll(d, g.between(80, 200), from, from.AddDate(3, 6, 0))
		g.found(g.takeout().Tree())
		left := from.Year() + g.between(1, 2)
		loseAll(where(g.pics, func(p *pic) bool { return p.utc().Year() == left }), "outside-scope")
		g.mirrorParts()
	}},
	{name: "large-files-damaged", play: func(g *game) {
		// Of the size that cameras write, cut and zeroed at the edges of blocks.
		d := g.camera()
		d.movies = 0
		from := g.start()
		g.roll(d, g.between(12, 20), from, from.AddDate(0, 4, 0))
		for _, p := range g.pics {
			p.shot.Width, p.shot.Height = g.between(500, 1100), g.between(400, 800)
			p.parts[0].file.data = jpegOf(paint(p.shot), p.shot, 97)
		}
		for i, p := range g.some(g.pics, g.between(5, 8)) {
			at := min([]int{65536, 131072, 4096, 262144, 1 << 20}[i%5], len(p.main())*3/4)
			b := slices.Clone(p.main())
			switch g.r.Intn(3) {
			case 0:
				b = b[:at]
			case 1:
				clear(b[at:])
			default:
				clear(b[at : at+min(4096, len(b)-at)])
			}
			p.instead(b, "")
			p.because("missing", "corrupted-backup")
		}
		g.sameLayout(byMonth)
	}},
	{name: "quick-damaged", play: func(g *game) {
		// Even without reading all: cut copies are no copies, nor are those that end in
		// zeros.
		g.twoDevices(30, 90)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(3, 8)) {
			b := slices.Clone(p.main())
			if at := len(b) * g.between(20, 80) / 100; g.chance(0.5) {
				b = b[:at]
			} else {
				clear(b[at:])
			}
			p.instead(b, "")
			p.because("missing", "corrupted-backup")
		}
		g.args = []string{"--quick"}
		g.sameLayout(byMonth)
	}},
	{name: "two-clouds", play: func(g *game) {
		// Apple's export and Google's together: what neither has is missing.
		g.onePhone(50, 140)
		g.layLibrary(dcimOf)
		g.noise(2, 6, g.pics)
		kept := g.pics
		g.pics = g.some(kept, len(kept)*2/3)
		g.bak.add("", g.export(1).Folders())
		apple := g.pics
		g.pics = where(kept, func(p *pic) bool { return !slices.Contains(apple, p) || g.chance(0.4) })
		more := tree{}
		more.add("", g.takeout().Tree())
		g.more["takeout"] = more
		g.pics = kept
	}},
	{name: "photos-hidden-and-deleted-and-lost", play: func(g *game) {
		// A library's trash, its Hidden album and losses without a reason, at once.
		g.twoPhones(60, 160)
		hidden := g.some(where(g.pics, isKind("still")), g.between(4, 9))
		loseAll(hidden, "hidden-album")
		trashed := g.some(g.whole(isKind("still")), g.between(3, 8))
		loseAll(trashed, "deleted")
		g.noise(1, 3, g.pics)
		g.layPhotos(phototest.PhotosLibrary{Cloud: true}, func(p *pic, a *phototest.PhotosAsset) {
			synced(p, a)
			if slices.Contains(hidden, p) {
				a.Set["ZHIDDEN"] = 1
			}
			if slices.Contains(trashed, p) {
				a.Trashed = day("2026-11-10")
			}
		})
		g.layBackup(icloudpdLayout)
	}},
}

// finderLibrary makes a phone's backup the library.
func (g *game) finderLibrary(change func(*pic, *phototest.PhoneFile)) {
	g.renumber()
	b := phototest.PhoneBackup{Date: g.afterAll()}
	for i, p := range byTime(g.pics) {
		dir := fmt.Sprintf("Media/DCIM/%dAPPLE", 100+i/1000)
		for _, x := range p.parts {
			f := phototest.PhoneFile{Path: path.Join(dir, p.stem+x.end), Content: x.file.data, Modified: p.utc(), Added: p.added, Taken: p.utc(), UUID: p.uuid}
			if change != nil {
				change(p, &f)
			}
			p.at = append(p.at, "CameraRollDomain/"+f.Path, f.Path)
			b.Files = append(b.Files, f)
		}
	}
	g.lib.add("", b.Tree())
}

// found makes the files the library, and tells each photo where its files are in it.
func (g *game) found(files phototest.Tree) {
	for _, p := range g.pics {
		for _, name := range sortedKeys(files) {
			if same(files[name], p.main()) {
				p.at = append(p.at, name)
			}
		}
	}
	g.lib.add("", files)
}

// mirrorParts copies the library's files, all but those of photos that are gone, and
// what is no photo.
func (g *game) mirrorParts() {
	gone := map[string]bool{}
	for _, p := range g.pics {
		for i := range p.parts {
			gone[string(p.parts[i].file.data)] = p.gone
		}
	}
	for name, f := range g.lib {
		if lost, ours := gone[string(f.data)]; ours && !lost {
			g.bak[name] = f
		}
	}
}
