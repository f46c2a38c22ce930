package decode

import (
	"fmt"
	"image"
)

// colour is how a codec's planes stand for colours (ISO/IEC 23091-2, the code
// points of H.273).
type colour struct {
	matrix int  // 2: not told
	full   bool // levels 0 to 255; else 16 to 235 and 240
}

// colour is what an item's nclx box tells (ISO/IEC 14496-12 12.1.5).
func (it *heifItem) colour() (c colour, ok bool) {
	for _, p := range it.props {
		r := bytesReader{rest: p.body}
		if p.kind != "colr" || string(r.take(4)) != "nclx" {
			continue
		}
		r.u16()
		r.u16()
		c = colour{matrix: r.u16(), full: r.u8()&0x80 != 0}
		return c, !r.short
	}
	return colour{}, false
}

// weights are those of red and blue in a matrix's luma (H.273 table 4). What is
// not told is taken for the JFIF's, as libheif does.
func (c colour) weights() (red, blue float64, ok bool) {
	switch c.matrix {
	case 2, 5, 6:
		return 0.299, 0.114, true
	case 1:
		return 0.2126, 0.0722, true
	case 4:
		return 0.30, 0.11, true
	case 7:
		return 0.212, 0.087, true
	case 9, 10:
		return 0.2627, 0.0593, true
	}
	return 0, 0, false
}

// toJFIF turns planes into those of JFIF: BT.601 of full range. It writes over
// them.
func (c colour) toJFIF(img image.Image) (image.Image, error) {
	switch img := img.(type) {
	case *image.Gray:
		c.luma(img.Pix)
		return img, nil
	case *image.YCbCr:
		if c.matrix == 0 {
			return c.fromGBR(img)
		}
		red, blue, ok := c.weights()
		if !ok {
			return nil, fmt.Errorf("has colours by matrix %d, which rollcall does not know", c.matrix)
		}
		c.convert(img, red, blue)
		return img, nil
	}
	return nil, fmt.Errorf("was decoded to %T", img)
}

// luma spreads the levels of a limited range.
func (c colour) luma(pix []byte) {
	if c.full {
		return
	}
	var table [256]byte
	for v := range table {
		table[v] = level((float64(v) - 16) * 255 / 219)
	}
	for i, v := range pix {
		pix[i] = table[v]
	}
}

func level(v float64) byte { return byte(min(max(v+0.5, 0), 255)) }

// The luma of JFIF.
const (
	jfifRed   = 0.299
	jfifGreen = 0.587
	jfifBlue  = 0.114
)

// convert goes from one matrix to another: red = luma + 2(1-red)Cr and so on. In
// the new luma and chroma the old luma stands alone, so that chroma follows from
// chroma, and luma from luma plus a term of chroma.
func (c colour) convert(img *image.YCbCr, red, blue float64) {
	c.luma(img.Y)
	scale := 1.0
	if !c.full {
		scale = 255.0 / 224
	}
	if scale == 1 && red == jfifRed && blue == jfifBlue {
		return
	}
	green := 1 - red - blue
	rCr, bCb := 2*(1-red)*scale, 2*(1-blue)*scale
	gCr, gCb := -rCr*red/green, -bCb*blue/green
	yCb, yCr := jfifGreen*gCb+jfifBlue*bCb, jfifRed*rCr+jfifGreen*gCr
	if red != jfifRed || blue != jfifBlue {
		addChroma(img, yCb, yCr)
	}
	for i := range img.Cb {
		cb, cr := float64(img.Cb[i])-128, float64(img.Cr[i])-128
		y := yCb*cb + yCr*cr
		img.Cb[i] = level(128 + (bCb*cb-y)/(2*(1-jfifBlue)))
		img.Cr[i] = level(128 + (rCr*cr-y)/(2*(1-jfifRed)))
	}
}

// addChroma adds to each pixel's luma what its chroma changes in it.
func addChroma(img *image.YCbCr, yCb, yCr float64) {
	across, _ := subsampling(img.SubsampleRatio)
	for y := range img.Rect.Dy() {
		line, at := img.Y[y*img.YStride:], img.COffset(0, y)
		for x := range img.Rect.Dx() {
			c := at + x/across
			line[x] = level(float64(line[x]) + yCb*(float64(img.Cb[c])-128) + yCr*(float64(img.Cr[c])-128))
		}
	}
}

// fromGBR takes the planes for green, blue and red (matrix 0), whole ones only.
func (c colour) fromGBR(img *image.YCbCr) (image.Image, error) {
	if img.SubsampleRatio != image.YCbCrSubsampleRatio444 {
		return nil, fmt.Errorf("has green, blue and red of unequal size")
	}
	for _, plane := range [][]byte{img.Y, img.Cb, img.Cr} {
		c.luma(plane)
	}
	for i := range img.Cb {
		g, b, r := float64(img.Y[i]), float64(img.Cb[i]), float64(img.Cr[i])
		y := jfifRed*r + jfifGreen*g + jfifBlue*b
		img.Y[i] = level(y)
		img.Cb[i] = level(128 + (b-y)/(2*(1-jfifBlue)))
		img.Cr[i] = level(128 + (r-y)/(2*(1-jfifRed)))
	}
	return img, nil
}
