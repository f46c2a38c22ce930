package decode

import (
	"math"
	"sync"
)

// What an encoder changes depends on what is there: the same everywhere in what is
// smooth, the same everywhere along edges. What was done to a part of a picture by hand
// differs there from everything like it elsewhere in the same picture.

// Sizes are in fine cells a side.
const (
	patchSide   = 8
	patchStep   = 4 // from one patch to the next
	patchFloor  = 0.3
	spotSide    = 2
	spotFloor   = 1.0  // square levels that rounding and chance may make
	patchLeast  = 24   // that a picture has at least
	patchUsual  = 0.95 // of the cells of one relief: what differs most does not tell what is usual
	reliefClass = 20
)

// clippedShare is what luma may differ by for each level that it lies beyond what RGB
// can hold under its chroma: programs spread chroma of half the width and height over
// pixels each in its own way before they clip.
const clippedShare = 0.06

// patchOf is, of all patches of patchSide x patchSide fine cells, the largest mean
// square of differences over what is usual in this pair of pictures for cells of that
// relief; spot is the same over spotSide x spotSide cells, for what is as small as a
// digit. Pictures of two sizes have the fine cells of the smaller one. 0, 0 where it
// can't be told.
func patchOf(library, backup *Grid) (patch, spot float64) {
	l, b, across, down := oneFine(library, backup)
	if min(across, down) < patchLeast {
		return 0, 0
	}
	low, high := extremes(l, across, down)
	relief := reliefs(low, high)
	usual := usualSquares(l, b, relief)
	found, want := make([]float32, len(l)), make([]float32, len(l))
	ranges := rangesOfRGB()
	for i, v := range l {
		d := float32(gap(v, b[i]))
		at := i/across*chromaSide/down*chromaSide + i%across*chromaSide/across
		r := ranges[int(library.cb[at])<<8|int(library.cr[at])]
		c := clippedShare * float32(max(0, int(r.from)-int(low[i]), int(high[i])-int(r.to)))
		found[i], want[i] = d*d, usual[relief[i]]+c*c
	}
	patch = worstOf(found, want, across, down, patchSide, patchStep, patchFloor)
	return patch, worstOf(found, want, across, down, spotSide, 1, spotFloor)
}

// oneFine are the fine cells of two pictures, as many as the smaller one has.
func oneFine(a, b *Grid) (of, with []byte, across, down int) {
	across, down = fineShape(a.Width, a.Height)
	x, y := fineShape(b.Width, b.Height)
	switch {
	case across*down > x*y:
		return a.fineOf(x, y), b.fine, x, y
	case across != x || down != y:
		return a.fine, b.fineOf(across, down), across, down
	}
	return a.fine, b.fine, across, down
}

// fineOf are the fine cells made fewer.
func (g *Grid) fineOf(across, down int) []byte {
	x, y := fineShape(g.Width, g.Height)
	p := plane{pix: g.fine, stride: x, width: x, height: y, across: 1, down: 1}
	return rounded(p.pooled(across, down))
}

// worstOf is the largest sum of found over that of want, and of floor for each cell,
// over squares of side cells.
func worstOf(found, want []float32, across, down, side, step int, floor float32) (worst float64) {
	f, w := make([]float32, across), make([]float32, across)
	for y := 0; y+side <= down; y += step {
		copy(f, found[y*across:])
		copy(w, want[y*across:])
		for j := y + 1; j < y+side; j++ {
			addScaled(f, found[j*across:], 1)
			addScaled(w, want[j*across:], 1)
		}
		for x := 0; x+side <= across; x += step {
			there, usual := float32(0), floor*float32(side*side)
			for i := x; i < x+side; i++ {
				there, usual = there+f[i], usual+w[i]
			}
			worst = max(worst, float64(there/usual))
		}
	}
	return worst
}

var rangesOfRGB = sync.OnceValue(lumaRanges)

// reliefs tell of each cell how much those around it differ, in reliefClass classes
// that grow by the root of 2.
func reliefs(low, high []byte) []uint8 {
	var classes [256]uint8
	for i := range classes {
		classes[i] = uint8(min(2*math.Log2(1+float64(i)), reliefClass-1))
	}
	out := make([]uint8, len(low))
	for i, v := range low {
		out[i] = classes[high[i]-v]
	}
	return out
}

// extremes are the lowest and the highest of each cell and its eight neighbours.
func extremes(cells []byte, across, down int) (low, high []byte) {
	l, h := make([]byte, len(cells)), make([]byte, len(cells))
	for y := range down {
		row := cells[y*across : (y+1)*across]
		for x, v := range row {
			before, after := row[max(x-1, 0)], row[min(x+1, across-1)]
			l[y*across+x], h[y*across+x] = min(before, v, after), max(before, v, after)
		}
	}
	low, high = make([]byte, len(cells)), make([]byte, len(cells))
	for y := range down {
		above, below := max(y-1, 0)*across, min(y+1, down-1)*across
		for x := range across {
			i := y*across + x
			low[i] = min(l[above+x], l[i], l[below+x])
			high[i] = max(h[above+x], h[i], h[below+x])
		}
	}
	return low, high
}

// usualSquares are the mean squares of the differences between cells of each class of
// relief, without those that differ most; more relief has no less.
func usualSquares(a, b []byte, relief []uint8) (usual [reliefClass]float32) {
	var counts [reliefClass][256]int
	for i, v := range a {
		counts[relief[i]][gap(v, b[i])]++
	}
	for class := range usual {
		usual[class] = trimmedSquare(&counts[class])
		if class > 0 {
			usual[class] = max(usual[class], usual[class-1])
		}
	}
	return usual
}

// trimmedSquare is the mean square of that many differences of each size, without the
// largest.
func trimmedSquare(counts *[256]int) float32 {
	total := 0
	for _, n := range counts {
		total += n
	}
	left := int(float64(total) * patchUsual)
	if left == 0 {
		return 0
	}
	squares, all := 0, left
	for d, n := range counts {
		n = min(n, left)
		squares, left = squares+d*d*n, left-n
	}
	return float32(squares) / float32(all)
}
