package decode

import "encoding/binary"

// takeScan reads a scan header (ITU-T T.81, B.2.3) and the scan.
func (s *scaled) takeScan(b []byte) error {
	if len(b) < 1 || len(b) < 4+2*int(b[0]) || len(s.parts) == 0 {
		return errScaled
	}
	if s.isRGB() && !s.even() {
		return errNotScalable // a green of half the width would be a poor luma
	}
	var parts []*scaledPart
	for i := range int(b[0]) {
		p := s.part(int(b[1+2*i]))
		dc, ac := b[2+2*i]>>4, b[2+2*i]&15
		if p == nil || p.done || dc > 3 || ac > 3 || s.dc[dc] == nil || s.ac[ac] == nil || s.steps[p.table] == 0 {
			return errScaled
		}
		p.dc, p.ac, p.step, p.done = s.dc[dc], s.ac[ac], s.steps[p.table], true
		parts = append(parts, p)
	}
	if len(parts) == 1 {
		return s.scanOne(parts[0])
	}
	if len(parts) == len(s.parts) {
		return s.scanAll(parts)
	}
	return errNotScalable
}

func (s *scaled) part(id int) *scaledPart {
	for i := range s.parts {
		if s.parts[i].id == id {
			return &s.parts[i]
		}
	}
	return nil
}

// scanOne reads a scan of one component, block by block.
func (s *scaled) scanOne(p *scaledPart) error {
	r := scaledBits{data: s.data, pos: s.pos}
	n := 0
	for y := range p.lines {
		for x := range p.blocks {
			if err := s.atRestart(&r, n); err != nil {
				return err
			}
			n++
			if !r.block(p, y*p.stride+x) {
				return errScaled
			}
		}
		if r.overrun() {
			return errScaledCut
		}
	}
	s.pos = r.pos
	return nil
}

// scanAll reads a scan of all components, MCU by MCU (A.2.3).
func (s *scaled) scanAll(parts []*scaledPart) error {
	r := scaledBits{data: s.data, pos: s.pos}
	columns, rows := over(s.width, 8*s.across), over(s.height, 8*s.down)
	n := 0
	for my := range rows {
		for mx := range columns {
			if err := s.atRestart(&r, n); err != nil {
				return err
			}
			n++
			for _, p := range parts {
				for i := range p.across * p.down {
					if !r.block(p, (my*p.down+i/p.across)*p.stride+mx*p.across+i%p.across) {
						return errScaled
					}
				}
			}
		}
		if r.overrun() {
			return errScaledCut
		}
	}
	s.pos = r.pos
	return nil
}

// atRestart expects a restart marker where one is due before MCU n.
func (s *scaled) atRestart(r *scaledBits, n int) error {
	if s.restart == 0 || n == 0 || n%s.restart != 0 {
		return nil
	}
	for i := range s.parts {
		s.parts[i].last = 0
	}
	if r.overrun() || !r.restart(byte(n/s.restart-1)&7) {
		return errScaled
	}
	return nil
}

// A scaledBits reads entropy-coded bits. What it holds of them stands at the upper
// end of held; bits below count may be there already, and are the right ones.
type scaledBits struct {
	data  []byte
	pos   int
	held  uint64
	count int
	zeros int // bits among count that stand for none: after a marker or the end
}

// overrun reports whether bits were used that are not there.
func (r *scaledBits) overrun() bool { return r.count < r.zeros }

// fill sees to it that at least 56 bits are held.
func (r *scaledBits) fill() {
	if r.pos+8 <= len(r.data) && r.zeros == 0 {
		v := binary.BigEndian.Uint64(r.data[r.pos:])
		if (^v-0x0101010101010101)&v&0x8080808080808080 == 0 { // no byte is 0xff
			r.held |= v >> r.count
			r.pos += (63 - r.count) >> 3
			r.count |= 56
			return
		}
	}
	r.fillSlowly()
}

// fillSlowly fills byte by byte: 0xff stands before a zero, or is a marker.
func (r *scaledBits) fillSlowly() {
	for r.count <= 56 {
		v, used := uint64(0), 0
		switch d := r.data; {
		case r.pos >= len(d):
		case d[r.pos] != 0xff:
			v, used = uint64(d[r.pos]), 1
		case r.pos+1 < len(d) && d[r.pos+1] == 0:
			v, used = 0xff, 2
		}
		if used == 0 {
			r.zeros += 8
		}
		r.pos += used
		r.held |= v << (56 - r.count)
		r.count += 8
	}
}

// block decodes the first coefficient of a block into place at, and skips the
// others (F.2.2).
func (r *scaledBits) block(p *scaledPart, at int) bool {
	if r.count < 32 {
		r.fill()
	}
	c := p.dc.quick[r.held>>(64-quickBits)]
	length, size := int(c.length), c.value
	if length == 0 {
		if length, size = p.dc.long(int32(r.held >> 48)); length == 0 {
			return false
		}
	}
	if size > 15 {
		return false
	}
	r.held <<= length
	r.count -= length
	if size > 0 {
		bits := int(r.held >> (64 - size))
		if bits < 1<<(size-1) {
			bits += 1 - 1<<size
		}
		p.last += bits
		r.held <<= size
		r.count -= int(size)
	}
	p.pix[at] = scaledLevel(p.last * p.step)
	return r.skip(p.ac)
}

// scaledLevel is the mean level of a block whose first coefficient is v: the
// transform's scale is 8, and level 0 stands for 128 (A.3.1).
func scaledLevel(v int) byte {
	return byte(min(max((v+4)>>3+128, 0), 255))
}

// skip skips the other 63 coefficients of a block.
func (r *scaledBits) skip(ac *scaledCodes) bool {
	held, count := r.held, r.count
	for k := 1; k < 64; {
		if count < 32 {
			r.held, r.count = held, count
			r.fill()
			held, count = r.held, r.count
		}
		c := ac.quick[held>>(64-quickBits)]
		if c.length == 0 {
			length, value := ac.long(int32(held >> 48))
			if length == 0 {
				return false
			}
			c = skipped(length, value)
		}
		held <<= c.length
		count -= int(c.length)
		k += int(c.value)
	}
	r.held, r.count = held, count
	return true
}

// restart goes to restart marker number n.
func (r *scaledBits) restart(n byte) bool {
	d := r.data
	for r.pos+1 < len(d) && (d[r.pos] != 0xff || d[r.pos+1] == 0 || d[r.pos+1] == 0xff) {
		r.pos++
	}
	if r.pos+1 >= len(d) || d[r.pos+1] != markRST0+n {
		return false
	}
	*r = scaledBits{data: d, pos: r.pos + 2}
	return true
}
