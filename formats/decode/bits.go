package decode

// bytesReader takes big-endian numbers off the front of a slice. What is not
// there reads as zero and sets short.
type bytesReader struct {
	rest  []byte
	short bool
}

func (r *bytesReader) take(n int) []byte {
	if n < 0 || n > len(r.rest) {
		r.short, r.rest = true, nil
		return nil
	}
	b := r.rest[:n]
	r.rest = r.rest[n:]
	return b
}

// uint reads n bytes, at most 8.
func (r *bytesReader) uint(n int) (v uint64) {
	for _, b := range r.take(n) {
		v = v<<8 | uint64(b)
	}
	return v
}

func (r *bytesReader) u8() int     { return int(r.uint(1)) }
func (r *bytesReader) u16() int    { return int(r.uint(2)) }
func (r *bytesReader) u32() uint32 { return uint32(r.uint(4)) }

// id reads an item id or a count, which is wide in newer versions of a box.
func (r *bytesReader) id(wide bool) uint32 {
	if wide {
		return r.u32()
	}
	return uint32(r.u16())
}

// bitsReader takes numbers of single bits off the front of a slice.
type bitsReader struct {
	data  []byte
	at    int // bit
	short bool
}

func (r *bitsReader) bits(n int) (v uint32) {
	for range n {
		v <<= 1
		if r.at>>3 >= len(r.data) {
			r.short = true
			return 0
		}
		v |= uint32(r.data[r.at>>3]>>(7-r.at&7)) & 1
		r.at++
	}
	return v
}

func (r *bitsReader) flag() bool { return r.bits(1) == 1 }
