package phototest

import (
	"bytes"
	"image"
	"image/color"
	"image/jpeg"
	"image/png"
	"math"
	"math/rand"
)

// Paint is the shot's picture: a landscape whose light, hills and sun come from
// the seed.
func Paint(s Shot) *image.RGBA {
	w, h := s.size()
	r := rand.New(rand.NewSource(s.Seed))
	sky := hue(r.Float64())
	ground := hue(r.Float64())
	sunX, sunY, sunR := r.Float64(), 0.1+0.3*r.Float64(), 0.05+0.08*r.Float64()
	waves := [3][3]float64{}
	for i := range waves {
		waves[i] = [3]float64{0.03 + 0.08*r.Float64(), 2 + 9*r.Float64(), 6 * r.Float64()}
	}
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for x := range w {
		fx := float64(x) / float64(w)
		horizon := 0.6
		for _, wave := range waves {
			horizon += wave[0] * math.Sin(wave[1]*fx+wave[2])
		}
		for y := range h {
			fy := float64(y) / float64(h)
			c := mix(sky, color.RGBA{250, 245, 235, 255}, fy)
			if math.Hypot(fx-sunX, (fy-sunY)*float64(h)/float64(w)) < sunR {
				c = color.RGBA{255, 240, 190, 255}
			}
			if fy > horizon {
				c = mix(ground, color.RGBA{20, 30, 25, 255}, (fy-horizon)*1.6+0.08*r.Float64())
			}
			m.SetRGBA(x, y, c)
		}
	}
	return m
}

func (s Shot) size() (w, h int) {
	w, h = s.Width, s.Height
	if w == 0 {
		w = 64
	}
	if h == 0 {
		h = 48
	}
	return w, h
}

func hue(f float64) color.RGBA {
	channel := func(shift float64) uint8 { return uint8(110 + 90*math.Sin(2*math.Pi*(f+shift))) }
	return color.RGBA{channel(0), channel(1.0 / 3), channel(2.0 / 3), 255}
}

func mix(a, b color.RGBA, f float64) color.RGBA {
	f = min(max(f, 0), 1)
	part := func(x, y uint8) uint8 { return uint8(float64(x)*(1-f) + float64(y)*f) }
	return color.RGBA{part(a.R, b.R), part(a.G, b.G), part(a.B, b.B), 255}
}

// JPEG is the shot as a JPEG with its EXIF in an APP1 segment.
func JPEG(s Shot) []byte { return JPEGOf(Paint(s), s) }

// JPEGOf is a picture as a JPEG, with what the shot tells in its EXIF.
func JPEGOf(m image.Image, s Shot) []byte {
	var thumb []byte
	if s.Thumbnail {
		small := s
		small.Width, small.Height = 32, 24
		thumb = BareJPEG(Paint(small), 60)
	}
	return WithEXIF(BareJPEG(m, s.Quality), EXIF(s, thumb))
}

// WithEXIF puts an EXIF block into a JPEG's first segment, none if it is empty.
func WithEXIF(jpeg, block []byte) []byte {
	if len(block) == 0 {
		return jpeg
	}
	return withSegment(jpeg, 0xE1, append([]byte("Exif\x00\x00"), block...))
}

// BareJPEG is a picture as a JPEG without metadata; quality 0 is 85.
func BareJPEG(m image.Image, quality int) []byte {
	if quality == 0 {
		quality = 85
	}
	var b bytes.Buffer
	must(jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}), "encoding a JPEG")
	return b.Bytes()
}

// PNG is the shot as a PNG with its EXIF in an eXIf chunk.
func PNG(s Shot) []byte { return PNGOf(Paint(s), EXIF(s, nil), png.DefaultCompression) }

// PNGOf is a picture as a PNG with an EXIF block, none if it is empty.
func PNGOf(m image.Image, block []byte, level png.CompressionLevel) []byte {
	var b bytes.Buffer
	must((&png.Encoder{CompressionLevel: level}).Encode(&b, m), "encoding a PNG")
	const afterIHDR = 8 + 25
	out := append([]byte{}, b.Bytes()[:afterIHDR]...)
	if len(block) > 0 {
		out = append(out, chunk("eXIf", block)...)
	}
	return append(out, b.Bytes()[afterIHDR:]...)
}
