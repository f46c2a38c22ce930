package formats

import (
	"encoding/binary"

	"rollcall/photo"
)

var webp = Format{
	Name:    "webp",
	Title:   "WebP",
	Doc:     "WebP pictures and animations (RFC 9649) with their EXIF chunk. The picture is the frames, alpha planes, animation and colour profile.",
	Class:   photo.Still,
	Endings: []string{".webp"},
	Sniff: func(head []byte) bool {
		return len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "WEBP"
	},
	Read: readWebP,
}

// webpPicture are the chunks that make the picture. VP8X, which a program adds
// with the first metadata, counts only in an animation: else the frame has all.
var webpPicture = []string{"VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"}

func readWebP(in *Input) (*Content, error) {
	c := &Content{}
	end := 8 + int64(binary.LittleEndian.Uint32(in.Head[4:]))
	if end > in.Size {
		c.cutOrZeroed(in, "announces %d bytes and has %d", end, in.Size)
	}
	var picture spanList
	var canvas []byte
	frame := false
	for at, n := int64(12), 0; at < min(end, in.Size); n++ {
		h, err := in.Bytes(at, min(8, in.Size-at))
		if err != nil || len(h) < 8 || n == maxBoxes || !printable(string(h[:4])) {
			if endsInZeros(in) {
				c.damage(photo.Zeroed, "has no chunk at byte %d and ends in zeros", at)
			}
			c.damage(photo.Broken, "has no chunk at byte %d", at)
			return c, nil
		}
		kind := string(h[:4])
		chunk := photo.Span{Offset: at + 8, Size: int64(binary.LittleEndian.Uint32(h[4:]))}
		if chunk.End() > end || !in.Holds(chunk) {
			c.damage(photo.Broken, "has a chunk %q that does not fit", kind)
			return c, nil
		}
		c.describeWebP(in, kind, chunk)
		switch {
		case kind == "VP8X" && chunk.Size >= 10:
			canvas, _ = in.Bytes(chunk.Offset, 10)
		case oneOf(kind, webpPicture):
			frame = frame || kind != "ICCP" && kind != "ALPH" && kind != "ANIM"
			picture.add(photo.Span{Offset: at, Size: 8 + chunk.Size})
		}
		at = chunk.End() + chunk.Size&1
	}
	if !frame {
		c.damage(photo.Broken, "has no picture")
		return c, nil
	}
	c.wholeUnless()
	if c.Whole == photo.Whole {
		c.End = end
		c.Picture = append([]Chunk{{Literal: webpCanvas(canvas)}}, layOut(picture).chunks()...)
	}
	return c, nil
}

// webpCanvas is what the VP8X chunk says of an animation: that it is one, its
// alpha, and its size (RFC 9649 2.7).
func webpCanvas(vp8x []byte) []byte {
	const animated, alpha = 0x02, 0x10
	if vp8x == nil || vp8x[0]&animated == 0 {
		return []byte("webp")
	}
	return append([]byte("webp animation"), append([]byte{vp8x[0] & (animated | alpha)}, vp8x[4:10]...)...)
}

// describeWebP reads the size and the EXIF of a chunk that has them.
func (c *Content) describeWebP(in *Input, kind string, chunk photo.Span) {
	b, err := in.Bytes(chunk.Offset, min(chunk.Size, 10))
	if err != nil {
		return
	}
	width, height := 0, 0
	switch {
	case kind == "VP8X" && len(b) == 10: // canvas size less one, 24 bits each
		width, height = 1+le24(b[4:]), 1+le24(b[7:])
	case kind == "VP8 " && len(b) == 10 && string(b[3:6]) == "\x9d\x01\x2a": // RFC 6386 9.1
		width, height = int(binary.LittleEndian.Uint16(b[6:])&0x3FFF), int(binary.LittleEndian.Uint16(b[8:])&0x3FFF)
	case kind == "VP8L" && len(b) >= 5 && b[0] == 0x2F: // RFC 9649 3.4
		bits := binary.LittleEndian.Uint32(b[1:])
		width, height = 1+int(bits&0x3FFF), 1+int(bits>>14&0x3FFF)
	case kind == "EXIF":
		if b, err := in.Bytes(chunk.Offset, chunk.Size); err == nil {
			c.readEXIF(b, chunk.Offset)
		}
	}
	if c.Meta.Width == 0 {
		c.Meta.Width, c.Meta.Height = width, height
	}
}

func le24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
