package formats

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

// matrixSize is the size of a matrix in a movie's or track's header (ISO/IEC 14496-12 6.2.2).
const matrixSize = 36

// bothTurned reports whether a field is a matrix that turns or mirrors pictures in both, each
// in its own way: tools alter it where it stands.
func bothTurned(a, b *Input, f photo.Span) bool {
	if f.Size != matrixSize {
		return false
	}
	one, turned := turn(a, f)
	other, too := turn(b, f)
	return turned && too && one != other
}

func turn(in *Input, f photo.Span) (m [4]int32, ok bool) {
	b, err := in.Bytes(f.Offset, f.Size)
	if err != nil {
		return m, false
	}
	n := func(i int) int32 { return int32(binary.BigEndian.Uint32(b[4*i:])) }
	m = [4]int32{n(0), n(1), n(3), n(4)}
	for _, v := range m {
		if v != 0 && v != 1<<16 && v != -1<<16 {
			return m, false
		}
	}
	upright, lying := m[1] == 0 && m[2] == 0, m[0] == 0 && m[3] == 0
	return m, upright != lying && n(2) == 0 && n(5) == 0 && n(8) == 1<<30
}

// sameRetold reports whether two descriptions in one place differ in nothing but what tools
// tell otherwise: which name of one decoder they go by, who wrote them, and codes of colours
// that there are.
func sameRetold(a, b *Input, p photo.Span) bool {
	one, other := bareDescription(a, p), bareDescription(b, p)
	return len(one) > 0 && bytes.Equal(one, other)
}

// bareDescription is the first description of pictures in a box (ISO/IEC 14496-12 8.5.2,
// 12.1.3) and what follows it, less that.
func bareDescription(in *Input, p photo.Span) []byte {
	const head, name, vendor, title = 8, 12, 28, 58 // and four bytes of each, 32 of the title
	if p.Size < head+visualEntry || p.Size > maxRead {
		return nil
	}
	b, err := in.Bytes(p.Offset, p.Size)
	if err != nil {
		return nil
	}
	b = bytes.Clone(b)
	decoder := decoderName(string(b[name : name+4]))
	copy(b[name:], decoder)
	if !oneOf(decoder, pictureDecoders) && !oneOf(decoder, plainPictures) {
		return b
	}
	clear(b[vendor : vendor+4])
	clear(b[title : title+32])
	boxes, _ := childBoxes(in, photo.Span{Offset: p.Offset + head + visualEntry, Size: p.Size - head - visualEntry})
	if colr, ok := firstBox(boxes, "colr"); ok {
		codes := b[colr.payload().Offset-p.Offset:][:colr.payload().Size]
		if isCoded(codes) && codesExist(codes) {
			clear(codes[4:10])
		}
	}
	return b
}

// pictureDecoders are names of descriptions of pictures.
var pictureDecoders = []string{"avc1", "hvc1", "dvh1", "dva1", "av01", "mp4v", "vp09"}

// codesExist reports whether codes of colours are some that there are (ITU-T H.273, tables 2
// to 4).
func codesExist(colr []byte) bool {
	code := func(at int) uint16 { return binary.BigEndian.Uint16(colr[at:]) }
	primaries, transfer, matrix := code(4), code(6), code(8)
	return primaries > 0 && primaries != 3 && (primaries <= 12 || primaries == 22) &&
		transfer > 0 && transfer != 3 && transfer <= 18 && matrix != 3 && matrix <= 15
}

// rescaled reports whether a track of two movies counts time otherwise, and tells other times:
// where it plays alike all the same, that is no damage.
func (m *movie) rescaled(o *movie) bool {
	for i, t := range m.tracks {
		if i >= len(o.tracks) || t.media.Timescale == o.tracks[i].media.Timescale {
			continue
		}
		mine, _ := firstBox(t.samples, "stts")
		yours, _ := firstBox(o.tracks[i].samples, "stts")
		b, err := m.in.Bytes(mine.payload().Offset, min(mine.payload().Size, maxRead))
		other, errB := o.in.Bytes(yours.payload().Offset, min(yours.payload().Size, maxRead))
		if err == nil && errB == nil && !bytes.Equal(b, other) {
			return true
		}
	}
	return false
}
