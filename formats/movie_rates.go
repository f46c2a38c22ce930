package formats

import (
	"bytes"

	"rollcall/photo"
)

// sameButRates reports whether two descriptions in one place differ in nothing but how many
// bits a second there are and how much of them is to be buffered: tools count that anew where
// they wrap anew, and players only plan with it.
func sameButRates(a, b *Input, p photo.Span) bool {
	if p.Size > maxField {
		return false
	}
	one, err := a.Bytes(p.Offset, p.Size)
	other, errB := b.Bytes(p.Offset, p.Size)
	return err == nil && errB == nil && bytes.Equal(withoutRates(one), withoutRates(other))
}

// withoutRates is a box's payload with the rates in it cleared: of a "btrt" box all three
// numbers (ISO/IEC 14496-12 8.5.2.2), of an "esds" box those of the decoder's description (tag 4:
// type, stream, buffer size, greatest and mean rate; ISO/IEC 14496-1 7.2.6.6).
func withoutRates(b []byte) []byte {
	b = bytes.Clone(b)
	if i := bytes.Index(b, []byte("btrt")); i >= 4 && i+16 <= len(b) && bytes.Equal(b[i-4:i], []byte{0, 0, 0, 20}) {
		clear(b[i+4 : i+16])
	}
	i := bytes.Index(b, []byte("esds"))
	if i < 0 {
		return b
	}
	c := cursor{rest: b[i+4:]}
	c.take(4)
	if kind, _ := descriptor(&c); kind != 3 { // a stream
		return b
	}
	c.take(2)
	streamFlags(&c)
	if kind, size := descriptor(&c); kind == 4 && size >= 13 {
		c.take(2)
		clear(c.take(11))
	}
	return b
}
