package exam_test

import (
	"bytes"
	"fmt"
	"path"
	"time"

	"rollcall/photo/phototest"
)

// mixedStories are of several things at once, and of what looks like a loss and is none.
var mixedStories = []story{
	{name: "decoy-metadata-rewritten", play: func(g *game) {
		// A tool wrote keywords into every copy; the pictures are the same.
		g.twoDevices(40, 140)
		for _, p := range where(g.pics, func(p *pic) bool { return p.kind == "still" && len(p.parts) == 1 }) {
			s := p.shot
			s.Artist, s.Software = "digiKam", "digiKam 8.1"
			if at := bytes.Index(p.main(), []byte("\xFF\xDB")); at > 0 {
				p.instead(phototest.WithEXIF(append([]byte{0xFF, 0xD8}, p.main()[at:]...), phototest.EXIF(s, nil)), "")
			}
		}
		g.noise(1, 5, g.pics)
		g.sameLayout(byMonth)
	}},
	{name: "decoy-time-zones", play: func(g *game) {
		// A tool wrote zones and moved clocks by hours in the copies.
		g.twoDevices(30, 120)
		hours := time.Duration(pickOf(g, -9, -5, 1, 2, 8)) * time.Hour
		for _, p := range where(g.pics, func(p *pic) bool { return p.kind == "still" && len(p.parts) == 1 && p.shot.Taken != "" }) {
			s := p.shot
			s.Taken = p.when.Add(hours).Format("2006-01-02T15:04:05")
			at := bytes.Index(p.main(), []byte("\xFF\xDB"))
			p.instead(phototest.WithEXIF(append([]byte{0xFF, 0xD8}, p.main()[at:]...), phototest.EXIF(s, nil)), "")
		}
		g.noise(1, 5, g.pics)
		g.sameLayout(byMonth)
	}},
	{name: "decoy-all-renamed-by-tool", play: func(g *game) {
		// exiftool renamed all by time and sorted them anew; names say nothing any more.
		g.twoPhones(40, 140)
		g.noise(1, 5, where(g.pics, func(p *pic) bool { return len(p.parts) == 1 }))
		g.layLibrary(dcimOf)
		g.layBackup(func(p *pic) string { return p.when.Format("2006/2006-01/20060102-150405") })
	}},
	{name: "decoy-names-by-hand-in-albums", play: func(g *game) {
		// The backup is sorted into albums, with names that people gave.
		g.twoDevices(40, 140)
		g.noise(1, 5, g.pics)
		g.layLibrary(byMonth)
		n := 0
		g.layBackup(func(p *pic) string { n++; return path.Join(p.album, fmt.Sprintf("%s %03d", p.album, n)) })
	}},
	{name: "decoy-upper-lower-endings", play: func(g *game) {
		// Endings became lower case, .JPG became .jpeg.
		g.twoPhones(40, 140)
		ends := map[string]string{".JPG": ".jpeg", ".HEIC": ".heic", ".MOV": ".mov", ".PNG": ".png"}
		for _, p := range g.pics {
			for _, x := range p.parts {
				x.end = ends[x.end]
				p.copied = append(p.copied, x)
			}
		}
		g.noise(1, 5, g.pics)
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "decoy-backup-has-more", play: func(g *game) {
		// The backup holds thrice as much, of others too; only some of ours are missing.
		g.twoDevices(20, 60)
		g.noise(2, 6, g.pics)
		mine := g.pics
		from := g.start()
		g.roll(g.android(), g.between(60, 140), from, from.AddDate(3, 0, 0))
		g.layBackup(byDeviceYear)
		g.pics = mine
		g.layLibrary(byMonth)
	}},
	{name: "two-reasons-stop-and-hidden", play: func(g *game) {
		// One phone stopped, and a hidden folder is left out as well.
		one, _, from, months := g.twoPhones(80, 200)
		g.stop(one, from, months, 8)
		g.layLibrary(byDeviceYear)
		hidden := g.roll(g.camera(), g.between(4, 20), from, from.AddDate(0, months, 0))
		loseAll(hidden, "hidden-folder")
		g.layLibrary(below(".vault", flat))
		g.args = []string{"--route", "icloud"}
		g.layBackup(icloudpdLayout)
	}},
	{name: "two-reasons-folder-and-damage", play: func(g *game) {
		g.twoDevices(80, 200)
		for i, p := range g.some(where(g.pics, isKind("still")), g.between(3, 9)) {
			g.damage(p, i)
		}
		g.layLibrary(byAlbum)
		for _, album := range g.someAlbums(2, 3) {
			loseAll(where(g.pics, inAlbum(album)), "outside-scope")
		}
		g.mirror()
	}},
	{name: "two-reasons-small-and-stopped", play: func(g *game) {
		// Optimise Storage, and then the upload stopped: previews of the old, nothing of
		// the new.
		one, _, from, months := g.twoPhones(80, 200)
		g.stop(one, from, months, 8)
		for _, p := range g.some(g.whole(func(p *pic) bool { return p.kind == "still" && len(p.parts) == 1 }), g.between(8, 30)) {
			p.instead(jpegOf(smaller(p.pixels(), 2), p.shot, 80), ".JPG")
			p.because("missing", "thumbnail-only")
		}
		g.args = []string{"--route", "icloud"}
		g.layLibrary(byDeviceYear)
		g.layBackup(icloudpdLayout)
	}},
	{name: "three-reasons-export", play: func(g *game) {
		// Deleted ones, hidden ones and a standstill in one export.
		one, two, _, _ := g.twoPhones(100, 220)
		pics := byTime(g.pics)
		at := pics[len(pics)*g.between(30, 60)/100].when
		for _, d := range []*device{one, two} {
			g.roll(d, g.between(5, 8), at.AddDate(0, 0, 2), at.AddDate(0, 1, 0))
		}
		loseAll(where(after(g.pics, at), func(p *pic) bool { return p.when.Before(at.AddDate(0, 1, 10)) }), "sync-error")
		deleted := g.some(where(g.pics, func(p *pic) bool { return p.kind == "still" && p.status == "" }), g.between(3, 9))
		loseAll(deleted, "deleted")
		g.layLibrary(byDeviceYear)
		e := g.export(2)
		for _, p := range deleted {
			e.Photos = append(e.Photos, phototest.ExportPhoto{Name: p.name(), Content: p.main(), Taken: p.utc(), Added: p.added, Deleted: true, Absent: true})
		}
		g.bak.add("", e.Folders())
	}},
	{name: "any-one", play: func(g *game) { g.any(1) }},
	{name: "any-two", play: func(g *game) { g.any(2) }},
	{name: "any-three", play: func(g *game) { g.any(3) }},
	{name: "any-two-noisy", play: func(g *game) { g.any(2); g.strayLosses() }},
	{name: "any-cloud-one", play: func(g *game) { g.anyCloud(1) }},
	{name: "any-cloud-two", play: func(g *game) { g.anyCloud(2) }},
}
