package decode

import (
	"image"

	"rollcall/photo"
)

// newSketch makes a sketch of a picture of width x height pixels as stored, from
// small: the picture, the picture at an eighth (scaledJPEG), or its embedded
// thumbnail. Black bars that a camera laid around the thumbnail to fit its shape
// are left out.
func newSketch(small image.Image, thumb bool, job Job, width, height int) photo.Sketch {
	p := planesOf(small)
	if p.width <= 0 || p.height <= 0 {
		return photo.Sketch{Problem: "the picture has no pixels"}
	}
	s := photo.Sketch{Width: width, Height: height, Thumb: thumb}
	if job.Orientation >= 5 && job.Orientation <= 8 {
		s.Width, s.Height = height, width
	}
	w, h := extent(p.width, width), extent(p.height, height)
	o := job.Orientation
	s.Luma = upright(rounded(p.luma.means(photo.SketchSide, w, h)), photo.SketchSide, photo.SketchSide, o)
	s.Cb = upright(rounded(p.cb.means(photo.ChromaSide, w, h)), photo.ChromaSide, photo.ChromaSide, o)
	s.Cr = upright(rounded(p.cr.means(photo.ChromaSide, w, h)), photo.ChromaSide, photo.ChromaSide, o)
	return s
}

// extent is how much of small samples the picture of full pixels covers: at an
// eighth the last sample may stand for less than eight pixels.
func extent(small, full int) float64 {
	if full > small && (full+7)/8 == small {
		return float64(full) / 8
	}
	return float64(small)
}
