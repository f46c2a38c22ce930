package exam_test

import (
	"slices"
	"time"

	"rollcall/photo/phototest"
)

// plainPlaces are rolls with several backups.
var plainPlaces = []story{
	{name: "plain-places-each-lacks-others", play: func(g *game) {
		g.plainRoll(40, 400, g.plainDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		g.split([]string{"flat", "months", "nextcloud"}, g.between(2, 3))
	}},
	{name: "plain-places-one-hole-in-all", play: func(g *game) {
		from, to := g.plainRoll(60, 400, g.plainDevices(g.between(1, 2))...)
		begin, end := g.window(from, to, 12, 30)
		loseWindow(within2(g.pics, begin, end), "upload-off", "sync-error", "outside-scope")
		g.layLibrary(g.anyLayout())
		g.split([]string{"months", "nextcloud", "zips"}, 2)
	}},
	{name: "plain-places-few-in-none", play: func(g *game) {
		g.plainRoll(60, 400, g.plainDevices(g.between(1, 2))...)
		loseAll(g.some(g.pics, g.between(1, 6)), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.split([]string{"flat", "export", "takeout"}, g.between(2, 3))
	}},
	{name: "plain-places-hidden-in-none", play: func(g *game) {
		g.plainRoll(60, 300, g.plainDevices(g.between(1, 2))...)
		g.putAside(".hidden", g.share(g.pics, 3, 10, 2), "hidden-folder")
		g.layLibrary(g.anyLayout())
		g.split([]string{"flat", "immich", "takeout"}, 2)
	}},
	{name: "plain-places-thumbs-in-one", play: func(g *game) {
		// One place has small versions of all, the other most of the originals.
		g.plainRoll(40, 200, g.jpegDevices(g.between(1, 2))...)
		g.layLibrary(g.anyLayout())
		loseAll(g.share(g.pics, 3, 20, 2), "thumbnail-only")
		g.store("flat", "months", "zips")
		small := tree{}
		for _, p := range g.pics {
			small[p.at[0]] = file{data: jpegOf(resized(p.pixels(), 3), p.shot, 78), when: p.when}
		}
		g.more = map[string]tree{"web": small}
	}},
	{name: "plain-places-phone-and-nas", play: func(g *game) {
		// The phone's backup has no camera; the NAS has the camera and what was on the phone until a day.
		phone, cam := pickOf(g, g.iphone, g.oldIPhone)(), g.camera()
		from, to := g.plainRoll(60, 300, phone, cam)
		nas := from.Add(to.Sub(from) * time.Duration(g.between(50, 70)) / 100)
		cut := from.Add(to.Sub(from) * time.Duration(g.between(80, 95)) / 100)
		for _, p := range g.pics {
			p.gone = p.dev == cam || p.when.After(cut)
		}
		g.renumber()
		g.more = map[string]tree{"phone": {}}
		g.more["phone"].add("00008101-000A1D2E3F4B5C6D", g.backedUp(phototest.PhoneBackup{Device: phone.name, Date: cut}).Tree())
		for _, p := range g.pics {
			p.gone = p.dev == phone && p.when.After(nas)
			if p.dev == phone && p.when.After(cut) {
				p.because("missing", "after-backup", "upload-off", "sync-error")
			}
		}
		g.layLibrary(pickOf[layout](g, byMonth, byDeviceYear))
		g.store("months")
	}},
	{name: "plain-places-damaged-in-both", play: func(g *game) {
		g.plainRoll(40, 300, g.jpegDevices(g.between(1, 2))...)
		bad := g.share(g.pics, 2, 8, 2)
		for i, p := range bad {
			g.damage(p, i)
		}
		g.layLibrary(flat)
		g.store("flat", "months")
		second := tree{}
		for i, p := range bad {
			g.damage(p, i+1)
		}
		g.storeInto(second, "mirror")
		g.more = map[string]tree{"second": second}
	}},
}

// split spreads what has a copy over n backups, so that each lacks a part of it.
func (g *game) split(kinds []string, n int) {
	g.r.Shuffle(len(kinds), func(i, j int) { kinds[i], kinds[j] = kinds[j], kinds[i] })
	kept := where(g.pics, func(p *pic) bool { return !p.gone })
	home := map[*pic]int{}
	for _, p := range kept {
		home[p] = g.r.Intn(n)
	}
	if g.chance(0.5) {
		for i, p := range byTime(kept) {
			home[p] = i * n / len(kept)
		}
	}
	places := map[string]tree{}
	for i := range n {
		to := tree{}
		for _, p := range kept {
			p.gone = home[p] != i && g.r.Intn(4) == 0
		}
		g.storeInto(to, kinds[i])
		places[[]string{"", "second", "third"}[i]] = to
	}
	for _, p := range kept {
		p.gone = false
	}
	g.bak = places[""]
	delete(places, "")
	g.more = places
}

// plainLibraries are rolls whose library is none of plain folders.
var plainLibraries = []story{
	{name: "plain-photos-hidden-and-trashed", play: func(g *game) {
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		hidden := g.share(where(g.pics, single), 3, 8, 2)
		loseAll(hidden, "hidden-album")
		trashed := g.share(where(g.pics, untouched(single)), 2, 6, 2)
		loseAll(trashed, "deleted")
		when := g.afterAll()
		g.layPhotos(phototest.PhotosLibrary{}, func(p *pic, a *phototest.PhotosAsset) {
			if slices.Contains(hidden, p) {
				a.Set["ZHIDDEN"] = 1
			} else if slices.Contains(trashed, p) {
				a.Trashed = when.AddDate(0, 0, -3)
			}
		})
		g.store("flat", "months", "export", "takeout", "immich")
	}},
	{name: "plain-photos-hidden-and-few", play: func(g *game) {
		g.plainRoll(40, 300, g.plainDevices(g.between(1, 2))...)
		hidden := g.share(where(g.pics, single), 3, 8, 2)
		loseAll(hidden, "hidden-album")
		loseAll(g.some(where(g.pics, untouched(anyPic)), g.between(1, 4)), "sync-error", noPattern...)
		g.layPhotos(phototest.PhotosLibrary{}, func(p *pic, a *phototest.PhotosAsset) {
			if slices.Contains(hidden, p) {
				a.Set["ZHIDDEN"] = 1
			}
		})
		g.store("flat", "months", "nextcloud", "zips")
	}},
	{name: "plain-photos-hidden-there-window-not", play: func(g *game) {
		from, to := g.plainRoll(60, 300, g.plainDevices(g.between(1, 2))...)
		begin, end := g.window(from, to, 15, 30)
		loseWindow(within2(g.pics, begin, end), "upload-off", pauseInCloud...)
		there := g.share(where(g.pics, untouched(single)), 3, 8, 2)
		g.layPhotos(phototest.PhotosLibrary{Cloud: true}, func(p *pic, a *phototest.PhotosAsset) {
			if slices.Contains(there, p) {
				a.Set["ZHIDDEN"] = 1
			}
		})
		g.store(icloud...)
	}},
	{name: "plain-photos-quota-waiting", play: func(g *game) {
		g.plainRoll(60, 300, g.plainDevices(g.between(1, 2))...)
		plan := max(1, total(g.pics)*int64(g.between(45, 80))/100>>20)
		late := newest(g.pics, plan<<20)
		loseAll(late, "over-quota", "sync-error")
		l := phototest.PhotosLibrary{Cloud: true}
		for _, p := range late {
			l.Queued = append(l.Queued, p.uuid)
		}
		g.layPhotos(l, nil)
		g.store(icloud...)
		g.args = []string{"--plan", "1MB"}
		if plan > 1 {
			g.args[1] = formatMB(plan)
		}
	}},
	{name: "plain-photos-format-and-damaged", play: func(g *game) {
		from, to := g.plainRoll(40, 250, g.plainDevices(g.between(1, 2))...)
		g.others(from, to, g.between(4, 9), ".gif", gifOf)
		loseAll(where(g.pics, ends(".gif")), "unreadable-format", leftOut...)
		for i, p := range g.share(where(g.pics, untouched(single)), 2, 6, 2) {
			g.damage(p, i)
		}
		g.layPhotos(phototest.PhotosLibrary{}, nil)
		g.store("flat", "months", "takeout")
	}},
	{name: "plain-photos-nothing", play: func(g *game) {
		g.plainRoll(20, 300, g.plainDevices(g.between(1, 3))...)
		g.layPhotos(phototest.PhotosLibrary{}, nil)
		g.store("flat", "months", "export", "zips", "immich", "photoprism", "takeout")
	}},
	{name: "plain-takeout-library-two-causes", play: func(g *game) {
		from, to := g.plainRoll(60, 300, g.jpegDevices(2)...)
		begin, end := g.window(from, to, 12, 25)
		loseWindow(within2(g.pics, begin, end), "upload-off", "sync-error", "outside-scope")
		for i, p := range g.share(where(g.pics, untouched(single)), 2, 6, 2) {
			g.damage(p, i)
		}
		g.takeoutLibrary(nil)
		g.store("flat", "months", "nextcloud", "immich")
	}},
	{name: "plain-takeout-library-bin-and-few", play: func(g *game) {
		g.plainRoll(60, 300, g.jpegDevices(g.between(1, 2))...)
		binned := g.share(g.pics, 2, 6, 2)
		loseAll(binned, "deleted")
		loseAll(g.some(where(g.pics, untouched(anyPic)), g.between(1, 4)), "sync-error", noPattern...)
		g.takeoutLibrary(binned)
		g.store("flat", "months", "nextcloud", "immich")
	}},
	{name: "plain-takeout-library-nothing", play: func(g *game) {
		g.plainRoll(20, 300, g.plainDevices(g.between(1, 2))...)
		g.takeoutLibrary(nil)
		g.store("flat", "months", "nextcloud", "immich", "export")
	}},
	{name: "plain-phone-library-hidden-and-stop", play: func(g *game) {
		from, to := g.plainRoll(60, 250, pickOf(g, g.iphone, g.oldIPhone)())
		cut := from.Add(to.Sub(from) * time.Duration(g.between(55, 85)) / 100)
		hidden := g.share(where(g.pics, func(p *pic) bool { return single(p) && p.when.Before(cut.AddDate(0, 0, -14)) }), 4, 10, 2)
		loseAll(hidden, "hidden-album")
		loseAll(where(after(g.pics, cut), untouched(anyPic)), "upload-off", endInCloud...)
		g.finderLibrary(func(p *pic, f *phototest.PhoneFile) { f.Hidden = slices.Contains(hidden, p) })
		g.store("nextcloud", "immich", "zips")
	}},
	{name: "plain-phone-library-nothing", play: func(g *game) {
		g.plainRoll(20, 250, pickOf(g, g.iphone, g.oldIPhone)())
		g.finderLibrary(nil)
		g.store("flat", "months", "zips", "takeout", "photoprism")
	}},
}

// takeoutLibrary makes Google's export the library, some of it in its bin.
func (g *game) takeoutLibrary(binned []*pic) {
	g.renumber()
	gone, copied := map[*pic]bool{}, map[*pic][]part{}
	for _, p := range g.pics {
		gone[p], copied[p] = p.gone, p.copied
		p.gone, p.copied = false, nil
	}
	t := g.takeout()
	for i, p := range byTime(g.pics) {
		t.Photos[i].Trashed = slices.Contains(binned, p)
	}
	g.found(t.Tree())
	for _, p := range g.pics {
		p.gone, p.copied = gone[p], copied[p]
	}
}
