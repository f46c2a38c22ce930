package decode

import (
	"image"
	"image/draw"
)

// cutOut is a part of an image, moved to begin at (0, 0).
func cutOut(img image.Image, part image.Rectangle) image.Image {
	if part == img.Bounds() && part.Min == (image.Point{}) {
		return img
	}
	to := image.Rect(0, 0, part.Dx(), part.Dy())
	switch img := img.(type) {
	case *image.YCbCr:
		return cutOutYCbCr(img, part, to)
	case *image.Gray:
		gray := image.NewGray(to)
		draw.Draw(gray, to, img, part.Min, draw.Src)
		return gray
	}
	out := image.NewNRGBA(to)
	draw.Draw(out, to, img, part.Min, draw.Src)
	return out
}

// cutOutYCbCr keeps the subsampling where the part begins at a whole chroma
// sample, and gives each pixel its own else.
func cutOutYCbCr(img *image.YCbCr, part, to image.Rectangle) *image.YCbCr {
	across, down := subsampling(img.SubsampleRatio)
	if (part.Min.X-img.Rect.Min.X)%across == 0 && (part.Min.Y-img.Rect.Min.Y)%down == 0 {
		sub := *img
		y, c := img.YOffset(part.Min.X, part.Min.Y), img.COffset(part.Min.X, part.Min.Y)
		sub.Y, sub.Cb, sub.Cr, sub.Rect = img.Y[y:], img.Cb[c:], img.Cr[c:], to
		return &sub
	}
	out := image.NewYCbCr(to, image.YCbCrSubsampleRatio444)
	for y := range to.Dy() {
		for x := range to.Dx() {
			i, c := img.YOffset(part.Min.X+x, part.Min.Y+y), img.COffset(part.Min.X+x, part.Min.Y+y)
			o := out.YOffset(x, y)
			out.Y[o], out.Cb[o], out.Cr[o] = img.Y[i], img.Cb[c], img.Cr[c]
		}
	}
	return out
}

// subsampling is how many pixels a chroma sample covers, across and down.
func subsampling(r image.YCbCrSubsampleRatio) (across, down int) {
	switch r {
	case image.YCbCrSubsampleRatio422:
		return 2, 1
	case image.YCbCrSubsampleRatio420:
		return 2, 2
	case image.YCbCrSubsampleRatio440:
		return 1, 2
	case image.YCbCrSubsampleRatio411:
		return 4, 1
	case image.YCbCrSubsampleRatio410:
		return 4, 2
	}
	return 1, 1
}
