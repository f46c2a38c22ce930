package decode

import (
	"image"
	"testing"
)

// shrunkTo is a part of a picture with so many pixels, each the mean of those it covers.
func shrunkTo(m *image.YCbCr, from image.Rectangle, w, h int) *image.YCbCr {
	out := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio444)
	for y := range h {
		for x := range w {
			x0, x1 := from.Min.X+x*from.Dx()/w, from.Min.X+max((x+1)*from.Dx()/w, x*from.Dx()/w+1)
			y0, y1 := from.Min.Y+y*from.Dy()/h, from.Min.Y+max((y+1)*from.Dy()/h, y*from.Dy()/h+1)
			var sum [3]int
			for j := y0; j < y1; j++ {
				for i := x0; i < x1; i++ {
					at := j*m.YStride + i
					sum[0], sum[1], sum[2] = sum[0]+int(m.Y[at]), sum[1]+int(m.Cb[at]), sum[2]+int(m.Cr[at])
				}
			}
			n, at := (x1-x0)*(y1-y0), y*out.YStride+x
			out.Y[at], out.Cb[at], out.Cr[at] = byte(sum[0]/n), byte(sum[1]/n), byte(sum[2]/n)
		}
	}
	return out
}

// withBars is a picture in the middle of a black one.
func withBars(m *image.YCbCr, w, h int) *image.YCbCr {
	out := image.NewYCbCr(image.Rect(0, 0, w, h), image.YCbCrSubsampleRatio444)
	for i := range out.Cb {
		out.Cb[i], out.Cr[i] = 128, 128
	}
	left, top := (w-m.Rect.Dx())/2, (h-m.Rect.Dy())/2
	for y := range m.Rect.Dy() {
		for x := range m.Rect.Dx() {
			at, of := (top+y)*out.YStride+left+x, y*m.YStride+x
			out.Y[at], out.Cb[at], out.Cr[at] = m.Y[of], m.Cb[of], m.Cr[of]
		}
	}
	return out
}

func TestFits(t *testing.T) {
	m := scenery(800, 600, 1)
	all := m.Rect
	grey := cloned(m)
	for i := range grey.Cb {
		grey.Cb[i], grey.Cr[i] = 128, 128
	}
	brighter := cloned(m)
	for i, v := range m.Y {
		brighter.Y[i] = byte(min(int(v)*120/100, 255))
	}
	for name, tt := range map[string]struct {
		backup     image.Image
		fits       bool
		from, most float64 // of Scale
	}{
		"whole":          {shrunkTo(m, all, 160, 120), true, 0.19, 0.21},
		"compressed":     {again(t, shrunkTo(m, all, 160, 120), 70), true, 0.19, 0.21},
		"tiny":           {again(t, shrunkTo(m, all, 32, 24), 75), true, 0.03, 0.05},
		"square":         {again(t, shrunkTo(m, image.Rect(100, 0, 700, 600), 128, 128), 80), true, 0.2, 0.23},
		"lines-cut-off":  {again(t, shrunkTo(m, image.Rect(0, 0, 793, 595), 160, 120), 80), true, 0.19, 0.21},
		"wide":           {again(t, shrunkTo(m, image.Rect(0, 75, 800, 525), 160, 90), 80), true, 0.19, 0.21},
		"bars":           {again(t, withBars(shrunkTo(m, all, 160, 120), 200, 120), 80), true, 0.19, 0.21},
		"cropped":        {again(t, shrunkTo(m, image.Rect(200, 150, 560, 420), 360, 270), 90), true, 0.97, 1.03},
		"grey":           {shrunkTo(grey, all, 160, 120), false, 0, 1},
		"brighter":       {shrunkTo(brighter, all, 160, 120), false, 0, 1},
		"something-else": {shrunkTo(scenery(800, 600, 2), all, 160, 120), false, 0, 2},
	} {
		t.Run(name, func(t *testing.T) {
			c := compared(t, m, tt.backup)
			if fits := c.FitAlike >= 0.97 && c.FitLuma <= 6 && c.FitChroma <= 4; fits != tt.fits || c.Scale < tt.from || c.Scale > tt.most {
				t.Errorf("fits %t: alike %.3f, luma %.1f, chroma %.1f, scale %.3f", fits, c.FitAlike, c.FitLuma, c.FitChroma, c.Scale)
			}
		})
	}
	if c := compared(t, m, m); c.Scale != 0 {
		t.Errorf("of one size: scale %.2f", c.Scale)
	}
}
