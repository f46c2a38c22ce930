package exam_test

import (
	"bytes"
	"fmt"
	"image"
	"image/color"
	"image/gif"
	"image/png"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"time"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
)

// reportedAlike are of pictures that nearly are others: frames of a burst, screens that
// differ in the clock, slight edits, and half of what a file held.
var reportedAlike = []story{
	{name: "reported-burst-of-heics-converted", play: func(g *game) {
		// The frames of a burst, all of one second, became JPEGs on the way; some never came.
		// https://github.com/photoprism/photoprism/issues/4209
		// https://github.com/nextcloud/ios/issues/963
		g.year(plain(g.oldIPhone()), 10, 25)
		frames := g.heicBurst(g.between(6, 10))
		for _, p := range frames {
			p.instead(jpegOf(p.picture(g), p.shot, 94), ".JPG")
			p.also = "unsure"
		}
		for _, p := range g.some(frames, g.between(2, 3)) {
			p.lose("unexplained", "unreadable-format", "sync-error")
			p.also = "unsure"
		}
		g.sameLayout(byDay)
	}},
	{name: "reported-burst-of-heics-converted-and-renamed", play: func(g *game) {
		// The same, with names by the second.
		// https://github.com/photoprism/photoprism/issues/4209
		g.year(plain(g.oldIPhone()), 10, 25)
		frames := g.heicBurst(g.between(6, 10))
		for _, p := range frames {
			p.instead(jpegOf(p.picture(g), p.shot, 94), ".jpg")
			p.also = "unsure"
		}
		for _, p := range g.some(frames, g.between(2, 3)) {
			p.lose("unexplained", "unreadable-format", "sync-error")
			p.also = "unsure"
		}
		g.layLibrary(byDay)
		g.layBackup(timeNames)
	}},
	{name: "reported-screens-that-differ-in-the-clock", play: func(g *game) {
		// Screenshots of one page, minutes apart, became JPEGs that tell nothing; some are
		// lost.
		// https://github.com/photoprism/photoprism/issues/4209
		g.year(plain(g.android()), 10, 25)
		d := g.pics[0].dev
		screen := paint(phototest.Shot{Seed: g.seed(), Width: 216, Height: 432})
		var shots []*pic
		for i := range g.between(6, 12) {
			p := g.begin(d, g.pics[3].when.Add(time.Duration(i)*time.Minute), "screenshot")
			p.shot = phototest.Shot{Seed: p.shot.Seed}
			p.stem = p.when.Format("Screenshot_20060102-150405")
			p.parts = []part{{end: ".png", file: g.file(p, phototest.PNGOf(clock(screen, p.when), nil, png.BestSpeed))}}
			shots = append(shots, p)
		}
		n := g.r.Intn(40)
		name := map[*pic]string{}
		for _, p := range shots {
			n++
			name[p] = fmt.Sprintf("Shared/image%03d", n)
			p.instead(bare(p.pixels(), 92), ".jpg")
			p.also = "unsure"
		}
		for _, p := range g.some(shots, g.between(2, 3)) {
			p.lose("unexplained", "unreadable-format", "outside-scope")
			p.also = "unsure"
		}
		g.layLibrary(androidDCIM)
		g.layBackup(func(p *pic) string {
			if name[p] != "" {
				return name[p]
			}
			return androidDCIM(p)
		})
	}},
	{name: "reported-screens-converted-same-names", play: func(g *game) {
		// The same screens, under their names.
		// https://github.com/photoprism/photoprism/issues/4209
		g.year(plain(g.android()), 10, 25)
		d := g.pics[0].dev
		screen := paint(phototest.Shot{Seed: g.seed(), Width: 216, Height: 432})
		var shots []*pic
		for i := range g.between(6, 12) {
			p := g.begin(d, g.pics[3].when.Add(time.Duration(i)*time.Minute), "screenshot")
			p.shot = phototest.Shot{Seed: p.shot.Seed}
			p.stem = p.when.Format("Screenshot_20060102-150405")
			p.parts = []part{{end: ".png", file: g.file(p, phototest.PNGOf(clock(screen, p.when), nil, png.BestSpeed))}}
			p.instead(bare(p.pixels(), 92), ".jpg")
			p.also = "unsure"
			shots = append(shots, p)
		}
		for _, p := range g.some(shots, g.between(2, 3)) {
			p.lose("unexplained", "unreadable-format", "outside-scope")
			p.also = "unsure"
		}
		g.sameLayout(androidDCIM)
	}},
	{name: "reported-edits-so-slight", play: func(g *game) {
		// The export gave the edited versions as JPEGs: a little brighter, no more.
		// https://github.com/RhetTbull/osxphotos/issues/896
		g.year(plain(g.iphone()), 20, 50)
		for _, p := range g.pics {
			p.instead(jpegOf(p.pixels(), p.shot, 94), ".jpeg")
			p.also = "unsure"
			if g.chance(0.4) {
				p.instead(jpegOf(brighter(p.pixels(), 108), p.shot, 94), ".jpeg")
				p.because("missing", "only-edited")
			}
		}
		g.layLibrary(dcimOf)
		g.layBackup(byAlbum)
	}},
	{name: "reported-selfies-mirrored", play: func(g *game) {
		// Somebody mirrored the selfies, without loss, and kept those alone.
		// https://github.com/btsouth/omaroll/pull/33
		g.year(plain(g.oldIPhone()), 25, 60)
		some := g.some(g.pics, g.between(5, 12))
		g.jpegtran(some, "-flip", "horizontal", "-copy", "all", "-perfect")
		for _, p := range some {
			p.because("missing", "only-edited")
			p.also = "unsure"
		}
		g.sameLayout(byDay)
	}},
	{name: "reported-loops-of-a-camera", play: func(g *game) {
		// The camera writes over its loops, GHAA0001.MP4 and on: the backup has what was
		// recorded under these names the week before.
		// https://toddmricker.com/gopro-file-naming-convention/
		d := plain(g.camera())
		d.make, d.model, d.name = "GoPro", "HERO6 Black", "HERO6 Black"
		g.year(d, 12, 25)
		for i := range g.between(4, 6) {
			p := g.begin(d, g.pics[11].when.Add(time.Duration(5*i)*time.Minute), "movie")
			p.numbered, p.stem = false, fmt.Sprintf("GHAA%04d", i+1)
			p.parts = []part{{end: ".MP4", file: g.file(p, g.film(p, ".MP4", "-c:v", "libx264", "-preset", "ultrafast"))}}
			before := *p
			before.shot.Seed, before.when = g.seed(), p.when.AddDate(0, 0, -7)
			p.instead(g.film(&before, ".MP4", "-c:v", "libx264", "-preset", "ultrafast"), "")
			p.because("missing", "target-limit", "unexplained", "corrupted-backup", "outside-scope", "after-backup", "sync-error")
		}
		g.sameLayout(below("DCIM/100GOPRO", flat))
	}},
	{name: "reported-animations-became-stills", play: func(g *game) {
		// Of each animation the first frame came over, as a PNG.
		// https://github.com/LOOHP/ImageFrame/issues/109
		g.twoDevices(25, 60)
		for i, p := range g.some(where(g.pics, isKind("still")), g.between(4, 8)) {
			p.numbered, p.stem = false, fmt.Sprintf("funny-%d", i)
			p.parts = []part{{end: ".gif", file: g.file(p, animation(p.shot, 5))}}
			p.instead(phototest.PNGOf(p.pixels(), nil, png.BestSpeed), ".png")
			p.because("missing", "unreadable-format", "thumbnail-only", "only-edited", "unexplained", "outside-scope")
			p.also = "unsure"
		}
		g.sameLayout(byMonth)
	}},
	{name: "reported-left-eye-only", play: func(g *game) {
		// Pictures in 3D hold one for each eye. The backup has the left ones, as JPEGs.
		// https://github.com/photoprism/photoprism/pull/1029
		d := plain(g.camera())
		d.make, d.model, d.names = "FUJIFILM", "FinePix REAL 3D W3", counted("DSCF")
		for _, p := range g.year(d, 15, 40) {
			left := p.main()
			s := p.shot
			s.Seed = g.seed()
			right := jpegOf(grained(paint(p.shot), s.Seed), phototest.Shot{}, 92)
			p.parts[0] = part{end: ".MPO", file: g.file(p, phototest.Pictures(left, right))}
			if g.chance(0.5) {
				p.instead(left, ".JPG")
				p.because("incomplete", "unreadable-format", "outside-scope", "unexplained", "only-edited")
				p.also = "missing"
			}
		}
		g.sameLayout(byDay)
	}},
	{name: "reported-messenger-as-large", play: func(g *game) {
		// Small enough for the messenger to leave their size, they were compressed anew and
		// tell nothing any more.
		// https://github.com/rayed/whatsapp-iphone-backup/issues/1
		g.year(plain(g.oldIPhone()), 20, 50)
		n := 0
		for _, p := range g.pics {
			if g.chance(0.5) {
				n++
				p.lose("thumbnail-only")
				p.also = "unsure"
				g.bak[fmt.Sprintf("WhatsApp Images/IMG-%s-WA%04d.jpg", p.when.Format("20060102"), n)] = file{data: bare(p.pixels(), 60)}
			}
		}
		g.layLibrary(dcimOf)
		g.layBackup(byMonth)
	}},
}

