package decode

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
	"math"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

func TestScaledAgreesWithBoxMeans(t *testing.T) {
	for _, size := range []image.Point{{1, 1}, {8, 8}, {17, 9}, {161, 121}, {640, 480}} {
		for _, quality := range []int{5, 50, 90, 100} {
			t.Run(fmt.Sprintf("%dx%d-q%d", size.X, size.Y, quality), func(t *testing.T) {
				sameAsBoxMeans(t, encoded(t, noisy(size.X, size.Y, image.YCbCrSubsampleRatio420), quality))
			})
		}
	}
	t.Run("grey", func(t *testing.T) {
		m := noisy(100, 75, image.YCbCrSubsampleRatio444)
		sameAsBoxMeans(t, encoded(t, &image.Gray{Pix: m.Y, Stride: m.YStride, Rect: m.Rect}, 80))
	})
}

func encoded(t testing.TB, m image.Image, quality int) []byte {
	t.Helper()
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestScaledOfOtherEncoder(t *testing.T) {
	if _, err := exec.LookPath("cjpeg"); err != nil {
		if os.Getenv("ROLLCALL_CI") == "1" {
			t.Fatal(err)
		}
		t.Skip("cjpeg is not installed (libjpeg-turbo-progs)")
	}
	in := filepath.Join(t.TempDir(), "in.ppm")
	m := noisy(333, 251, image.YCbCrSubsampleRatio444)
	ppm := []byte("P6 333 251 255\n")
	row := make([]byte, 3*333)
	for y := range 251 {
		for x := range 333 {
			r, g, b, _ := m.At(x, y).RGBA()
			row[3*x], row[3*x+1], row[3*x+2] = byte(r>>8), byte(g>>8), byte(b>>8)
		}
		ppm = append(ppm, row...)
	}
	if err := os.WriteFile(in, ppm, 0o600); err != nil {
		t.Fatal(err)
	}
	for name, args := range map[string][]string{
		"444":             {"-sample", "1x1"},
		"422":             {"-sample", "2x1"},
		"440":             {"-sample", "1x2"},
		"411":             {"-sample", "4x1"},
		"restart-each":    {"-restart", "1B"},
		"restart-rows":    {"-restart", "2"},
		"grey":            {"-grayscale"},
		"rgb":             {"-rgb"},
		"optimized":       {"-optimize", "-quality", "30"},
		"not-interleaved": {"-scans", scansFile(t, "0;1;2;")},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := exec.Command("cjpeg", append(args, in)...).Output()
			if err != nil {
				t.Fatal(err)
			}
			sameAsBoxMeans(t, data)
		})
	}
	for name, args := range map[string][]string{
		"progressive": {"-progressive"}, "arithmetic": {"-arithmetic"}, "rgb-subsampled": {"-rgb", "-sample", "2x2"},
	} {
		t.Run(name, func(t *testing.T) {
			data, err := exec.Command("cjpeg", append(args, in)...).Output()
			if err != nil {
				t.Fatal(err)
			}
			if img, err := scaledJPEG(data); img != nil || err != nil {
				t.Errorf("got %v, %v; want it left to another decoder", img, err)
			}
		})
	}
}

func scansFile(t *testing.T, scans string) string {
	path := filepath.Join(t.TempDir(), "scans")
	if err := os.WriteFile(path, []byte(scans), 0o600); err != nil {
		t.Fatal(err)
	}
	return path
}

func TestScaledOfCorpus(t *testing.T) {
	compared := 0
	for i, path := range corpusPhotos(t, 1) {
		if i%4 != 0 && os.Getenv("ROLLCALL_CI") == "" {
			continue // enough for every day
		}
		data, err := os.ReadFile(path)
		if err != nil {
			t.Fatal(err)
		}
		err = (&scaled{data: data}).decode()
		if errors.Is(err, errNotScalable) {
			continue
		}
		if _, err2 := jpeg.Decode(bytes.NewReader(data)); (err == nil) != (err2 == nil) {
			t.Errorf("%s: %v; image/jpeg says %v", filepath.Base(path), err, err2)
		} else if err == nil {
			sameAsBoxMeans(t, data)
			compared++
		}
	}
	t.Logf("%d compared", compared)
}

