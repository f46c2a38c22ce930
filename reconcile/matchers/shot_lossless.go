package matchers

import "slices"

// losslessFormats hold pixels as they are. A WebP, a HEIC or an AVIF can, and does not
// say so in what is kept of it.
var losslessFormats = []string{"png", "tiff", "bmp", "gif"}

// roundedLevels is what going from 16 bits a sample to 8, or by way of another layout
// of RGB, makes of pixels.
const roundedLevels = 1.5

// view weighs the decoded pictures of one size by what the two formats can do to them:
// where both keep pixels as they are, whatever differs was changed.
func (s shot) view() view {
	v, c := viewOf(s.looked), s.looked
	if v == agree && s.lossless() && max(c.Worst, c.Finest) > roundedLevels {
		return nearlyAgree
	}
	return v
}

// lossless reports whether both files keep pixels as they are.
func (s shot) lossless() bool {
	return slices.Contains(losslessFormats, s.library.Format) && slices.Contains(losslessFormats, s.backup.Format)
}