// heicBurst are frames of one view and one second, encoded each for itself.
func (g *game) heicBurst(n int) []*pic {
	d := plain(g.camera())
	d.subsec = false
	frames := g.alike(d, n, g.pics[len(g.pics)/2].when.Add(time.Hour), 0)
	dir, tool := g.t.TempDir(), programtest.Tool(g.t, "heif-enc")
	for i, p := range frames {
		in, out := filepath.Join(dir, fmt.Sprintf("%d.jpg", i)), filepath.Join(dir, fmt.Sprintf("%d.heic", i))
		must(g.t, os.WriteFile(in, p.main(), 0o600))
		if said, err := exec.Command(tool, "-q", "90", "-o", out, in).CombinedOutput(); err != nil {
			g.t.Fatalf("heif-enc: %v\n%s", err, said)
		}
		data, err := os.ReadFile(out)
		must(g.t, err)
		p.parts[0] = part{end: ".HEIC", file: g.file(p, data)}
	}
	return frames
}

// picture is what a HEIC shows, by another decoder.
func (p *pic) picture(g *game) image.Image {
	dir := g.t.TempDir()
	in, out := filepath.Join(dir, "in.heic"), filepath.Join(dir, "out.png")
	must(g.t, os.WriteFile(in, p.main(), 0o600))
	if said, err := exec.Command(programtest.Tool(g.t, "heif-convert"), in, out).CombinedOutput(); err != nil {
		g.t.Fatalf("heif-convert: %v\n%s", err, said)
	}
	data, err := os.ReadFile(out)
	must(g.t, err)
	m, err := png.Decode(bytes.NewReader(data))
	must(g.t, err)
	return m
}

