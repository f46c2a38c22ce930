package matchers

import (
	"cmp"
	"math"

	"rollcall/photo"
)

// A nearness is how two sketches compare, in the quarter turn of the second that
// fits best.
type nearness struct {
	luma   float64 // root of the mean square of the differences, levels
	chroma float64 // of both colours together, levels
	alike  float64 // correlation of the shapes, -1 to 1
}

// Measured on real photos: versions made smaller by any means keep luma below
// 1.8, chroma below 1 and alike above 0.99; what was cropped by 5 % has luma from
// 9.7 on; other pictures luma from 62 on and alike below 0.35.
const (
	sameLuma   = 3.0
	sameChroma = 2.0
	sameAlike  = 0.99
	farAlike   = 0.7  // below it two sketches show different things
	thumbAlike = 0.45 // where one is a thumbnail, which may be of an older state
)

// clearlySame reports whether two sketches are of one picture.
func clearlySame(a, b *photo.Sketch) bool {
	n := compareSketches(a, b)
	return n.luma <= sameLuma && n.chroma <= sameChroma && n.alike >= sameAlike
}

// farApart reports whether two sketches are surely of different pictures.
func farApart(a, b *photo.Sketch) bool {
	if a == nil || b == nil || flatSketch(a) && flatSketch(b) {
		return false
	}
	limit := farAlike
	if a.Thumb || b.Thumb {
		limit = thumbAlike
	}
	return compareSketches(a, b).alike < limit
}

// sketchDistance is how far apart two sketches are, in levels; 0 where one is
// missing.
func sketchDistance(a, b *photo.Sketch) float64 {
	if a == nil || b == nil || sketchProblem(a, b) != "" {
		return 0
	}
	n := compareSketches(a, b)
	return max(math.Hypot(n.luma, n.chroma), leastDistance)
}

// sketchProblem says why one of two sketches is missing; "" none is.
func sketchProblem(a, b *photo.Sketch) string {
	if a == nil || b == nil {
		return ""
	}
	return cmp.Or(a.Problem, b.Problem)
}

// compareSketches compares two sketches in the best of the quarter turns that
// their proportions allow.
func compareSketches(a, b *photo.Sketch) nearness {
	best := nearness{luma: math.Inf(1), chroma: math.Inf(1), alike: -1}
	for turns := range 4 {
		if a.Width != a.Height && (turns%2 == 0) != sameLie(a, b) {
			continue
		}
		if n := compareTurned(a, b, turns); n.luma < best.luma {
			best = n
		}
	}
	return best
}

// sameLie reports whether two pictures both lie or both stand.
func sameLie(a, b *photo.Sketch) bool { return (a.Width >= a.Height) == (b.Width >= b.Height) }

// compareTurned compares a with b turned clockwise by quarter turns.
func compareTurned(a, b *photo.Sketch, turns int) nearness {
	luma := turned(b.Luma, photo.SketchSide, turns)
	cb, cr := turned(b.Cb, photo.ChromaSide, turns), turned(b.Cr, photo.ChromaSide, turns)
	return nearness{
		luma:   spread(a.Luma, luma),
		chroma: math.Hypot(spread(a.Cb, cb), spread(a.Cr, cr)),
		alike:  correlation(shapes(a.Luma), shapes(luma)),
	}
}

// spread is the root of the mean square of the differences of two squares of
// cells; infinite where they can't be compared.
func spread(a, b []byte) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return math.Inf(1)
	}
	squares := 0.0
	for i := range a {
		d := float64(a[i]) - float64(b[i])
		squares += d * d
	}
	return math.Sqrt(squares / float64(len(a)))
}

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
