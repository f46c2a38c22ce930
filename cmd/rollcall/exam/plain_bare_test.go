package exam_test

import (
	"fmt"
	"image"
	"image/color"
	"path"
	"slices"
	"strings"
	"time"
)

// resized is the whole picture at a fraction of its size, each pixel the mean of what it
// covers; sizes are rounded as thumbnailers round them.
func resized(m image.Image, divide int) image.Image {
	b := m.Bounds()
	return scaled(m, b, (b.Dx()+divide/2)/divide, (b.Dy()+divide/2)/divide)
}

// scaled is a part of the picture with so many pixels.
func scaled(m image.Image, b image.Rectangle, w, h int) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			out.SetRGBA(x, y, mean(m, b, float64(x)/float64(w), float64(y)/float64(h), float64(x+1)/float64(w), float64(y+1)/float64(h)))
		}
	}
	return out
}

// mean is the colour of a part of b, told in shares of it.
func mean(m image.Image, b image.Rectangle, x0, y0, x1, y1 float64) color.RGBA {
	var sum [3]float64
	weight := 0.0
	fx, tx := x0*float64(b.Dx()), x1*float64(b.Dx())
	fy, ty := y0*float64(b.Dy()), y1*float64(b.Dy())
	for y := int(fy); float64(y) < ty && y < b.Dy(); y++ {
		for x := int(fx); float64(x) < tx && x < b.Dx(); x++ {
			share := (min(tx, float64(x+1)) - max(fx, float64(x))) * (min(ty, float64(y+1)) - max(fy, float64(y)))
			r, g, bl, _ := m.At(b.Min.X+x, b.Min.Y+y).RGBA()
			sum[0], sum[1], sum[2] = sum[0]+share*float64(r>>8), sum[1]+share*float64(g>>8), sum[2]+share*float64(bl>>8)
			weight += share
		}
	}
	return color.RGBA{uint8(sum[0]/weight + 0.5), uint8(sum[1]/weight + 0.5), uint8(sum[2]/weight + 0.5), 255}
}

// plainCropped are small versions that do not show all of the picture.
var plainCropped = []story{
	{name: "plain-thumbs-square", play: func(g *game) {
		g.croppedThumbs(func(m image.Image) image.Image {
			b := m.Bounds()
			side := min(b.Dx(), b.Dy())
			at := image.Pt(b.Min.X+(b.Dx()-side)/2, b.Min.Y+(b.Dy()-side)/2)
			return scaled(m, image.Rectangle{at, at.Add(image.Pt(side, side))}, 48, 48)
		}, "only-edited")
	}},
	{name: "plain-thumbs-four-to-three", play: func(g *game) {
		g.croppedThumbs(func(m image.Image) image.Image {
			b := m.Bounds()
			w := b.Dy() * 4 / 3
			at := image.Pt(b.Min.X+max(0, b.Dx()-w)/2, b.Min.Y)
			return scaled(m, image.Rectangle{at, at.Add(image.Pt(min(w, b.Dx()), b.Dy()))}, 64, 48)
		}, "only-edited")
	}},
	{name: "plain-thumbs-a-line-less", play: func(g *game) {
		// Thumbnailers that round down lose the last lines of pixels.
		g.croppedThumbs(func(m image.Image) image.Image { return smaller(m, 3) })
	}},
	{name: "plain-thumbs-with-bars", play: func(g *game) {
		// Cameras' small pictures of 160 by 120 have black bars where the picture is wider.
		g.croppedThumbs(func(m image.Image) image.Image {
			out := image.NewRGBA(image.Rect(0, 0, 96, 72))
			for i := 3; i < len(out.Pix); i += 4 {
				out.Pix[i] = 255
			}
			in := scaled(m, m.Bounds(), 96, 64)
			for y := range 64 {
				for x := range 96 {
					out.Set(x, y+4, in.At(x, y))
				}
			}
			return out
		})
	}},
}

// croppedThumbs is a backup some of whose files are small pictures under the same names.
func (g *game) croppedThumbs(make func(image.Image) image.Image, accept ...string) {
	g.plainRoll(30, 200, g.jpegDevices(g.between(1, 2))...)
	named := g.chance(0.5)
	for _, p := range g.share(g.pics, 5, 30, 2) {
		if data := make(p.pixels()); named {
			p.instead(bare(data, 80), "")
		} else {
			p.instead(jpegOf(data, p.shot, 80), "")
		}
		p.because("missing", "thumbnail-only", accept...)
	}
	g.layLibrary(pickOf[layout](g, flat, byMonth))
	g.store("flat", "mirror", "dcim", "takeout", "export")
}

