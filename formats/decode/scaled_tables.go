package decode

// takeFrame reads the frame header (ITU-T T.81, B.2.2).
func (s *scaled) takeFrame(b []byte) error {
	if len(s.parts) > 0 {
		return errScaled
	}
	if len(b) < 6 || len(b) < 6+3*int(b[5]) {
		return errScaled
	}
	s.height, s.width = int(b[1])<<8|int(b[2]), int(b[3])<<8|int(b[4])
	if b[0] != 8 || s.height == 0 || b[5] != 1 && b[5] != 3 {
		return errNotScalable
	}
	if s.width == 0 {
		return errScaled
	}
	if s.width < s.least || s.height < s.least {
		return errNotScalable
	}
	for i := range int(b[5]) {
		c := b[6+3*i:]
		p := scaledPart{id: int(c[0]), across: int(c[1] >> 4), down: int(c[1] & 15), table: int(c[2])}
		if p.across < 1 || p.across > 4 || p.down < 1 || p.down > 4 || p.table > 3 {
			return errScaled
		}
		if b[5] == 1 {
			p.across, p.down = 1, 1 // one component is never interleaved, B.2.3
		}
		s.across, s.down = max(s.across, p.across), max(s.down, p.down)
		s.parts = append(s.parts, p)
	}
	return s.measure()
}

// measure lays out the components. A block takes two bits at the least: of a
// picture with more blocks than that there cannot be enough data.
func (s *scaled) measure() error {
	columns, rows := over(s.width, 8*s.across), over(s.height, 8*s.down)
	total := 0
	for i := range s.parts {
		p := &s.parts[i]
		p.blocks, p.lines = over(over(s.width*p.across, s.across), 8), over(over(s.height*p.down, s.down), 8)
		p.stride = columns * p.across
		total += p.stride * rows * p.down
	}
	if total > 4*len(s.data) {
		return errScaledCut
	}
	for i := range s.parts {
		p := &s.parts[i]
		p.pix = make([]byte, p.stride*rows*p.down)
	}
	return nil
}

// over is a/b, rounded up.
func over(a, b int) int { return (a + b - 1) / b }

// takeSteps reads quantization tables (B.2.4.1); only their first step counts.
func (s *scaled) takeSteps(b []byte) error {
	for len(b) > 0 {
		wide, table := int(b[0]>>4), int(b[0]&15)
		size := 1 + 64*(1+wide)
		if wide > 1 || table > 3 || len(b) < size {
			return errScaled
		}
		s.steps[table] = int(b[1])
		if wide == 1 {
			s.steps[table] = int(b[1])<<8 | int(b[2])
		}
		b = b[size:]
	}
	return nil
}

// A scaledCodes is a Huffman table. A code of up to quickBits bits is looked up by
// the bits that begin with it, a longer one is searched for.
type scaledCodes struct {
	quick  [1 << quickBits]scaledCode
	values []byte
	ends   [17]int32 // code after the last one of a length, left-aligned to 16 bits
	first  [17]int32 // index of a length's first value less its first code
}

// A scaledCode is a decoded code: its length, with, in the AC tables, that of the
// bits after it; and its value, or how many coefficients it goes on by. Length 0:
// a longer code.
type scaledCode struct{ length, value uint8 }

const quickBits = 11

// wholeBlock goes on past the end of any block.
const wholeBlock = 64

// takeCodes reads Huffman tables (B.2.4.2).
func (s *scaled) takeCodes(b []byte) error {
	for len(b) > 0 {
		if len(b) < 17 {
			return errScaled
		}
		class, slot, total := b[0]>>4, b[0]&15, 0
		for _, n := range b[1:17] {
			total += int(n)
		}
		if class > 1 || slot > 3 || total > 256 || len(b) < 17+total {
			return errScaled
		}
		t, err := newScaledCodes(b[1:17], b[17:17+total], class == 1)
		if err != nil {
			return err
		}
		if class == 1 {
			s.ac[slot] = t
		} else {
			s.dc[slot] = t
		}
		b = b[17+total:]
	}
	return nil
}

// newScaledCodes assigns the codes (annex C).
func newScaledCodes(counts, values []byte, ac bool) (*scaledCodes, error) {
	t := &scaledCodes{values: values}
	code, index := int32(0), int32(0)
	for length := 1; length <= 16; length++ {
		n := int32(counts[length-1])
		t.first[length] = index - code
		for range n {
			if length <= quickBits {
				t.fill(code, length, values[index], ac)
			}
			code++
			index++
		}
		if code > 1<<length {
			return nil, errScaled
		}
		t.ends[length] = code << (16 - length)
		code <<= 1
	}
	return t, nil
}

func (t *scaledCodes) fill(code int32, length int, value byte, ac bool) {
	c := scaledCode{uint8(length), value}
	if ac {
		c = skipped(length, value)
	}
	from := int(code) << (quickBits - length)
	if from+1<<(quickBits-length) > len(t.quick) {
		return // more codes than a length has room for: refused by the caller
	}
	for i := range 1 << (quickBits - length) {
		t.quick[from+i] = c
	}
}

// skipped is an AC code that only has to be skipped (F.1.2.2): its value's upper
// half is a run of zeros, the lower one the number of bits that follow.
func skipped(length int, value byte) scaledCode {
	run, bits := value>>4, value&15
	if bits == 0 && run < 15 {
		return scaledCode{uint8(length), wholeBlock}
	}
	return scaledCode{uint8(length) + bits, run + 1}
}

// long decodes a code that is longer than quickBits from the next 16 bits. Length
// 0: there is no such code.
func (t *scaledCodes) long(next int32) (length int, value byte) {
	for length := quickBits + 1; length <= 16; length++ {
		if next < t.ends[length] {
			if i := next>>(16-length) + t.first[length]; i >= 0 && int(i) < len(t.values) {
				return length, t.values[i]
			}
			return 0, 0
		}
	}
	return 0, 0
}
