package exam_test

import (
	"image"
	"image/color"
	"math/rand"
	"slices"
	"time"

	"rollcall/photo/phototest"
)

// plainPoor are rolls of pictures as programs paint them in a hurry: numbers on white,
// some pixels of noise, one picture for all, or all of one moment.
var plainPoor = slices.Concat(
	g4("plain-cards", func(g *game) { g.repaint(func(i int, _ *pic) image.Image { return card(i) }) }),
	g4("plain-few-pixels", func(g *game) { g.repaint(func(_ int, p *pic) image.Image { return noisy(p.shot.Seed, 16, 12) }) }),
	g4("plain-one-moment", func(g *game) {
		at := g.pics[0].shot.Taken
		for _, p := range g.pics {
			p.shot.Taken = at
		}
		g.repaint(func(_ int, p *pic) image.Image { return paint(p.shot) })
	}),
	[]story{
		{name: "plain-one-picture-nothing", play: func(g *game) {
			g.onePicture(20, 150)
			g.layLibrary(g.anyLayout())
			g.store("flat", "mirror", "takeout", "zips")
		}},
		{name: "plain-one-picture-random", play: func(g *game) {
			// The dates and names differ, the pictures do not: the files that are lost are no copies of those there.
			g.onePicture(20, 150)
			loseAll(g.share(g.pics, 3, 10, 2), "sync-error", noPattern...)
			g.orUnsure()
			g.layLibrary(flat)
			g.store("flat", "mirror", "takeout", "zips")
		}},
		{name: "plain-one-picture-window", play: func(g *game) {
			from, to := g.onePicture(60, 200)
			begin, end := g.window(from, to, 15, 30)
			loseWindow(within2(g.pics, begin, end), "upload-off", "sync-error", "outside-scope")
			g.orUnsure()
			g.layLibrary(flat)
			g.store("flat", "takeout", "nextcloud")
		}},
		{name: "plain-every-cause-copy", play: func(g *game) { g.everyCause("flat", "mirror", "months", "eadir") }},
		{name: "plain-every-cause-cloud", play: func(g *game) { g.everyCause("nextcloud", "immich", "takeout", "zips") }},
	})

// orUnsure: the picture of what is lost is there, as another photo's.
func (g *game) orUnsure() {
	for _, p := range g.pics {
		if p.status == "missing" {
			p.also = "unsure"
		}
	}
}

// g4 are four stories of one kind of pictures: all there, some lost, some small, some damaged.
func g4(name string, repaint func(g *game)) []story {
	begin := func(g *game) {
		g.plainRoll(30, 200, g.jpegDevices(g.between(1, 2))...)
		g.renumber()
		repaint(g)
	}
	end := func(g *game) {
		g.layLibrary(pickOf[layout](g, flat, byMonth))
		g.store("flat", "mirror", "takeout", "zips", "nextcloud")
	}
	return []story{
		{name: name + "-nothing", play: func(g *game) {
			begin(g)
			g.layLibrary(pickOf[layout](g, flat, byMonth))
			g.store(anywhere...)
		}},
		{name: name + "-random", play: func(g *game) {
			begin(g)
			loseAll(g.share(g.pics, 2, 8, 2), "sync-error", noPattern...)
			end(g)
		}},
		{name: name + "-thumbs", play: func(g *game) {
			begin(g)
			for _, p := range g.share(g.pics, 5, 25, 2) {
				g.shrink(p, 2, g.chance(0.6))
			}
			end(g)
		}},
		{name: name + "-damaged", play: func(g *game) {
			begin(g)
			for i, p := range g.share(g.pics, 3, 12, 2) {
				g.damage(p, i)
			}
			end(g)
		}},
	}
}

// repaint gives each photo another picture.
func (g *game) repaint(picture func(i int, p *pic) image.Image) {
	for i, p := range byTime(g.pics) {
		p.parts[0].file.data = jpegOf(picture(i, p), p.shot, 90)
	}
}

// onePicture are photos of one picture for all, that differ in their metadata alone.
func (g *game) onePicture(low, high int) (from, to time.Time) {
	from, to = g.plainRoll(low, high, g.jpegDevices(1)...)
	m := paint(phototest.Shot{Seed: g.seed(), Width: 192, Height: 128})
	g.repaint(func(int, *pic) image.Image { return m })
	return from, to
}

// card is a white picture with a number on it.
func card(n int) image.Image {
	m := image.NewRGBA(image.Rect(0, 0, 160, 120))
	for i := range m.Pix {
		m.Pix[i] = 255
	}
	for at, x := 1000, 20; at > 0; at, x = at/10, x+32 {
		digit(m, x, 40, n/at%10)
	}
	return m
}

// digit draws a figure of seven strokes.
func digit(m *image.RGBA, x, y, n int) {
	strokes := [10]int{0x77, 0x24, 0x5D, 0x6D, 0x2E, 0x6B, 0x7B, 0x25, 0x7F, 0x6F}[n]
	for i, r := range []image.Rectangle{image.Rect(2, 0, 18, 3), image.Rect(0, 2, 3, 18), image.Rect(17, 2, 20, 18), image.Rect(2, 18, 18, 21),
		image.Rect(0, 20, 3, 37), image.Rect(17, 20, 20, 37), image.Rect(2, 36, 18, 39)} {
		if strokes>>i&1 == 0 {
			continue
		}
		for py := r.Min.Y; py < r.Max.Y; py++ {
			for px := r.Min.X; px < r.Max.X; px++ {
				m.SetRGBA(x+px, y+py, color.RGBA{0, 0, 0, 255})
			}
		}
	}
}

// noisy is a small picture of noise.
func noisy(seed int64, w, h int) image.Image {
	r := rand.New(rand.NewSource(seed))
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for i := range m.Pix {
		m.Pix[i] = uint8(r.Intn(256))
		if i%4 == 3 {
			m.Pix[i] = 255
		}
	}
	return m
}

// everyCause is one roll with as many reasons as its files can tell.
func (g *game) everyCause(kinds ...string) {
	from, to := g.plainRoll(150, 400, g.jpegDevices(2)...)
	kind := pickOf(g, kinds...)
	g.others(from, to, g.between(5, 9), ".bmp", bmpOf)
	loseAll(where(g.pics, ends(".bmp")), "unreadable-format", leftOut...)
	g.renumber()
	free := func() []*pic { return where(g.pics, untouched(single)) }
	if !isCloud(kind) {
		g.named(g.some(free(), g.between(3, 6)), func(i int) string { return "What? " + string(rune('a'+i)) })
	}
	g.putAside(".hidden", g.some(free(), g.between(4, 9)), "hidden-folder")
	g.putAside("Hidden", g.some(free(), g.between(4, 9)), "hidden-album", "hidden-folder", "outside-scope")
	g.putAside("Recently Deleted", g.some(free(), g.between(3, 8)), "deleted")
	for _, p := range g.some(free(), g.between(4, 9)) {
		g.shrink(p, 2, true)
	}
	for i, p := range g.some(free(), g.between(4, 9)) {
		g.damage(p, i)
	}
	for _, p := range g.some(free(), g.between(3, 7)) {
		g.edit(p)
	}
	g.layLibrary(byYear)
	g.storeInto(g.bak, kind)
}
