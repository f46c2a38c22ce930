package exam_test

import (
	"fmt"
	"path"
	"strings"

	"rollcall/photo/phototest"
)

// reportedClouds are of what loads photos from clouds, and of servers at home.
var reportedClouds = []story{
	{name: "reported-icloudpd-date-set-then-loaded-again", play: func(g *game) {
		// The date was written into the first download, so the next run took it for another
		// photo and loaded the original beside it, with its size in the name.
		// https://github.com/icloud-photos-downloader/icloud_photos_downloader/issues/437
		d := g.oldIPhone()
		d.shots = 0
		g.year(d, 30, 80)
		g.noise(1, 3, g.pics)
		g.layLibrary(dcimOf)
		g.layBackup(icloudpdLayout)
		for _, p := range g.whole(isKind("still")) {
			s := p.shot
			s.Software, s.Artist = "", "set"
			at := icloudpdLayout(p)
			g.bak[at+".JPG"] = file{data: g.still(".JPG", s), when: p.when}
			if g.chance(0.6) {
				g.bak[fmt.Sprintf("%s-%d.JPG", at, len(p.main())%1000000)] = p.parts[0].file
			}
		}
	}},
	{name: "reported-icloudpd-numbers-begin-anew", play: func(g *game) {
		// After IMG_9999 the phone began anew, and in the one folder the later photo took
		// the place of the earlier.
		// https://github.com/icloud-photos-downloader/icloud_photos_downloader/issues/328
		d := plain(g.oldIPhone())
		g.cards = true
		d.counter = 0
		from := g.start()
		early := g.roll(d, g.between(25, 60), from, from.AddDate(0, 8, 0))
		d.counter = g.between(0, 12)
		late := g.roll(d, g.between(25, 60), from.AddDate(2, 0, 0), from.AddDate(2, 8, 0))
		for _, p := range early {
			for _, q := range late {
				if p.stem == q.stem {
					p.lose("target-limit")
				}
			}
		}
		g.layLibrary(byYear)
		g.layBackup(below("iCloud", flat))
	}},
	{name: "reported-icloudpd-names-with-id", play: func(g *game) {
		// --file-match-policy name-id7 puts some letters behind each name.
		// https://github.com/icloud-photos-downloader/icloud_photos_downloader/issues/1254
		g.onePhone(30, 80)
		g.noise(2, 5, g.pics)
		g.layLibrary(dcimOf)
		g.layBackup(func(p *pic) string { return icloudpdLayout(p) + "_" + strings.ToLower(p.uuid[:7]) })
	}},
	{name: "reported-icloudpd-medium", play: func(g *game) {
		// --size medium was asked for, for some months.
		// https://github.com/icloud-photos-downloader/icloud_photos_downloader/issues/1043
		g.year(plain(g.oldIPhone()), 30, 80)
		for _, p := range after(g.pics, g.pics[len(g.pics)*g.between(30, 70)/100].when) {
			p.instead(jpegOf(smaller(p.pixels(), 2), p.shot, 80), "-medium.JPG")
			p.because("missing", "thumbnail-only")
		}
		g.layLibrary(dcimOf)
		g.layBackup(icloudpdLayout)
	}},
	{name: "reported-icloudpd-adjusted", play: func(g *game) {
		// Beside originals lie the adjusted ones; of some only these.
		// https://github.com/icloud-photos-downloader/icloud_photos_downloader/issues/1043
		g.year(plain(g.oldIPhone()), 30, 80)
		some := g.some(g.pics, g.between(8, 16))
		only := some[:3]
		g.layLibrary(dcimOf)
		for _, p := range only {
			p.lose("only-edited")
		}
		g.layBackup(icloudpdLayout)
		for _, p := range some {
			s := p.shot
			s.Software = "Photos"
			g.bak[icloudpdLayout(p)+"-adjusted.JPG"] = file{data: jpegOf(retouched(p.pixels(), g.r.Intn(3)), s, 92), when: p.when}
		}
	}},
	{name: "reported-icloudpd-all-of-one-name", play: func(g *game) {
		// Live Photos that came by AirDrop are all called FullSizeRender; their sizes, each
		// its own, were put behind the names, so that no pair has one name.
		// https://github.com/icloud-photos-downloader/icloud_photos_downloader/issues/1065
		g.year(g.allLive(), 20, 50)
		for _, p := range g.pics {
			p.numbered, p.stem = false, "FullSizeRender"
		}
		g.layLibrary(byDay)
		for _, p := range g.pics {
			dir, size := p.when.Format("2006/01/02/"), len(p.main())
			name := func() string { return fmt.Sprintf("%sFullSizeRender-%d.HEIC", dir, size) }
			for _, taken := g.bak[name()]; taken; _, taken = g.bak[name()] {
				size++ // two pictures of one size, by chance
			}
			g.bak[name()] = p.parts[0].file
			g.bak[fmt.Sprintf("%sFullSizeRender_HEVC-%d.MOV", dir, len(p.part("video")))] = p.parts[1].file
		}
	}},
	{name: "reported-icloudpd-jpeg-beside-heic", play: func(g *game) {
		// The container made a JPEG of each HEIC and kept both; some HEICs were lost since.
		// https://github.com/boredazfcuk/docker-icloudpd/issues/97
		g.year(plain(g.iphone()), 20, 50)
		gone := g.some(g.pics, g.between(2, 5))
		g.layLibrary(dcimOf)
		for _, p := range gone {
			p.also = "unsure" // the JPEG is as large, and all that there is
		}
		g.layBackup(icloudpdLayout)
		for _, p := range g.pics {
			g.bak[icloudpdLayout(p)+".JPG"] = file{data: jpegOf(p.pixels(), p.shot, 94), when: p.when}
		}
		for _, p := range gone {
			delete(g.bak, icloudpdLayout(p)+".HEIC")
		}
	}},
	{name: "reported-immich-only-the-videos", play: func(g *game) {
		// Of some Live Photos the server holds the video alone.
		// https://github.com/immich-app/immich/issues/16670
		// https://github.com/immich-app/immich/issues/30422
		g.onePhone(40, 100)
		for _, p := range g.some(where(g.pics, isLive), g.between(3, 9)) {
			p.copied = p.parts[1:]
			p.because("missing", "sync-error", "unexplained", "corrupted-backup", "unreadable-format")
			p.also = "incomplete"
		}
		g.layLibrary(dcimOf)
		g.layBackup(below("library/admin", func(p *pic) string { return p.when.Format("2006/2006-01-02/") + p.stem }))
	}},
	{name: "reported-immich-plus-one", play: func(g *game) {
		// The storage template put +1 behind thousands of names, each file for itself.
		// https://github.com/immich-app/immich/issues/30919
		g.onePhone(40, 100)
		g.noise(1, 4, g.pics)
		g.layLibrary(dcimOf)
		for _, p := range g.pics {
			if p.gone {
				continue
			}
			for _, x := range p.parts {
				at := "library/admin/" + p.when.Format("2006/2006-01-02/") + p.stem + pickOf(g, "", "+1", "+1+1") + strings.ToLower(x.end)
				g.bak[at] = x.file
				g.bak[at+".xmp"] = file{data: []byte(`<x:xmpmeta xmlns:x="adobe:ns:meta/"></x:xmpmeta>`)}
			}
		}
	}},
	{name: "reported-immich-previews-left", play: func(g *game) {
		// The files were lost, their previews lie below thumbs under numbers that tell nothing.
		// https://github.com/immich-app/immich/issues/30919
		g.year(plain(g.oldIPhone()), 30, 80)
		for _, p := range g.some(g.pics, g.between(8, 25)) {
			p.lose("thumbnail-only")
			id := strings.ToLower(p.uuid)
			g.bak[path.Join("thumbs/admin", id[:2], id[2:4], id+"-preview.jpeg")] = file{data: bare(smaller(p.pixels(), 2), 80)}
			g.bak[path.Join("thumbs/admin", id[:2], id[2:4], id+"-thumbnail.jpeg")] = file{data: bare(smaller(p.pixels(), 4), 80)}
		}
		g.layLibrary(dcimOf)
		g.layBackup(below("library/admin", byMonth))
	}},
	{name: "reported-photoprism-renamed-alike", play: func(g *game) {
		// The import names by second and a sum; of pictures that look alike some were left
		// out.
		// https://github.com/photoprism/photoprism/issues/4209
		d := plain(g.camera())
		d.subsec = false
		g.year(d, 15, 40)
		frames := g.alike(d, g.between(12, 30), g.pics[len(g.pics)/2].when, 0)
		loseAll(g.some(frames, g.between(2, 5)), "unexplained")
		g.layLibrary(byDay)
		g.layBackup(func(p *pic) string {
			return p.when.Format("2006/01/20060102_150405_") + p.uuid[:8]
		})
	}},
	{name: "reported-photoprism-live-video-is-the-still", play: func(g *game) {
		// What is called MOV holds the bytes of the HEIC.
		// https://github.com/photoprism/photoprism/issues/1895
		g.onePhone(30, 80)
		for _, p := range g.some(where(g.pics, isLive), g.between(2, 5)) {
			p.copied = []part{p.parts[0], {end: ".MOV", file: p.parts[0].file}}
			p.because("incomplete", "corrupted-backup", "unexplained", "unreadable-format")
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-two-of-one-stem", play: func(g *game) {
		// IMG_8445.HEIC and IMG_8445.JPG are two photos of two years. One of them is lost.
		// https://github.com/photoprism/photoprism/issues/1448
		one, two := plain(g.iphone()), plain(g.oldIPhone())
		from := g.start()
		a := g.roll(one, g.between(20, 50), from.AddDate(2, 0, 0), from.AddDate(3, 0, 0))
		two.counter = one.counter - len(a)
		b := g.roll(two, len(a), from, from.AddDate(1, 0, 0))
		for i := range min(5, len(a)) {
			pickOf(g, a, b)[i*len(a)/5].lose("unexplained", "sync-error")
		}
		g.sameLayout(below("Photos", flat))
	}},
	{name: "reported-takeout-long-names", play: func(g *game) {
		// Google cuts names at 51 letters and counts those that are the same then.
		// https://github.com/andyjohnson0/TakeoutExtractor/issues/23
		d := plain(g.camera())
		d.names = counted("Backyard_ceremony_wedding_photography_location_ourstudios-")
		g.year(d, 25, 60)
		g.noise(2, 5, g.pics)
		g.layLibrary(byAlbum)
		g.bak.add("", g.takeout().Tree())
	}},
	{name: "reported-takeout-numbers-in-brackets", play: func(g *game) {
		// Two phones count alike: IMG_4081.HEIC and IMG_4081(1).HEIC are two photos.
		// https://github.com/TheLastGimbus/GooglePhotosTakeoutHelper/issues/59
		one, two := g.iphone(), g.iphone()
		one.zone, two.zone, two.counter, g.cards = "+02:00", "+02:00", one.counter, true
		one.name, two.name = "Anna's iPhone", "Bram's iPhone"
		from := day("2021-02-01")
		g.roll(one, g.between(20, 45), from, from.AddDate(0, 8, 0))
		g.roll(two, g.between(20, 45), from, from.AddDate(0, 8, 0))
		g.noise(2, 5, g.pics)
		for _, p := range g.pics {
			if p.gone {
				p.accept = append(p.accept, "target-limit")
			}
		}
		g.layLibrary(byDevice)
		t := g.takeout()
		t.Cut = g.chance(0.5)
		g.bak.add("", t.Tree())
	}},
	{name: "reported-takeout-motion-apart", play: func(g *game) {
		// Of PXL_….MP.jpg the movie lies there for itself too, as PXL_….MP.
		// https://github.com/simulot/immich-go/issues/94
		d := plain(g.android())
		d.make, d.model = "Google", "Pixel 7 Pro"
		d.names = stamped("PXL_", "PXL_", "20060102_150405999")
		d.still = ".MP.jpg"
		g.year(d, 15, 40)
		movies := map[*pic][]byte{}
		for _, p := range g.pics {
			s := p.shot
			s.Seed = g.seed()
			movies[p] = movieOf(s, ".mp4")
			p.parts[0].file.data = motion(p.main(), movies[p])
		}
		g.noise(1, 4, g.pics)
		g.layLibrary(androidDCIM)
		g.bak.add("", g.takeout().Tree())
		for p, movie := range movies {
			if !p.gone {
				g.bak[fmt.Sprintf("Takeout/Google Photos/Photos from %d/%s.MP", p.utc().Year(), p.stem)] = file{data: movie}
			}
		}
	}},
	{name: "reported-takeout-merged-by-tool", play: func(g *game) {
		// The helper put all into one tree by month and threw doubles out. The library has
		// the doubles, in albums.
		// https://github.com/Xentraxx/GooglePhotosTakeoutHelper_Neo/issues/133
		g.androidPhone(30, 80)
		g.noise(1, 4, g.pics)
		g.layLibrary(androidDCIM)
		for _, p := range g.some(g.whole(isKind("still")), 12) {
			name := "Albums/Best/" + path.Base(p.at[0])
			g.lib[name] = p.parts[0].file
			g.besides(name, "present", "")
		}
		g.layBackup(func(p *pic) string { return "ALL_PHOTOS/" + byMonth(p) })
	}},
	{name: "reported-gphotos-heic-are-jpegs", play: func(g *game) {
		// What came from Google by its interface is called HEIC and is a JPEG, as large.
		// https://github.com/photoprism/photoprism/issues/4421
		g.year(plain(g.iphone()), 20, 50)
		for _, p := range g.pics {
			s := p.shot
			s.RequestID, s.Software = "", ""
			p.instead(jpegOf(p.pixels(), s, 94), "")
			p.also = "unsure"
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
	{name: "reported-gphotos-by-interface", play: func(g *game) {
		// Places are gone from the stills, movies came in another quality, Live videos not
		// at all.
		// https://github.com/rclone/rclone/issues/369
		// https://github.com/rclone/rclone/issues/7582
		d := g.iphone()
		d.movies, d.shots = 0.15, 0
		g.placed(g.year(d, 30, 70))
		for _, p := range g.pics {
			s := p.shot
			switch {
			case p.kind == "movie":
				s.Seed = g.seed()
				p.instead(phototest.MOV(s), ".mp4")
				p.because("missing", "thumbnail-only")
				p.also = "unsure"
			default:
				s.Latitude, s.Longitude = 0, 0
				p.copied = []part{{end: ".HEIC", file: file{data: g.still(".HEIC", s)}}}
				if isLive(p) {
					p.because("incomplete", "outside-scope", "unreadable-format")
				}
			}
		}
		g.layLibrary(dcimOf)
		g.layBackup(func(p *pic) string { return "media/by-month/" + p.when.Format("2006/2006-01/") + p.stem })
	}},
	{name: "reported-smugmug-heic-in-the-name", play: func(g *game) {
		// IMG_1.HEIC came back as IMG_1_HEIC.JPG.
		// https://github.com/graveljp/smugcli/pull/16
		g.year(plain(g.iphone()), 20, 50)
		g.noise(1, 4, g.pics)
		for _, p := range g.whole(func(*pic) bool { return true }) {
			p.instead(jpegOf(p.pixels(), p.shot, 94), "_HEIC.JPG")
			p.also = "unsure"
		}
		for _, p := range g.pics {
			if p.gone {
				p.accept = append(p.accept, "unreadable-format")
			}
		}
		g.layLibrary(byAlbum)
		g.layBackup(byAlbum)
	}},
	{name: "reported-flickr-one-title", play: func(g *game) {
		// Named by their titles; of those that share one the last stayed.
		// https://github.com/beaufour/flickr-download/issues/46
		g.year(plain(g.camera()), 30, 80)
		g.renumber()
		last := map[string]*pic{}
		title := map[*pic]string{}
		for _, p := range g.pics {
			title[p] = "Flickr/" + p.stem
			if g.chance(0.3) {
				title[p] = "Flickr/" + pickOf(g, "Sunset", "Beach", "Untitled", "Us")
			}
			if other := last[title[p]]; other != nil {
				other.lose("target-limit", "unexplained")
			}
			last[title[p]] = p
		}
		g.layLibrary(byAlbum)
		g.layBackup(func(p *pic) string { return title[p] })
	}},
}
