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

// fineDifferences are the largest and the root of the mean square of the differences
// between the means of fine cells of two pictures of one size.
func fineDifferences(a, b *Grid) (worst, typical float64) {
	largest, total := 0, 0
	for i, v := range a.fine {
		d := int(v) - int(b.fine[i])
		largest = max(largest, d, -d)
		total += d * d
	}
	return float64(largest), math.Sqrt(float64(total) / float64(max(len(a.fine), 1)))
}
