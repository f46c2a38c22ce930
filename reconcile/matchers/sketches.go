package matchers

import (
	"cmp"
	"math"

	"rollcall/photo"
)

// Distances of sketches, in levels.
const (
	sketchSame = 3.5 // below it they are of one picture
	sketchFar  = 24  // above it they are not
)

// sketchProblem says why one of two sketches is missing; "" none is.
func sketchProblem(a, b *photo.Sketch) string {
	if a == nil || b == nil {
		return ""
	}
	return cmp.Or(a.Problem, b.Problem)
}

// clearlySame reports whether two sketches are of one picture.
func clearlySame(a, b *photo.Sketch) bool { return sketchDistance(a, b) <= sketchSame }

// farApart reports whether two sketches are surely of different pictures. An
// embedded thumbnail can be an older state of its picture, and counts for less.
func farApart(a, b *photo.Sketch) bool {
	if a == nil || b == nil {
		return false
	}
	far := float64(sketchFar)
	if a.Thumb || b.Thumb {
		far *= 2
	}
	return sketchDistance(a, b) > far
}

// sketchDistance is how far apart two sketches are, in levels, in the best of the
// quarter turns that their proportions allow.
func sketchDistance(a, b *photo.Sketch) float64 {
	best := math.Inf(1)
	for turns := range 4 {
		if turned := turns%2 == 1; turned == sameLie(a, b) && a.Width != a.Height {
			continue
		}
		best = min(best, distanceTurned(a, b, turns))
	}
	return max(best, leastDistance)
}

// sameLie reports whether two pictures both lie or both stand.
func sameLie(a, b *photo.Sketch) bool {
	return (a.Width >= a.Height) == (b.Width >= b.Height)
}

// distanceTurned compares a with b turned clockwise by quarter turns.
func distanceTurned(a, b *photo.Sketch, turns int) float64 {
	luma := spread(a.Luma, turned(b.Luma, photo.SketchSide, turns))
	cb := spread(a.Cb, turned(b.Cb, photo.ChromaSide, turns))
	cr := spread(a.Cr, turned(b.Cr, photo.ChromaSide, turns))
	return math.Sqrt(luma*luma + chromaWeight*(cb*cb+cr*cr))
}

// chromaWeight makes up for what conversions do to colour: it counts for half.
const chromaWeight = 0.5

// spread is the root of the mean square of the differences of two squares, once
// a common offset of up to lift levels is taken away; infinite where they can't
// be compared.
func spread(a, b []byte) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return math.Inf(1)
	}
	sum, squares := 0.0, 0.0
	for i := range a {
		d := float64(a[i]) - float64(b[i])
		sum += d
		squares += d * d
	}
	n := float64(len(a))
	mean := sum / n
	off := min(max(mean, -lift), lift)
	return math.Sqrt(max(squares/n-2*off*mean+off*off, 0))
}

// lift is by how many levels tools that make small versions shift a whole
// picture.
const lift = 2.0

// turned is a square of cells turned clockwise by quarter turns.
func turned(cells []byte, side, turns int) []byte {
	if len(cells) != side*side || turns == 0 {
		return cells
	}
	out := make([]byte, len(cells))
	for y := range side {
		for x := range side {
			out[x*side+side-1-y] = cells[y*side+x]
		}
	}
	return turned(out, side, turns-1)
}
