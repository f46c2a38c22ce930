package decode

import (
	"image"
	"testing"
)

// What was smoothed in a part differs there from what is usual in the same pair, however
// well the rest was kept; encoding all of it anew differs nowhere so much.
func TestAPatchShows(t *testing.T) {
	m := mottled(scenery(800, 600, 1))
	for _, quality := range []int{60, 75, 95} {
		if c := compared(t, m, again(t, m, quality)); c.Patch == 0 || c.Patch > 7 || c.Spot > 20 {
			t.Errorf("encoded at %d: patch %.1f, spot %.1f", quality, c.Patch, c.Spot)
		}
	}
	retouched := smoothedIn(m, image.Rect(300, 200, 380, 280))
	for name, backup := range map[string]image.Image{"lossless": retouched, "encoded": again(t, retouched, 92)} {
		if c := compared(t, m, backup); c.Patch < 10 {
			t.Errorf("%s: patch %.1f, spot %.1f", name, c.Patch, c.Spot)
		}
	}
	if c := compared(t, m, m); c.Patch != 0 || c.Spot != 0 {
		t.Errorf("the same: %+v", c)
	}
}

// The fine cells of two sizes are those of the smaller picture.
func TestAPatchOfTwoSizes(t *testing.T) {
	m := scenery(1600, 1200, 1)
	library := shrunk(m, 800, 600)
	if c := compared(t, library, m); c.Patch == 0 || c.Patch > 30 {
		t.Errorf("larger: %.1f", c.Patch)
	}
	if c := compared(t, library, moved(m, 600, 600, 160, 160, 200, -400)); c.Patch < 60 {
		t.Errorf("larger and retouched: %.1f", c.Patch)
	}
}

// A black page has no colours beyond RGB, a green mark on it may have.
func TestBeyondRGB(t *testing.T) {
	for _, tt := range []struct {
		cb, cr, luma byte
		beyond       bool
	}{{128, 128, 0, false}, {128, 128, 255, false}, {95, 90, 4, true}, {95, 90, 120, false}, {100, 140, 255, true}} {
		r := rangesOfRGB()[int(tt.cb)<<8|int(tt.cr)]
		if got := tt.luma < r.from || tt.luma > r.to; got != tt.beyond {
			t.Errorf("%+v: %+v", tt, r)
		}
	}
}

// mottled is a picture with faint blotches, as skin has.
func mottled(m *image.YCbCr) *image.YCbCr {
	out := cloned(m)
	for i, v := range out.Y {
		x, y := i%out.YStride/6, i/out.YStride/6
		out.Y[i] = v + byte((x*7+y*13+x*y*5)%9*2)
	}
	return out
}

// smoothedIn is a picture without its grain in a rectangle.
func smoothedIn(m *image.YCbCr, r image.Rectangle) *image.YCbCr {
	out := cloned(m)
	soft := smoothed(smoothed(smoothed(m)))
	for y := r.Min.Y; y < r.Max.Y; y++ {
		copy(out.Y[y*out.YStride+r.Min.X:y*out.YStride+r.Max.X], soft.Y[y*soft.YStride+r.Min.X:y*soft.YStride+r.Max.X])
	}
	return out
}