// plainBare are rolls whose files tell nothing but their names, times and bytes, as
// programs make them that want files of some names: pictures without metadata, of one
// colour, or bytes that are no pictures at all.
var plainBare = []story{
	{name: "plain-bare-nothing", play: func(g *game) {
		g.bareRoll(20, 300)
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout", "zips")
	}},
	{name: "plain-bare-random", play: func(g *game) {
		g.bareRoll(30, 300)
		loseAll(g.share(g.pics, 2, 6, 1), "sync-error", noPattern...)
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout", "zips")
	}},
	{name: "plain-bare-end", play: func(g *game) {
		from, to := g.bareRoll(40, 300)
		loseAll(after(g.pics, from.Add(to.Sub(from)*time.Duration(g.between(50, 85))/100)), "over-quota", endOfCopy...)
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout", "zips")
	}},
	{name: "plain-bare-quota-told", play: func(g *game) {
		g.bareRoll(60, 300)
		plan := max(100, total(g.pics)*int64(g.between(45, 85))/100>>10)
		loseAll(newest(g.pics, plan<<10), "over-quota")
		g.layLibrary(flat)
		g.store("flat", "export", "nextcloud", "immich")
		g.args = []string{"--plan", fmt.Sprintf("%dKB", plan)}
	}},
	{name: "plain-bare-window", play: func(g *game) {
		from, to := g.bareRoll(40, 300)
		begin, end := g.window(from, to, 12, 30)
		loseWindow(within2(g.pics, begin, end), "upload-off", "sync-error", "outside-scope")
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout", "zips")
	}},
	{name: "plain-bare-hidden", play: func(g *game) {
		g.bareRoll(30, 300)
		g.putAside(".hidden", g.share(g.pics, 3, 12, 2), "hidden-folder")
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout", "zips")
	}},
	{name: "plain-bare-deleted", play: func(g *game) {
		g.bareRoll(30, 300)
		g.putAside(g.trashFolder(), g.share(g.pics, 3, 12, 2), "deleted")
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout", "zips")
	}},
	{name: "plain-bare-format", play: func(g *game) {
		g.bareRoll(40, 300)
		end := pickOf(g, ".HEIC", ".MOV", ".CR2", ".webp")
		for _, p := range g.share(g.pics, 15, 40, 4) {
			p.parts[0] = part{end: end, file: g.file(p, g.fakeBytes(p, end))}
			p.lose("unreadable-format", leftOut...)
		}
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout", "zips")
	}},
	{name: "plain-bare-damaged", play: func(g *game) {
		g.bareRoll(30, 300)
		for i, p := range g.share(g.pics, 3, 12, 2) {
			g.damage(p, i)
		}
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout")
	}},
	{name: "plain-colours-nothing", play: func(g *game) {
		g.colourRoll(20, 200)
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-colours-random", play: func(g *game) {
		g.colourRoll(40, 250)
		loseAll(g.share(g.pics, 2, 6, 1), "sync-error", noPattern...)
		g.layLibrary(g.anyLayout())
		g.store(anywhere...)
	}},
	{name: "plain-colours-window", play: func(g *game) {
		from, to := g.colourRoll(60, 250)
		begin, end := g.window(from, to, 12, 30)
		loseWindow(within2(g.pics, begin, end), "upload-off", "sync-error", "outside-scope")
		g.layLibrary(g.anyLayout())
		g.store("flat", "nextcloud", "zips", "takeout")
	}},
	{name: "plain-colours-thumbs", play: func(g *game) {
		g.colourRoll(40, 200)
		for _, p := range g.share(g.pics, 5, 30, 2) {
			g.shrink(p, 3, g.chance(0.6))
		}
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout", "export")
	}},
	{name: "plain-colours-damaged", play: func(g *game) {
		g.colourRoll(40, 200)
		for i, p := range g.share(g.pics, 3, 12, 2) {
			g.damage(p, i)
		}
		g.layLibrary(flat)
		g.store("flat", "mirror", "dcim", "takeout")
	}},
}

// bareRoll are photos of one numbering without metadata, their moments in the times of
// their files: true JPEGs, or bytes that only have the name of a photo.
func (g *game) bareRoll(low, high int) (from, to time.Time) {
	d := plain(g.oldIPhone())
	from, to = g.plainRoll(low, high, d)
	way := g.r.Intn(3)
	for _, p := range g.pics {
		if way == 0 {
			p.parts[0].file.data = bare(paint(p.shot), 88)
			continue
		}
		p.parts[0].file.data = g.fakeBytes(p, p.parts[0].end)
	}
	return from, to
}

// fakeBytes are random, some of them with the first bytes of their format.
func (g *game) fakeBytes(p *pic, end string) []byte {
	b := make([]byte, g.between(1500, 30_000))
	g.r.Read(b)
	if p.shot.Seed%2 == 0 {
		return b
	}
	switch strings.ToLower(path.Ext(end)) {
	case ".jpg":
		return slices.Concat([]byte("\xFF\xD8\xFF\xE0\x00\x10JFIF\x00\x01\x01\x00\x00\x01\x00\x01\x00\x00"), b, []byte("\xFF\xD9"))
	case ".heic":
		return slices.Concat([]byte("\x00\x00\x00\x18ftypheic\x00\x00\x00\x00mif1heic"), b)
	case ".mov":
		return slices.Concat([]byte("\x00\x00\x00\x14ftypqt  \x00\x00\x00\x00qt  "), b)
	}
	return b
}

// colourRoll are pictures of one colour each, with metadata.
func (g *game) colourRoll(low, high int) (from, to time.Time) {
	from, to = g.plainRoll(low, high, g.jpegDevices(g.between(1, 2))...)
	for _, p := range g.pics {
		m := image.NewRGBA(image.Rect(0, 0, 96, 64))
		c := color.RGBA{uint8(g.r.Intn(256)), uint8(g.r.Intn(256)), uint8(g.r.Intn(256)), 255}
		for y := range 64 {
			for x := range 96 {
				m.SetRGBA(x, y, c)
			}
		}
		p.parts[0].file.data = jpegOf(m, p.shot, 90)
	}
	return from, to
}
