package decode

import (
	"image"
	"image/color"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"rollcall/photo"
)

// Means are exact whatever the sizes: cells' borders cut pixels.
func TestMeansAreExact(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		w, h := rapid.IntRange(1, 70).Draw(t, "w"), rapid.IntRange(1, 70).Draw(t, "h")
		side := rapid.IntRange(1, 40).Draw(t, "side")
		p := plane{pix: rapid.SliceOfN(rapid.Byte(), w*h, w*h).Draw(t, "pix"), stride: w, width: w, height: h, across: 1, down: 1}
		got := p.means(side, float64(w), float64(h))
		for i, v := range got {
			if want := slowMean(&p, i%side, i/side, side); math.Abs(float64(v)-want) > 0.01 {
				t.Fatalf("cell %d,%d of %d: %g, want %g", i%side, i/side, side, v, want)
			}
		}
	})
}

func slowMean(p *plane, cx, cy, side int) float64 {
	total := 0.0
	for y := range p.height {
		for x := range p.width {
			total += float64(p.pix[y*p.stride+x]) * overlap(x, cx, p.width, side) * overlap(y, cy, p.height, side)
		}
	}
	return total * float64(side) / float64(p.width) * float64(side) / float64(p.height)
}

func overlap(pixel, cell, count, side int) float64 {
	from, to := float64(cell*count)/float64(side), float64((cell+1)*count)/float64(side)
	return max(0, min(to, float64(pixel+1))-max(from, float64(pixel)))
}

// The grid of a turned picture is the turned grid of the picture.
func TestGridsTurn(t *testing.T) {
	for _, size := range []image.Point{{1024, 768}, {1000, 750}, {317, 211}, {40, 30}} {
		m := noisy(size.X, size.Y, image.YCbCrSubsampleRatio444)
		want := newGrid(m, Job{})
		for o := 1; o <= 8; o++ {
			got := newGrid(turnedBack(m, o), Job{Orientation: o})
			if got.Width != size.X || got.Height != size.Y {
				t.Fatalf("orientation %d: %dx%d", o, got.Width, got.Height)
			}
			if w, _ := differences(want, got); w > 1 { // a mean of n.5 is rounded either way
				t.Errorf("%v, orientation %d: luma or chroma is off by %g", size, o, w)
			}
			for i := range want.grain {
				if !slices.Equal(got.grain[i], want.grain[i]) {
					t.Errorf("%v, orientation %d: another grain %d", size, o, i)
				}
			}
			if r := detailRatio(want, got); size.X >= 256 && math.Abs(r-1) > 0.05 {
				t.Errorf("%v, orientation %d: detail %.3f", size, o, r)
			}
		}
	}
}

// turnedBack is a picture as a file with orientation o stores it.
func turnedBack(m *image.YCbCr, o int) *image.YCbCr {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	sw, sh := w, h
	if o >= 5 {
		sw, sh = h, w
	}
	out := image.NewYCbCr(image.Rect(0, 0, sw, sh), image.YCbCrSubsampleRatio444)
	for y := range h {
		for x := range w {
			sx, sy := stored(x, y, sw, sh, o)
			out.Y[sy*out.YStride+sx] = m.Y[y*m.YStride+x]
			out.Cb[sy*out.CStride+sx], out.Cr[sy*out.CStride+sx] = m.Cb[y*m.CStride+x], m.Cr[y*m.CStride+x]
		}
	}
	return out
}

// A picture comes out the same in every kind of image it may be decoded to.
func TestPlanesOfEveryKind(t *testing.T) {
	rgba := image.NewRGBA(image.Rect(3, 5, 43, 38))
	for y := 5; y < 38; y++ {
		for x := 3; x < 43; x++ {
			rgba.SetRGBA(x, y, color.RGBA{uint8(3 * x), uint8(5 * y), uint8(x + y), 255})
		}
	}
	want := newGrid(rgba, Job{})
	nrgba, deep, cmyk := image.NewNRGBA(rgba.Rect), image.NewNRGBA64(rgba.Rect), image.NewCMYK(rgba.Rect)
	for y := 5; y < 38; y++ {
		for x := 3; x < 43; x++ {
			nrgba.Set(x, y, rgba.At(x, y))
			deep.Set(x, y, rgba.At(x, y))
			cmyk.Set(x, y, rgba.At(x, y))
		}
	}
	for name, m := range map[string]image.Image{"nrgba": nrgba, "nrgba64": deep, "cmyk": cmyk} {
		got := newGrid(m, Job{})
		if w, _ := planeDifferences(want.lumaPlane().pooled(32, 32), got.lumaPlane().pooled(32, 32)); w > 1 {
			t.Errorf("%s: luma is off by %g", name, w)
		}
		if w, _ := planeDifferences(want.crPlane().pooled(16, 16), got.crPlane().pooled(16, 16)); w > 1 {
			t.Errorf("%s: Cr is off by %g", name, w)
		}
	}
}

