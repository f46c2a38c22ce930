package decode

import "math"

// A small is a picture's luma squeezed to smallSide x smallSide cells, less the
// mean of each cell's surroundings: what is left shows shapes, and not merely
// that the sky is brighter than the ground.
type small []float32

const (
	smallSide = 32
	smallNear = 4 // surroundings reach that many cells
)

func smallOf(g *Grid) small {
	return shapes(g.lumaPlane().pooled(smallSide, smallSide), smallSide)
}

// shapes is a square of values less the means of their surroundings, as far as
// these lie in the square.
func shapes(in []float32, side int) small {
	sums := summed(in, side)
	out := make(small, len(in))
	for y := range side {
		above, below := max(y-smallNear, 0)*(side+1), min(y+smallNear+1, side)*(side+1)
		for x := range side {
			l, r := max(x-smallNear, 0), min(x+smallNear+1, side)
			total := sums[below+r] - sums[below+l] - sums[above+r] + sums[above+l]
			cells := (r - l) * (below - above) / (side + 1)
			out[y*side+x] = in[y*side+x] - float32(total/float64(cells))
		}
	}
	return out
}

// summed are the sums of all values above and left of each corner of a square's
// cells.
func summed[T byte | float32](in []T, side int) []float64 {
	out := make([]float64, (side+1)*(side+1))
	for y := range side {
		line := 0.0
		for x := range side {
			line += float64(in[y*side+x])
			out[(y+1)*(side+1)+x+1] = out[y*(side+1)+x+1] + line
		}
	}
	return out
}

// alike is the correlation of two pictures in small, -1 to 1.
func (s small) alike(t small) float64 { return correlation(s, t) }

// correlation is Pearson's; 0 where one of the two does not vary.
func correlation(a, b []float32) float64 {
	var sa, sb, saa, sbb, sab float64
	for i := range a {
		x, y := float64(a[i]), float64(b[i])
		sa, sb, saa, sbb, sab = sa+x, sb+y, saa+x*x, sbb+y*y, sab+x*y
	}
	n := float64(len(a))
	va, vb := saa-sa*sa/n, sbb-sb*sb/n
	if va <= 1e-6 || vb <= 1e-6 {
		return 0
	}
	return (sab - sa*sb/n) / math.Sqrt(va*vb)
}

// turnsOf are the quarter turns clockwise that bring the backup's picture to the
// library's: 0 unless another turn is clearly better.
func turnsOf(library, backup small) int {
	best, turns := max(library.alike(backup), turnedAlike-turnedMargin), 0
	for n := 1; n < 4; n++ {
		if c := library.alike(upright(backup, smallSide, smallSide, orientations[n])); c > best+turnedMargin {
			best, turns = c, n
		}
	}
	return turns
}

// A turned picture is taken for the library's if it is alike to turnedAlike and by
// turnedMargin more than it is unturned.
const (
	turnedAlike  = 0.8
	turnedMargin = 0.1
)
