package decode

import (
	"bytes"
	"image"
	"image/jpeg"
	"testing"

	"rollcall/photo"
)

// scenery is a picture without symmetry: bars, discs, a gradient, grain.
func scenery(w, h int, seed uint64) *image.YCbCr {
	m := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio444)
	state := seed*2654435761 + 12345
	next := func(n int) int {
		state = state*6364136223846793005 + 1442695040888963407
		return int(state>>33) % n
	}
	for i := range m.Y {
		m.Y[i], m.Cb[i], m.Cr[i] = byte(60+i/w*80/h+next(7)), 128, 128
	}
	for range 40 {
		cx, cy, r := next(w), next(h), 4+next(w/8)
		y, cb, cr := byte(40+next(160)), byte(100+next(56)), byte(100+next(56))
		for dy := max(-r, -cy); dy < min(r, h-cy); dy++ {
			for dx := max(-r, -cx); dx < min(r, w-cx); dx++ {
				if dx*dx+dy*dy < r*r {
					at := (cy+dy)*m.YStride + cx + dx
					m.Y[at], m.Cb[at], m.Cr[at] = y+byte(next(7)), cb, cr
				}
			}
		}
	}
	return m
}

func compared(t *testing.T, library, backup image.Image) photo.Comparison {
	t.Helper()
	return Compare(newGrid(library, Job{}), newGrid(backup, Job{}))
}

