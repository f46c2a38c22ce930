package decode

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"testing"
)

// TestASpotShows: what fills a fine cell moves it, wherever it lies and however the
// picture is turned; encoding anew moves none so far.
func TestASpotShows(t *testing.T) {
	page := func(spots ...image.Point) *image.Gray {
		m := image.NewGray(image.Rect(0, 0, 611, 802))
		for i := range m.Pix {
			m.Pix[i] = 250
		}
		for y := 40; y < 760; y += 30 {
			for x := 40; x < 560; x++ {
				if x*7%13 < 6 {
					m.SetGray(x, y, color.Gray{20})
				}
			}
		}
		for _, p := range spots {
			for i := range 20 {
				m.SetGray(p.X+i%4, p.Y+i/4, color.Gray{20})
			}
		}
		return m
	}
	grid := func(m image.Image) *Grid { return newGrid(m, Job{}) }
	var coded bytes.Buffer
	if err := jpeg.Encode(&coded, page(), &jpeg.Options{Quality: 85}); err != nil {
		t.Fatal(err)
	}
	again, err := jpeg.Decode(&coded)
	if err != nil {
		t.Fatal(err)
	}
	if c := Compare(grid(page()), grid(again)); c.Finest > 9 || c.Fine > 1 {
		t.Errorf("encoded anew: %+v", c)
	}
	for _, at := range []image.Point{{0, 0}, {303, 402}, {606, 796}, {41, 55}} {
		if c := Compare(grid(page()), grid(page(at))); c.Finest < 40 {
			t.Errorf("a spot at %v: %+v", at, c)
		}
	}
	other := grid(page(image.Pt(303, 402)))
	for _, o := range orientations {
		if d, _ := fineDifferences(grid(page()).oriented(o), other.oriented(o)); d < 40 {
			t.Errorf("orientation %d: %.0f", o, d)
		}
	}
}
