package decode

// upright turns a square of side x side cells, or any w x h rows of values, as
// EXIF orientation o (1 to 8, TIFF tag 0x0112) demands. Other values of o leave
// it as it is.
func upright[T any](in []T, w, h, o int) []T {
	if o < 2 || o > 8 {
		return in
	}
	out := make([]T, len(in))
	ow, oh := w, h
	if o >= 5 {
		ow, oh = h, w
	}
	for y := range oh {
		for x := range ow {
			sx, sy := stored(x, y, w, h, o)
			out[y*ow+x] = in[sy*w+sx]
		}
	}
	return out
}

// stored tells where the upright picture's (x, y) lies in the stored one of w x h.
func stored(x, y, w, h, o int) (sx, sy int) {
	switch o {
	case 2:
		return w - 1 - x, y
	case 3:
		return w - 1 - x, h - 1 - y
	case 4:
		return x, h - 1 - y
	case 5:
		return y, x
	case 6:
		return y, h - 1 - x
	case 7:
		return w - 1 - y, h - 1 - x
	case 8:
		return w - 1 - y, x
	}
	return x, y
}

// orientations are the EXIF orientations that stand for 0 to 3 quarter turns
// clockwise.
var orientations = [4]int{1, 6, 3, 8}

// oriented is the grid turned as EXIF orientation o demands.
func (g *Grid) oriented(o int) *Grid {
	t := *g
	if o >= 5 && o <= 8 {
		t.Width, t.Height = g.Height, g.Width
	}
	t.luma = upright(g.luma, lumaSide, lumaSide, o)
	t.cb = upright(g.cb, chromaSide, chromaSide, o)
	t.cr = upright(g.cr, chromaSide, chromaSide, o)
	across, down := fineShape(g.Width, g.Height)
	t.fine = upright(g.fine, across, down, o)
	t.detail = upright(g.detail, detailSide, detailSide, o)
	for i := range t.grain {
		t.grain[i] = upright(g.grain[i], grainSide, grainSide, o)
	}
	return &t
}
