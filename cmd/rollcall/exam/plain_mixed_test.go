package exam_test

import (
	"fmt"
	"slices"
	"time"
)

var plainMixed = slices.Concat([]story{
	{name: "plain-mix-two", play: func(g *game) { g.plainMix(60, 400, 2, anywhere...) }},
	{name: "plain-mix-two-cloud", play: func(g *game) { g.plainMix(60, 400, 2, clouds...) }},
	{name: "plain-mix-three", play: func(g *game) { g.plainMix(80, 500, 3, anywhere...) }},
	{name: "plain-mix-three-copy", play: func(g *game) { g.plainMix(80, 500, 3, copies...) }},
	{name: "plain-mix-quota-and-hidden", play: func(g *game) {
		g.plainRoll(60, 400, g.plainDevices(g.between(1, 2))...)
		g.putAside(".hidden", g.share(g.pics, 3, 10, 2), "hidden-folder")
		rest := where(g.pics, untouched(anyPic))
		plan := max(1, total(rest)*int64(g.between(45, 80))/100>>20)
		loseAll(newest(rest, plan<<20), "over-quota")
		for _, p := range g.pics { // hidden ones after that day are out for both reasons
			if p.cause == "hidden-folder" {
				p.accept = append(p.accept, "over-quota")
			}
		}
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
		g.args = []string{"--plan", fmt.Sprintf("%dMB", plan)}
	}},
	{name: "plain-mix-format-and-thumbs", play: func(g *game) {
		from, to := g.plainRoll(60, 300, g.plainDevices(g.between(1, 2))...)
		g.others(from, to, g.between(5, 12), ".bmp", bmpOf)
		loseAll(where(g.pics, ends(".bmp")), "unreadable-format", leftOut...)
		for _, p := range g.share(where(g.pics, untouched(single)), 5, 30, 2) {
			g.shrink(p, 3, g.chance(0.6))
		}
		g.layLibrary(pickOf[layout](g, flat, byMonth))
		g.store("flat", "months", "export", "zips", "takeout", "nextcloud")
	}},
	{name: "plain-mix-window-and-device", play: func(g *game) {
		devices := g.plainDevices(3)
		from, to := g.plainRoll(120, 500, devices...)
		begin, end := g.window(from, to, 12, 25)
		for _, d := range devices[:2] {
			g.atLeast(d, 5, begin, end)
		}
		loseAll(where(g.pics, of(devices[2])), "outside-scope", pauseInCloud...)
		screensOfNoDevice(where(g.pics, of(devices[2])))
		loseWindow(within2(where(g.pics, func(p *pic) bool { return p.dev != devices[2] }), begin, end), "upload-off", pauseInCloud...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-mix-random-and-stop", play: func(g *game) {
		from, to := g.plainRoll(80, 400, g.plainDevices(g.between(1, 2))...)
		cut := from.Add(to.Sub(from) * time.Duration(g.between(55, 90)) / 100)
		loseAll(after(g.pics, cut), "over-quota", endInCloud...)
		loseAll(g.share(where(g.pics, untouched(anyPic)), 1, 3, 2), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
}, plainFew)

// plainFew are small rolls, and large ones that lack next to nothing.
var plainFew = []story{
	{name: "plain-tiny-one-cause", play: func(g *game) { g.plainMix(8, 40, 1, anywhere...) }},
	{name: "plain-tiny-two-causes", play: func(g *game) { g.plainMix(16, 40, 2, anywhere...) }},
	{name: "plain-tiny-end", play: func(g *game) {
		g.plainRoll(10, 40, g.plainDevices(g.between(1, 2))...)
		last := byTime(g.pics)
		loseAll(last[len(last)*g.between(55, 80)/100:], "over-quota", endInCloud...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-tiny-format", play: func(g *game) {
		from, to := g.plainRoll(10, 30, g.jpegDevices(1)...)
		g.others(from, to, g.between(3, 6), ".gif", gifOf)
		loseAll(where(g.pics, ends(".gif")), "unreadable-format", leftOut...)
		g.layLibrary(flat)
		g.store(anywhere...)
	}},
	{name: "plain-tiny-nothing-there", play: func(g *game) {
		// All of one phone, and nothing of another.
		devices := g.jpegDevices(2)
		g.plainRoll(12, 40, devices...)
		accept := pauseInCloud
		if !byTime(where(g.pics, of(devices[1])))[0].when.Before(g.afterLast(devices[0])) {
			accept = endInCloud // the one begins where the other ends
		}
		loseAll(where(g.pics, of(devices[1])), "outside-scope", accept...)
		g.layLibrary(byDevice)
		g.store(anywhere...)
	}},
	{name: "plain-few-of-five-hundred", play: func(g *game) {
		g.plainRoll(440, 520, g.jpegDevices(g.between(1, 3))...)
		loseAll(g.some(g.pics, g.between(1, 5)), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-few-of-five-hundred-told", play: func(g *game) {
		// One to five of five hundred, and the files tell why.
		g.plainRoll(440, 520, g.jpegDevices(g.between(1, 3))...)
		few := g.some(g.pics, g.between(1, 5))
		switch g.r.Intn(5) {
		case 0:
			for i, p := range few {
				g.damage(p, i)
			}
		case 1:
			for _, p := range few {
				g.shrink(p, 3, true)
			}
		case 2:
			for _, p := range few {
				g.edit(p)
			}
		case 3:
			g.putAside(".hidden", few, "hidden-folder")
		default:
			g.putAside(g.trashFolder(), few, "deleted")
		}
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-few-of-two-thousand", play: func(g *game) {
		g.plainRoll(1400, 2000, g.jpegDevices(g.between(1, 3))...)
		from, to := byTime(g.pics)[0].when, byTime(g.pics)[len(g.pics)-1].when
		kind := pickOf(g, "flat", "mirror", "months", "nextcloud", "takeout")
		g.suffer(kind, 1, from, to, "window", "device")
		g.layLibrary(g.anyLayout())
		g.storeInto(g.bak, kind)
	}},
	{name: "plain-quiet-months", play: func(g *game) {
		// Months without photos on both sides; the few that are lost lie elsewhere.
		d := g.plainDevices(1)[0]
		from := day("2020-01-01").AddDate(0, g.between(0, 12), 0)
		for range 3 {
			g.plainTake(d, g.between(20, 80), from, from.AddDate(0, 4, 0))
			from = from.AddDate(0, g.between(8, 14), 0)
		}
		loseAll(g.some(g.pics, g.between(1, 5)), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-large-ones-are-there", play: func(g *game) {
		from, to := g.plainRoll(40, 200, g.jpegDevices(2)...)
		g.longMovies(from, to, 4<<30)
		loseAll(g.some(where(g.pics, single), g.between(1, 6)), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.store("flat", "mirror", "nextcloud", "immich")
	}},
}

// afterLast is when a device took its last photo.
func (g *game) afterLast(d *device) time.Time {
	mine := byTime(where(g.pics, of(d)))
	return mine[len(mine)-1].when
}

// plainMix is a roll that n mishaps hit, in a backup of one of some kinds.
func (g *game) plainMix(low, high, n int, kinds ...string) {
	devices := g.plainDevices(g.between(1, 3))
	if !slices.ContainsFunc(devices, func(d *device) bool { return d.still != ".HEIC" }) {
		devices[0] = g.jpegOnly()
	}
	from, to := g.plainRoll(low, high, devices...)
	kind := pickOf(g, kinds...)
	g.suffer(kind, n, from, to)
	g.layLibrary(g.anyLayout())
	g.storeInto(g.bak, kind)
}
