package decode

import "math"

// finePixels is how many pixels a fine cell has a side: a changed digit in small
// print fills one. A picture of more than mostFine such cells has larger ones, so
// that a grid stays below a megabyte.
const (
	finePixels = 4
	mostFine   = 768 << 10
)

// fineShape is how many fine cells lie across and down a picture of that size, the
// same turned as upright.
func fineShape(width, height int) (across, down int) {
	side := max(finePixels, math.Sqrt(float64(width)*float64(height)/mostFine))
	return fineCount(width, side), fineCount(height, side)
}

func fineCount(pixels int, side float64) int { return max(int(float64(pixels)/side), 1) }

// fineDifference is the largest difference between the means of two fine cells of
// two pictures of one size.
func fineDifference(a, b *Grid) (worst float64) {
	for i, v := range a.fine {
		worst = max(worst, math.Abs(float64(v)-float64(b.fine[i])))
	}
	return worst
}
