package decode

import "image"

// A Grid is a decoded picture measured cell by cell: what two pictures are
// compared by. Every square covers the whole upright picture, whatever its
// proportions; a pixel on a border counts for each cell by its share. Turning a
// picture by quarter turns turns its grid exactly.
type Grid struct {
	Problem string // why there is none; "" there is one
	Width   int    // of the picture in pixels, upright
	Height  int
	Profile string // the colour profile that the file names, see profileOf; "": none, or sRGB
	Named   bool   // the file names a profile
	Clear   bool   // it is transparent in places
	Deep    bool   // it has 16 bits a sample
	Step    uint16 // of a JPEG: how coarsely it is quantised, levels, see stepOf; 0: not told

	luma   []byte   // lumaSide x lumaSide means, row by row from the top left
	cb, cr []byte   // chromaSide x chromaSide means each, 128: no colour
	fine   []byte   // means of luma on fineShape(Width, Height) cells
	detail []uint16 // detailSide x detailSide means of |difference| between neighbouring pixels, 1/256 level

	// grain is, for each of grainScales, grainSide x grainSide patches less their
	// surroundings, in 1/(2*scale) level.
	grain [len(grainScales)][]int8
}

// The sides of a Grid's squares, in cells.
const (
	lumaSide   = 256
	chromaSide = 128
	detailSide = 128
	grainSide  = detailSide
)

// newGrid measures a picture as stored; the grid is of the upright one. Samples
// of a YCbCr picture that RGB can't hold are clipped, in place.
func newGrid(img image.Image, job Job) *Grid {
	p := planesOf(img)
	if p.width <= 0 || p.height <= 0 {
		return &Grid{Problem: "the picture has no pixels"}
	}
	p.clipToRGB()
	g := &Grid{Width: p.width, Height: p.height, Clear: clearIn(img), Deep: deepIn(img)}
	g.luma = rounded(p.luma.means(lumaSide, float64(p.width), float64(p.height)))
	g.cb = rounded(p.cb.means(chromaSide, float64(p.width), float64(p.height)))
	g.cr = rounded(p.cr.means(chromaSide, float64(p.width), float64(p.height)))
	across, down := fineShape(p.width, p.height)
	g.fine = rounded(p.luma.meansOf(across, down, float64(p.width), float64(p.height)))
	g.detail = p.luma.detail(detailSide)
	for i, scale := range grainScales {
		g.grain[i] = p.luma.grain(grainSide, scale)
	}
	return g.oriented(job.Orientation)
}

// clearIn reports whether a picture is transparent in places.
func clearIn(img image.Image) bool {
	m, ok := img.(interface{ Opaque() bool })
	return ok && !m.Opaque()
}

// deepIn reports whether a picture has 16 bits a sample.
func deepIn(img image.Image) bool {
	switch img.(type) {
	case *image.Gray16, *image.RGBA64, *image.NRGBA64:
		return true
	}
	return false
}

// finishGrid adds what the file says beside its pixels.
func finishGrid(g *Grid, job Job, data []byte) {
	g.Profile, g.Named = namedProfile(job.Format, data)
	g.Step = stepOf(job.Format, data)
}
