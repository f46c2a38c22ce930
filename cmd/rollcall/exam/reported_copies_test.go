package exam_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// reportedCopies are of what copies and syncs folders.
var reportedCopies = []story{
	{name: "reported-syncthing-left-overs", play: func(g *game) {
		// The sync was off before it had come through.
		// https://github.com/syncthing/syncthing/issues/7974
		g.androidPhone(40, 100)
		g.layLibrary(androidDCIM)
		late := byTime(g.pics)[len(g.pics)-g.between(3, 7):]
		for _, p := range late {
			p.lose("sync-error", "corrupted-backup")
		}
		g.mirror()
		for _, p := range late {
			g.bak[path.Join(path.Dir(p.at[0]), ".syncthing."+path.Base(p.at[0])+".tmp")] = file{data: p.main()[:len(p.main())*g.between(10, 90)/100]}
		}
	}},
	{name: "reported-syncthing-conflicts", play: func(g *game) {
		// Edited on one side: under the name lies the edit, the original under the name of
		// the conflict.
		// https://github.com/syncthing/syncthing/issues/3258
		g.year(plain(g.oldIPhone()), 30, 80)
		g.noise(1, 3, g.pics)
		g.layLibrary(byMonth)
		g.mirror()
		for _, p := range g.some(g.whole(isKind("still")), 9) {
			g.bak[strings.TrimSuffix(p.at[0], ".JPG")+".sync-conflict-20240312-101112-WQX5HUJ.JPG"] = p.parts[0].file
			g.bak[p.at[0]] = file{data: jpegOf(retouched(p.pixels(), g.r.Intn(3)), p.shot, 92), when: p.when}
		}
	}},
	{name: "reported-rclone-partial", play: func(g *game) {
		// The transfer ended; what was under way kept its other name.
		// https://github.com/QutEcoacoustics/baw-server/issues/684
		g.twoDevices(40, 100)
		g.layLibrary(byMonth)
		names := g.names()
		cut := len(names) * g.between(50, 80) / 100
		for i, p := range names[cut:] {
			p.lose("sync-error")
			if i < 4 {
				p.accept = append(p.accept, "corrupted-backup")
				g.bak[fmt.Sprintf("%s.%08x.partial", p.at[0], g.r.Uint32())] = file{data: p.main()[:len(p.main())*g.between(10, 90)/100]}
			}
		}
		g.mirror()
	}},
	{name: "reported-names-of-macs", play: func(g *game) {
		// The same names, composed on one side and not on the other.
		// https://github.com/rclone/rclone/issues/1472
		g.twoDevices(30, 80)
		for _, p := range g.pics {
			p.album = strings.NewReplacer("Grandma", "Größe", "Lake", "Überraschung", "Beach", "Défilé").Replace(p.album)
			if g.chance(0.2) {
				p.numbered, p.stem = false, "Müller "+p.stem
			}
		}
		g.noise(2, 5, g.pics)
		g.layLibrary(byAlbum)
		g.mirror()
		apart := strings.NewReplacer("ö", "o\u0308", "Ü", "U\u0308", "ü", "u\u0308", "é", "e\u0301")
		for _, name := range sortedKeys(g.bak) {
			f := g.bak[name]
			delete(g.bak, name)
			g.bak[apart.Replace(name)] = f
		}
	}},
	{name: "reported-names-of-macs-both", play: func(g *game) {
		// Two photos whose names look the same, one composed, one not; the target kept one.
		// https://github.com/doublecmd/doublecmd/pull/2747
		from := g.start()
		g.roll(plain(g.oldIPhone()), g.between(25, 60), from, from.AddDate(1, 0, 0))
		c := g.roll(plain(g.camera()), 8, from, from.AddDate(1, 0, 0))
		for i, p := range c {
			p.numbered, p.album = false, "Best of"
			p.stem = fmt.Sprintf("Sch\u00f6n %d", i/2)
			if i%2 == 1 {
				p.stem = fmt.Sprintf("Scho\u0308n %d", i/2)
				p.lose("target-limit", "unexplained")
			}
			p.parts[0].end = ".JPG"
		}
		g.sameLayout(byAlbum)
	}},
	{name: "reported-rsync-emoji", play: func(g *game) {
		// --iconv could not turn names with emoji, so that these files were left out.
		// https://github.com/RsyncProject/rsync/issues/77
		g.twoDevices(40, 120)
		for i, p := range g.some(g.pics, g.between(5, 12)) {
			p.numbered = false
			p.stem = fmt.Sprintf(pickOf(g, "Vögel 😍 %d", "💩 %d", "Party 🎉🎉 %d"), i)
			p.lose("target-limit", "unexplained")
		}
		for i, p := range g.some(g.whole(func(*pic) bool { return true }), 6) {
			p.numbered, p.stem = false, fmt.Sprintf("Süße Vögel %d", i)
		}
		g.sameLayout(byAlbum)
	}},
	{name: "reported-cachedir-tag", play: func(g *game) {
		// A folder with CACHEDIR.TAG: the backup has the tag, and nothing else of the folder.
		// https://github.com/restic/restic/issues/3604
		g.twoDevices(40, 120)
		g.layLibrary(byAlbum)
		left := g.roll(g.camera(), g.between(5, 25), g.pics[0].when, g.pics[len(g.pics)-1].when)
		loseAll(left, "outside-scope", "hidden-folder")
		g.layLibrary(below("Phone export", flat))
		tag := file{data: []byte("Signature: 8a477f597d28d172789f06886806bc55\n")}
		g.lib["Phone export/CACHEDIR.TAG"], g.bak["Phone export/CACHEDIR.TAG"] = tag, tag
		g.mirror()
	}},
	{name: "reported-qnap-thumbs-only", play: func(g *game) {
		// Folders were cleared; the thumbnails of the NAS are still there.
		// https://github.com/Marginal/QuickLookVideo/issues/52
		g.twoDevices(40, 120)
		g.layLibrary(byAlbum)
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(4, 20)) {
			p.lose("thumbnail-only")
			dir := path.Join(path.Dir(p.at[0]), ".@__thumb")
			g.bak[path.Join(dir, "s800"+path.Base(p.at[0]))] = file{data: bare(smaller(p.pixels(), 2), 85)}
			g.bak[path.Join(dir, "s100"+path.Base(p.at[0]))] = file{data: bare(smaller(p.pixels(), 8), 80)}
		}
		g.mirror()
	}},
	{name: "reported-only-apple-doubles", play: func(g *game) {
		// What came over is what the Mac keeps beside: ._IMG_1.JPG, and no picture.
		// https://github.com/ethanwheatthin/All-In-One-Snapchat-Downloader/issues/5
		g.twoDevices(40, 120)
		g.layLibrary(byAlbum)
		g.mirror()
		gone := g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 }), g.between(3, 10))
		for _, p := range g.pics {
			at := p.at[0]
			g.bak[path.Join(path.Dir(at), "._"+path.Base(at))] = file{data: append([]byte{0, 5, 0x16, 7, 0, 2, 0, 0}, make([]byte, 4088)...)}
			if slices.Contains(gone, p) {
				delete(g.bak, at)
				p.because("missing", "unexplained", "sync-error", "corrupted-backup")
			}
		}
	}},
	{name: "reported-zip-of-the-finder", play: func(g *game) {
		// The Finder packs its ._ files along, below __MACOSX.
		// https://github.com/scummvm/scummvm/pull/4529
		g.twoDevices(30, 80)
		g.noise(2, 5, g.pics)
		g.layLibrary(byAlbum)
		packed := tree{}
		g.layInto(packed, below("Photos", byAlbum), g.pics)
		for _, name := range sortedKeys(packed) {
			packed["__MACOSX/"+path.Dir(name)+"/._"+path.Base(name)] = file{data: append([]byte{0, 5, 0x16, 7, 0, 2, 0, 0}, make([]byte, 200)...)}
		}
		g.bak["Photos.zip"] = file{data: packed.zipped(), when: zipDate}
		for _, p := range g.pics {
			if p.gone {
				p.accept = append(p.accept, "sync-error", "corrupted-backup")
			}
		}
	}},
	{name: "reported-dated-backups", play: func(g *game) {
		// One folder for each run; some files are in an older one alone.
		// https://github.com/basnijholt/rsync-time-machine.py/issues/1
		g.twoDevices(30, 80)
		g.noise(1, 4, g.pics)
		g.layLibrary(byMonth)
		pics := byTime(g.pics)
		g.layInto(g.bak, below("2023-05-17-003910", byMonth), pics[:len(pics)*2/3])
		for _, p := range pics {
			if !g.chance(0.15) || slices.Index(pics, p) >= len(pics)*2/3 {
				g.layInto(g.bak, below("2023-06-17-003911", byMonth), []*pic{p})
			}
		}
	}},
	{name: "reported-albums-hold-them-again", play: func(g *game) {
		// An export by album: who is in three albums lies there three times, some counted.
		// https://github.com/brownphotographic/Flickr2Any-Tool/issues/12
		g.twoDevices(30, 80)
		g.noise(2, 5, g.pics)
		g.layLibrary(byMonth)
		g.layBackup(byAlbum)
		for _, p := range g.some(g.whole(isKind("still")), 15) {
			for _, album := range []string{"Favourites", "Best of", p.album} {
				g.layInto(g.bak, func(p *pic) string { return path.Join(album, p.stem+pickOf(g, "", " (1)")) }, []*pic{p})
			}
		}
	}},
}
