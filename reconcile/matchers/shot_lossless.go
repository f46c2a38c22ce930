package matchers

import (
	"slices"

	"rollcall/photo"
)

// losslessFormats hold pixels as they are. A WebP, a HEIC or an AVIF can, and does not
// say so in what is kept of it.
var losslessFormats = []string{"png", "tiff", "bmp", "gif"}

// roundedLevels is what going from 16 bits a sample to 8, or by way of another layout
// of RGB, makes of pixels.
const roundedLevels = 1.5

// decoderFine is what two decoders of JPEG differ by at most, as Comparison.Fine: 0.19 in
// 25 photos. HEIC at quality 80 leaves 0.24 or more.
const decoderFine = 0.2

// view weighs the decoded pictures of one size by what the two formats can do to them:
// where both keep pixels as they are, whatever differs was changed. Colours whose profile
// one of the two lost are not the same.
func (s shot) view() view {
	v, c := viewOf(s.looked), s.looked
	if c.Unprofiled {
		return min(v, nearlyAgree)
	}
	if v == agree && s.lossless() && max(c.Worst, c.Finest) > roundedLevels {
		return nearlyAgree
	}
	return s.viewWithoutGrain(v)
}

// keptPixels reports whether the backup's picture was not compressed anew: its pixels are
// the library's, or, in a format that keeps pixels, what another decoder makes of them.
func (s shot) keptPixels() bool {
	c := s.looked
	return viewOf(c) == identicalView ||
		viewOf(c) == agree && slices.Contains(losslessFormats, s.backup.Format) && c.Fine <= decoderFine
}

// lossless reports whether both files keep pixels as they are.
func (s shot) lossless() bool {
	return slices.Contains(losslessFormats, s.library.Format) && slices.Contains(losslessFormats, s.backup.Format)
}

// onlyPacked reports whether nothing was lost of a file that keeps pixels as they are
// and tells nothing else: a PNG that a program made smaller, under its own name.
func (s shot) onlyPacked() bool {
	return s.lossless() && s.library.Format == s.backup.Format && viewOf(s.looked) == identicalView &&
		!s.looked.Opaque && !s.looked.Shallow && !s.looked.Unprofiled && s.looked.Turned == 0 && !s.flat() &&
		bare(s.library) && bare(s.backup) && sameName(s.library, s.backup)
}

// bare reports whether a file tells neither when nor by what the picture was taken.
func bare(it *photo.Item) bool {
	m := &it.Meta
	return !m.Taken.Known && m.Camera() == "" && m.GPS == nil && !hasAppleID(m) && m.Orientation <= 1
}
