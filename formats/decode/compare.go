package decode

import (
	"math"
	"slices"

	"rollcall/photo"
)

// Compare compares the pictures of two grids without a problem, the backup's as it
// is, or by as many quarter turns as bring it to the library's.
//
// Worst and Typical are differences between the means of cells of at least
// cellPixels pixels a side, of the smaller picture where the sizes differ. Detail
// and Grain are told of pictures of one size only, Finest, Fine and Crisp besides of one
// profile, Cropped and Framed of pictures that do not agree. Colours of known profiles are converted first,
// but where a file that names none is nearer with the other's profile: it lost its own.
func Compare(library, backup *Grid) photo.Comparison {
	c := compare(library, backup)
	if library.Profile == backup.Profile || library.Named && backup.Named {
		return c
	}
	unconverted := *backup
	unconverted.Profile = library.Profile
	if raw := compare(library, &unconverted); raw.Typical < c.Typical {
		raw.Unprofiled = true
		return raw
	}
	return c
}

func compare(library, backup *Grid) photo.Comparison {
	library, backup, one := inOneProfile(library, backup)
	small := smallOf(library)
	turns := turnsOf(small, smallOf(backup))
	if turns > 0 {
		backup = backup.oriented(orientations[turns])
	}
	c := photo.Comparison{Pixels: true, Turned: turns, Profiles: !one}
	c.Worst, c.Typical = differences(library, backup)
	c.Tone = toneDifference(library, backup)
	c.Alike = small.alike(smallOf(backup))
	if library.Width == backup.Width && library.Height == backup.Height {
		c.Detail = detailRatio(library, backup)
		var strength float64
		c.Grain, strength, c.Grainy = grainOf(library, backup)
		c.Coarse = c.Grainy && drowned(library, backup, strength)
		if library.Profile == backup.Profile {
			c.Finest, c.Fine = fineDifferences(library, backup)
			c.Crisp, c.Likeness = crispOf(library, backup, 0)
			c.Crisp2, _ = crispOf(library, backup, 1)
		}
	} else {
		c.Resolved = max(detailRatio(library, backup)*scaleOf(library, backup), leastCrisp)
	}
	if library.Profile == backup.Profile {
		c.Patch, c.Spot = patchOf(library, backup)
	}
	c.Opaque, c.Shallow = library.Clear && !backup.Clear, library.Deep && !backup.Deep
	var cropped, framed part
	if c.Alike < sameAlike {
		cropped, framed = partOf(library, backup), partOf(backup, library)
		c.Cropped, c.Framed = cropped.score, framed.score
	}
	if scaleOf(library, backup) <= fitScale {
		c.Scale, c.FitAlike, c.FitLuma, c.FitChroma = fitOf(library, backup, cropped, framed)
	}
	return c
}

// scaleOf is how many pixels of the backup's picture are as long as one of the
// library's.
func scaleOf(library, backup *Grid) float64 {
	return math.Sqrt(float64(backup.Width) * float64(backup.Height) / (float64(library.Width) * float64(library.Height)))
}

// sameAlike is an Alike from which on one picture is not looked for in the other:
// even a crop of 1 % of the width shows.
const sameAlike = 0.99

// cellPixels is how many pixels a cell that is compared has at least a side.
const cellPixels = 8

// differences are the largest and the root of the mean square of the differences
// between cell means, over luma and both chromas.
func differences(a, b *Grid) (worst, typical float64) {
	across, down := min(a.Width, b.Width)/cellPixels, min(a.Height, b.Height)/cellPixels
	total := 0.0
	for _, p := range [][2]*plane{{a.lumaPlane(), b.lumaPlane()}, {a.cbPlane(), b.cbPlane()}, {a.crPlane(), b.crPlane()}} {
		side := p[0].width
		x, y := min(max(across, 4), side), min(max(down, 4), side)
		w, t := planeDifferences(p[0].pooled(x, y), p[1].pooled(x, y))
		worst, total = max(worst, w), total+t
		across, down = across/2, down/2
	}
	return worst, math.Sqrt(total)
}

// planeDifferences are the largest difference and the mean square.
func planeDifferences(a, b []float32) (worst, mean float64) {
	for i := range a {
		d := math.Abs(float64(a[i]) - float64(b[i]))
		worst = max(worst, d)
		mean += d * d
	}
	return worst, mean / float64(len(a))
}

// toneDifference is the root of the mean square of the differences between the
// means of toneSide x toneSide cells, over luma and both chromas. An encoder's
// errors cancel out in cells so large; a filter's do not.
func toneDifference(a, b *Grid) float64 {
	total := 0.0
	across := toneCells(min(a.Width, b.Width))
	down := toneCells(min(a.Height, b.Height))
	weight := 1.0
	for _, p := range [][2]*plane{{a.lumaPlane(), b.lumaPlane()}, {a.cbPlane(), b.cbPlane()}, {a.crPlane(), b.crPlane()}} {
		_, mean := planeDifferences(p[0].pooled(across, down), p[1].pooled(across, down))
		total += mean * weight * weight
		weight = min(1, float64(min(a.Width, a.Height, b.Width, b.Height))/chromaTells)
	}
	return math.Sqrt(total)
}

const toneSide = 16

// chromaTells is how many pixels a side a picture has whose chroma tells of a filter: of
// fewer, an encoder that halves it has few samples left.
const chromaTells = 128

// toneCells is how many cells a side of that many pixels has, toneSide unless they
// came to less than 2*cellPixels pixels: those an encoder does move.
func toneCells(pixels int) int { return min(max(pixels/(2*cellPixels), 2), toneSide) }

func (g *Grid) lumaPlane() *plane { return squarePlane(g.luma, lumaSide) }
func (g *Grid) cbPlane() *plane   { return squarePlane(g.cb, chromaSide) }
func (g *Grid) crPlane() *plane   { return squarePlane(g.cr, chromaSide) }

func squarePlane(pix []byte, side int) *plane {
	return &plane{pix: pix, stride: side, width: side, height: side, across: 1, down: 1}
}

// pooled are the means of across x down cells.
func (p *plane) pooled(across, down int) []float32 {
	return p.meansOf(across, down, float64(p.width), float64(p.height))
}

// detailRatio is the backup's fine detail over the library's, in the quarter of the
// picture where the library's has most: elsewhere much of it is noise, which every
// encoder takes away.
func detailRatio(library, backup *Grid) float64 {
	l, b := library.coarseDetail(), backup.coarseDetail()
	order := slices.Clone(l)
	slices.Sort(order)
	least := order[len(order)*3/4]
	var there, left float64
	for i, v := range l {
		if v >= least {
			there += float64(v)
			left += float64(b[i])
		}
	}
	if there == 0 {
		return 1
	}
	return left / there
}

// coarseDetail is the sum of detail over squares of 4 x 4 cells.
func (g *Grid) coarseDetail() []int {
	const side = detailSide / 4
	out := make([]int, side*side)
	for i, v := range g.detail {
		out[i/detailSide/4*side+i%detailSide/4] += int(v)
	}
	return out
}
