package reconciletest

import (
	"math/rand/v2"

	"rollcall/photo"
)

// A format is a kind of file.
type format struct {
	name    string // as the formats name it; "" is none they know
	end     string
	class   photo.Class
	lo, hi  float64 // MB
	picture bool    // its picture data has a digest of its own
	tagged  bool    // carries metadata as a rule
	apple   bool    // on Apple's list
}

var (
	jpeg      = &format{"jpeg", ".JPG", photo.Still, 1.2, 9, true, true, true}
	jpg       = &format{"jpeg", ".jpg", photo.Still, 1, 8, true, true, true}
	heic      = &format{"heic", ".HEIC", photo.Still, .7, 4.5, true, true, true}
	png       = &format{"png", ".PNG", photo.Still, .2, 6, true, false, true}
	gifFormat = &format{"gif", ".gif", photo.Still, .1, 9, true, false, true}
	webp      = &format{"webp", ".webp", photo.Still, .03, 1.5, true, false, false}
	avif      = &format{"avif", ".avif", photo.Still, .05, 2, true, false, false}
	psd       = &format{"psd", ".psd", photo.Still, 10, 300, false, true, false}
	tiff      = &format{"tiff", ".tif", photo.Still, 8, 90, true, true, true}
	bmp       = &format{"bmp", ".bmp", photo.Still, 1, 12, true, false, false}
	cr2       = &format{"cr2", ".CR2", photo.RAW, 18, 34, true, true, true}
	nef       = &format{"nef", ".NEF", photo.RAW, 16, 40, true, true, true}
	arw       = &format{"arw", ".ARW", photo.RAW, 22, 50, true, true, true}
	raf       = &format{"raf", ".RAF", photo.RAW, 24, 55, true, true, true}
	dng       = &format{"dng", ".DNG", photo.RAW, 20, 75, true, true, true}
	mov       = &format{"mov", ".MOV", photo.Video, 4, 900, true, true, true}
	mp4       = &format{"mp4", ".mp4", photo.Video, 1, 700, true, true, true}
	jxl       = &format{"jxl", ".jxl", photo.Still, .3, 5, false, true, false}
	riddle    = &format{"", ".jpg", photo.Still, .005, .4, false, false, false} // a photo's name, and no picture in it
)

// oddities are formats that phones and tools treat badly. Films in AVI, Matroska or
// Windows Media are none of them: a scan does not count these as photos.
var oddities = []*format{webp, avif, psd, bmp, gifFormat, tiff, jxl, riddle}

// megabytes draws a size.
func (f *format) megabytes(r *rand.Rand) int64 {
	return int64(roughly(r, f.lo, f.hi)*1e6) + r.Int64N(9973)
}

// outward is the format of the shot's main file.
func (x *shot) outward() *format {
	if x.as != nil {
		return x.as
	}
	return x.format
}

// rawOf is the RAW format of a camera.
func rawOf(c *camera) *format {
	switch c.brand {
	case "Canon":
		return cr2
	case "NIKON CORPORATION":
		return nef
	case "SONY":
		return arw
	case "FUJIFILM":
		return raf
	}
	return dng
}
