package decode

// grainScales are the sides of the patches, in pixels, whose grain is taken: an
// encoder that smooths single pixels away leaves that of larger patches.
var grainScales = [4]int{1, 2, 4, 8}

// grain takes, near the middle of each of side x side cells, what a patch of
// scale x scale pixels adds to the 3*scale x 3*scale around it, in 1/(2*scale)
// level. Where it looks depends only on the picture's size, and in the same way
// from either end, so that a turned picture is looked at in the same places.
func (p *plane) grain(side, scale int) []int8 {
	out := make([]int8, side*side)
	if p.width < 3*scale || p.height < 3*scale {
		return out
	}
	columns, rows := middles(p.width, side, 3*scale), middles(p.height, side, 3*scale)
	for j, y := range rows {
		for i, x := range columns {
			out[j*side+i] = p.grainAt(x, y, scale)
		}
	}
	return out
}

// middles are where windows of length pixels begin that lie in the middle of side
// cells, or as near as the picture's edge lets them.
func middles(count, side, length int) []int {
	out := make([]int, side)
	for i := range (side + 1) / 2 {
		out[i] = max(((2*i+1)*count-side*length)/(2*side), 0)
		out[side-1-i] = count - length - out[i]
	}
	return out
}

// grainAt is the mean of the middle ninth of a window that begins at (x, y) less
// the mean of the window.
func (p *plane) grainAt(x, y, scale int) int8 {
	whole, own := 0, 0
	for j := range 3 * scale {
		line := p.pix[(y+j)*p.stride+x : (y+j)*p.stride+x+3*scale]
		whole += int(sum(line))
		if j >= scale && j < 2*scale {
			own += int(sum(line[scale : 2*scale]))
		}
	}
	v := (9*own - whole) * 2 // over 9*scale*scale, in 1/(2*scale) level
	v = floorDiv(v+9*scale/2, 9*scale)
	return int8(min(max(v, -127), 127))
}

func floorDiv(a, b int) int {
	q := a / b
	if a%b < 0 {
		q--
	}
	return q
}