// sameAsBoxMeans holds the picture at an eighth against means over the whole one.
func sameAsBoxMeans(t *testing.T, data []byte) {
	t.Helper()
	whole, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		t.Fatal(err)
	}
	s := &scaled{data: data}
	if err := s.decode(); err != nil {
		t.Fatal(err)
	}
	got := s.picture()
	w, h := whole.Bounds().Dx(), whole.Bounds().Dy()
	if b := got.Bounds(); b.Dx() != over(w, 8) || b.Dy() != over(h, 8) {
		t.Fatalf("%v for %v", b, whole.Bounds())
	}
	p, q := planesOf(whole), planesOf(got)
	worst, mean := 0.0, 0.0
	blocks := 0
	for y := range h / 8 {
		for x := range w / 8 {
			total := uint32(0)
			for j := range 8 {
				at := (8*y+j)*p.luma.stride + 8*x
				total += sum(p.luma.pix[at : at+8])
			}
			d := math.Abs(float64(total)/64 - float64(q.luma.pix[y*q.luma.stride+x]))
			worst, mean = max(worst, d), mean+d
			blocks++
		}
	}
	// Pixels that are clipped pull the mean of their block away from its coefficient.
	if mean/max(float64(blocks), 1) > 0.6 || worst > 40 {
		t.Errorf("luma of %dx%d: worst %.2f, mean %.3f", w, h, worst, mean/float64(blocks))
	}
	a, b := newSketch(whole, false, Job{}, w, h), newSketch(got, false, Job{}, w, h)
	luma, chroma, _ := sketchDistances(&a, &b)
	if w >= leastScaled && h >= leastScaled && (luma > 1.6 || chroma > 1) {
		t.Errorf("sketches of %dx%d: luma %.2f, chroma %.2f", w, h, luma, chroma)
	}
}

func TestScaledOfDamaged(t *testing.T) {
	good := encoded(t, noisy(200, 150, image.YCbCrSubsampleRatio420), 80)
	if img, err := scaledJPEG(good); img != nil || err != nil {
		t.Errorf("a small picture: got %v, %v", img, err)
	}
	good = encoded(t, noisy(1100, 1050, image.YCbCrSubsampleRatio420), 80)
	for _, n := range []int{0, 1, 3, 20, 200, 700, len(good) / 2, len(good) - 40} {
		if img, err := scaledJPEG(good[:n]); img != nil {
			t.Errorf("cut to %d of %d: got a picture, %v", n, len(good), err)
		}
	}
	huge := bytes.Clone(good)
	at := bytes.Index(huge, []byte{0xff, markSOF0})
	copy(huge[at+5:], []byte{0xff, 0xff, 0xff, 0xff})
	if err := (&scaled{data: huge}).decode(); err == nil {
		t.Error("65535 x 65535 pixels in a few bytes: no error")
	}
}

func FuzzScaledJPEG(f *testing.F) {
	f.Add(encoded(f, noisy(40, 30, image.YCbCrSubsampleRatio420), 80))
	f.Add(encoded(f, &image.Gray{Pix: make([]byte, 64*64), Stride: 64, Rect: image.Rect(0, 0, 64, 64)}, 80))
	f.Fuzz(func(t *testing.T, data []byte) {
		s := &scaled{data: data}
		if s.decode() != nil {
			return
		}
		img := s.picture()
		b := img.Bounds()
		if b.Dx()*b.Dy() > 4*len(data) {
			t.Errorf("%v from %d bytes", b, len(data))
		}
		newSketch(img, false, Job{Orientation: 6}, 8*b.Dx(), 8*b.Dy())
	})
}

// A JPEG of 12 megapixels at an eighth, and by image/jpeg.
func BenchmarkScaledOf12MP(b *testing.B) {
	data := encoded(b, noisy(4032, 3024, image.YCbCrSubsampleRatio420), 85)
	b.Run("scaled", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if img, err := scaledJPEG(data); err != nil || img == nil {
				b.Fatal(err)
			}
		}
	})
	b.Run("image-jpeg", func(b *testing.B) {
		b.SetBytes(int64(len(data)))
		for b.Loop() {
			if _, err := jpeg.Decode(bytes.NewReader(data)); err != nil {
				b.Fatal(err)
			}
		}
	})
}
