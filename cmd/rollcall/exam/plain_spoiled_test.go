package exam_test

import (
	"path"
	"slices"
	"strings"
)

var plainSpoiled = []story{
	{name: "plain-thumbs-same-name", play: func(g *game) {
		g.plainRoll(30, 300, g.plainDevices(g.between(1, 2))...)
		for _, p := range g.share(where(g.pics, single), 5, 40, 2) {
			g.shrink(p, pickOf(g, 2, 3, 4, 6), true)
		}
		g.layLibrary(g.anyLayout())
		g.store("flat", "mirror", "months", "dcim", "export", "zips", "takeout", "nextcloud")
	}},
	{name: "plain-thumbs-same-name-no-metadata", play: func(g *game) {
		g.plainRoll(30, 300, g.plainDevices(g.between(1, 2))...)
		for _, p := range g.share(where(g.pics, single), 5, 40, 2) {
			g.shrink(p, pickOf(g, 2, 3, 4), false)
		}
		g.layLibrary(flat)
		g.store("flat", "mirror", "export", "takeout")
	}},
	{name: "plain-thumbs-of-all", play: func(g *game) {
		g.plainRoll(20, 200, g.jpegOnly())
		for _, p := range where(g.pics, single) {
			g.shrink(p, 3, g.chance(0.8))
		}
		g.layLibrary(g.anyLayout())
		g.store("mirror")
	}},
	{name: "plain-thumbs-in-a-folder", play: func(g *game) {
		// A folder of thumbnails of all; some originals are not there.
		g.plainRoll(30, 300, g.jpegDevices(g.between(1, 2))...)
		g.layLibrary(flat)
		loseAll(g.share(g.pics, 4, 25, 2), "thumbnail-only")
		g.store("flat")
		folder := pickOf(g, "thumbs", "thumbnails", ".thumbnails", "previews")
		for _, p := range g.pics {
			g.bak[path.Join(folder, p.at[0])] = file{data: bare(resized(p.pixels(), 4), 75), when: p.when}
		}
	}},
	{name: "plain-thumbs-named-so", play: func(g *game) {
		g.plainRoll(30, 300, g.jpegDevices(g.between(1, 2))...)
		g.layLibrary(pickOf[layout](g, flat, byMonth))
		loseAll(g.share(g.pics, 4, 25, 2), "thumbnail-only")
		g.mirror()
		name := pickOf(g, "thumb_%", "%_thumb", "%-small", "% (small)", "%-1024x683", "%_s")
		for _, p := range g.pics {
			end := p.parts[0].end
			stem := strings.TrimSuffix(path.Base(p.at[0]), end)
			g.bak[beside(p.at[0], strings.Replace(name, "%", stem, 1)+end)] = file{data: bare(resized(p.pixels(), 3), 75), when: p.when}
		}
	}},
	{name: "plain-thumbs-photoprism-cache", play: func(g *game) {
		g.plainRoll(30, 300, g.jpegDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		lost := g.share(g.pics, 4, 20, 2)
		loseAll(lost, "thumbnail-only")
		g.store("photoprism")
		for _, p := range lost {
			g.bak[photoPrismThumb(p)] = file{data: bare(resized(p.pixels(), 2), 80), when: p.when}
		}
	}},
	{name: "plain-thumbs-beside-originals", play: func(g *game) {
		// Thumbnails of what is there; what is not there has none.
		g.plainRoll(40, 300, g.jpegDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		loseAll(g.some(g.pics, g.between(1, 6)), "sync-error", noPattern...)
		g.store("eadir", "immich", "photoprism")
	}},
	{name: "plain-damaged-some", play: func(g *game) {
		g.plainRoll(30, 400, g.plainDevices(g.between(1, 3))...)
		for i, p := range g.share(where(g.pics, single), 2, 15, 2) {
			g.damage(p, i)
		}
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-damaged-movies", play: func(g *game) {
		devices := g.plainDevices(2)
		devices[0].movies = 0.3
		g.plainRoll(40, 300, devices...)
		for i, p := range g.share(where(g.pics, isKind("movie")), 20, 60, 2) {
			g.damage(p, pickOf(g, i, 0, 1))
		}
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-damaged-one-byte", play: func(g *game) {
		g.plainRoll(30, 500, g.jpegDevices(g.between(1, 2))...)
		for _, p := range g.some(g.pics, g.between(1, 4)) {
			b := slices.Clone(p.main())
			b[len(b)*g.between(40, 95)/100] ^= 1 << g.r.Intn(8)
			p.instead(b, "")
			p.because("missing", "corrupted-backup")
		}
		g.layLibrary(g.anyLayout())
		g.store("flat", "mirror", "months", "eadir", "photoprism", "nextcloud", "takeout")
	}},
	{name: "plain-damaged-all-cut-at-one-size", play: func(g *game) {
		g.plainRoll(40, 300, g.jpegDevices(g.between(1, 2))...)
		most := pickOf(g, 4096, 8192, 6000)
		for _, p := range g.share(g.pics, 5, 40, 3) {
			if len(p.main()) > most+200 {
				p.instead(slices.Clone(p.main()[:most]), "")
				p.because("missing", "corrupted-backup", "sync-error")
			}
		}
		g.layLibrary(g.anyLayout())
		g.store("flat", "mirror", "months", "dcim", "nextcloud", "immich")
	}},
	{name: "plain-empty-files", play: func(g *game) {
		g.plainRoll(30, 300, g.plainDevices(g.between(1, 2))...)
		for _, p := range g.share(where(g.pics, single), 2, 12, 2) {
			p.instead(nil, "")
			p.because("missing", "sync-error", "corrupted-backup")
		}
		g.layLibrary(g.anyLayout())
		g.store("mirror", "flat", "dcim", "nextcloud")
	}},
	{name: "plain-unfinished-names", play: func(g *game) {
		g.plainRoll(30, 300, g.plainDevices(g.between(1, 2))...)
		g.layLibrary(pickOf[layout](g, flat, byMonth))
		lost := g.share(where(g.pics, single), 1, 6, 2)
		loseAll(lost, "sync-error", "corrupted-backup")
		g.mirror()
		for _, p := range lost {
			name := pickOf(g, "%.tmp", "%.partial", "%.part", "%.crdownload", ".%.Xk3PqZ", "%.filepart", "~%.tmp", ".syncthing.%.tmp")
			g.bak[beside(p.at[0], strings.Replace(name, "%", path.Base(p.at[0]), 1))] = file{data: p.main()[:len(p.main())*g.between(0, 90)/100], when: p.when}
		}
	}},
	{name: "plain-edited-same-name", play: func(g *game) {
		g.plainRoll(30, 300, g.plainDevices(g.between(1, 2))...)
		for _, p := range g.share(where(g.pics, single), 3, 20, 2) {
			g.edit(p)
		}
		g.layLibrary(g.anyLayout())
		g.store("flat", "mirror", "months", "export", "zips", "takeout", "nextcloud")
	}},
	{name: "plain-edited-e-names", play: func(g *game) {
		g.plainRoll(30, 300, g.oldIPhone())
		g.layLibrary(flat)
		edited := g.share(where(g.pics, isJPEG), 4, 20, 2)
		for _, p := range edited {
			p.lose("only-edited")
		}
		g.store("flat", "dcim")
		both := g.some(where(g.pics, func(p *pic) bool { return p.status == "" && isJPEG(p) }), 4)
		for _, p := range append(both, edited...) {
			folder := path.Dir(sortedKeys(g.bak)[0])
			g.bak[path.Join(folder, strings.Replace(p.stem, "IMG_", "IMG_E", 1)+".JPG")] = file{data: jpegOf(retouched(p.pixels(), g.r.Intn(3)), p.shot, 92), when: p.when}
		}
	}},
	{name: "plain-edited-with-suffix", play: func(g *game) {
		g.plainRoll(30, 300, g.jpegDevices(g.between(1, 2))...)
		g.layLibrary(pickOf[layout](g, flat, byMonth))
		edited := g.share(where(g.pics, isJPEG), 3, 15, 2)
		loseAll(edited, "only-edited")
		g.mirror()
		name := pickOf(g, "%-edited", "%_edited", "%-edit", "% (edited)", "%_edit_1")
		for _, p := range edited {
			g.bak[beside(p.at[0], strings.Replace(name, "%", strings.TrimSuffix(path.Base(p.at[0]), p.parts[0].end), 1)+p.parts[0].end)] =
				file{data: jpegOf(retouched(p.pixels(), g.r.Intn(3)), p.shot, 92), when: p.when}
		}
	}},
}
