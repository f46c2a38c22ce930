package decode

// detail is, for side x side cells, the mean difference between a pixel and its
// right and lower neighbours, in 1/256 level. A difference belongs to the cell
// in which the middle of its first pixel lies. Of a picture with less than two
// pixels to a cell, several cells have one value.
func (p *plane) detail(side int) []uint16 {
	across, down := min(side, max(p.width/2, 1)), min(side, max(p.height/2, 1))
	sums, counts := make([]uint32, across*down), make([]uint32, across*down)
	cellOf := cellsOf(p.width, across)
	rowOf := cellsOf(p.height, down)
	for y := range p.height {
		line := p.pix[y*p.stride : y*p.stride+p.width]
		at := rowOf[y] * across
		acrossRow(line, cellOf, sums[at:at+across], counts[at:at+across])
		if y+1 < p.height {
			below := p.pix[(y+1)*p.stride : (y+1)*p.stride+p.width]
			downRow(line, below, cellOf, sums[at:at+across], counts[at:at+across])
		}
	}
	out := make([]uint16, side*side)
	for i := range out {
		from := i/side*down/side*across + i%side*across/side
		if n := counts[from]; n > 0 {
			out[i] = uint16(min(uint64(sums[from])*256/uint64(n), 65535))
		}
	}
	return out
}

// cellsOf tells for each of count pixels in which of side cells its middle lies.
func cellsOf(count, side int) []int {
	out := make([]int, count)
	for i := range out {
		out[i] = (2*i + 1) * side / (2 * count)
	}
	return out
}

func acrossRow(line []byte, cellOf []int, sums, counts []uint32) {
	for x := 0; x+1 < len(line); {
		cell, from, total := cellOf[x], x, uint32(0)
		for ; x+1 < len(line) && cellOf[x] == cell; x++ {
			total += gap(line[x], line[x+1])
		}
		sums[cell] += total
		counts[cell] += uint32(x - from)
	}
}

func downRow(line, below []byte, cellOf []int, sums, counts []uint32) {
	below = below[:len(line)]
	for x := 0; x < len(line); {
		cell, from, total := cellOf[x], x, uint32(0)
		for ; x < len(line) && cellOf[x] == cell; x++ {
			total += gap(line[x], below[x])
		}
		sums[cell] += total
		counts[cell] += uint32(x - from)
	}
}

// gap is |a - b|, without a branch.
func gap(a, b byte) uint32 {
	d := int32(a) - int32(b)
	s := d >> 31
	return uint32((d ^ s) - s)
}
