package exam_test

import (
	"slices"
	"time"

	"rollcall/photo/phototest"
)

// plainStories are rolls as one makes them who wants to score labels: a folder of
// photos, a backup of it, and one cause or a few that each hit some of them.
var plainStories = slices.Concat(plainCloud, plainLeftOut, plainRefused, plainSpoiled, plainGone, plainMixed, plainPlaces, plainLibraries, plainCropped, plainBare, plainMore, plainPoor)

// plainRoll takes photos with some devices over half a year to three years, all before
// autumn 2024, evenly or in outings.
func (g *game) plainRoll(low, high int, devices ...*device) (from, to time.Time) {
	from = day("2019-01-01").AddDate(0, g.between(0, 34), g.between(0, 27))
	to = from.AddDate(0, g.between(7, 32), g.between(0, 27))
	n := g.between(low, high)
	left := n
	for i, d := range devices {
		share := left
		if i < len(devices)-1 {
			share = max(1, n*g.between(60, 130)/100/len(devices))
		}
		left -= share
		g.plainTake(d, share, from, to)
	}
	return from, to
}

// plainTake takes n photos with a device, evenly or in outings.
func (g *game) plainTake(d *device, n int, from, to time.Time) []*pic {
	if n <= 0 {
		return nil
	}
	if g.chance(0.5) {
		return g.roll(d, n, from, to)
	}
	var pics []*pic
	step := to.Sub(from) / time.Duration(n)
	at := from.Add(time.Duration(g.between(0, 600)) * time.Second)
	for range n {
		p := g.take(d, at.Add(time.Duration(g.r.Int63n(int64(step)*8/10+1))).Truncate(time.Second))
		p.album = g.outing(p.when)
		pics = append(pics, p)
		at = at.Add(step)
	}
	return pics
}

// plainDevices are n devices of different names.
func (g *game) plainDevices(n int) (list []*device) {
	for len(list) < n {
		d := pickOf(g, g.iphone, g.oldIPhone, g.android, g.camera)()
		if !slices.ContainsFunc(list, func(o *device) bool { return o.name == d.name || o.model == d.model }) {
			list = append(list, d)
		}
	}
	return list
}

// jpegOnly is a device whose every photo is one JPEG.
func (g *game) jpegOnly() *device { return plain(pickOf(g, g.oldIPhone, g.android, g.camera)()) }

// jpegDevices are n devices of different names that take nothing but JPEGs.
func (g *game) jpegDevices(n int) (list []*device) {
	for len(list) < n {
		d := g.jpegOnly()
		if !slices.ContainsFunc(list, func(o *device) bool { return o.name == d.name || o.model == d.model }) {
			list = append(list, d)
		}
	}
	return list
}

// single reports whether a photo is a still of one file, of a camera.
func single(p *pic) bool { return p.kind == "still" && len(p.parts) == 1 }

// share is n per cent of some pics, at least so many.
func (g *game) share(pics []*pic, low, high, least int) []*pic {
	return g.some(pics, max(least, len(pics)*g.between(low, high)/100))
}

// newest are the last photos whose sizes before them sum up to more than some bytes.
func newest(pics []*pic, held int64) (late []*pic) {
	sum := int64(0)
	for _, p := range byTime(pics) {
		if sum += p.bytes(); sum > held || late != nil {
			late = append(late, p)
		}
	}
	return late
}

func total(pics []*pic) (sum int64) {
	for _, p := range pics {
		sum += p.bytes()
	}
	return sum
}

// window is some weeks or months within from and to, away from the ends.
func (g *game) window(from, to time.Time, low, high int) (begin, end time.Time) {
	span := to.Sub(from)
	length := span * time.Duration(g.between(low, high)) / 100
	begin = from.Add(span * time.Duration(g.between(18, 80-high)) / 100).Truncate(24 * time.Hour)
	return begin, begin.Add(length).Truncate(24 * time.Hour)
}

func within2(pics []*pic, begin, end time.Time) []*pic {
	return where(pics, func(p *pic) bool { return !p.when.Before(begin) && p.when.Before(end) })
}

// atLeast takes more photos with a device in a time until there are n.
func (g *game) atLeast(d *device, n int, begin, end time.Time) {
	if have := len(within2(where(g.pics, of(d)), begin, end)); have < n {
		g.roll(d, n-have, begin, end)
	}
}

// webp is the shot as a WebP without metadata, by cwebp.
func (g *game) webp(s phototest.Shot) []byte { return g.encoded("cwebp", s) }