func again(t *testing.T, m image.Image, quality int) image.Image {
	t.Helper()
	out, err := jpeg.Decode(bytes.NewReader(encoded(t, m, quality)))
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestComparedWithItself(t *testing.T) {
	m := scenery(800, 600, 1)
	c := compared(t, m, m)
	if !c.Pixels || c.Problem != "" || c.Worst != 0 || c.Tone != 0 || c.Detail != 1 || c.Alike < 0.9999 || c.Profiles || c.Turned != 0 {
		t.Errorf("%+v", c)
	}
}

func TestComparedWithEncodedAnew(t *testing.T) {
	m := scenery(800, 600, 1)
	for _, quality := range []int{60, 75, 95} {
		c := compared(t, m, again(t, m, quality))
		if c.Worst > 8 || c.Typical > 1.5 || c.Tone > 0.8 || c.Alike < 0.995 || c.Detail < 0.4 || c.Grainy && c.Grain < 0.3 {
			t.Errorf("quality %d: %+v", quality, c)
		}
	}
}

func TestComparedWithEdited(t *testing.T) {
	m := scenery(800, 600, 1)
	brighter := cloned(m)
	for i, v := range m.Y {
		brighter.Y[i] = byte(min(int(v)*103/100, 255))
	}
	if c := compared(t, m, brighter); c.Tone < 1 || c.Alike < 0.99 {
		t.Errorf("brighter: %+v", c)
	}
	grey := cloned(m)
	for i := range grey.Cb {
		grey.Cb[i], grey.Cr[i] = 128, 128
	}
	if c := compared(t, m, grey); c.Worst < 10 || c.Alike < 0.99 {
		t.Errorf("grey: %+v", c)
	}
	if c := compared(t, m, moved(m, 300, 300, 20, 20, 100, -200)); c.Worst < 10 || c.Tone > 1 {
		t.Errorf("retouched: %+v", c)
	}
	if c := compared(t, m, scenery(800, 600, 2)); c.Alike > 0.4 || c.Cropped > 0.75 || c.Framed > 0.75 {
		t.Errorf("another: %+v", c)
	}
}

func TestComparedWithAnotherExposure(t *testing.T) {
	m := scenery(800, 600, 1)
	first, second := exposure(3, 1, false)(m, 5), exposure(3, 2, false)(m, 5)
	if c := compared(t, first, again(t, first, 75)); !c.Grainy || c.Grain < 0.3 {
		t.Errorf("the same: %+v", c)
	}
	if c := compared(t, first, again(t, second, 90)); !c.Grainy || c.Grain > 0.2 || c.Alike < 0.99 {
		t.Errorf("another: %+v", c)
	}
}

func TestComparedWithTurned(t *testing.T) {
	m := scenery(800, 600, 1)
	for turns, o := range orientations {
		c := compared(t, m, turnedBack(m, o))
		if c.Turned != turns || c.Worst > 1 || c.Detail == 0 {
			t.Errorf("%d quarter turns: %+v", turns, c)
		}
	}
}

func TestComparedWithPart(t *testing.T) {
	m := scenery(800, 600, 1)
	for _, r := range []image.Rectangle{image.Rect(20, 15, 780, 585), image.Rect(300, 100, 640, 560), image.Rect(0, 0, 280, 210)} {
		if c := compared(t, m, m.SubImage(r)); c.Cropped < 0.95 || c.Cropped < c.Alike {
			t.Errorf("%v: %+v", r, c)
		}
		if c := compared(t, m.SubImage(r), m); c.Framed < 0.95 {
			t.Errorf("%v within the whole: %+v", r, c)
		}
	}
}

func TestComparedWithSmaller(t *testing.T) {
	m := scenery(1600, 1200, 1)
	for _, size := range []image.Point{{800, 600}, {517, 388}, {160, 120}} {
		c := compared(t, m, again(t, shrunk(m, size.X, size.Y), 85))
		if c.Typical > 1.5 || c.Tone > 1 || c.Alike < 0.998 || c.Detail != 0 || c.Grainy {
			t.Errorf("%v: %+v", size, c)
		}
	}
}

// A colour has other numbers in another profile, and is the same.
func TestComparedAcrossProfiles(t *testing.T) {
	wide := newGrid(scenery(800, 600, 1), Job{})
	wide.Profile = profileP3
	plain := wide.inSRGB()
	if c := Compare(wide, plain); c.Worst > 1 || c.Profiles {
		t.Errorf("converted: %+v", c)
	}
	wide.Profile = profileSRGB
	if c := Compare(wide, plain); c.Worst < 3 {
		t.Errorf("not converted: %+v", c)
	}
	wide.Profile = "Color LCD"
	if c := Compare(wide, plain); !c.Profiles {
		t.Errorf("unknown: %+v", c)
	}
}

// A picture that lost its profile has the same numbers, and other colours; one that names
// sRGB means them.
func TestComparedWithoutItsProfile(t *testing.T) {
	wide := newGrid(scenery(800, 600, 1), Job{})
	wide.Profile, wide.Named = profileP3, true
	bare := *wide
	bare.Profile, bare.Named = profileSRGB, false
	if c := Compare(wide, &bare); !c.Unprofiled || c.Worst > 0 {
		t.Errorf("without its profile: %+v", c)
	}
	if c := Compare(&bare, wide); !c.Unprofiled || c.Worst > 0 {
		t.Errorf("the library's without its profile: %+v", c)
	}
	bare.Named = true
	if c := Compare(wide, &bare); c.Unprofiled || c.Worst < 3 {
		t.Errorf("in sRGB by name: %+v", c)
	}
	converted := wide.inSRGB()
	converted.Named = false
	if c := Compare(wide, converted); c.Unprofiled || c.Worst > 1 {
		t.Errorf("converted, and sRGB without a name: %+v", c)
	}
}

// Display P3's red is a red beyond sRGB's; white and greys are the same in all.
func TestConvertedColours(t *testing.T) {
	for name, space := range colourSpaces {
		convert := converter(space)
		for _, v := range []byte{0, 77, 255} {
			l, cb, cr := convert(v, 128, 128)
			if abs := max(l-float64(v), float64(v)-l, cb-128, 128-cb, cr-128, 128-cr); abs > 1 && (name != profileAdobe || v != 77) {
				t.Errorf("%q: grey %d becomes %.1f %.1f %.1f", name, v, l, cb, cr)
			}
		}
	}
}

// Grids of a few pixels, and flat ones, have a comparison too.
func TestComparedWithOddOnes(t *testing.T) {
	flat := image.NewGray(image.Rect(0, 0, 500, 500))
	for _, m := range []image.Image{image.NewGray(image.Rect(0, 0, 1, 1)), image.NewGray(image.Rect(0, 0, 3, 900)), flat} {
		for _, n := range []image.Image{flat, scenery(100, 90, 1)} {
			for _, c := range []photo.Comparison{compared(t, m, n), compared(t, n, m)} {
				for _, v := range []float64{c.Worst, c.Typical, c.Tone, c.Detail, c.Grain, c.Alike, c.Cropped, c.Framed} {
					if v != v || v > 1e6 || v < -1 {
						t.Errorf("%v and %v: %+v", m.Bounds(), n.Bounds(), c)
					}
				}
			}
		}
	}
}

// Of a tiny picture an encoder keeps little chroma; brightness shows in it all the same.
func TestComparedWithTiny(t *testing.T) {
	m := shrunk(scenery(800, 600, 1), 64, 48)
	faded, brighter := cloned(m), cloned(m)
	for i := range faded.Cb {
		faded.Cb[i], faded.Cr[i] = faded.Cb[i]+1, faded.Cr[i]+1
	}
	for i, v := range brighter.Y {
		brighter.Y[i] = byte(min(int(v)*105/100, 255))
	}
	if c := compared(t, m, faded); c.Tone > 0.8 {
		t.Errorf("chroma a level off: %+v", c)
	}
	if c := compared(t, m, brighter); c.Tone < 2 {
		t.Errorf("brighter: %+v", c)
	}
}
