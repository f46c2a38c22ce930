package decode

import (
	"math"
	"slices"
)

// Two exposures of one scene differ in their grain, however still all stood. An
// encoder takes grain away and adds little of its own, so that what is left in
// the poorer picture is in the richer one too: the covariance is about the poorer
// one's variance, while that of two exposures is about 0.

// Bounds within which grain tells exposures apart; TestMeasure shows them.
const (
	grainCells = 500 // cells that must be quiet
	grainLeast = 0.6 // deviation in levels that either picture must have
	grainScene = 1.0 // deviation of patches four times as wide, over that of the grain: above it the scene speaks
)

// Quantising in steps of Step takes away the waves that are less than half a step
// strong; of grain nearly all are less than three times its deviation. What a picture
// then has between its waves is its encoder's own, and agrees with nothing.
const (
	drowningStep = 2 * 3.0 // step, over the deviation of single pixels that is as strong as the grain
	coarserStep  = 2.0     // step, over the library's: the camera's own files have equal ones
)

// drowned reports whether the backup's picture was quantised so much more coarsely
// than the library's that nothing of grain of that strength, in levels, is left in it.
func drowned(library, backup *Grid, strength float64) bool {
	step := float64(backup.Step)
	return library.Step > 0 && step >= coarserStep*float64(library.Step) && step >= drowningStep*strength
}

// grainOf is how much of the grain of the poorer of two pictures of one size the
// other one has, -1 to 1, and whether there is enough grain to tell. strength is the
// deviation in levels of single pixels as strong as the grain of the richer one.
func grainOf(library, backup *Grid) (grain, strength float64, enough bool) {
	quiet := quietest(library, backup)
	if len(quiet) < grainCells {
		return 0, 0, false
	}
	for scale := range 2 {
		shared, dl, db := library.sharedGrain(backup, quiet, scale)
		_, wl, wb := library.sharedGrain(backup, quiet, scale+2)
		if min(dl, db) >= grainLeast && max(wl, wb) <= grainScene*max(dl, db) {
			return shared, max(dl, db) * float64(grainScales[scale]), true
		}
	}
	return 0, 0, false
}

// sharedGrain is the covariance of grain over the lesser variance, at the cells,
// and the deviation of either picture in levels.
func (g *Grid) sharedGrain(h *Grid, cells []int, scale int) (shared, dg, dh float64) {
	var sa, sb, saa, sbb, sab float64
	for _, i := range cells {
		a, b := float64(g.grain[scale][i]), float64(h.grain[scale][i])
		sa, sb, saa, sbb, sab = sa+a, sb+b, saa+a*a, sbb+b*b, sab+a*b
	}
	n := max(float64(len(cells)), 1)
	va, vb, cov := saa/n-sa/n*sa/n, sbb/n-sb/n*sb/n, sab/n-sa/n*sb/n
	if least := min(va, vb); least > 0 {
		shared = min(max(cov/least, -1), 1)
	}
	unit := 1 / (2 * float64(grainScales[scale]))
	return shared, math.Sqrt(va) * unit, math.Sqrt(vb) * unit
}

// quietest are the cells that tell of grain rather than of the scene: of those
// that are not clipped, the fifth that is quiet in both pictures: little detail,
// and of those little that is larger than grain.
func quietest(library, backup *Grid) []int {
	var cells []int
	for i := range library.detail {
		x, y := i%detailSide*lumaSide/detailSide, i/detailSide*lumaSide/detailSide
		if l := library.luma[y*lumaSide+x]; l > 8 && l < 247 {
			cells = append(cells, i)
		}
	}
	cells = lowest(cells, 0.4, func(i int) int { return int(library.detail[i]) + int(backup.detail[i]) })
	return lowest(cells, 0.5, func(i int) int {
		return abs(library.grain[3][i]) + abs(backup.grain[3][i]) + abs(library.grain[2][i]) + abs(backup.grain[2][i])
	})
}

// lowest are the cells with the lowest scores, that share of them.
func lowest(cells []int, share float64, score func(cell int) int) []int {
	for i, cell := range cells {
		cells[i] = score(cell)<<16 | cell
	}
	slices.Sort(cells)
	for i := range cells {
		cells[i] &= 1<<16 - 1
	}
	return cells[:int(float64(len(cells))*share)]
}

func abs(v int8) int { return max(int(v), -int(v)) }
