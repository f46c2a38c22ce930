package decode

import (
	"math"

	"rollcall/photo"
)

// Compare compares the pictures of two grids without a problem.
func Compare(library, backup *Grid) photo.Comparison {
	c := photo.Comparison{Pixels: true}
	c.Worst, c.Typical = differences(library, backup)
	return c
}

func differences(a, b *Grid) (worst, typical float64) {
	for i := range a.luma {
		d := math.Abs(float64(a.luma[i]) - float64(b.luma[i]))
		worst = max(worst, d)
		typical += d * d
	}
	return worst, math.Sqrt(typical / float64(len(a.luma)))
}
