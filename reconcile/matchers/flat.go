package matchers

import "rollcall/photo"

// What a picture must show to be known by its looks.
const (
	leastRelief = 4.0 // levels: what a smooth surface leaves of a sketch, root of the mean square
	leastSure   = 32  // gradients of the hash that are certain
)

// isFlat reports whether a sketch shows too little to be told from others: a
// black frame, a blank wall, a clear sky, however its light falls off.
func isFlat(s *photo.Sketch, g *gradients) bool {
	sure := 0
	for _, d := range g {
		if abs64(d) >= uncertain {
			sure++
		}
	}
	return sure < leastSure || relief(s.Luma) < leastRelief*leastRelief
}

// flatSketch reports whether a sketch is there and flat.
func flatSketch(s *photo.Sketch) bool {
	if s == nil || len(s.Luma) != photo.SketchSide*photo.SketchSide {
		return false
	}
	g := hashOf(s.Luma)
	return isFlat(s, &g)
}

// relief is the mean square of what the best surface of the second degree leaves
// of a square of cells.
func relief(luma []byte) float64 {
	const side = photo.SketchSide
	var sums [6]float64
	total := 0.0
	for i, v := range luma {
		total += float64(v) * float64(v)
		for k, b := range surface(i%side, i/side) {
			sums[k] += float64(v) * b
		}
	}
	for k := range sums {
		total -= sums[k] * sums[k] / surfaceNorm[k]
	}
	return max(total/float64(len(luma)), 0)
}

// surface is the six polynomials of up to the second degree at a cell, orthogonal
// over the square.
func surface(x, y int) [6]float64 {
	u, v := 2*float64(x)-photo.SketchSide+1, 2*float64(y)-photo.SketchSide+1
	return [6]float64{1, u, v, u * v, u*u - meanSquare, v*v - meanSquare}
}

// meanSquare is the mean of u*u over a row of cells: (n*n - 1) / 3.
const meanSquare = float64(photo.SketchSide*photo.SketchSide-1) / 3

var surfaceNorm = surfaceNorms()

func surfaceNorms() (norms [6]float64) {
	for i := range photo.SketchSide * photo.SketchSide {
		for k, b := range surface(i%photo.SketchSide, i/photo.SketchSide) {
			norms[k] += b * b
		}
	}
	return norms
}
