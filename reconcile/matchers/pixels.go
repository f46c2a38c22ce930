package matchers

import "rollcall/photo"

// A view is what a comparison of decoded pictures comes to.
type view int

const (
	otherPicture  view = iota // they show something else
	otherExposure             // the same scene, taken twice
	showsSame                 // the same in the same place, changed
	showsPart                 // a part of the library's picture
	nearlyAgree               // the same but for coarser compression
	agree                     // the same but for compression
	identicalView             // pixel for pixel, as far as was measured
)

// Where one view ends and the next begins. Levels are those of 8-bit samples.
const (
	agreeWorst    = 6.0
	agreeTypical  = 1.2
	agreeDetail   = 0.6
	agreeGrain    = 0.35
	nearlyWorst   = 16.0
	nearlyTypical = 3.0
	strangeGrain  = 0.12
	sameDetail    = 0.02
	sameGrain     = 0.97
	partAlike     = 0.9
	partGain      = 0.05
	showsAlike    = 0.6
)

// viewOf weighs a comparison of two pictures of one size.
func viewOf(c *photo.Comparison) view {
	v := coarseView(c)
	switch {
	case v < nearlyAgree:
		return v
	case c.Grainy && c.Grain < strangeGrain:
		return otherExposure
	case v == agree && (c.Detail < agreeDetail || c.Grainy && c.Grain < agreeGrain):
		return nearlyAgree
	case v == agree && c.Worst == 0 && abs64(c.Detail-1) < sameDetail && (!c.Grainy || c.Grain > sameGrain):
		return identicalView
	}
	return v
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
	case c.Alike >= showsAlike:
		return showsSame
	}
	return otherPicture
}

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
