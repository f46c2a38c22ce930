package matchers

import (
	"math"

	"rollcall/photo"
)

// Of 8 photos made smaller in 9 ways (to 160 x 160 and 32 x 32, to a square from the middle,
// to 4:3, with bars, by single pixels, sharpened, at quality 20), and of 40 tiny ones of 32 x 21
// to 96 x 72, what they show differs from that part of the photo by 5.3 levels of luma and
// 3.7 of colour at most (sharpened; else 2.5 and 3.2), and goes with it to 0.993. Contrast
// and gamma move the luma by 9 or more, 10 % of brightness by 5, taking the colours away
// these by 8. Other pictures go with each other to 0.7 and differ by 16 and 18.
const (
	fitLuma   = 6.0
	fitChroma = 4.0
	fitAlike  = 0.97

	// Of noise of 16 x 12 made smaller to 8 x 6 less is left: 0.74, 8.9 and 10.5, where
	// another's differs by 10.8 at least. Nobody keeps an edit of so few pixels.
	fewLuma   = 10.0
	fewChroma = 11.0
	fewAlike  = 0.7
	fewPixels = 48 // of its lesser side, below which a picture is nothing but a small version

	// What varies so little has no shapes to go by.
	fitFlatLuma   = 3.0
	fitFlatChroma = 3.0
)

// farSmaller is how many pixels of the backup's picture are as long as one of the
// library's, at most, for it to be a small version that may have been cut to a shape: a
// quarter of the pixels of what it shows, and what rounding leaves. Who crops a photo keeps
// the pixels of what is left; who makes it smaller for a screen or a letter keeps what it
// shows, or has more.
const farSmaller = 0.55

// fits reports whether a picture of far fewer pixels shows the library's, or a part of
// it, or it with bars around, as far as so few pixels can tell.
func (s shot) fits() bool {
	c := s.looked
	if w, h := extentOf(s.backup); min(w, h) < fewPixels && c.Scale > 0 && c.Scale <= farSmaller {
		return c.FitAlike >= fewAlike && c.FitLuma <= fewLuma && c.FitChroma <= fewChroma
	}
	return c.Scale > 0 && c.Scale <= farSmaller && c.FitAlike >= fitAlike && c.FitLuma <= fitLuma && c.FitChroma <= fitChroma
}

// fitsSmallFlat is the same for what shows too little to have a shape.
func fitsSmallFlat(c *photo.Comparison) bool {
	return c.Scale > 0 && c.Scale <= farSmaller && c.FitLuma <= fitFlatLuma && c.FitChroma <= fitFlatChroma
}

// fitDistance is how far what a small picture shows is from the part that it fits best.
func fitDistance(c *photo.Comparison) float64 {
	return max(math.Hypot(c.FitLuma, c.FitChroma), leastDistance)
}

// shown says which part of the library's picture a small one shows.
func shown(c *photo.Comparison) string {
	switch {
	case max(c.Cropped, c.Framed) < partAlike:
		return ""
	case c.Cropped > c.Alike+partGain && c.Cropped >= c.Framed:
		return ", cut to another shape"
	case c.Framed > c.Alike+partGain:
		return ", with bars around it"
	}
	return ""
}
