package exam_test

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"image/jpeg"
	"image/png"
	"math/rand"
	"slices"
	"strings"

	"rollcall/photo/phototest"
)

// paint is the shot's picture: soft fields of colour, some things in it, and the
// grain of a sensor. Two seeds have nothing in common.
func paint(s phototest.Shot) *image.RGBA {
	const nx, ny = 7, 6
	r := rand.New(rand.NewSource(s.Seed))
	var field [ny][nx][3]float64
	for y := range ny {
		for x := range nx {
			for c := range 3 {
				field[y][x][c] = 25 + 205*r.Float64()
			}
		}
	}
	w, h := s.Width, s.Height
	m := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			fx, fy := float64(x)*(nx-1)/float64(w), float64(y)*(ny-1)/float64(h)
			ix, iy := int(fx), int(fy)
			dx, dy := fx-float64(ix), fy-float64(iy)
			grain := 8 * (r.Float64() - 0.5)
			at := m.PixOffset(x, y)
			for c := range 3 {
				v := (field[iy][ix][c]*(1-dx)+field[iy][ix+1][c]*dx)*(1-dy) + (field[iy+1][ix][c]*(1-dx)+field[iy+1][ix+1][c]*dx)*dy
				m.Pix[at+c] = uint8(min(255, max(0, v+grain)))
			}
			m.Pix[at+3] = 255
		}
	}
	for range 3 + r.Intn(4) {
		thing(m, r)
	}
	return m
}

// thing is an ellipse or a box of one colour.
func thing(m *image.RGBA, r *rand.Rand) {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	cx, cy, rx, ry := r.Intn(w), r.Intn(h), 4+r.Intn(w/6), 4+r.Intn(h/6)
	c := color.RGBA{uint8(r.Intn(256)), uint8(r.Intn(256)), uint8(r.Intn(256)), 255}
	round := r.Intn(2) == 0
	for y := max(0, cy-ry); y < min(h, cy+ry); y++ {
		for x := max(0, cx-rx); x < min(w, cx+rx); x++ {
			dx, dy := float64(x-cx)/float64(rx), float64(y-cy)/float64(ry)
			if !round || dx*dx+dy*dy < 1 {
				m.SetRGBA(x, y, c)
			}
		}
	}
}

// still is the shot as a file with that ending.
func (g *game) still(end string, s phototest.Shot) []byte {
	switch strings.ToUpper(end) {
	case ".HEIC":
		return heicOf(g.t, s)
	case ".PNG":
		return phototest.PNGOf(paint(s), phototest.EXIF(s, nil), png.BestSpeed)
	case ".DNG":
		return phototest.DNG(s)
	case ".GIF":
		return gifOf(s)
	}
	return jpegOf(paint(s), s, 92)
}

func jpegOf(m image.Image, s phototest.Shot, quality int) []byte {
	s.Quality = quality
	return phototest.JPEGOf(m, s)
}

func pngOf(s phototest.Shot) []byte {
	return phototest.PNGOf(paint(s), phototest.EXIF(s, nil), png.BestSpeed)
}

func gifOf(s phototest.Shot) []byte {
	var b bytes.Buffer
	if err := gif.Encode(&b, paint(s), nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// movieOf is a movie as phones write it, most of it its sample; of ending .mp4 with
// that brand.
func movieOf(s phototest.Shot, end string) []byte {
	if s.Taken != "" && !strings.ContainsAny(s.Taken[10:], "+-") {
		s.Taken += "+00:00" // movies tell their moment in UTC
	}
	b := phototest.MOV(s)
	if strings.EqualFold(end, ".mp4") {
		b = bytes.Replace(b, []byte("ftypqt  "), []byte("ftypmp42"), 1)
		b = bytes.Replace(b, []byte("\x00\x00\x00\x00qt  "), []byte("\x00\x00\x00\x00isom"), 1)
	}
	noise := make([]byte, 20_000+s.Seed%60_000)
	rand.New(rand.NewSource(s.Seed)).Read(noise)
	f := long(b, int64(len(noise)))
	sample := bytes.Index(f.data, []byte("stsz")) + 16 // ISO/IEC 14496-12 8.7.3
	binary.BigEndian.PutUint32(f.data[sample:], binary.BigEndian.Uint32(f.data[sample:])+uint32(len(noise)))
	return slices.Concat(f.data[:f.holeAt], noise, f.data[f.holeAt:])
}

// pixels are those of a still, as they are in its file.
func (p *pic) pixels() image.Image {
	if strings.EqualFold(p.parts[0].end, ".HEIC") {
		return poolPicture(p.shot.Seed)
	}
	m, _, err := image.Decode(bytes.NewReader(p.main()))
	if err != nil {
		panic(err)
	}
	return m
}

// smaller is the picture with a fraction of the width and height, averaged.
func smaller(m image.Image, divide int) image.Image {
	b := m.Bounds()
	out := image.NewRGBA(image.Rect(0, 0, b.Dx()/divide, b.Dy()/divide))
	for y := range out.Rect.Dy() {
		for x := range out.Rect.Dx() {
			var sum [3]uint32
			for j := range divide {
				for i := range divide {
					r, g, bl, _ := m.At(b.Min.X+x*divide+i, b.Min.Y+y*divide+j).RGBA()
					sum[0], sum[1], sum[2] = sum[0]+r>>8, sum[1]+g>>8, sum[2]+bl>>8
				}
			}
			n := uint32(divide * divide)
			out.SetRGBA(x, y, color.RGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 255})
		}
	}
	return out
}

// retouched is the picture as people edit it: brighter and warmer, or black and
// white, or with a piece cut off.
func retouched(m image.Image, how int) image.Image {
	b := m.Bounds()
	if how == 2 {
		b = image.Rect(b.Min.X+b.Dx()/6, b.Min.Y+b.Dy()/6, b.Max.X-b.Dx()/6, b.Max.Y-b.Dy()/6)
	}
	out := image.NewRGBA(image.Rect(0, 0, b.Dx(), b.Dy()))
	for y := range b.Dy() {
		for x := range b.Dx() {
			r, g, bl, _ := m.At(b.Min.X+x, b.Min.Y+y).RGBA()
			c := color.RGBA{uint8(r >> 8), uint8(g >> 8), uint8(bl >> 8), 255}
			switch how {
			case 0:
				c.R, c.G, c.B = uint8(min(255, int(c.R)*13/10+18)), uint8(min(255, int(c.G)*12/10+8)), uint8(int(c.B)*8/10)
			case 1:
				grey := uint8((int(c.R)*3 + int(c.G)*6 + int(c.B)) / 10)
				c.R, c.G, c.B = grey, grey, grey
			}
			out.SetRGBA(x, y, c)
		}
	}
	return out
}

// bare is the picture as a JPEG without metadata.
func bare(m image.Image, quality int) []byte {
	var b bytes.Buffer
	if err := jpeg.Encode(&b, m, &jpeg.Options{Quality: quality}); err != nil {
		panic(err)
	}
	return b.Bytes()
}
