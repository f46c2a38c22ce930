package matchers

import "rollcall/photo"

const (
	grainDistance = 8.0  // levels: of pictures that share no grain
	leastDistance = 0.01 // of what was looked at; 0 says that nothing was
)

// pixelDistance is how far apart two decoded pictures are, in levels: what cells
// differ by, and more where grain tells that they were taken one after the other.
func pixelDistance(c *photo.Comparison) float64 {
	d := c.Typical
	if c.Grainy {
		d += grainDistance * min(max((sharedGrain-c.Grain)/(sharedGrain-strangeGrain), 0), 1)
	}
	return max(d, leastDistance)
}

// Clearly reports whether a pair at distance near is clearly nearer than one at
// distance far: by half, and by a level, which is what encoding alone can make of
// one picture.
func Clearly(near, far float64) bool { return far >= 2*near+1 }
