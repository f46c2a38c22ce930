package decode

import (
	"image"
	"image/color"
)

// planes are a picture's luma and chroma as JFIF has them, full range.
type planes struct {
	width, height int // pixels
	luma, cb, cr  plane
}

// planesOf takes the planes of a picture apart. What is transparent lies on
// white.
func planesOf(img image.Image) planes {
	switch m := img.(type) {
	case *image.YCbCr:
		return planesOfYCbCr(m)
	case *image.Gray:
		return planesOfGray(m)
	}
	return planesOfRGB(img)
}

func planesOfYCbCr(m *image.YCbCr) planes {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	p := planes{width: w, height: h}
	if w <= 0 || h <= 0 {
		return p
	}
	across, down := subsampling(m.SubsampleRatio)
	c := m.COffset(m.Rect.Min.X, m.Rect.Min.Y)
	cw, ch := (w+across-1)/across, (h+down-1)/down
	p.luma = plane{pix: m.Y[m.YOffset(m.Rect.Min.X, m.Rect.Min.Y):], stride: m.YStride, width: w, height: h, across: 1, down: 1}
	p.cb = plane{pix: m.Cb[c:], stride: m.CStride, width: cw, height: ch, across: across, down: down}
	p.cr = plane{pix: m.Cr[c:], stride: m.CStride, width: cw, height: ch, across: across, down: down}
	return p
}

func planesOfGray(m *image.Gray) planes {
	w, h := m.Rect.Dx(), m.Rect.Dy()
	return planes{width: w, height: h,
		luma: plane{pix: m.Pix, stride: m.Stride, width: w, height: h, across: 1, down: 1},
		cb:   plane{flat: 128}, cr: plane{flat: 128}}
}

// planesOfRGB converts every other picture, chroma at half the width and height.
func planesOfRGB(img image.Image) planes {
	b := img.Bounds()
	w, h := b.Dx(), b.Dy()
	p := planes{width: w, height: h}
	if w <= 0 || h <= 0 {
		return p
	}
	cw, ch := (w+1)/2, (h+1)/2
	p.luma = plane{pix: make([]byte, w*h), stride: w, width: w, height: h, across: 1, down: 1}
	p.cb = plane{pix: make([]byte, cw*ch), stride: cw, width: cw, height: ch, across: 2, down: 2}
	p.cr = plane{pix: make([]byte, cw*ch), stride: cw, width: cw, height: ch, across: 2, down: 2}
	above, below := make([]byte, 3*w), make([]byte, 3*w)
	for y := 0; y < h; y += 2 {
		rgbRow(img, y, above)
		lumaOf(above, p.luma.pix[y*w:(y+1)*w])
		under := above
		if y+1 < h {
			rgbRow(img, y+1, below)
			lumaOf(below, p.luma.pix[(y+1)*w:(y+2)*w])
			under = below
		}
		chromaOf(above, under, p.cb.pix[y/2*cw:(y/2+1)*cw], p.cr.pix[y/2*cw:(y/2+1)*cw])
	}
	return p
}

// lumaOf writes the luma of a row of RGB triples, by the weights of BT.601 that
// JFIF uses.
func lumaOf(rgb, out []byte) {
	for x := range out {
		r, g, b := uint32(rgb[3*x]), uint32(rgb[3*x+1]), uint32(rgb[3*x+2])
		out[x] = byte((19595*r + 38470*g + 7471*b + 1<<15) >> 16)
	}
}

// chromaOf writes the chroma of the means of 2 x 2 pixels of two rows.
func chromaOf(above, below, cb, cr []byte) {
	width := len(above) / 3
	for x := range cb {
		l := 6 * x
		n := l
		if 2*x+1 < width {
			n += 3
		}
		r := int32(above[l]) + int32(above[n]) + int32(below[l]) + int32(below[n])
		g := int32(above[l+1]) + int32(above[n+1]) + int32(below[l+1]) + int32(below[n+1])
		b := int32(above[l+2]) + int32(above[n+2]) + int32(below[l+2]) + int32(below[n+2])
		cb[x] = chromaByte(-11059*r - 21709*g + 32768*b)
		cr[x] = chromaByte(32768*r - 27439*g - 5329*b)
	}
}

// chromaByte scales four times a chroma in 1/65536 to a byte around 128.
func chromaByte(v int32) byte {
	return byte(min(max((v+128<<18+1<<17)>>18, 0), 255))
}

// rgbRow writes row y of a picture as RGB triples on white.
func rgbRow(img image.Image, y int, out []byte) {
	b := img.Bounds()
	switch m := img.(type) {
	case *image.RGBA:
		premultipliedRow(m.Pix[y*m.Stride:], out)
	case *image.NRGBA:
		straightRow(m.Pix[y*m.Stride:], out)
	case *image.Paletted:
		palettedRow(m, y, out)
	default:
		for x := range b.Dx() {
			r, g, bl, a := img.At(b.Min.X+x, b.Min.Y+y).RGBA()
			white := 0xffff - a
			out[3*x], out[3*x+1], out[3*x+2] = byte((r+white)>>8), byte((g+white)>>8), byte((bl+white)>>8)
		}
	}
}

func premultipliedRow(pix, out []byte) {
	for i, o := 0, 0; o < len(out); i, o = i+4, o+3 {
		white := 255 - pix[i+3]
		out[o], out[o+1], out[o+2] = pix[i]+white, pix[i+1]+white, pix[i+2]+white
	}
}

func straightRow(pix, out []byte) {
	for i, o := 0, 0; o < len(out); i, o = i+4, o+3 {
		a := uint32(pix[i+3])
		if a == 255 {
			out[o], out[o+1], out[o+2] = pix[i], pix[i+1], pix[i+2]
			continue
		}
		white := 255*(255-a) + 127
		out[o] = byte((uint32(pix[i])*a + white) / 255)
		out[o+1] = byte((uint32(pix[i+1])*a + white) / 255)
		out[o+2] = byte((uint32(pix[i+2])*a + white) / 255)
	}
}

func palettedRow(m *image.Paletted, y int, out []byte) {
	line := m.Pix[y*m.Stride : y*m.Stride+m.Rect.Dx()]
	for x, i := range line {
		var c color.Color = color.White
		if int(i) < len(m.Palette) {
			c = m.Palette[i]
		}
		r, g, b, a := c.RGBA()
		white := 0xffff - a
		out[3*x], out[3*x+1], out[3*x+2] = byte((r+white)>>8), byte((g+white)>>8), byte((b+white)>>8)
	}
}
