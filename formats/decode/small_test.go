package decode

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"image"
	"image/color"
	"image/jpeg"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rollcall/photo"
)

// smallIn is a small picture that must come without an error.
func smallIn(t testing.TB, p *Pool, data []byte, job Job, embedded bool) Small {
	t.Helper()
	ctx, cancel := context.WithTimeout(context.Background(), time.Minute)
	defer cancel()
	s, err := p.Small(ctx, fileOf(data), job, embedded)
	if err != nil || (s.Problem == "") == (s.JPEG == nil) {
		t.Fatalf("%+v, error %v", s, err)
	}
	return s
}

func decodedSmall(t testing.TB, s Small) image.Image {
	t.Helper()
	img, err := jpeg.Decode(bytes.NewReader(s.JPEG))
	if err != nil {
		t.Fatalf("%s: %v", s.Problem, err)
	}
	return img
}

// corners paints the four quarters, so that every turn shows.
func corners(width, height int) *image.NRGBA {
	img := image.NewNRGBA(image.Rect(0, 0, width, height))
	for y := range height {
		for x := range width {
			img.SetNRGBA(x, y, quarters[2*y/height*2+2*x/width])
		}
	}
	return img
}

var quarters = [4]color.NRGBA{{220, 20, 20, 255}, {20, 200, 20, 255}, {20, 20, 220, 255}, {230, 230, 230, 255}}

// seen are the quarters that a picture shows, from the top left, row by row.
func seen(img image.Image) (order [4]int) {
	b := img.Bounds()
	for i := range order {
		r, g, bl, _ := img.At(b.Dx()*(1+2*(i%2))/4, b.Dy()*(1+2*(i/2))/4).RGBA()
		best := 1 << 30
		for k, q := range quarters {
			dr, dg, db := int(r>>8)-int(q.R), int(g>>8)-int(q.G), int(bl>>8)-int(q.B)
			if d := dr*dr + dg*dg + db*db; d < best {
				order[i], best = k, d
			}
		}
	}
	return order
}

// EXIF 2.3, 4.6.4 A, Orientation: where row 0 and column 0 are.
func TestSmallIsUpright(t *testing.T) {
	p := newTestPool(t)
	whole, thumb := jpegOf(corners(400, 300)), jpegOf(corners(160, 120))
	data := append(append([]byte{}, whole...), thumb...)
	span := photo.Span{Offset: int64(len(whole)), Size: int64(len(thumb))}
	for o, want := range [][4]int{1: {0, 1, 2, 3}, {1, 0, 3, 2}, {3, 2, 1, 0}, {2, 3, 0, 1}, {0, 2, 1, 3}, {2, 0, 3, 1}, {3, 1, 2, 0}, {1, 3, 0, 2}} {
		for _, embedded := range []bool{true, false} {
			if o == 0 {
				continue
			}
			s := smallIn(t, p, data, Job{Format: "jpeg", Orientation: o, Width: 400, Height: 300, Thumb: span}, embedded)
			img := decodedSmall(t, s)
			size := image.Pt(320, 240)
			if embedded {
				size = image.Pt(160, 120)
			}
			if o >= 5 {
				size.X, size.Y = size.Y, size.X
			}
			if got := seen(img); got != want || img.Bounds().Size() != size {
				t.Errorf("orientation %d, embedded %v: quarters %v of %v, want %v of %v", o, embedded, got, img.Bounds().Size(), want, size)
			}
		}
	}
}

func TestSmallSizes(t *testing.T) {
	p := newTestPool(t)
	for _, c := range []struct{ width, height, wide, high int }{
		{4032, 3024, 320, 240}, {3024, 4032, 240, 320}, {2000, 1096, 250, 137}, {2000, 1000, 320, 160}, {1000, 800, 320, 256},
		{320, 320, 320, 320}, {120, 90, 120, 90}, {1, 1, 1, 1}, {6000, 20, 320, 1},
	} {
		s := smallIn(t, p, jpegOf(grainy(c.width, c.height)), Job{Format: "jpeg"}, false)
		if got := decodedSmall(t, s).Bounds().Size(); got != image.Pt(c.wide, c.high) {
			t.Errorf("of %d×%d: %v, want %d×%d", c.width, c.height, got, c.wide, c.high)
		}
		if len(s.JPEG) > 16<<10 {
			t.Errorf("of %d×%d: %d bytes", c.width, c.height, len(s.JPEG))
		}
	}
}

// The black bars of a thumbnail in another shape are cut off.
func TestSmallHasNoBars(t *testing.T) {
	p := newTestPool(t)
	data := jpegOf(barred(corners(160, 107), 160, 120, color.Gray{Y: 6}))
	job := Job{Format: "jpeg", Width: 6000, Height: 4000, Thumb: photo.Span{Size: int64(len(data))}}
	if img := decodedSmall(t, smallIn(t, p, data, job, true)); img.Bounds().Size() != image.Pt(160, 106) {
		t.Errorf("%v", img.Bounds())
	}
	job.Width, job.Height = 3000, 3000
	if s := smallIn(t, p, data, job, true); !strings.Contains(s.Problem, "embeds no thumbnail") {
		t.Errorf("a thumbnail of something else: %q", s.Problem)
	}
}