// clock is the screen with the time in its corner.
func clock(screen *image.RGBA, when time.Time) image.Image {
	m := *screen
	m.Pix = slices.Clone(screen.Pix)
	for i, digit := range when.Format("1504") {
		for y := range 9 {
			for x := range 5 {
				c := color.RGBA{20, 20, 20, 255}
				if (int(digit)*7+y*3+x*5)%4 < 2 {
					c = color.RGBA{240, 240, 240, 255}
				}
				m.Set(8+i*7+x, 6+y, c)
			}
		}
	}
	return &m
}

func brighter(m image.Image, percent int) image.Image {
	out := image.NewRGBA(m.Bounds())
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			r, gr, b, _ := m.At(x, y).RGBA()
			up := func(v uint32) uint8 { return uint8(min(255, int(v>>8)*percent/100)) }
			out.Set(x, y, color.RGBA{up(r), up(gr), up(b), 255})
		}
	}
	return out
}

// animation is a GIF of some frames.
func animation(s phototest.Shot, frames int) []byte {
	var all gif.GIF
	for i := range frames {
		s.Seed += int64(i) * 7_000_003
		one, err := gif.Decode(bytes.NewReader(gifOf(s)))
		if err != nil {
			panic(err)
		}
		all.Image, all.Delay = append(all.Image, one.(*image.Paletted)), append(all.Delay, 20)
	}
	var b bytes.Buffer
	if err := gif.EncodeAll(&b, &all); err != nil {
		panic(err)
	}
	return b.Bytes()
}
