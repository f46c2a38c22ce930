package decode

import "encoding/binary"

// A plane is one channel of a picture, 8 bits a sample. A sample covers
// across x down pixels of the picture.
type plane struct {
	pix           []byte // nil: every sample is flat
	stride        int
	width, height int // in samples
	across, down  int // pixels that a sample covers
	flat          byte
}

// means are the means over side x side equal cells that together cover the
// picture of width x height pixels. A sample on a border counts for each side by
// its share.
func (p *plane) means(side int, width, height float64) []float32 {
	return p.meansOf(side, side, width, height)
}

// meansOf is means for across x down cells.
func (p *plane) meansOf(across, down int, width, height float64) []float32 {
	out := make([]float32, across*down)
	if p.pix == nil {
		for i := range out {
			out[i] = float32(p.flat)
		}
		return out
	}
	columns := spans(across, p.width, width/float64(p.across))
	lines := spans(down, p.height, height/float64(p.down))
	row := make([]float32, across)
	next := 0
	for y := range p.height {
		p.reduceRow(y, columns, row)
		for c := next; c < down && lines[c].first <= y; c++ {
			if y > lines[c].last {
				next = c + 1
				continue
			}
			addScaled(out[c*across:(c+1)*across], row, lines[c].weight(y))
		}
	}
	return out
}

// A span is the samples of one row or column that a cell covers.
type span struct {
	first, last      int     // samples, both included
	head, body, tail float32 // weights of the first, of those between, of the last; the sum over the cell is 1
}

func (s span) weight(i int) float32 {
	switch i {
	case s.first:
		return s.head
	case s.last:
		return s.tail
	}
	return s.body
}

// spans cuts length samples, of which there are count, in side equal cells. A
// length below count means that the last sample is covered in part.
func spans(side, count int, length float64) []span {
	length = min(length, float64(count))
	out := make([]span, side)
	unit := float32(float64(side) / length)
	for i := range out {
		from, to := float64(i)*length/float64(side), float64(i+1)*length/float64(side)
		first, last := min(int(from), count-1), min(int(to), count-1)
		if float64(last) >= to && last > first {
			last--
		}
		s := span{first: first, last: last, head: 1, body: unit}
		if first < last {
			s.head = float32(float64(first+1)-from) * unit
			s.tail = float32(to-float64(last)) * unit
		}
		out[i] = s
	}
	return out
}

// reduceRow writes the weighted means of row y into out, one for each column.
func (p *plane) reduceRow(y int, columns []span, out []float32) {
	line := p.pix[y*p.stride : y*p.stride+p.width]
	for i := range columns {
		s := &columns[i]
		v := float32(line[s.first]) * s.head
		if s.last > s.first {
			v += float32(line[s.last])*s.tail + float32(sum(line[s.first+1:s.last]))*s.body
		}
		out[i] = v
	}
}

// sum adds bytes up, eight at a time in four lanes of 16 bits.
func sum(line []byte) (total uint32) {
	const even = 0x00ff00ff00ff00ff
	for len(line) >= 8 {
		lanes, n := uint64(0), min(len(line)&^7, 8*128) // so many do not overflow a lane
		for part := line[:n]; len(part) >= 8; part = part[8:] {
			v := binary.LittleEndian.Uint64(part)
			lanes += v&even + v>>8&even
		}
		total += uint32(lanes&0xffff + lanes>>16&0xffff + lanes>>32&0xffff + lanes>>48)
		line = line[n:]
	}
	for _, v := range line {
		total += uint32(v)
	}
	return total
}

func addScaled(to, from []float32, weight float32) {
	from = from[:len(to)]
	for i := range to {
		to[i] += from[i] * weight
	}
}

func rounded(values []float32) []byte {
	out := make([]byte, len(values))
	for i, v := range values {
		out[i] = byte(min(max(v+0.5, 0), 255))
	}
	return out
}
