package decode

import "math"

// A picture of far fewer pixels may show a part of the other, or have bars around it.
// What it shows is held against what it may have been made of, in cells of several of
// its pixels: in shapes alone a grey version is the same, and so is any other filter's.

// fitScale is how many pixels of the backup's picture are as long as one of the
// library's, at most, for it to be held against parts.
const fitScale = 0.6

const (
	fitSide   = 12 // cells a side
	fitPixels = 3  // that a cell of the smaller picture has at least a side
	fitLeast  = 4  // cells a side, however small it is
)

// A fitting is how a small picture, or a part of it, goes with a picture or a part of that.
type fitting struct {
	of, with     part
	alike        float64 // correlation of the cells' luma
	luma, chroma float64 // root of the mean square of the cells' differences, levels
}

// fitOf holds the backup's small picture against the whole of the library's, against the
// part that it fits best, and the library's against the best part of it; the closest one
// counts. scale is how many of its pixels are as long as one of the library's then.
func fitOf(library, backup *Grid, cropped, framed part) (scale, alike, luma, chroma float64) {
	whole := part{w: 1, h: 1}
	fits := []fitting{{of: whole, with: whole}}
	if cropped.w > 0 {
		fits = append(fits, fitting{of: cropped, with: whole})
	}
	if framed.w > 0 {
		fits = append(fits, fitting{of: whole, with: framed})
	}
	best := fitting{luma: math.Inf(1)}
	for _, f := range fits {
		if f.measure(library, backup); f.distance() < best.distance() {
			best = f
		}
	}
	area := best.with.w * best.with.h / (best.of.w * best.of.h)
	return scaleOf(library, backup) * math.Sqrt(area), best.alike, best.luma, best.chroma
}

func (f *fitting) distance() float64 { return math.Hypot(f.luma, f.chroma) }

func (f *fitting) measure(library, backup *Grid) {
	side := fitCells(backup, f.with)
	a := sumsOf(library.luma, lumaSide).cells(f.of, side)
	b := sumsOf(backup.luma, lumaSide).cells(f.with, side)
	_, square := planeDifferences(a, b)
	f.luma, f.alike = math.Sqrt(square), correlation(a, b)
	square = 0
	for _, p := range [][2][]byte{{library.cb, backup.cb}, {library.cr, backup.cr}} {
		a, b := sumsOf(p[0], chromaSide).cells(f.of, max(side/2, 2)), sumsOf(p[1], chromaSide).cells(f.with, max(side/2, 2))
		_, one := planeDifferences(a, b)
		square += one
	}
	f.chroma = math.Sqrt(square)
}

// fitCells is how many cells a side are compared.
func fitCells(small *Grid, p part) int {
	least := min(float64(small.Width)*p.w, float64(small.Height)*p.h)
	return min(max(int(least)/fitPixels, fitLeast), fitSide)
}

// cells are the means of side x side cells of a part, in levels.
func (s sums) cells(p part, side int) []float32 {
	out := s.sampled(p, side)
	area := p.w * p.h * float64(s.side*s.side) / float64(side*side)
	for i := range out {
		out[i] /= float32(area)
	}
	return out
}
