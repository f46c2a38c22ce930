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
// one of the two lost are not the same, nor equal numbers by profiles that can't be converted.
func (s shot) view() view {
	v, c := viewOf(s.looked), s.looked
	if c.Unprofiled || c.Profiles {
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

// repackedFormats hold one picture and what is told of it. What a HEIC or an AVIF holds
// beside (depth, a gain map) may be lost though the pixels are the same.
var repackedFormats = append([]string{"jpeg", "webp"}, losslessFormats...)

// repacked reports whether the backup's picture is the library's pixel for pixel, in the
// same format, upright and under its own name: only how it is packed differs, and what it
// tells beside its pixels. Pictures that show too little to be known by may be two.
func (s shot) repacked() bool {
	c := s.looked
	return s.library.Format == s.backup.Format && slices.Contains(repackedFormats, s.library.Format) &&
		s.view() == identicalView && sameStem(s.library, s.backup) &&
		!c.Opaque && !c.Shallow && !c.Profiles && !c.Unprofiled && c.Turned == 0 && !s.flat()
}

// turnedWithoutLoss reports whether a picture was turned and not compressed anew, as
// jpegtran does it: what differs is how decoders spread colour over an edge.
func (s shot) turnedWithoutLoss() bool {
	turned := s.looked.Turned != 0 || max(s.library.Meta.Orientation, 1) != max(s.backup.Meta.Orientation, 1)
	return turned && s.library.Format == s.backup.Format && !s.clearlyFewerBytes() &&
		s.view() >= agree && s.looked.Fine <= decoderFine
}

// bare reports whether a file tells neither when nor by what the picture was taken.
func bare(it *photo.Item) bool {
	m := &it.Meta
	return !m.Taken.Known && m.Camera() == "" && m.GPS == nil && !hasAppleID(m) && m.Orientation <= 1
}
