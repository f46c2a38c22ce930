package decode

import (
	"flag"
	"image"
	"image/color"
	"math/rand/v2"
	"os"
	"path/filepath"
	"testing"
)

var update = flag.Bool("update", false, "make testdata anew")

// grainy is the scene with grain, so that every block has something to code.
func grainy(width, height int) *image.NRGBA {
	img, random := scene(width, height), rand.New(rand.NewPCG(1, 2))
	for y := range height {
		for x := range width {
			c, d := img.NRGBAAt(x, y), uint8(random.IntN(24))
			img.SetNRGBA(x, y, color.NRGBA{c.R + d, c.G + d, c.B - d, 255})
		}
	}
	return img
}

// The samples in testdata show the picture that they were made of.
func TestSamples(t *testing.T) {
	want := grainy(144, 96)
	for _, name := range []string{"grain.heic", "grain.avif"} {
		if *update {
			from := filepath.Join(t.TempDir(), "in.png")
			if err := os.WriteFile(from, pngOf(want), 0o600); err != nil {
				t.Fatal(err)
			}
			run(t, "heif-enc", "-q", "50", "-t", "72", "-o", filepath.Join("testdata", name), from)
		}
		format := filepath.Ext(name)[1:]
		if why := Can(format); why != "" {
			t.Skip(why)
		}
		got := newSketch(decodedSample(t, name), false, Job{}, 144, 96)
		made := newSketch(want, false, Job{}, 144, 96)
		for i := range got.Luma {
			if d := int(got.Luma[i]) - int(made.Luma[i]); d < -6 || d > 6 {
				t.Fatalf("%s: cell %d is %d, was %d", name, i, got.Luma[i], made.Luma[i])
			}
		}
	}
}

func decodedSample(t testing.TB, name string) image.Image {
	t.Helper()
	img, err := decodeHEIF(bytesInput(fileIn(t, name)))
	if err != nil {
		t.Fatal(err)
	}
	return img
}

// seeThrough makes a picture transparent in part.
func seeThrough(img *image.NRGBA) *image.NRGBA {
	for y := range img.Rect.Dy() {
		for x := range img.Rect.Dx() {
			c := img.NRGBAAt(x, y)
			img.SetNRGBA(x, y, color.NRGBA{c.R, c.G, c.B, uint8(100 + x%156)})
		}
	}
	return img
}
