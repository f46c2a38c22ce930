package exam_test

import (
	"fmt"
	"path"
	"slices"
	"strings"
)

// reportedLast are of staging folders, snapshots and names that lie.
var reportedLast = []story{
	{name: "reported-staging-of-drive", play: func(g *game) {
		// Google Drive keeps what it uploads below .tmp.driveupload, under numbers, until it
		// is done.
		// https://github.com/rclone/rclone/issues/3612
		g.twoDevices(30, 80)
		g.layLibrary(byMonth)
		for i, p := range g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 }), g.between(3, 8)) {
			p.lose("sync-error", "deleted", "hidden-folder", "corrupted-backup", "")
			g.bak[fmt.Sprintf(".tmp.driveupload/%d", 40211+i*7)] = p.parts[0].file
		}
		g.mirror()
	}},
	{name: "reported-copies-for-an-upload", play: func(g *game) {
		// A program made small copies for its upload beside the originals, under their names
		// with another ending; of some the originals were cleared.
		// https://github.com/immich-app/immich/issues/28973
		g.year(plain(g.iphone()), 25, 60)
		some := g.some(g.pics, g.between(4, 9))
		for _, p := range some {
			p.lose("thumbnail-only")
		}
		g.sameLayout(byMonth)
		for _, p := range g.pics {
			g.bak[strings.TrimSuffix(p.at[0], ".HEIC")+".jpg"] = file{data: jpegOf(smaller(p.pixels(), 2), p.shot, 80), when: p.when}
		}
	}},
	{name: "reported-live-stills-of-another", play: func(g *game) {
		// Two Live Photos of one name: the still of the one and the video of the other were
		// kept.
		// https://github.com/NicholasDawson/ArchiverForGooglePhotos/issues/39
		one, two := g.allLive(), g.allLive()
		one.name, two.name, two.model, two.counter = "Anna's iPhone", "Bram's iPhone", one.model, one.counter
		from := g.start()
		a := g.roll(one, g.between(15, 30), from, from.AddDate(1, 0, 0))
		b := g.roll(two, len(a), from, from.AddDate(1, 0, 0))
		g.layLibrary(byDevice)
		for i := range a {
			stem := fmt.Sprintf("Merged/IMG_%04d", i)
			g.bak[stem+".HEIC"], g.bak[stem+".MOV"] = a[i].parts[0].file, a[i].parts[1].file
			switch {
			case i%3 == 0:
				g.bak[stem+".MOV"] = b[i].parts[1].file
				a[i].because("incomplete", "target-limit", "unexplained", "corrupted-backup")
				b[i].because("missing", "target-limit", "unexplained", "corrupted-backup", "outside-scope")
				b[i].also = "incomplete"
			default:
				g.bak[stem+" (1).HEIC"], g.bak[stem+" (1).MOV"] = b[i].parts[0].file, b[i].parts[1].file
			}
		}
	}},
	{name: "reported-raw-of-another", play: func(g *game) {
		// RAW and JPEG of one number are two shots of two cards; the RAW of the pair is lost.
		// https://github.com/immich-app/immich/issues/10680
		d := plain(g.camera())
		d.raw = 1
		pics := g.year(d, 20, 45)
		other := *d
		other.still, other.raw = ".DNG", 0
		for i, p := range pics {
			if i%3 != 0 {
				continue
			}
			q := g.begin(&other, p.when.AddDate(0, 0, 40), "still")
			q.numbered = false
			data := g.still(".DNG", q.shot)
			g.pics = g.pics[:len(g.pics)-1]
			p.copied = slices.Clone(p.parts)
			p.copied[1].file = file{data: data, when: q.when}
			p.because("incomplete", "target-limit", "unexplained", "corrupted-backup", "only-edited", "outside-scope", "unreadable-format")
		}
		g.sameLayout(byDay)
	}},
	{name: "reported-snapshots-of-the-nas", play: func(g *game) {
		// Some are in the NAS's snapshots alone, which it clears by itself.
		// https://github.com/photoprism/photoprism/issues/555
		g.twoDevices(30, 80)
		g.layLibrary(byMonth)
		snapshot := pickOf(g, "#snapshot/GMT+02-2024.05.01-00.00.01", "@Recently-Snapshot/GMT+02_2024-05-01_0000", ".zfs/snapshot/auto-2024-05-01", ".snapshots/117/snapshot")
		gone := g.some(where(g.pics, func(p *pic) bool { return len(p.parts) == 1 }), g.between(3, 8))
		g.mirror()
		for _, p := range g.pics {
			for i, at := range p.at {
				g.bak[path.Join(snapshot, at)] = p.parts[i].file
			}
		}
		for _, p := range gone {
			delete(g.bak, p.at[0])
			p.because("present", "deleted", "hidden-folder")
			p.also = "missing"
		}
	}},
	{name: "reported-pictures-in-documents", play: func(g *game) {
		// Somebody put the JPEGs into a PDF and a DOCX: they are within, and no photos.
		// https://github.com/RhetTbull/osxphotos/issues/64
		g.year(plain(g.oldIPhone()), 25, 60)
		some := g.some(g.pics, g.between(3, 7))
		for _, p := range some {
			p.lose("unexplained", "corrupted-backup", "unreadable-format")
			p.also = "unsure"
			g.bak["Letters/"+p.stem+".pdf"] = file{data: slices.Concat([]byte("%PDF-1.4\n1 0 obj\n<< /Type /XObject /Subtype /Image /Filter /DCTDecode >>\nstream\n"), p.main(), []byte("\nendstream\nendobj\n%%EOF\n"))}
		}
		g.sameLayout(byMonth)
	}},
	{name: "reported-two-backups-half-each", play: func(g *game) {
		// The stills of Live Photos are on one disk, the videos on the other: together they
		// are whole.
		// https://github.com/immich-app/immich/issues/8279
		g.onePhone(30, 80)
		g.layLibrary(dcimOf)
		other := tree{}
		for _, p := range g.pics {
			stem := byMonth(p)
			g.bak[stem+p.parts[0].end] = p.parts[0].file
			for _, x := range p.parts[1:] {
				other[stem+x.end] = x.file
			}
		}
		g.more["videos"] = other
	}},
	{name: "reported-originals-in-a-zip-beside-small-ones", play: func(g *game) {
		// Small ones lie open, the originals are in a ZIP in the same folder.
		// https://github.com/ethanwheatthin/All-In-One-Snapchat-Downloader/issues/5
		g.year(plain(g.oldIPhone()), 25, 60)
		lost := g.some(g.pics, g.between(2, 5))
		for _, p := range lost {
			p.because("missing", "thumbnail-only")
		}
		g.layLibrary(byAlbum)
		packed := tree{}
		g.layInto(packed, byAlbum, where(g.pics, func(p *pic) bool { return !slices.Contains(lost, p) }))
		g.bak["Archive/originals.zip"] = file{data: packed.zipped(), when: zipDate}
		for _, p := range g.pics {
			g.bak["Archive/"+p.at[0]] = file{data: jpegOf(smaller(p.pixels(), 2), p.shot, 80), when: p.when}
		}
	}},
}
