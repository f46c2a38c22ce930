package reconciletest

import (
	"bytes"
	"encoding/binary"
	"image"
	"image/color"
	"image/gif"
	"math/rand/v2"

	"rollcall/photo"
	"rollcall/photo/phototest"
)

// content makes a file's bytes: the original's, and what became of them.
func (s *story) content(id ident, it *photo.Item) []byte {
	x := &s.shots[id.shot]
	f := x.outward()
	if id.part == sidePart {
		f = mov
		if x.rawPart != nil {
			f = x.rawPart
		}
	}
	sh := s.shot(id, f)
	switch id.state {
	case rewritten:
		sh.Artist = "me"
	case converted, edited, recompressed, reduced, reissued, shrunk, thumbnail:
		return s.rendered(id.state, sh, f)
	}
	b := encode(f, sh)
	keep := int(float64(len(b)) * (.3 + .6*x.luck))
	switch id.state {
	case cutShort:
		return b[:keep]
	case zeroed:
		clear(b[keep:])
	case flipped:
		flip(b, min(keep, pictureEnd(b)-flippedRoom))
	}
	return b
}

// flippedRoom is how many bytes of the picture a flip has at least to choose from.
const flippedRoom = 30

// pictureEnd is where the picture data of a file ends: a HEIC of phototest has its EXIF
// behind it, which a flip must not hit, since metadata may differ.
func pictureEnd(b []byte) int {
	if at := bytes.LastIndex(b, []byte("Exif\x00\x00MM")); at > len(b)/2 {
		return at
	}
	return len(b)
}

// shot is what phototest makes the picture of.
func (s *story) shot(id ident, f *format) phototest.Shot {
	x := &s.shots[id.shot]
	sh := phototest.Shot{Seed: int64(s.seed>>20) + int64(id.shot)*2 + int64(id.part), Width: 400, Height: 300, Quality: 93}
	if x.bare || id.part == mainPart && !x.format.tagged {
		return sh
	}
	m := s.meta(x, id.part)
	sh.Taken, sh.Make, sh.Model = m.Taken.String(), m.Make, m.Model
	sh.ContentID, sh.RequestID = m.ContentID, m.RequestID
	if f.class == photo.Still {
		sh.ExifWidth, sh.ExifHeight = sh.Width, sh.Height
		if f == heic {
			sh.ExifWidth, sh.ExifHeight = heicSide, heicSide
		}
	}
	return sh
}

// heicSide and heicSeed are of the one picture that phototest's HEIC files show.
const (
	heicSide = 64
	heicSeed = 5
)

// rendered is another file of the same picture.
func (s *story) rendered(st state, sh phototest.Shot, f *format) []byte {
	look := phototest.Shot{Seed: sh.Seed, Width: sh.Width, Height: sh.Height}
	if f == heic {
		look = phototest.Shot{Seed: heicSeed, Width: heicSide, Height: heicSide}
	}
	m := phototest.Paint(look)
	switch st {
	case recompressed:
		sh.Quality = 55
	case edited:
		m = toned(m)
		sh.Software = "17.4.1"
	case reduced, reissued, shrunk:
		m = smaller(m, s.shrinkage)
	case thumbnail:
		m = smaller(m, .2)
	}
	if st == shrunk || st == thumbnail {
		return phototest.BareJPEG(m, 80)
	}
	return phototest.JPEGOf(m, sh)
}

// toned is a picture with a filter over it.
func toned(m *image.RGBA) *image.RGBA {
	out := image.NewRGBA(m.Rect)
	for i := 0; i < len(m.Pix); i += 4 {
		gray := (int(m.Pix[i])*3 + int(m.Pix[i+1])*6 + int(m.Pix[i+2])) / 10
		out.Pix[i], out.Pix[i+1], out.Pix[i+2], out.Pix[i+3] = uint8(min(255, gray+40)), uint8(min(255, gray+15)), uint8(gray*3/4), 255
	}
	return out
}

// smaller is a picture with fewer pixels, each the mean of those it stands for.
func smaller(m *image.RGBA, by float64) *image.RGBA {
	w, h := max(16, int(float64(m.Rect.Dx())*by)), max(12, int(float64(m.Rect.Dy())*by))
	out := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		for x := range w {
			out.SetRGBA(x, y, mean(m, x*m.Rect.Dx()/w, y*m.Rect.Dy()/h, (x+1)*m.Rect.Dx()/w, (y+1)*m.Rect.Dy()/h))
		}
	}
	return out
}

func mean(m *image.RGBA, x0, y0, x1, y1 int) color.RGBA {
	var sum [3]int
	for y := y0; y < y1; y++ {
		for x := x0; x < x1; x++ {
			c := m.RGBAAt(x, y)
			sum[0], sum[1], sum[2] = sum[0]+int(c.R), sum[1]+int(c.G), sum[2]+int(c.B)
		}
	}
	n := max(1, (x1-x0)*(y1-y0))
	return color.RGBA{uint8(sum[0] / n), uint8(sum[1] / n), uint8(sum[2] / n), 255}
}

// encode makes an original.
func encode(f *format, sh phototest.Shot) []byte {
	switch f {
	case heic:
		return phototest.HEIC(sh)
	case png:
		return phototest.PNG(sh)
	case dng:
		return phototest.DNG(sh)
	case mov:
		return phototest.MOV(sh)
	case mp4:
		return bytes.ReplaceAll(phototest.MOV(sh), []byte("qt  "), []byte("mp42"))
	case gifFormat:
		return encodeGIF(sh)
	case bmp:
		return encodeBMP(phototest.Paint(sh))
	case riddle:
		return noise(sh)
	}
	return phototest.JPEG(sh)
}

func encodeGIF(sh phototest.Shot) []byte {
	var b bytes.Buffer
	if err := gif.Encode(&b, phototest.Paint(sh), nil); err != nil {
		panic(err)
	}
	return b.Bytes()
}

// encodeBMP is a picture in 24 bits, rows from the bottom up (BITMAPINFOHEADER).
func encodeBMP(m *image.RGBA) []byte {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	row := (3*w + 3) &^ 3
	b := append([]byte("BM"), make([]byte, 52)...)
	le := binary.LittleEndian
	le.PutUint32(b[2:], uint32(54+row*h))
	le.PutUint32(b[10:], 54)
	le.PutUint32(b[14:], 40)
	le.PutUint32(b[18:], uint32(w))
	le.PutUint32(b[22:], uint32(h))
	le.PutUint16(b[26:], 1)
	le.PutUint16(b[28:], 24)
	le.PutUint32(b[34:], uint32(row*h))
	for y := h - 1; y >= 0; y-- {
		line := make([]byte, row)
		for x := range w {
			c := m.RGBAAt(x, y)
			line[3*x], line[3*x+1], line[3*x+2] = c.B, c.G, c.R
		}
		b = append(b, line...)
	}
	return b
}

// noise is bytes in which no picture is.
func noise(sh phototest.Shot) []byte {
	b := make([]byte, 4000)
	r := rand.New(rand.NewPCG(uint64(sh.Seed), 9))
	for i := range b {
		b[i] = byte(r.Uint32()) &^ 0x80
	}
	return b
}

// flip changes a few bytes of the picture, none of which is or becomes a marker.
func flip(b []byte, from int) {
	for i, left := from, 8; i < len(b)-4 && left > 0; i += 3 {
		if c := b[i] ^ 0x15; b[i] != 0xFF && c != 0xFF && b[i-1] != 0xFF && b[i] != 0 {
			b[i] = c
			left--
		}
	}
}
