package exam_test

import (
	"fmt"
	"path"
	"slices"
	"time"

	"rollcall/photo/phototest"
)

// icloudStories are of what iCloud Photos took, and gave back as an export or to a
// program that downloads it.
var icloudStories = []story{
	{name: "icloud-export-all-well", play: func(g *game) {
		g.twoPhones(60, 160)
		g.layLibrary(dcimOf)
		g.bak.add("", g.export(g.between(1, 4)).Folders())
	}},
	{name: "icloud-export-zips-random-losses", play: func(g *game) {
		g.twoPhones(40, 160)
		g.noise(2, 8, g.pics)
		g.layLibrary(dcimOf)
		g.bak.add("", g.export(g.between(1, 4)).ZIPs())
	}},
	{name: "icloud-over-quota-plan", play: func(g *game) {
		// 5 GB were full; what came later stayed on the phones.
		g.quota(5<<30, 1)
		loseAll(g.beyond(5<<30), "over-quota")
		g.args = []string{"--plan", "5GB", "--route", "icloud"}
		g.layLibrary(byDeviceYear)
		g.layBackup(icloudpdLayout)
	}},
	{name: "icloud-over-quota-no-plan", play: func(g *game) {
		// The same, told to nobody: that all devices end where 5 GB do speaks for it.
		g.quota(5<<30, 1)
		loseAll(g.beyond(5<<30), "over-quota", "sync-error")
		g.args = []string{"--route", "icloud"}
		g.layLibrary(byDeviceYear)
		g.layBackup(icloudpdLayout)
	}},
	{name: "icloud-over-quota-shared-plan", play: func(g *game) {
		// A device backup ate a part of the plan, so that the photos end before it.
		g.quota(5<<30, 1)
		loseAll(g.beyond(int64(g.between(30, 45))<<30/10), "over-quota", "sync-error")
		g.args = []string{"--plan", "5GB", "--route", "icloud"}
		g.layLibrary(byDeviceYear)
		g.layBackup(icloudpdLayout)
	}},
	{name: "icloud-over-quota-newest-first", play: func(g *game) {
		// Switched on late, with more than the plan holds: the newest went first.
		g.quota(5<<30, 1)
		sum := int64(0)
		full := false
		for _, p := range slices.Backward(byTime(g.pics)) {
			if sum += p.bytes(); sum > 5<<30 || full {
				full = true
				p.lose("over-quota", "outside-scope")
			}
		}
		g.args = []string{"--plan", "5GB", "--route", "icloud"}
		g.layLibrary(byDeviceYear)
		g.layBackup(icloudpdLayout)
	}},
	{name: "icloud-plan-not-full", play: func(g *game) {
		// Far from full; what is missing is missing without a reason.
		g.twoPhones(50, 160)
		movies := where(g.pics, isKind("movie"))
		for _, p := range movies[:min(2, len(movies))] {
			p.parts[0].file = long(p.main(), int64(g.between(100, 400))<<20)
		}
		g.noise(2, 8, where(g.pics, func(p *pic) bool { return p.kind != "movie" }))
		g.args = []string{"--plan", "50GB", "--route", "icloud"}
		g.layLibrary(byDeviceYear)
		g.layBackup(icloudpdLayout)
	}},
	{name: "icloud-one-phone-stopped", play: func(g *game) {
		// One phone's switch was turned off; the other goes on.
		one, _, from, months := g.twoPhones(80, 260)
		g.stop(one, from, months, 8)
		g.layLibrary(byDeviceYear)
		g.bak.add("", g.export(g.between(1, 3)).Folders())
	}},
	{name: "icloud-one-phone-stopped-zips", play: func(g *game) {
		one, _, from, months := g.twoPhones(60, 200)
		g.stop(one, from, months, 8)
		g.layLibrary(byMonth)
		g.bak.add("", g.export(g.between(1, 3)).ZIPs())
	}},
	{name: "icloud-one-phone-stopped-for-a-while", play: func(g *game) {
		// Off for some months on one phone, whose pictures of that time never came.
		one, _, from, months := g.twoPhones(100, 260)
		at := from.AddDate(0, months*g.between(25, 45)/100, 0)
		to := at.AddDate(0, max(2, months/4), 0)
		g.roll(one, g.between(5, 12), at.AddDate(0, 0, 3), to.AddDate(0, 0, -3))
		loseAll(where(after(where(g.pics, of(one)), at), func(p *pic) bool { return p.when.Before(to) }), "upload-off", "sync-error")
		g.layLibrary(byDeviceYear)
		g.bak.add("", g.export(g.between(1, 3)).Folders())
	}},
	{name: "icloud-one-phone-never", play: func(g *game) {
		// One of the phones was never signed in.
		one, _, _, _ := g.twoPhones(60, 200)
		loseAll(where(g.pics, of(one)), "upload-off", "outside-scope")
		g.layLibrary(byDeviceYear)
		g.bak.add("", g.export(g.between(1, 3)).Folders())
	}},
	{name: "icloud-standstill", play: func(g *game) {
		// For some weeks nothing came through, from any device; then all went on.
		_, _, from, months := g.twoPhones(120, 300)
		at := from.AddDate(0, months*g.between(25, 65)/100, 0)
		to := at.AddDate(0, 1, g.between(5, 25))
		lost := where(after(g.pics, at), func(p *pic) bool { return p.when.Before(to) })
		if len(lost) < 4 {
			for range 6 {
				g.take(g.pics[0].dev, at.Add(time.Duration(g.between(24, 600))*time.Hour))
				g.take(g.pics[len(g.pics)-1].dev, at.Add(time.Duration(g.between(24, 600))*time.Hour))
			}
			lost = where(after(g.pics, at), func(p *pic) bool { return p.when.Before(to) })
		}
		loseAll(lost, "sync-error")
		g.layLibrary(byDeviceYear)
		g.bak.add("", g.export(g.between(1, 3)).Folders())
	}},
	{name: "icloud-deleted-listed", play: func(g *game) {
		// Deleted on the phone: the lists name them as deleted, the files are not there.
		g.twoPhones(50, 160)
		deleted := g.some(where(g.pics, isKind("still")), g.between(4, 16))
		loseAll(deleted, "deleted")
		g.layLibrary(byMonth)
		e := g.export(g.between(1, 2))
		for _, p := range deleted {
			e.Photos = append(e.Photos, phototest.ExportPhoto{Name: p.name(), Content: p.main(), Taken: p.utc(), Added: p.added, Deleted: true, Absent: true})
		}
		g.bak.add("", e.Folders())
	}},
	{name: "icloud-hidden-listed", play: func(g *game) {
		// The lists name them as hidden; the files were not delivered.
		g.twoPhones(50, 160)
		hidden := g.some(where(g.pics, isKind("still")), g.between(4, 16))
		loseAll(hidden, "hidden-album")
		g.layLibrary(byMonth)
		e := g.export(g.between(1, 2))
		for _, p := range hidden {
			e.Photos = append(e.Photos, phototest.ExportPhoto{Name: p.name(), Content: p.main(), Taken: p.utc(), Added: p.added, Hidden: true, Absent: true})
		}
		g.bak.add("", e.Folders())
	}},
	{name: "icloud-hidden-are-there", play: func(g *game) {
		// Hidden ones were delivered as well; others are missing.
		g.twoPhones(50, 160)
		g.noise(2, 8, g.pics)
		g.layLibrary(byMonth)
		e := g.export(g.between(1, 2))
		for i := range e.Photos {
			e.Photos[i].Hidden = g.chance(0.1)
		}
		g.bak.add("", e.Folders())
	}},
	{name: "icloud-listed-not-delivered", play: func(g *game) {
		// Apple's lists name them, and no part holds them.
		g.twoPhones(50, 160)
		absent := g.some(where(g.pics, isKind("still")), g.between(3, 12))
		loseAll(absent, "corrupted-backup", "sync-error", "unexplained")
		g.layLibrary(byMonth)
		e := g.export(g.between(1, 3))
		for i, p := range absent {
			e.Photos = append(e.Photos, phototest.ExportPhoto{Name: p.name(), Content: p.main(), Taken: p.utc(), Added: p.added, Absent: true, Part: 1 + i%max(1, e.Parts)})
		}
		g.bak.add("", e.Folders())
	}},
	{name: "icloud-zip-part-absent", play: func(g *game) {
		// Part 2 of 4 was never downloaded: what is nowhere else may be in it.
		g.twoPhones(60, 160)
		g.layLibrary(byMonth)
		for i, p := range byTime(g.pics) {
			if 1+i*4/len(g.pics) == 2 {
				p.because("unsure", "corrupted-backup")
			}
		}
		g.bak.add("", g.export(4).ZIPs())
		delete(g.bak, "iCloud Photos Part 2 of 4.zip")
	}},
	{name: "icloud-zip-cut", play: func(g *game) {
		// The download of a part ended early.
		g.twoPhones(60, 160)
		g.layLibrary(byMonth)
		e := g.export(3)
		g.bak.add("", e.ZIPs())
		name := "iCloud Photos Part 3 of 3.zip"
		cut := len(g.bak[name].data) * g.between(20, 60) / 100
		whole := g.bak[name].data
		g.bak[name] = file{data: whole[:cut]}
		for i, p := range byTime(g.pics) {
			if 1+i*3/len(g.pics) == 3 && !within(whole[:cut], p) {
				p.because("unsure", "corrupted-backup")
				p.also = "missing"
			}
		}
	}},
	{name: "icloud-shared-albums", play: func(g *game) {
		// The export holds other people's photos of shared albums, the NAS does not.
		g.twoPhones(40, 140)
		e := g.export(g.between(1, 2))
		part := fmt.Sprintf("iCloud Photos Part 1 of %d", max(1, e.Parts))
		for _, p := range g.pics {
			p.at = append(p.at, "?")
		}
		e.Shared = map[string][]byte{}
		friend := g.android()
		for i, when := range g.times(g.between(4, 20), day("2020-01-01"), day("2023-01-01")) {
			shot := g.shotOf(friend, when)
			name := fmt.Sprintf("Family trip/%s.JPG", g.uuid())
			e.Shared[name] = jpegOf(paint(shot), shot, 85)
			tr := &truth{status: "missing", cause: "not-yours", accept: []string{"not-yours"}}
			tr.paths = []string{path.Join(part, "iCloud Shared Albums.zip!/My Albums", name)}
			g.extra = append(g.extra, tr)
			_ = i
		}
		files := e.Folders()
		for _, p := range g.pics {
			p.at = nil
			for name, data := range files {
				if same(data, p.main()) {
					p.at = append(p.at, name)
				}
			}
		}
		g.lib.add("", files)
		g.layBackup(byMonth)
	}},
	{name: "icloud-later-export-lacks", play: func(g *game) {
		// Two exports of one account, the later one with newer photos: between them
		// somebody deleted.
		g.twoPhones(50, 160)
		e := g.export(2)
		files := e.Folders()
		for _, p := range g.pics {
			for name, data := range files {
				if same(data, p.main()) {
					p.at = append(p.at, name)
				}
			}
		}
		g.lib.add("", files)
		loseAll(g.some(g.pics, g.between(4, 20)), "deleted", "lost-from-backup")
		last := byTime(g.pics)[len(g.pics)-1].when
		old := g.pics
		g.roll(old[0].dev, g.between(15, 40), last.AddDate(0, 0, 5), last.AddDate(0, 5, 0))
		g.bak.add("", g.export(2).Folders())
		g.pics = old
	}},
	{name: "icloud-earlier-export", play: func(g *game) {
		// The other way round: the library is the later export of the account.
		g.twoPhones(50, 160)
		g.bak.add("", g.export(2).Folders())
		last := byTime(g.pics)[len(g.pics)-1].when
		newer := g.roll(g.pics[0].dev, g.between(15, 40), last.AddDate(0, 0, 5), last.AddDate(0, 5, 0))
		files := g.export(2).Folders()
		for _, p := range g.pics {
			for name, data := range files {
				if same(data, p.main()) {
					p.at = append(p.at, name)
				}
			}
		}
		g.lib.add("", files)
		loseAll(newer, "after-backup")
	}},
	{name: "icloud-zips-older-than-library", play: func(g *game) {
		// The export of 1 June says its date; what was taken since cannot be in it.
		one, two := g.iphone(), g.oldIPhone()
		g.roll(one, g.between(20, 80), day("2024-01-01"), day("2025-05-25"))
		g.roll(two, g.between(20, 60), day("2024-01-01"), day("2025-05-25"))
		loseAll(g.roll(one, g.between(4, 30), day("2025-06-05"), day("2025-10-01")), "after-backup")
		g.layLibrary(byMonth)
		g.bak.add("", g.export(g.between(1, 3)).ZIPs())
	}},
	{name: "icloud-most-compatible", play: func(g *game) {
		// Downloaded from the web site as "Most Compatible": HEIC came as JPEG, whole.
		d := g.iphone()
		d.live = 0
		from := g.start()
		g.roll(d, g.between(30, 90), from, from.AddDate(1, 0, 0))
		for _, p := range where(g.pics, ends(".HEIC")) {
			p.instead(jpegOf(p.pixels(), p.shot, 95), ".JPG")
		}
		g.noise(2, 6, where(g.pics, func(p *pic) bool { return p.kind != "movie" }))
		g.layLibrary(dcimOf)
		g.layBackup(flat)
	}},
	{name: "icloud-optimised-phone-copied", play: func(g *game) {
		// The phone's own DCIM was copied with Optimise Storage on: of what is older only
		// a smaller JPEG was there.
		d := g.iphone()
		d.live = 0
		from := g.start()
		g.roll(d, g.between(40, 140), from, from.AddDate(2, 0, 0))
		cut := from.AddDate(1, g.between(0, 8), 0)
		for _, p := range where(g.pics, ends(".HEIC")) {
			if p.when.Before(cut) {
				p.instead(jpegOf(smaller(p.pixels(), 2), p.shot, 80), ".JPG")
				p.because("missing", "thumbnail-only")
			}
		}
		g.layLibrary(byMonth)
		g.layBackup(dcimOf)
	}},
	{name: "icloudpd-live-videos-skipped", play: func(g *game) {
		// icloudpd ran with --skip-live-photos: the stills are there, their videos not.
		d := g.iphone()
		from := g.start()
		g.roll(d, g.between(40, 120), from, from.AddDate(1, 0, 0))
		for _, p := range g.pics {
			if p.part("video") != nil {
				p.copied = p.parts[:1]
				p.because("incomplete", "outside-scope", "unreadable-format")
			}
		}
		g.layLibrary(byMonth)
		g.layBackup(icloudpdLayout)
	}},
	{name: "icloudpd-some-live-videos-lost", play: func(g *game) {
		// A few of the many videos of Live Photos never arrived.
		d := g.iphone()
		d.live = 0.6
		from := g.start()
		g.roll(d, g.between(60, 120), from, from.AddDate(1, 0, 0))
		for _, p := range g.some(where(g.pics, func(p *pic) bool { return p.part("video") != nil }), g.between(2, 4)) {
			p.copied = p.parts[:1]
			p.because("incomplete", "unexplained")
		}
		g.layLibrary(byMonth)
		g.layBackup(icloudpdLayout)
	}},
	{name: "icloudpd-broken-off", play: func(g *game) {
		// A download was cut: what icloudpd calls .part is left.
		g.twoPhones(40, 120)
		d := phototest.ICloudpd{}
		cut := g.some(where(g.pics, isKind("still")), g.between(1, 3))
		for _, p := range g.pics {
			x := phototest.ICloudpdPhoto{Name: p.name(), Content: p.main(), Movie: p.part("video"), Taken: p.when}
			if slices.Contains(cut, p) {
				x.Got, x.Movie = len(x.Content)*g.between(20, 80)/100, nil
				p.because("missing", "corrupted-backup", "sync-error")
			}
			d.Photos = append(d.Photos, x)
		}
		g.layLibrary(byMonth)
		g.bak.add("", d.Tree())
	}},
}
