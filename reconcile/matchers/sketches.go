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
	alike  float64 // correlation of the shapes, -1 to 1; it and chroma are not measured where luma is above otherLuma
	thumb  bool    // one of them is of an embedded thumbnail
}

// Measured on 28 photos: versions made smaller by any means have luma up to 2.3,
// chroma up to 1.2 and alike from 0.998; what was cropped by 2 % has luma from 9.7
// and alike to 0.945; other pictures have alike to 0.29. The thumbnails of 52
// cameras are sloppy: luma to 9, chroma to 3.9, alike from 0.95 for most; some are
// of another state, or another picture.
const (
	sameLuma, sameChroma, sameAlike    = 3.0, 2.0, 0.99
	thumbLuma, thumbChroma, thumbAlike = 9.0, 4.5, 0.96

	farLuma       = 12.0 // up to it nothing is far apart, such as two black frames
	otherLuma     = 64.0 // above it all is, but for thumbnails
	farAlike      = 0.7  // between them what is less alike shows something else
	farThumbAlike = 0.45
)

// clearlySame reports whether two sketches are of one picture.
func (n nearness) clearlySame() bool {
	if n.thumb {
		return n.luma <= thumbLuma && n.chroma <= thumbChroma && n.alike >= thumbAlike
	}
	return n.luma <= sameLuma && n.chroma <= sameChroma && n.alike >= sameAlike
}

// farApart reports whether two sketches are surely of different pictures.
func (n nearness) farApart() bool {
	limit := farAlike
	if n.thumb {
		limit = farThumbAlike
	}
	return n.luma > otherLuma || n.luma > farLuma && n.alike < limit
}

// distance is how far apart two sketches are, in levels.
func (n nearness) distance() float64 { return max(math.Hypot(n.luma, n.chroma), leastDistance) }

// sketchProblem says why one of two sketches is missing; "" none is.
func sketchProblem(a, b *photo.Sketch) string {
	if a == nil || b == nil {
		return ""
	}
	return cmp.Or(a.Problem, b.Problem)
}

// compareSketches compares two sketches in the best of the quarter turns that
// their proportions allow. A missing one is far from all.
func compareSketches(a, b *photo.Sketch) nearness {
	best, luma := nearness{luma: otherLuma + 1, alike: -1}, []byte(nil)
	if a == nil || b == nil || sketchProblem(a, b) != "" {
		return best
	}
	best.thumb = a.Thumb || b.Thumb
	turns := 0
	for n := range 4 {
		if a.Width != a.Height && (n%2 == 0) != sameLie(a, b) {
			continue
		}
		cells := turned(b.Luma, photo.SketchSide, n)
		if d := spread(a.Luma, cells); luma == nil || d < best.luma {
			best.luma, luma, turns = d, cells, n
		}
	}
	if best.luma > otherLuma {
		return best
	}
	cb, cr := turned(b.Cb, photo.ChromaSide, turns), turned(b.Cr, photo.ChromaSide, turns)
	best.chroma = math.Hypot(spread(a.Cb, cb), spread(a.Cr, cr))
	best.alike = correlation(shapes(a.Luma), shapes(luma))
	return best
}

// sameLie reports whether two pictures both lie or both stand.
func sameLie(a, b *photo.Sketch) bool { return (a.Width >= a.Height) == (b.Width >= b.Height) }

// spread is the root of the mean square of the differences of two squares of
// cells; infinite where they can't be compared.
func spread(a, b []byte) float64 {
	if len(a) != len(b) || len(a) == 0 {
		return math.Inf(1)
	}
	squares := 0
	for i := range a {
		d := int(a[i]) - int(b[i])
		squares += d * d
	}
	return math.Sqrt(float64(squares) / float64(len(a)))
}

// turned is a square of cells turned clockwise by quarter turns.
func turned(cells []byte, side, turns int) []byte {
	if len(cells) != side*side || turns == 0 {
		return cells
	}
	out := make([]byte, len(cells))
	for i, v := range cells {
		x, y := i%side, i/side
		switch turns {
		case 1:
			x, y = side-1-y, x
		case 2:
			x, y = side-1-x, side-1-y
		default:
			x, y = y, side-1-x
		}
		out[y*side+x] = v
	}
	return out
}
