package decode

import (
	"math"
	"slices"
)

// An encoder takes faint detail away and leaves the strongest as it was. A filter, and
// a picture that was made smaller and blown up again, change all of it in one
// proportion: that shows where a picture's detail is strongest.

const (
	crispCells = 400 // with the strongest grain, of detailSide*detailSide
	crispLeast = 256 // pixels a side: below it one patch is in several cells
	crispGrain = 8.0 // levels, root of the mean square: where the strongest is less, it is noise
)

// crispOf is how much of the strongest detail of scale grainScales[scale] of the
// library's picture the backup's has: the slope of the one against the other, 1 as
// much, more where it was sharpened; and how alike they are there, -1 to 1. Of pictures
// of one size; 0, 0 where it can't be told.
func crispOf(library, backup *Grid, scale int) (slope, alike float64) {
	if min(library.Width, library.Height) < crispLeast {
		return 0, 0
	}
	var xy, xx, yy float64
	for _, i := range strongest(library.grain[scale]) {
		x, y := float64(library.grain[scale][i]), float64(backup.grain[scale][i])
		xy, xx, yy = xy+x*y, xx+x*x, yy+y*y
	}
	unit := 2 * float64(grainScales[scale])
	if math.Sqrt(xx/crispCells)/unit < crispGrain {
		return 0, 0
	}
	if yy > 0 {
		alike = xy / math.Sqrt(xx*yy)
	}
	return max(xy/xx, leastCrisp), alike
}

const leastCrisp = 0.001 // 0 says that nothing is told

// strongest are the crispCells cells with the most grain.
func strongest(grain []int8) []int {
	order := make([]int, len(grain))
	for i, v := range grain {
		order[i] = (127-abs(v))<<16 | i
	}
	slices.Sort(order)
	for i := range order {
		order[i] &= 1<<16 - 1
	}
	return order[:crispCells]
}