// Samples of each format that can be decoded, and what embeds a picture.
func TestSmallOfSamples(t *testing.T) {
	p := newTestPool(t)
	samples := filepath.Join("..", "testdata", "containers")
	for _, name := range []string{"alpha.heic", "anim.gif", "photo.avif", "photo.bmp", "photo.heic", "photo.png", "photo.webp", "plain.webp"} {
		data, err := os.ReadFile(filepath.Join(samples, name))
		if err != nil {
			t.Fatal(err)
		}
		job := Job{Format: filepath.Ext(name)[1:]}
		if Can(job.Format) != "" {
			continue
		}
		img := decodedSmall(t, smallIn(t, p, data, job, false))
		if b := img.Bounds(); longer(b.Size()) > SmallSide {
			t.Errorf("%s: %v", name, b)
		}
	}
}

// A raw file is not decoded: of the JPEGs in it the smallest that is large enough
// and shows the picture is taken.
func TestPreviews(t *testing.T) {
	p := newTestPool(t)
	raw := bytes.Repeat([]byte("not a picture \xff\xd8\xff"), 20)
	for _, img := range []image.Image{scene(3000, 2000), scene(600, 600), corners(600, 400), scene(160, 107)} {
		raw = append(append(raw, jpegOf(img)...), bytes.Repeat([]byte{0xFF, 0xD8, 0x55}, 99)...)
	}
	job := Job{Format: "test-raw", Width: 6048, Height: 4024, Orientation: 6}
	img := decodedSmall(t, smallIn(t, p, raw, job, false))
	if got := seen(img); img.Bounds().Size() != image.Pt(213, 320) || got != [4]int{2, 0, 3, 1} {
		t.Errorf("%v, quarters %v", img.Bounds(), got)
	}
	if s := smallIn(t, p, raw[:300], job, false); !strings.Contains(s.Problem, "it holds no JPEG that shows it") {
		t.Errorf("without one: %q", s.Problem)
	}
	job.Width, job.Height = 1000, 8000
	if s := smallIn(t, p, raw, job, false); !strings.Contains(s.Problem, "it holds no JPEG that shows it") {
		t.Errorf("of another shape: %q", s.Problem)
	}
}

func TestSmallOnWhite(t *testing.T) {
	p := newTestPool(t)
	img := image.NewNRGBA(image.Rect(0, 0, 90, 60))
	r, g, b, _ := decodedSmall(t, smallIn(t, p, pngOf(img), Job{Format: "png"}, false)).At(40, 30).RGBA()
	if min(r, g, b)>>8 < 250 {
		t.Errorf("what is transparent became %d, %d, %d", r>>8, g>>8, b>>8)
	}
}

func TestSmallKilledWorker(t *testing.T) {
	p := newTestPool(t)
	kills := 1
	p.asked = func(w *worker) {
		if kills > 0 {
			kills--
			w.command.Process.Kill()
		}
	}
	data := jpegOf(scene(640, 480))
	if s := smallIn(t, p, data, Job{Format: "jpeg"}, false); s.Problem != "" {
		t.Errorf("killed once: %s", s.Problem)
	}
	kills = 2
	if s := smallIn(t, p, data, Job{Format: "jpeg"}, false); s.Problem != "the decoder died over it" {
		t.Errorf("killed twice: %q", s.Problem)
	}
}

func TestSmallCancelled(t *testing.T) {
	p := newTestPool(t)
	ctx, cancel := context.WithCancel(context.Background())
	p.asked = func(*worker) { time.AfterFunc(50*time.Millisecond, cancel) }
	if s, err := p.Small(ctx, fileOf(nil), Job{Format: "test-hang"}, false); !errors.Is(err, context.Canceled) || s.JPEG != nil {
		t.Errorf("%+v, %v", s, err)
	}
}

// A worker that ran hostile bytes gets nothing but pixels into a report.
func TestHostileSmallAnswers(t *testing.T) {
	good := marshalSmall(image.NewRGBA(image.Rect(0, 0, 5, 4)))
	if a, err := readAnswer(frame{frameSmall, good}, wantSmall); err != nil || a.small.Rect.Dx() != 5 {
		t.Fatalf("%+v, %v", a, err)
	}
	for i, body := range [][]byte{
		nil, {0, 5}, good[:len(good)-1], append(append([]byte{}, good...), 0), {0, 0, 0, 0}, {1, 65, 0, 1, 0}, {0xFF, 0xFF, 0xFF, 0xFF, 1, 2, 3},
		[]byte("<script>alert(1)</script>"), jpegOf(scene(9, 9)),
	} {
		t.Run(fmt.Sprint(i), func(t *testing.T) {
			if a, err := readAnswer(frame{frameSmall, body}, wantSmall); err == nil {
				t.Errorf("taken for %v", a.small.Rect)
			}
		})
	}
	for _, want := range []string{wantSketch, wantGrid} {
		if _, err := readAnswer(frame{frameSmall, good}, want); err == nil {
			t.Errorf("a small picture answers %q", want)
		}
	}
	if _, err := readAnswer(frame{frameSketch, []byte("{}")}, wantSmall); err == nil {
		t.Error("a sketch answers for a small picture")
	}
}
