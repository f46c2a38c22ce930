package exam_test

import (
	"path"
	"strings"
	"time"

	"rollcall/photo/phototest"
)

// photosStories are of libraries of Photos for Mac.
var photosStories = []story{
	{name: "photos-all-well-folders", play: func(g *game) {
		// The originals were exported to folders, under the names they were taken with.
		g.twoPhones(40, 140)
		g.layPhotos(phototest.PhotosLibrary{}, nil)
		g.layBackup(byAlbum)
	}},
	{name: "photos-random-losses", play: func(g *game) {
		g.twoPhones(40, 140)
		g.noise(2, 8, g.pics)
		g.layPhotos(phototest.PhotosLibrary{Cloud: true}, synced)
		g.layBackup(byMonth)
	}},
	{name: "photos-refused-by-icloud", play: func(g *game) {
		// iCloud quarantined some, after many tries.
		g.twoPhones(50, 160)
		l := phototest.PhotosLibrary{Cloud: true}
		bad := g.some(g.pics, g.between(3, 12))
		for _, p := range bad {
			p.lose("sync-error")
			l.Refused = append(l.Refused, p.uuid)
		}
		g.layPhotos(l, func(p *pic, a *phototest.PhotosAsset) {
			synced(p, a)
			if p.gone {
				a.Set["ZCLOUDLOCALSTATE"], a.Master, a.Attributes = 4, 0, map[string]any{"ZUPLOADATTEMPTS": g.between(3, 40)}
			}
		})
		g.bak.add("", g.export(g.between(1, 2)).Folders())
	}},
	{name: "photos-waiting-for-icloud", play: func(g *game) {
		// The newest wait for their upload, and have for months.
		g.twoPhones(50, 160)
		l := phototest.PhotosLibrary{Cloud: true}
		late := byTime(g.pics)[len(g.pics)*g.between(75, 92)/100:]
		for _, p := range late {
			p.lose("sync-error")
			l.Queued = append(l.Queued, p.uuid)
		}
		g.layPhotos(l, func(p *pic, a *phototest.PhotosAsset) {
			synced(p, a)
			if p.gone {
				a.Set["ZCLOUDLOCALSTATE"], a.Master = 0, 1
			}
		})
		g.bak.add("", g.export(g.between(1, 2)).Folders())
	}},
	{name: "photos-switched-off", play: func(g *game) {
		// iCloud Photos was switched off on the Mac, which its log tells.
		g.twoPhones(60, 160)
		cut := byTime(g.pics)[len(g.pics)*g.between(50, 85)/100].when
		loseAll(after(g.pics, cut), "upload-off")
		l := phototest.PhotosLibrary{Switches: []phototest.PhotosSwitch{
			{Enabled: true, Type: "CPL", When: g.pics[0].when.AddDate(-1, 0, 0)},
			{Enabled: false, Type: "CPL", When: cut.Add(-time.Hour)}}}
		g.layPhotos(l, func(p *pic, a *phototest.PhotosAsset) {
			if !p.gone {
				synced(p, a)
			}
		})
		g.bak.add("", g.export(g.between(1, 2)).Folders())
	}},
	{name: "photos-hidden-not-downloaded", play: func(g *game) {
		// icloudpd leaves the Hidden album out.
		g.twoPhones(50, 160)
		hidden := g.some(where(g.pics, isKind("still")), g.between(4, 16))
		loseAll(hidden, "hidden-album")
		g.layPhotos(phototest.PhotosLibrary{Cloud: true}, func(p *pic, a *phototest.PhotosAsset) {
			synced(p, a)
			if p.gone {
				a.Set["ZHIDDEN"] = 1
			}
		})
		g.layBackup(icloudpdLayout)
	}},
	{name: "photos-hidden-are-there", play: func(g *game) {
		// The hidden ones are in the backup; what is missing is not hidden.
		g.twoPhones(50, 160)
		g.noise(2, 8, g.pics)
		g.layPhotos(phototest.PhotosLibrary{Cloud: true}, func(p *pic, a *phototest.PhotosAsset) {
			synced(p, a)
			if !p.gone && g.chance(0.12) {
				a.Set["ZHIDDEN"] = 1
			}
		})
		g.layBackup(byMonth)
	}},
	{name: "photos-recently-deleted", play: func(g *game) {
		// In the trash of the library, and so in no export.
		g.twoPhones(50, 160)
		loseAll(g.some(g.pics, g.between(3, 16)), "deleted")
		g.layPhotos(phototest.PhotosLibrary{Cloud: true}, func(p *pic, a *phototest.PhotosAsset) {
			synced(p, a)
			if p.gone {
				a.Trashed = time.Date(2026, 11, g.between(1, 20), 12, 0, 0, 0, time.UTC)
			}
		})
		g.layBackup(byMonth)
	}},
	{name: "photos-shared-with-you", play: func(g *game) {
		// Pictures that came by message are listed as shared with you, not as one's own.
		g.twoPhones(50, 160)
		loseAll(g.some(where(g.pics, isKind("still")), g.between(3, 16)), "not-yours")
		g.layPhotos(phototest.PhotosLibrary{Cloud: true, Model: pickOf(g, 16502, 17600, 18600)}, func(p *pic, a *phototest.PhotosAsset) {
			synced(p, a)
			if p.gone {
				a.Set["ZSAVEDASSETTYPE"], a.Set["ZBUNDLESCOPE"], a.Set["ZVISIBILITYSTATE"] = 12, 3, 2
			}
		})
		g.layBackup(byMonth)
	}},
	{name: "photos-optimised-and-exported", play: func(g *game) {
		// The Mac keeps small versions; Apple's export has the originals, byte by byte.
		g.twoPhones(50, 160)
		g.noise(0, 3, where(g.pics, isKind("still")))
		g.layPhotos(phototest.PhotosLibrary{Cloud: true}, func(p *pic, a *phototest.PhotosAsset) {
			synced(p, a)
			if p.kind == "still" && p.part("video") == nil && !p.gone && g.chance(0.6) {
				a.Elsewhere, a.Thumbnail = true, bare(smaller(p.pixels(), 2), 80)
			}
		})
		g.bak.add("", g.export(g.between(1, 3)).Folders())
	}},
	{name: "photos-optimised-is-the-backup", play: func(g *game) {
		// The only other copy is a Mac with Optimise Storage: of many it holds a preview.
		g.twoPhones(50, 160)
		g.layLibrary(byMonth)
		l := phototest.PhotosLibrary{Cloud: true}
		for _, p := range g.pics {
			a := p.asset()
			synced(p, &a)
			if p.kind == "still" && p.part("video") == nil && g.chance(0.5) {
				a.Elsewhere, a.Thumbnail = true, bare(smaller(p.pixels(), 2), 80)
				p.because("missing", "thumbnail-only")
			}
			l.Assets = append(l.Assets, a)
		}
		files, err := l.Files()
		must(g.t, err)
		g.bakName = "Photos Library.photoslibrary"
		g.bak.add("", files)
	}},
	{name: "photos-only-edits-exported", play: func(g *game) {
		// Exported with their edits: of an edited photo the original is nowhere.
		d := g.oldIPhone()
		from := g.start()
		g.roll(d, g.between(40, 140), from, from.AddDate(1, 0, 0))
		edited := map[*pic][]byte{}
		for _, p := range g.some(where(g.pics, isKind("still")), g.between(4, 20)) {
			s := p.shot
			edited[p] = jpegOf(retouched(p.pixels(), g.r.Intn(3)), s, 90)
			p.instead(edited[p], "")
			p.because("missing", "only-edited")
		}
		g.layPhotos(phototest.PhotosLibrary{}, func(p *pic, a *phototest.PhotosAsset) {
			if e := edited[p]; e != nil {
				a.Edit = e
			}
		})
		g.layBackup(byAlbum)
	}},
	{name: "photos-originals-copied", play: func(g *game) {
		// Somebody copied the folder "originals" out of the package, and lost some.
		g.twoPhones(40, 140)
		g.noise(1, 6, g.pics)
		g.layPhotos(phototest.PhotosLibrary{}, nil)
		for name, f := range g.lib {
			if rest, ok := strings.CutPrefix(name, "originals/"); ok && !g.isGone(name) {
				g.bak[path.Join("originals", rest)] = f
			}
		}
	}},
	{name: "photos-bursts-picks-only", play: func(g *game) {
		// Only the picks of bursts were exported; the frames left over were not.
		d := g.oldIPhone()
		from := g.start()
		g.roll(d, g.between(40, 100), from, from.AddDate(1, 0, 0))
		bursts := map[*pic]string{}
		key := map[*pic]bool{}
		for range g.between(2, 4) {
			id, at := g.uuid(), g.pics[g.r.Intn(len(g.pics))].when.Add(20*time.Minute)
			for i := range g.between(4, 9) {
				p := g.takeStill(d, at.Add(time.Duration(i)*100*time.Millisecond))
				bursts[p] = id
				if key[p] = i == 1; !key[p] {
					p.lose("outside-scope", "unexplained")
				}
			}
		}
		g.layPhotos(phototest.PhotosLibrary{Cloud: true}, func(p *pic, a *phototest.PhotosAsset) {
			synced(p, a)
			if id := bursts[p]; id != "" {
				a.Set["ZAVALANCHEUUID"], a.Set["ZAVALANCHEPICKTYPE"], a.Set["ZVISIBILITYSTATE"] = id, 2, 2
				if key[p] {
					a.Set["ZAVALANCHEPICKTYPE"], a.Set["ZVISIBILITYSTATE"] = 20, 0
				}
			}
		})
		g.layBackup(byMonth)
	}},
}

func (g *game) isGone(name string) bool {
	for _, p := range g.pics {
		if p.gone && strings.HasPrefix(path.Base(name), p.uuid) {
			return true
		}
	}
	return false
}

// synced is a photo that iCloud has.
func synced(_ *pic, a *phototest.PhotosAsset) {
	a.Set["ZCLOUDLOCALSTATE"], a.Master = 1, 3
}
