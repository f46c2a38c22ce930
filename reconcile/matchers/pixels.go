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
// are levels. Measured on 28 photos, each done to by other programs in 60 ways
// (formats/decode's TestMeasure).
const (
	// Encoding anew (JPEG at quality 60 to 95, HEIC from 50, WebP, PNG) leaves Worst
	// at 6.0, Typical at 1.2 and Tone at 0.92 at most. A retouched spot has a Worst
	// of 26 in the middle, a shift by half a pixel 7.7 at least; the Tone of 3 % more
	// brightness is 1.48 at least, of a filter 2.9.
	agreeWorst   = 8.0
	agreeTypical = 1.3
	agreeTone    = 1.0

	// JPEG at quality 30 leaves 8.8, 1.8 and 1.4 at most.
	nearlyWorst   = 12.0
	nearlyTypical = 2.2
	nearlyTone    = 1.5

	// Encoding anew leaves 0.70 to 1.35 of the detail. Sharpening makes 1.55 of it
	// in the middle; what was blown up to twice its size has 0.63.
	leastDetail = 0.7
	mostDetail  = 1.4
	sharpened   = 1.5

	// What an encoder drops first is noise. Where all that is lost is noise the cells
	// agree closely: noisy PNG as JPEG has a Worst of 1.0 with Detail 0.79, HEIC as
	// JPEG 1.9 with 0.52; what was blown up moves them by 5.2 in the middle.
	closeWorst   = 3.0
	closeTypical = 0.8
	closeDetail  = 0.4
	closeFinest  = 5.0 // what was blown up from 70 % moves a cell of 4 pixels by 7 at least

	// Of 158 pairs of exposures of one scene 147 share less than strangeGrain; none
	// of 350 copies does at any quality, and from quality 75 on they share 0.30.
	strangeGrain = 0.18
	sharedGrain  = 0.28

	// Nothing that an encoder does from quality 75 on moves a cell of 4 pixels by more
	// than 9 levels (9 photos and 12 pages of text, JPEG, HEIC, WebP and PNG, each way);
	// JPEG at quality 60 moves one by 12. A digit that is another in 14 to 22 px print
	// on a page of 2 megapixels moves one by 21 to 80 in black, by 10 to 39 in grey.
	// What the same leaves of Fine is 0.84 at most, 1.0 to 1.2 for WebP at quality 75;
	// JPEG at quality 40 leaves 1.06 at least, HEIC at 35 0.92.
	agreeFinest  = 9.0
	agreeFine    = 1.0
	nearlyFinest = 24.0

	// What was retouched, blurred, or written anew in a part differs there from what is
	// usual elsewhere in the same pair: a smooth cheek by 17 times at least, a digit in
	// print of 14 px by 20. Encoding anew leaves 7.7 and 19.9 (27 photos in 11 ways, of
	// which a green mark on black has the most), on 20 pages 5.9 and 14.9. Of pictures of
	// two sizes resampling alone leaves 41, and more than 20 in 7 of 95.
	agreePatch   = 7.0
	agreeSpot    = 20.0
	editedPatch  = 100.0
	resizedPatch = 20.0

	// Encoding anew leaves the strongest single pixels as strong as 0.81 or more from
	// quality 85 on; where it leaves less it changes each in its own way (Likeness 0.85 at
	// quality 60, Crisp2 0.95). What was blown up from 80 % has 0.43 to 0.70 with Crisp2 up
	// to 0.96, from 70 % 0.61 at most; what was sharpened 1.2 or more.
	leastCrisp   = 0.75
	mostCrisp    = 1.17
	leastCrisp2  = 0.94
	softCrisp2   = 0.965
	softLikeness = 0.88

	sameDetail = 0.02 // what rounding makes of the detail of equal pixels
	sameGrain  = 0.97

	// What was cropped by 2 % or more is at least 0.98 like a part of the picture
	// and at most 0.95 like the whole. What was retouched or filtered is at least
	// 0.58 like the whole. Of 231 pairs of other pictures none is more than 0.29 like
	// the whole and 0.63 like a part.
	partAlike  = 0.95
	partGain   = 0.04
	nearPart   = 0.9
	showsAlike = 0.4
)

// viewOf weighs a comparison of two pictures of one size.
func viewOf(c *photo.Comparison) view {
	v := coarseView(c)
	switch {
	case v < nearlyAgree:
		return v
	case c.Grainy && c.Grain < strangeGrain:
		return otherExposure
	case c.Detail > sharpened || c.Finest > nearlyFinest || c.Patch > editedPatch:
		return showsSame
	case v == agree && (!keepsDetail(c) || c.Finest > agreeFinest || c.Fine > agreeFine || c.Grainy && c.Grain < sharedGrain),
		v == agree && (changedInPart(c) || softened(c) || c.Crisp > mostCrisp):
		return nearlyAgree
	case v == agree && c.Worst == 0 && c.Finest == 0 && abs64(c.Detail-1) < sameDetail && (!c.Grainy || c.Grain > sameGrain):
		return identicalView
	}
	return v
}

// probableView is viewOf for a doubt, which single cells do not take away: what was
// compressed strongly may differ by more in one of them than a changed digit does.
func probableView(c *photo.Comparison) view {
	coarse := *c
	coarse.Finest, coarse.Fine, coarse.Patch, coarse.Spot = 0, 0, 0, 0
	return viewOf(&coarse)
}

// keepsDetail reports whether the backup's picture has the library's fine detail,
// noise aside.
func keepsDetail(c *photo.Comparison) bool {
	least := leastDetail
	if c.Worst <= closeWorst && c.Typical <= closeTypical && c.Finest <= closeFinest {
		least = closeDetail
	}
	return c.Detail >= least && c.Detail <= mostDetail
}

// changedInPart reports whether a part of a picture differs by more than encoding it
// anew explains.
func changedInPart(c *photo.Comparison) bool { return c.Patch > agreePatch || c.Spot > agreeSpot }

// softened reports whether the strongest of a picture's detail is weaker all over, as
// after a filter, or in a picture that was made smaller and blown up again.
func softened(c *photo.Comparison) bool {
	if c.Crisp == 0 {
		return false
	}
	return c.Crisp2 > 0 && c.Crisp2 < leastCrisp2 ||
		c.Crisp < leastCrisp && c.Likeness >= softLikeness && c.Crisp2 < softCrisp2
}

// coarseView weighs a comparison of two pictures of any sizes: fine detail and
// grain say nothing of them.
func coarseView(c *photo.Comparison) view {
	switch {
	case c.Worst <= agreeWorst && c.Typical <= agreeTypical && toneOf(c) <= agreeTone:
		return agree
	case c.Worst <= nearlyWorst && c.Typical <= nearlyTypical && toneOf(c) <= nearlyTone:
		return nearlyAgree
	case c.Cropped >= partAlike && c.Cropped > c.Alike+partGain && c.Cropped >= c.Framed:
		return showsPart
	case c.Framed >= partAlike && c.Framed > c.Alike+partGain:
		return showsMore
	case c.Alike >= showsAlike || max(c.Cropped, c.Framed) >= nearPart:
		return showsSame
	}
	return otherPicture
}

// toneOf is what a filter changes. Over larger cells less differs than over small
// ones; that more does is due to pictures so small that the large cells are the
// smaller ones.
func toneOf(c *photo.Comparison) float64 { return min(c.Tone, c.Typical) }

func abs64(x float64) float64 { return max(x, -x) }
