package decode

import (
	"bytes"
	"image"
	"image/color"
	"image/draw"
	"image/jpeg"
	"math/rand/v2"
	"testing"
)

// The steps are those of the tables of ITU-T T.81, annex K, as libjpeg and Go scale
// them.
func TestStepOf(t *testing.T) {
	m := scenery(64, 48, 1)
	for quality, want := range map[int]uint16{100: 1, 90: 3, 75: 7, 50: 13, 25: 26} {
		if got := stepOf("jpeg", encoded(t, m, quality)); got != want {
			t.Errorf("quality %d has step %d, want %d", quality, got, want)
		}
	}
	whole := encoded(t, m, 50)
	wide := bytes.Clone(whole)
	at := bytes.Index(wide, []byte{0xff, markDQT})
	wide[at+4] = 0x10 // says that steps have 16 bits, which the segment has no room for
	for name, data := range map[string][]byte{"cut": whole[:40], "empty": nil, "wide": wide, "noise": []byte("\xff\xd8\xff\xdb\x00\x02")} {
		if got := stepOf("jpeg", data); got != 0 {
			t.Errorf("%s: step %d", name, got)
		}
	}
	if got := stepOf("heic", whole); got != 0 {
		t.Errorf("of another format: step %d", got)
	}
}

// Of grain that compression drowned nothing is said; of a camera's own next exposure,
// and where enough of it is left, it is.
func TestDrownedGrain(t *testing.T) {
	scene := scenery(800, 600, 1)
	first, second := exposure(0.9, 1, false)(scene, 5), exposure(0.9, 2, false)(scene, 5)
	loud := exposure(3, 1, false)(scene, 5)
	for name, c := range map[string]struct {
		library, backup *image.YCbCr
		high, low       int
		want            bool
	}{
		"drowned":          {first, first, 92, 35, true},
		"same-quality":     {first, second, 92, 92, false},
		"hardly-coarser":   {first, first, 92, 88, false},
		"coarse-from-both": {first, second, 40, 35, false},
		"strong-grain":     {loud, loud, 92, 60, false},
	} {
		t.Run(name, func(t *testing.T) {
			library, backup := gridOfJPEG(t, c.library, c.high), gridOfJPEG(t, c.backup, c.low)
			grain, strength, grainy := grainOf(library, backup)
			t.Logf("grain %.2f of strength %.2f, %t", grain, strength, grainy)
			if got := drowned(library, backup, max(strength, 0.9)); got != c.want {
				t.Errorf("drowned: %t with steps %d and %d and grain of %.1f", got, library.Step, backup.Step, strength)
			}
		})
	}
	png := gridOfJPEG(t, first, 92)
	png.Step = 0
	if drowned(png, gridOfJPEG(t, first, 35), 0.9) {
		t.Error("drowned, though the library's steps are not known")
	}
}

func gridOfJPEG(t *testing.T, m image.Image, quality int) *Grid {
	t.Helper()
	data := encoded(t, m, quality)
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	g := newGrid(img, Job{Format: "jpeg"})
	finishGrid(g, Job{Format: "jpeg"}, data)
	return g
}

// In a small picture what the encoder leaves may look like grain, and is none of the
// library's.
func TestDrownedGrainOfSmallPictures(t *testing.T) {
	strange := 0
	for seed := range uint64(30) {
		m := posters(96, 72, seed)
		c := Compare(gridOfJPEG(t, m, 88), gridOfJPEG(t, m, 35))
		if c.Grainy && c.Grain < 0.18 {
			if strange++; !c.Coarse {
				t.Errorf("picture %d: another exposure by its grain: %+v", seed, c)
			}
		}
	}
	if strange == 0 {
		t.Error("none of them is strange by its grain")
	}
}

// posters is a picture of some boxes on a slope, with faint grain in all colours.
func posters(w, h int, seed uint64) *image.RGBA {
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	r := rand.New(rand.NewPCG(seed, 9))
	for i := range m.Pix {
		x, y := i/4%w, i/4/w
		m.Pix[i] = byte([]int{60 + x, 80 + y, 120 + (x+y)/2, 255}[i%4])
	}
	for range 6 {
		at, size := image.Pt(r.IntN(w), r.IntN(h)), 3+r.IntN(w/5)
		colour := color.RGBA{byte(r.IntN(256)), byte(r.IntN(256)), byte(r.IntN(256)), 255}
		draw.Draw(m, image.Rect(at.X, at.Y, at.X+size, at.Y+size/2+1), image.NewUniform(colour), image.Point{}, draw.Src)
	}
	for i := range m.Pix {
		if i%4 != 3 {
			m.Pix[i] = byte(min(max(int(m.Pix[i])+r.IntN(9)-4, 0), 255))
		}
	}
	return m
}
