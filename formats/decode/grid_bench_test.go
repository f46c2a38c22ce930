package decode

import (
	"image"
	"testing"
)

// noisy is a picture with gradients, edges and noise.
func noisy(w, h int, ratio image.YCbCrSubsampleRatio) *image.YCbCr {
	m := image.NewYCbCr(image.Rect(0, 0, w, h), ratio)
	state := uint32(1)
	next := func() uint32 {
		state = state*1664525 + 1013904223
		return state >> 28
	}
	for y := range h {
		for x := range w {
			v := 60 + 80*x/w + 40*y/h + int(next())
			if (x*7/w+y*5/h)%2 == 0 {
				v += 30
			}
			m.Y[y*m.YStride+x] = byte(v)
		}
	}
	for i := range m.Cb {
		m.Cb[i], m.Cr[i] = byte(110+i%m.CStride*30/m.CStride), byte(150-i%m.CStride*40/m.CStride)
	}
	return m
}

func BenchmarkGridOf12MP(b *testing.B) {
	m := noisy(4032, 3024, image.YCbCrSubsampleRatio420)
	for b.Loop() {
		newGrid(m, Job{Orientation: 6})
	}
}

func BenchmarkSketchOf12MP(b *testing.B) {
	m := noisy(4032, 3024, image.YCbCrSubsampleRatio420)
	for b.Loop() {
		newSketch(m, false, Job{Orientation: 6}, 4032, 3024)
	}
}

func BenchmarkCompare(b *testing.B) {
	library := newGrid(noisy(4032, 3024, image.YCbCrSubsampleRatio420), Job{})
	b.Run("same", func(b *testing.B) {
		for b.Loop() {
			Compare(library, library)
		}
	})
	b.Run("cropped", func(b *testing.B) {
		part := newGrid(noisy(4032, 3024, image.YCbCrSubsampleRatio420).SubImage(image.Rect(200, 500, 2200, 3000)), Job{})
		for b.Loop() {
			Compare(library, part)
		}
	})
}
