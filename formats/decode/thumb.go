package decode

import (
	"bytes"
	"image"
	"image/jpeg"

	"rollcall/photo"
)

// The most that is taken for a thumbnail: bytes, pixels.
const (
	maxThumbBytes  = 1 << 20
	maxThumbPixels = 2 << 20
)

// thumbnail decodes an embedded JPEG that shows all of a picture of width x
// height pixels; nil: there is none that does. It need not be good, so a broken
// one is no error: the picture itself is decoded then.
func thumbnail(in *Input, span photo.Span, width, height int) image.Image {
	return fit(anyThumbnail(in, span), width, height)
}

// anyThumbnail is the embedded JPEG, whatever it shows; nil: there is none.
func anyThumbnail(in *Input, span photo.Span) image.Image {
	if span.Empty() || span.Size > maxThumbBytes {
		return nil
	}
	data, err := in.Bytes(span)
	if err != nil {
		return nil
	}
	return decodeThumb(data)
}

func decodeThumb(data []byte) image.Image {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil || config.Width*config.Height > maxThumbPixels {
		return nil
	}
	img, err := jpeg.Decode(bytes.NewReader(data))
	if err != nil {
		return nil
	}
	return img
}

// minThumb is the shorter side of a thumbnail below which it shows too little.
const minThumb = 48

// fit returns the part of a thumbnail that shows a picture of width x height
// pixels: all of it, or what lies between two black bars (Exif 2.3 wants 160x120
// whatever the picture's proportions). nil: its proportions are others.
func fit(thumb image.Image, width, height int) image.Image {
	if thumb == nil || width <= 0 || height <= 0 {
		return nil
	}
	b := thumb.Bounds()
	wide := float64(b.Dy()) * float64(width) / float64(height) // if it filled the height
	high := float64(b.Dx()) * float64(height) / float64(width) // if it filled the width
	part := b
	switch {
	case near(wide, b.Dx()) || near(high, b.Dy()):
	case high < float64(b.Dy()):
		bar := int((float64(b.Dy())-high)/2 + 0.5)
		part.Min.Y, part.Max.Y = b.Min.Y+bar, b.Max.Y-bar
	default:
		bar := int((float64(b.Dx())-wide)/2 + 0.5)
		part.Min.X, part.Max.X = b.Min.X+bar, b.Max.X-bar
	}
	if min(part.Dx(), part.Dy()) < minThumb || !blackAround(thumb, part) {
		return nil
	}
	return cutOut(thumb, part)
}

// near allows for a side that was rounded, up or down.
func near(want float64, side int) bool {
	off := want - float64(side)
	return off > -1.5 && off < 1.5
}

// blackAround reports whether all outside of a part is near black. Two lines
// beside it do not count: JPEG smears the border.
func blackAround(img image.Image, part image.Rectangle) bool {
	const black = 24 << 8
	b, part := img.Bounds(), part.Inset(-2)
	for y := b.Min.Y; y < b.Max.Y; y++ {
		for x := b.Min.X; x < b.Max.X; x++ {
			if (image.Point{X: x, Y: y}).In(part) {
				x = part.Max.X - 1
				continue
			}
			if r, g, b, _ := img.At(x, y).RGBA(); r > black || g > black || b > black {
				return false
			}
		}
	}
	return true
}
