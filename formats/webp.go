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
// with the first metadata, counts by what it says of the picture.
var webpPicture = []string{"VP8 ", "VP8L", "ALPH", "ANIM", "ANMF", "ICCP"}

// Flags of the VP8X chunk (RFC 9649 2.7).
const (
	webpAnimated = 0x02
	webpAlpha    = 0x10
)

// webpFile is what the chunks of a WebP tell.
type webpFile struct {
	canvas        []byte // the VP8X chunk, nil where there is none
	width, height int    // of the frame, or of the canvas of an animation
	frame, alpha  bool   // there are such chunks
	picture       spanList
}

func readWebP(in *Input) (*Content, error) {
	c, w := &Content{}, &webpFile{}
	end := 8 + int64(binary.LittleEndian.Uint32(in.Head[4:]))
	if end > in.Size {
		c.cutOrZeroed(in, "announces %d bytes and has %d", end, in.Size)
	}
	for at, n := int64(12), 0; at < min(end, in.Size); n++ {
		kind, chunk, ok := c.webpChunk(in, at, end)
		if !ok || n == maxBoxes {
			break
		}
		if n == 0 && !oneOf(kind, []string{"VP8 ", "VP8L", "VP8X"}) {
			c.damage(photo.Broken, "begins with a chunk %q", kind)
		}
		w.describe(in, c, kind, chunk)
		if oneOf(kind, webpPicture) {
			w.picture.add(photo.Span{Offset: at, Size: 8 + chunk.Size})
		}
		at = chunk.End() + chunk.Size&1
	}
	w.check(c)
	c.wholeUnless()
	if c.Whole == photo.Whole {
		c.End = end
		c.forgetRemarks(in)
		c.Picture = append([]Chunk{{Literal: w.literal()}}, layOut(w.picture).chunks()...)
	}
	return c, nil
}

// webpChunk reads a chunk's frame: its type and where its content lies. It notes
// what does not fit into the file that ends at end.
func (c *Content) webpChunk(in *Input, at, end int64) (string, photo.Span, bool) {
	h, err := in.Bytes(at, min(8, in.Size-at))
	if err != nil || len(h) < 8 || !printable(string(h[:4])) {
		if endsInZeros(in) {
			c.damage(photo.Zeroed, "has no chunk at byte %d and ends in zeros", at)
		}
		c.damage(photo.Broken, "has no chunk at byte %d", at)
		return "", photo.Span{}, false
	}
	kind := string(h[:4])
	chunk := photo.Span{Offset: at + 8, Size: int64(binary.LittleEndian.Uint32(h[4:]))}
	if chunk.End() > end || !in.Holds(chunk) {
		c.damage(photo.Broken, "has a chunk %q that does not fit", kind)
		return kind, chunk, false
	}
	return kind, chunk, true
}

// describe takes what a chunk tells: sizes, and EXIF.
func (w *webpFile) describe(in *Input, c *Content, kind string, chunk photo.Span) {
	b, err := in.Bytes(chunk.Offset, min(chunk.Size, 10))
	if err != nil {
		return
	}
	switch {
	case kind == "VP8X" && len(b) == 10: // canvas size less one, 24 bits each
		w.canvas = b
	case kind == "VP8 " && len(b) == 10 && string(b[3:6]) == "\x9d\x01\x2a": // RFC 6386 9.1
		w.frame = true
		w.width, w.height = int(binary.LittleEndian.Uint16(b[6:])&0x3FFF), int(binary.LittleEndian.Uint16(b[8:])&0x3FFF)
	case kind == "VP8L" && len(b) >= 5 && b[0] == 0x2F: // RFC 9649 3.4
		w.frame = true
		bits := binary.LittleEndian.Uint32(b[1:])
		w.width, w.height = 1+int(bits&0x3FFF), 1+int(bits>>14&0x3FFF)
	case kind == "ANMF" && w.animated():
		w.frame = true
		w.width, w.height = w.canvasSize()
	case kind == "ALPH":
		w.alpha = true
	case kind == "EXIF":
		if b, err := in.Bytes(chunk.Offset, chunk.Size); err == nil {
			c.readEXIF(in, b, chunk.Offset)
		}
	}
	c.Meta.Width, c.Meta.Height = w.width, w.height
}

func (w *webpFile) animated() bool { return w.canvas != nil && w.canvas[0]&webpAnimated != 0 }

func (w *webpFile) canvasSize() (width, height int) {
	return 1 + le24(w.canvas[4:]), 1 + le24(w.canvas[7:])
}

// check notes a file without a picture, and a canvas that is not its picture's,
// which no decoder takes.
func (w *webpFile) check(c *Content) {
	if !w.frame {
		c.damage(photo.Broken, "has no picture")
		return
	}
	if w.canvas == nil {
		return
	}
	if width, height := w.canvasSize(); width != w.width || height != w.height {
		c.damage(photo.Broken, "has a picture of %dx%d on a canvas of %dx%d", w.width, w.height, width, height)
	}
}

// literal is what the canvas says of the picture: that it is an animation, its
// size, and whether its alpha counts.
func (w *webpFile) literal() []byte {
	l := []byte("webp 1")
	if w.animated() {
		l = append(append(l, "animation"...), w.canvas[4:10]...)
	}
	if w.canvas != nil && (w.animated() || w.alpha) {
		l = append(l, w.canvas[0]&webpAlpha)
	}
	return l
}

func le24(b []byte) int { return int(b[0]) | int(b[1])<<8 | int(b[2])<<16 }
