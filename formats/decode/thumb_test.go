package decode

import (
	"image"
	"image/color"
	"image/draw"
	"testing"

	"rollcall/photo"
)

// barred lays a picture in the middle of a canvas.
func barred(img image.Image, width, height int, bar color.Color) image.Image {
	out := image.NewRGBA(image.Rect(0, 0, width, height))
	draw.Draw(out, out.Rect, image.NewUniform(bar), image.Point{}, draw.Src)
	b := img.Bounds()
	at := image.Pt((width-b.Dx())/2, (height-b.Dy())/2)
	draw.Draw(out, b.Add(at), img, b.Min, draw.Src)
	return out
}

func TestThumbnails(t *testing.T) {
	dark := color.Gray{Y: 6}
	for _, c := range []struct {
		name          string
		thumb         image.Image
		width, height int
		want          image.Point // zero: not used
	}{
		{"same-shape", scene(160, 120), 4032, 3024, image.Pt(160, 120)},
		{"rounded-shape", scene(160, 120), 4000, 2992, image.Pt(160, 120)},
		{"bars-above", barred(scene(160, 107), 160, 120, dark), 6000, 4000, image.Pt(160, 106)},
		{"bars-beside", barred(scene(90, 120), 160, 120, dark), 3024, 4032, image.Pt(90, 120)},
		{"bars-of-grey", barred(scene(160, 107), 160, 120, color.Gray{Y: 90}), 6000, 4000, image.Point{}},
		{"turned", scene(120, 160), 4032, 3024, image.Point{}},
		{"cropped", scene(160, 120), 3000, 3000, image.Point{}},
		{"too-small", scene(48, 36), 4032, 3024, image.Point{}},
		{"panorama", barred(scene(160, 40), 160, 120, dark), 8000, 2000, image.Point{}},
	} {
		t.Run(c.name, func(t *testing.T) {
			data := jpegOf(c.thumb)
			in := bytesInput(append([]byte("before"), data...))
			got := thumbnail(in, photo.Span{Offset: 6, Size: int64(len(data))}, c.width, c.height)
			switch {
			case got == nil && c.want == image.Point{}:
			case got == nil || got.Bounds() != image.Rectangle{Max: c.want}:
				t.Errorf("got %v, want %v", got, c.want)
			}
		})
	}
}

// A broken thumbnail, or one that lies elsewhere, is no error.
func TestBrokenThumbnails(t *testing.T) {
	data := jpegOf(scene(160, 120))
	for name, s := range map[string]photo.Span{
		"outside": {Offset: int64(len(data)), Size: 9},
		"cut":     {Size: int64(len(data)) / 2},
		"no-jpeg": {Offset: 7, Size: 99},
		"empty":   {},
	} {
		if img := thumbnail(bytesInput(data), s, 1600, 1200); img != nil {
			t.Errorf("%s: %v", name, img.Bounds())
		}
	}
}

func TestCutOut(t *testing.T) {
	img := image.NewYCbCr(image.Rect(0, 0, 9, 7), image.YCbCrSubsampleRatio420)
	for i := range img.Y {
		img.Y[i] = byte(i)
	}
	for i := range img.Cb {
		img.Cb[i], img.Cr[i] = byte(10*i), byte(7*i)
	}
	for _, part := range []image.Rectangle{image.Rect(2, 2, 9, 7), image.Rect(1, 3, 6, 7), image.Rect(0, 0, 9, 7)} {
		got := cutOut(img, part)
		if got.Bounds() != (image.Rectangle{Max: part.Size()}) {
			t.Fatalf("%v: %v", part, got.Bounds())
		}
		for y := range part.Dy() {
			for x := range part.Dx() {
				if got.At(x, y) != img.At(part.Min.X+x, part.Min.Y+y) {
					t.Fatalf("%v: pixel %d, %d is %v", part, x, y, got.At(x, y))
				}
			}
		}
	}
}
