package exam_test

import (
	"fmt"
	"slices"
	"time"
)

var plainCloud = []story{
	{name: "plain-quota-plan-of-megabytes", play: func(g *game) {
		g.plainRoll(40, 400, g.plainDevices(g.between(1, 3))...)
		plan := total(g.pics) * int64(g.between(45, 80)) / 100 >> 20
		loseAll(newest(g.pics, max(1, plan)<<20), "over-quota")
		g.layLibrary(g.anyLayout())
		g.store("export", "zips", "nextcloud", "immich", "flat")
		g.args = []string{"--plan", fmt.Sprintf("%dMB", max(1, plan))}
	}},
	{name: "plain-quota-five-gigabytes-flat", play: func(g *game) {
		from, to := g.plainRoll(30, 200, g.jpegDevices(2)...)
		g.longMovies(from, to, 5<<30)
		loseAll(newest(g.pics, 5<<30), "over-quota")
		g.layLibrary(flat)
		g.store("flat", "months")
		g.args = []string{"--plan", "5GB"}
	}},
	{name: "plain-quota-five-gigabytes-not-told", play: func(g *game) {
		from, to := g.plainRoll(30, 200, g.jpegDevices(2)...)
		g.longMovies(from, to, 5<<30)
		loseAll(newest(g.pics, 5<<30), "over-quota", endInCloud...)
		g.layLibrary(g.anyLayout())
		g.store("nextcloud", "immich")
	}},
	{name: "plain-quota-no-plan-cloud", play: func(g *game) {
		g.plainRoll(60, 600, g.plainDevices(g.between(2, 3))...)
		loseAll(newest(g.pics, total(g.pics)*int64(g.between(45, 85))/100), "over-quota", endInCloud...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-quota-no-plan-copy", play: func(g *game) {
		g.plainRoll(60, 600, g.plainDevices(g.between(2, 3))...)
		loseAll(newest(g.pics, total(g.pics)*int64(g.between(45, 85))/100), "over-quota", endOfCopy...)
		g.layLibrary(flat)
		g.store("flat", "dcim", "months")
	}},
	{name: "plain-quota-movies-stay-out", play: func(g *game) {
		// Small stills still fit in where movies do not.
		from, to := g.plainRoll(80, 300, g.plainDevices(2)...)
		for range g.between(10, 25) {
			p := g.takeMovie(g.pics[g.r.Intn(len(g.pics))].dev, from.Add(time.Duration(g.r.Int63n(int64(to.Sub(from))))))
			p.album = g.outing(p.when)
		}
		cut := from.Add(to.Sub(from) * time.Duration(g.between(40, 70)) / 100)
		loseAll(where(after(g.pics, cut), isKind("movie")), "over-quota", "outside-scope", "sync-error", "upload-off")
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-off-window", play: func(g *game) {
		from, to := g.plainRoll(60, 500, g.plainDevices(g.between(1, 2))...)
		begin, end := g.window(from, to, 15, 40)
		loseWindow(within2(g.pics, begin, end), "upload-off", pauseInCloud...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-off-window-copy", play: func(g *game) {
		from, to := g.plainRoll(60, 500, g.plainDevices(g.between(1, 2))...)
		begin, end := g.window(from, to, 15, 40)
		loseWindow(within2(g.pics, begin, end), "upload-off", "sync-error", "outside-scope")
		g.layLibrary(pickOf[layout](g, flat, byMonth, byDevice))
		g.store("flat", "mirror", "dcim")
	}},
	{name: "plain-off-window-of-one", play: func(g *game) {
		devices := g.plainDevices(2)
		from, to := g.plainRoll(80, 400, devices...)
		begin, end := g.window(from, to, 15, 40)
		for _, d := range devices {
			g.atLeast(d, 8, begin, end)
		}
		loseWindow(within2(where(g.pics, of(devices[0])), begin, end), "upload-off", pauseInCloud...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-off-since-one-of-some", play: func(g *game) {
		devices := g.plainDevices(g.between(2, 4))
		from, to := g.plainRoll(80, 500, devices...)
		cut := from.Add(to.Sub(from) * time.Duration(g.between(35, 75)) / 100)
		for _, d := range devices {
			g.atLeast(d, 9, cut, to)
		}
		loseAll(after(where(g.pics, of(devices[0])), cut), "upload-off", pauseInCloud...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-off-two-windows", play: func(g *game) {
		from, to := g.plainRoll(100, 500, g.plainDevices(g.between(1, 2))...)
		half := from.Add(to.Sub(from) / 2)
		for _, w := range [][2]time.Time{{from, half}, {half, to}} {
			begin, end := g.window(w[0], w[1], 20, 40)
			loseWindow(within2(g.pics, begin, end), "upload-off", pauseInCloud...)
		}
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-off-since-single", play: func(g *game) {
		from, to := g.plainRoll(40, 300, g.plainDevices(1)...)
		cut := from.Add(to.Sub(from) * time.Duration(g.between(40, 85)) / 100)
		loseAll(after(g.pics, cut), "upload-off", endInCloud...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-newest-few-not-yet", play: func(g *game) {
		g.plainRoll(60, 500, g.plainDevices(g.between(1, 2))...)
		late := byTime(g.pics)
		loseAll(late[len(late)-g.between(3, 9):], "sync-error", append(slices.Clone(endInCloud), "after-backup")...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-random-few-cloud", play: func(g *game) {
		g.plainRoll(40, 600, g.plainDevices(g.between(1, 3))...)
		loseAll(g.share(g.pics, 1, 4, 1), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.store(clouds...)
	}},
	{name: "plain-random-many", play: func(g *game) {
		g.plainRoll(40, 400, g.plainDevices(g.between(1, 3))...)
		loseAll(g.share(g.pics, 10, 35, 3), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
}

// longMovies takes movies whose sum is well more than some bytes.
func (g *game) longMovies(from, to time.Time, most int64) {
	n := g.between(9, 14)
	for range n {
		p := g.takeMovie(g.pics[g.r.Intn(len(g.pics))].dev, from.Add(time.Duration(g.r.Int63n(int64(to.Sub(from))))).Truncate(time.Second))
		p.album = g.outing(p.when)
		p.parts[0].file = long(p.main(), most*13/10/int64(n)*int64(g.between(60, 140))/100)
		p.parts[0].file.when = p.when
	}
}
