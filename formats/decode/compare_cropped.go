package decode

import (
	"slices"
)

// partOf is the part of a picture that another one fits best, of the same proportions
// and turned the same way; its score is their correlation in shapes, 0 where all parts
// are too small.
func partOf(whole, picture *Grid) (best part) {
	s := newSearch(whole, picture)
	for _, p := range s.candidates() {
		if p = s.climb(p); p.score > best.score {
			best = p
		}
	}
	return best
}

// A search looks for a picture in another one.
type search struct {
	sums   sums      // of the whole's luma
	coarse []float32 // the picture's luma, coarseSide squared
	fine   small     // the picture's shapes, smallSide squared
	aspect float64   // height over width of a part with the picture's proportions, both as shares of the whole's
}

// A part is a part of the whole: its corner, width and height as
// shares of the whole.
type part struct{ x, y, w, h, score float64 }

const (
	coarseSide = 12
	leastPart  = 0.3  // of the whole's width or height
	scaleStep  = 0.93 // between the sizes tried
	placeStep  = 1.0 / 32
	climbed    = 6 // candidates that are looked at closely
)

func newSearch(whole, picture *Grid) *search {
	return &search{
		sums:   sumsOf(whole.luma, lumaSide),
		coarse: picture.lumaPlane().pooled(coarseSide, coarseSide),
		fine:   smallOf(picture),
		aspect: float64(picture.Height) / float64(picture.Width) * float64(whole.Width) / float64(whole.Height),
	}
}

// candidates are the best parts of a search over sizes and places.
func (s *search) candidates() []part {
	var found []part
	w := min(1, 1/s.aspect)
	for ; w >= leastPart && w*s.aspect >= leastPart; w *= scaleStep {
		best := part{}
		h := w * s.aspect
		for y := 0.0; y <= 1-h+1e-9; y += placeStep {
			for x := 0.0; x <= 1-w+1e-9; x += placeStep {
				p := part{x: x, y: y, w: w, h: h}
				p.score = correlation(s.sums.sampled(p, coarseSide), s.coarse)
				if p.score > best.score {
					best = p
				}
			}
		}
		found = append(found, best)
	}
	slices.SortFunc(found, func(a, b part) int {
		if a.score > b.score {
			return -1
		}
		return 1
	})
	return found[:min(len(found), climbed)]
}

// climb moves a part to where it fits best, in ever smaller steps; the score is how
// well the shapes fit there.
func (s *search) climb(p part) part {
	p.score = s.fits(p)
	for step := placeStep / 2; step > 1.0/1024; step /= 2 {
		for moved := true; moved; {
			moved = false
			for _, d := range [...][3]float64{{step, 0, 0}, {-step, 0, 0}, {0, step, 0}, {0, -step, 0}, {0, 0, step}, {0, 0, -step}} {
				q := part{x: p.x + d[0] - d[2]/2, y: p.y + d[1] - d[2]*s.aspect/2, w: p.w + d[2]}
				q.h = q.w * s.aspect
				if q.x < 0 || q.y < 0 || q.x+q.w > 1 || q.y+q.h > 1 || q.w < leastPart/2 {
					continue
				}
				if q.score = s.fits(q); q.score > p.score+1e-6 {
					p, moved = q, true
				}
			}
		}
	}
	return p
}

func (s *search) fits(p part) float64 {
	return correlation(shapes(s.sums.sampled(p, smallSide), smallSide), s.fine)
}

// sums are the sums of all that lies above and left of each corner of a square's cells.
type sums struct {
	upTo []float64 // (side+1) squared
	side int
}

func sumsOf(cells []byte, side int) sums { return sums{summed(cells, side), side} }

// sampled are the means of side x side cells of a part.
func (s sums) sampled(p part, side int) []float32 {
	out := make([]float32, side*side)
	above, below := make([]float64, side+1), make([]float64, side+1)
	s.along(p, 0, side, above)
	for j := range side {
		s.along(p, float64(j+1)/float64(side), side, below)
		for i := range side {
			out[j*side+i] = float32(below[i+1] - below[i] - above[i+1] + above[i])
		}
		above, below = below, above
	}
	return out
}

// along writes the sums of all that lies above and left of points along a horizontal
// line through a part.
func (s sums) along(p part, at float64, side int, out []float64) {
	y := (p.y + at*p.h) * float64(s.side)
	row := min(int(y), s.side-1)
	fy := y - float64(row)
	above, below := s.upTo[row*(s.side+1):], s.upTo[(row+1)*(s.side+1):]
	for i := range out {
		x := (p.x + float64(i)/float64(side)*p.w) * float64(s.side)
		col := min(int(x), s.side-1)
		fx := x - float64(col)
		top := above[col] + fx*(above[col+1]-above[col])
		out[i] = top + fy*(below[col]+fx*(below[col+1]-below[col])-top)
	}
}
