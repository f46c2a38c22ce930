package decode

// grain takes, near the middle of each of side x side cells, what a small patch
// of the picture adds to its surroundings, in half levels. Where it looks depends
// only on the picture's size, and in the same way from either end, so that a
// turned picture is looked at in the same places.
func (p *plane) grain(side int) []int8 {
	out := make([]int8, side*side)
	columns, rows := middles(p.width, side), middles(p.height, side)
	for j, y := range rows {
		for i, x := range columns {
			out[j*side+i] = p.grainAt(x, y)
		}
	}
	return out
}

// middles are the pixels nearest to the middles of side cells.
func middles(count, side int) []int {
	out := make([]int, side)
	for i := range (side + 1) / 2 {
		out[i] = (2*i + 1) * count / (2 * side)
		out[side-1-i] = count - 1 - out[i]
	}
	return out
}

// grainAt is the pixel at (x, y) less the mean of the eight around it, in half
// levels; 0 at the picture's edge.
func (p *plane) grainAt(x, y int) int8 {
	if x < 1 || y < 1 || x+1 >= p.width || y+1 >= p.height {
		return 0
	}
	at := y*p.stride + x
	around := 0
	for dy := -p.stride; dy <= p.stride; dy += p.stride {
		line := p.pix[at+dy-1 : at+dy+2]
		around += int(line[0]) + int(line[1]) + int(line[2])
	}
	own := int(p.pix[at])
	return int8(min(max((9*own-around)/4, -127), 127))
}