// What is transparent lies on white; grey has no colour.
func TestTransparentAndGrey(t *testing.T) {
	clear := newGrid(image.NewNRGBA(image.Rect(0, 0, 20, 20)), Job{})
	half := image.NewPaletted(image.Rect(0, 0, 20, 20), color.Palette{color.NRGBA{0, 0, 0, 128}})
	grey := newGrid(image.NewGray(image.Rect(0, 0, 20, 20)), Job{})
	for _, c := range []struct {
		name string
		grid *Grid
		luma byte
	}{{"clear", clear, 255}, {"half", newGrid(half, Job{}), 127}, {"grey", grey, 0}} {
		if c.grid.luma[777] != c.luma || c.grid.cb[777] != 128 || c.grid.cr[777] != 128 {
			t.Errorf("%s: %d, %d, %d", c.name, c.grid.luma[777], c.grid.cb[777], c.grid.cr[777])
		}
	}
}

// Colours that RGB can't hold are clipped as going by way of RGB does.
func TestClippedToRGB(t *testing.T) {
	m := image.NewYCbCr(image.Rect(0, 0, 64, 64), image.YCbCrSubsampleRatio444)
	r := rand.New(rand.NewPCG(1, 2))
	for i := range m.Y {
		m.Y[i], m.Cb[i], m.Cr[i] = byte(r.Uint32()), byte(r.Uint32()), byte(r.Uint32())
	}
	rgba := image.NewRGBA(m.Rect)
	for y := range 64 {
		for x := range 64 {
			rgba.Set(x, y, m.At(x, y))
		}
	}
	c := Compare(newGrid(rgba, Job{}), newGrid(m, Job{}))
	if c.Worst > 3 {
		t.Errorf("worst %g, typical %g", c.Worst, c.Typical)
	}
}

func TestGridOfNoPixels(t *testing.T) {
	for _, m := range []image.Image{&image.YCbCr{}, &image.Gray{}, &image.NRGBA{}} {
		if g := newGrid(m, Job{}); g.Problem == "" {
			t.Errorf("%T: no problem", m)
		}
		if s := newSketch(m, false, Job{}, 10, 10); s.Problem == "" {
			t.Errorf("%T: no problem in the sketch", m)
		}
	}
}

func TestGridTravels(t *testing.T) {
	g := newGrid(noisy(300, 200, image.YCbCrSubsampleRatio420), Job{Orientation: 6})
	g.Profile, g.Step = "Display P3", 300
	for _, want := range []*Grid{g, {Problem: "it is broken", Width: 3, Height: 4}} {
		got, err := unmarshalGrid(want.marshal())
		if err != nil {
			t.Fatal(err)
		}
		if diff := cmp.Diff(want, got, cmp.AllowUnexported(Grid{})); diff != "" {
			t.Error(diff)
		}
	}
	whole := g.marshal()
	for _, n := range []int{0, 11, 12, 1000, len(whole) - 1} {
		if _, err := unmarshalGrid(whole[:n]); err == nil {
			t.Errorf("%d of %d bytes: no error", n, len(whole))
		}
	}
}

func FuzzUnmarshalGrid(f *testing.F) {
	f.Add((&Grid{Problem: "p", Profile: "q"}).marshal())
	f.Add(newGrid(noisy(30, 20, image.YCbCrSubsampleRatio420), Job{}).marshal())
	f.Fuzz(func(t *testing.T, b []byte) {
		g, err := unmarshalGrid(b)
		if err != nil {
			return
		}
		if g.Problem == "" {
			Compare(g, g.oriented(6))
		}
	})
}

// Sketches of one picture hardly differ, whatever its size.
func TestSketchesOfRenditions(t *testing.T) {
	m := noisy(4032, 3024, image.YCbCrSubsampleRatio420)
	want := newSketch(m, false, Job{Orientation: 6}, 4032, 3024)
	if want.Width != 3024 || want.Height != 4032 || want.Thumb {
		t.Errorf("got %dx%d", want.Width, want.Height)
	}
	small, err := scaledJPEG(encoded(t, m, 85))
	if err != nil || small == nil {
		t.Fatal(small, err)
	}
	for name, s := range map[string]photo.Sketch{
		"eighth": newSketch(small, false, Job{Orientation: 6}, 4032, 3024),
		"third":  newSketch(shrunk(m, 1344, 1008), false, Job{Orientation: 6}, 1344, 1008),
		"thumb":  newSketch(shrunk(m, 160, 120), true, Job{Orientation: 6}, 4032, 3024),
	} {
		if luma, chroma, _ := sketchDistances(&want, &s); luma > 0.7 || chroma > 0.7 {
			t.Errorf("%s: luma %.2f, chroma %.2f", name, luma, chroma)
		}
	}
}

// shrunk is a picture by exact means.
func shrunk(m *image.YCbCr, w, h int) *image.YCbCr {
	p := planesOf(m)
	out := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio444)
	for _, c := range []struct {
		from *plane
		to   []byte
	}{{&p.luma, out.Y}, {&p.cb, out.Cb}, {&p.cr, out.Cr}} {
		copy(c.to, rounded(c.from.meansOf(w, h, float64(p.width), float64(p.height))))
	}
	return out
}
