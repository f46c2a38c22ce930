package matchers

import "rollcall/photo"

// A view is what a comparison of decoded pictures comes to.
type view int

const (
	otherPicture  view = iota // they show something else
	otherExposure             // the same scene, taken twice
	showsSame                 // the same in the same place, changed
	showsPart                 // a part of the library's picture
	showsMore                 // the library's picture is a part of it
	nearlyAgree               // the same but for coarser compression
	agree                     // the same but for compression
	identicalView             // pixel for pixel, as far as was measured
)

// Where one view ends and the next begins, in levels of 8-bit samples where they
// are levels. Measured on real photos, done to by other programs: recompression
// (JPEG at quality 60 to 95, HEIC, WebP) leaves Worst below 6, Typical below 0.8
// and Detail from 0.92 to 1.25, quality 30 Worst below 11 and Typical below 1.8;
// brightness by 3 % begins at Typical 1, a retouched spot has a Worst of 24 in the
// middle, what shifted by half a pixel 7.6 and more.
const (
	agreeWorst    = 8.0
	agreeTypical  = 1.0
	nearlyWorst   = 14.0
	nearlyTypical = 2.0

	leastDetail  = 0.8  // of a picture that lost nothing
	mostDetail   = 1.35 // of one that was not sharpened
	closeWorst   = 3.0  // noisy PNG as JPEG: Worst 1.0, Detail 0.79; HEIC as JPEG: 1.9 and 0.52
	closeTypical = 0.7
	closeLeast   = 0.4
	closeMost    = 1.5
	strangeGrain = 0.12 // two exposures share no grain
	sharedGrain  = 0.35 // one exposure does, also after recompression

	sameDetail = 0.02 // what rounding makes of the detail of equal pixels
	sameGrain  = 0.97

	partAlike  = 0.9 // a part of the other picture: 0.96 and more, other pictures below 0.35
	partGain   = 0.02
	showsAlike = 0.5 // retouched, filtered: 0.58 and more, other pictures below 0.25
)

// viewOf weighs a comparison of two pictures of one size.
func viewOf(c *photo.Comparison) view {
	v := coarseView(c)
	switch {
	case v < nearlyAgree:
		return v
	case c.Grainy && c.Grain < strangeGrain:
		return otherExposure
	case v == agree && (!keepsDetail(c) || c.Grainy && c.Grain < sharedGrain):
		return nearlyAgree
	case v == agree && c.Worst == 0 && abs64(c.Detail-1) < sameDetail && (!c.Grainy || c.Grain > sameGrain):
		return identicalView
	}
	return v
}

// keepsDetail reports whether the backup's picture has the library's fine detail.
// What an encoder drops first is noise, which is all that is lost where the cells
// agree closely; an old version blown up, or a sharpened one, moves them.
func keepsDetail(c *photo.Comparison) bool {
	if c.Worst <= closeWorst && c.Typical <= closeTypical {
		return c.Detail >= closeLeast && c.Detail <= closeMost
	}
	return c.Detail >= leastDetail && c.Detail <= mostDetail
}

// coarseView weighs a comparison of two pictures of any sizes: fine detail and
// grain say nothing of them.
func coarseView(c *photo.Comparison) view {
	switch {
	case c.Worst <= agreeWorst && c.Typical <= agreeTypical:
		return agree
	case c.Worst <= nearlyWorst && c.Typical <= nearlyTypical:
		return nearlyAgree
	case c.Cropped >= partAlike && c.Cropped > c.Alike+partGain:
		return showsPart
	case c.Framed >= partAlike && c.Framed > c.Alike+partGain:
		return showsMore
	case c.Alike >= showsAlike:
		return showsSame
	}
	return otherPicture
}

// agreesSmall reports whether a picture of another size is the same: the cells
// that are compared hold few pixels of the smaller one, so that single ones
// differ by more.
func agreesSmall(c *photo.Comparison) bool {
	return coarseView(c) >= nearlyAgree || c.Worst <= smallWorst && c.Typical <= smallTypical && c.Alike >= smallAlike
}

const (
	smallWorst   = 30.0
	smallTypical = 3.0
	smallAlike   = 0.98 // cropped by 5 %: 0.95 and less
)

// pixelDistance is how far apart two decoded pictures are, in levels: what cells
// differ by and, where grain tells exposures apart, a share of grainDistance for
// grain that is not shared.
func pixelDistance(c *photo.Comparison) float64 {
	d := c.Typical
	if c.Grainy {
		d += grainDistance * (1 - max(c.Grain, 0))
	}
	return max(d, leastDistance)
}

const (
	grainDistance = 8
	leastDistance = 0.01 // of what was looked at; 0 says that nothing was
)

// Clearly reports whether a pair at distance near is clearly nearer than one at
// distance far: by half, and by a level, which is what encodings alone can make
// of one picture.
func Clearly(near, far float64) bool { return far >= 2*near+1 }

func abs64(x float64) float64 { return max(x, -x) }
