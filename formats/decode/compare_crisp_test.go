package decode

import (
	"image"
	"testing"
)

// What was made smaller and blown up again is softer all over, what was sharpened
// crisper; encoding anew is neither.
func TestCrispness(t *testing.T) {
	m := scenery(800, 600, 1)
	for _, quality := range []int{75, 85, 95} {
		if c := compared(t, m, again(t, m, quality)); c.Crisp < 0.8 || c.Crisp > 1.15 || c.Crisp2 < 0.97 {
			t.Errorf("encoded at %d: %.2f %.2f, alike %.2f", quality, c.Crisp, c.Crisp2, c.Likeness)
		}
	}
	if c := compared(t, m, blownUp(shrunk(m, 600, 450), 800, 600)); c.Crisp > 0.7 || c.Likeness < 0.7 {
		t.Errorf("blown up: %.2f %.2f, alike %.2f", c.Crisp, c.Crisp2, c.Likeness)
	}
	if c := compared(t, blownUp(shrunk(m, 740, 555), 800, 600), m); c.Crisp < 1.2 {
		t.Errorf("crisper: %.2f %.2f, alike %.2f", c.Crisp, c.Crisp2, c.Likeness)
	}
	flat := image.NewGray(image.Rect(0, 0, 800, 600))
	for _, tiny := range []image.Image{flat, scenery(200, 150, 1)} {
		if c := compared(t, tiny, tiny); c.Crisp != 0 {
			t.Errorf("%v: told of what has nothing to tell by: %.2f", tiny.Bounds(), c.Crisp)
		}
	}
}

// The larger picture has all of the smaller one's detail, unless it was itself blown up.
func TestResolved(t *testing.T) {
	m := scenery(1600, 1200, 1)
	library := shrunk(m, 1000, 750)
	if c := compared(t, library, again(t, m, 90)); c.Resolved < 0.95 {
		t.Errorf("the original: %.2f", c.Resolved)
	}
	if c := compared(t, library, blownUp(shrunk(m, 500, 375), 1600, 1200)); c.Resolved == 0 || c.Resolved > 0.93 {
		t.Errorf("blown up: %.2f", c.Resolved)
	}
	if c := compared(t, m, m); c.Resolved != 0 {
		t.Errorf("of one size: %.2f", c.Resolved)
	}
}

// blownUp is a picture made larger, its pixels blended.
func blownUp(m *image.YCbCr, w, h int) *image.YCbCr {
	out := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio444)
	iw, ih := m.Rect.Dx(), m.Rect.Dy()
	for y := range h {
		for x := range w {
			fx := max((float64(x)+0.5)*float64(iw)/float64(w)-0.5, 0)
			fy := max((float64(y)+0.5)*float64(ih)/float64(h)-0.5, 0)
			x0, y0 := int(fx), int(fy)
			x1, y1 := min(x0+1, iw-1), min(y0+1, ih-1)
			dx, dy := fx-float64(x0), fy-float64(y0)
			at := func(pix []byte, stride int) byte {
				top := float64(pix[y0*stride+x0])*(1-dx) + float64(pix[y0*stride+x1])*dx
				low := float64(pix[y1*stride+x0])*(1-dx) + float64(pix[y1*stride+x1])*dx
				return byte(top*(1-dy) + low*dy + 0.5)
			}
			out.Y[y*out.YStride+x] = at(m.Y, m.YStride)
			out.Cb[y*out.CStride+x] = at(m.Cb, m.CStride)
			out.Cr[y*out.CStride+x] = at(m.Cr, m.CStride)
		}
	}
	return out
}
