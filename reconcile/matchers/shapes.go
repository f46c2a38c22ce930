package matchers

import (
	"math"

	"rollcall/photo"
)

// shapeReach is how many cells the surroundings of a cell reach.
const shapeReach = 4

// shapes is a sketch's luma less the mean of each cell's surroundings: what is
// left shows shapes, not merely that skies are brighter than the ground.
func shapes(luma []byte) []float64 {
	const side = photo.SketchSide
	if len(luma) != side*side {
		return nil
	}
	sums := runningSums(luma)
	out := make([]float64, side*side)
	for y := range side {
		top, bottom := max(y-shapeReach, 0), min(y+shapeReach+1, side)
		for x := range side {
			left, right := max(x-shapeReach, 0), min(x+shapeReach+1, side)
			near := sums[bottom][right] - sums[top][right] - sums[bottom][left] + sums[top][left]
			out[y*side+x] = float64(luma[y*side+x]) - float64(near)/float64((bottom-top)*(right-left))
		}
	}
	return out
}

// runningSums holds for each corner between cells the sum of all cells above and
// to the left of it.
func runningSums(luma []byte) (sums [photo.SketchSide + 1][photo.SketchSide + 1]int) {
	for y := range photo.SketchSide {
		row := 0
		for x := range photo.SketchSide {
			row += int(luma[y*photo.SketchSide+x])
			sums[y+1][x+1] = sums[y][x+1] + row
		}
	}
	return sums
}

// correlation is Pearson's, -1 to 1; 0 where one of the two does not vary.
func correlation(a, b []float64) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return 0
	}
	var sa, sb, saa, sbb, sab float64
	for i := range a {
		sa, sb = sa+a[i], sb+b[i]
		saa, sbb, sab = saa+a[i]*a[i], sbb+b[i]*b[i], sab+a[i]*b[i]
	}
	n := float64(len(a))
	va, vb := saa-sa*sa/n, sbb-sb*sb/n
	if va <= 1e-6 || vb <= 1e-6 {
		return 0
	}
	return (sab - sa*sb/n) / math.Sqrt(va*vb)
}
