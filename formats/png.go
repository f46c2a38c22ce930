package formats

import (
	"bytes"
	"encoding/binary"
	"hash/crc32"

	"rollcall/photo"
)

var png = Format{
	Name:    "png",
	Title:   "PNG",
	Doc:     "PNG and APNG pictures (W3C PNG, third edition) with their eXIf chunk. The picture is the header, palette, transparency, colour space and data chunks; texts, times and EXIF are not.",
	Class:   photo.Still,
	Endings: []string{".png", ".apng"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte(pngSignature)) },
	Read:    readPNG,
}

const pngSignature = "\x89PNG\r\n\x1a\n"

// maxChunks is how many chunks are read of one file; maxPlain up to which size a
// chunk other than image data has its checksum verified.
const (
	maxChunks = 256 << 10
	maxPlain  = maxRead - 12
)

// pngMeta are the chunks that do not make the picture: texts, EXIF, time of
// change, pixel density, palette suggestions. A chunk that is not known belongs
// to the picture, unless it is one that editors may copy or drop at will.
var pngMeta = []string{"tEXt", "zTXt", "iTXt", "eXIf", "zxIf", "tIME", "pHYs", "hIST", "sPLT", "caBX"}

// pngData are the chunks whose checksums are left to the picture's digest, which
// has them in it.
var pngData = []string{"IDAT", "fdAT"}

type pngChunk struct {
	kind string
	span photo.Span // length, type, content, checksum
}

func readPNG(in *Input) (*Content, error) {
	c := &Content{}
	var picture spanList
	at := int64(len(pngSignature))
	for n := 0; ; n++ {
		if n == maxChunks {
			c.problem(photo.ProblemUnsupported, "has more than %d chunks", maxChunks)
			return c, nil
		}
		chunk, ok := c.pngChunk(in, at)
		if !ok {
			return c, nil
		}
		if n == 0 && chunk.kind != "IHDR" {
			c.damage(photo.Broken, "begins with a chunk %q", chunk.kind)
			return c, nil
		}
		c.describePNG(in, chunk)
		if !oneOf(chunk.kind, pngMeta) {
			picture.add(chunk.span)
		}
		at = chunk.span.End()
		if chunk.kind == "IEND" {
			break
		}
	}
	c.wholeUnless()
	if c.Whole == photo.Whole {
		c.End, c.Picture = at, layOut(picture).chunks()
		c.forgetRemarks(in)
	}
	return c, nil
}

// pngChunk reads a chunk's frame and, of all but image data, verifies its
// checksum. It notes what is wrong, and is false where the walk can't go on.
func (c *Content) pngChunk(in *Input, at int64) (pngChunk, bool) {
	h, err := in.Bytes(at, min(8, in.Size-at))
	switch {
	case err != nil || len(h) < 8:
		c.cutOrZeroed(in, "ends at byte %d, before its end chunk", in.Size)
		return pngChunk{}, false
	case !letters(string(h[4:])):
		if endsInZeros(in) {
			c.damage(photo.Zeroed, "has no chunk at byte %d and ends in zeros", at)
		}
		c.damage(photo.Broken, "has no chunk at byte %d", at)
		return pngChunk{}, false
	}
	chunk := pngChunk{string(h[4:]), photo.Span{Offset: at, Size: 12 + int64(binary.BigEndian.Uint32(h))}}
	if !in.Holds(chunk.span) {
		c.cutOrZeroed(in, "ends within a chunk %q that begins at byte %d", chunk.kind, at)
		return chunk, false
	}
	if !oneOf(chunk.kind, pngData) && chunk.span.Size <= maxPlain && !validCRC(in, chunk) {
		c.damage(photo.Broken, "has a chunk %q with a wrong checksum", chunk.kind)
	}
	return chunk, true
}

func letters(s string) bool {
	for i := range len(s) {
		if c := s[i] | 0x20; c < 'a' || c > 'z' {
			return false
		}
	}
	return true
}

func validCRC(in *Input, chunk pngChunk) bool {
	b, err := in.Bytes(chunk.span.Offset+4, chunk.span.Size-4)
	if err != nil {
		return false
	}
	end := len(b) - 4
	return crc32.ChecksumIEEE(b[:end]) == binary.BigEndian.Uint32(b[end:])
}

// describePNG reads the size and the EXIF of a chunk that has them.
func (c *Content) describePNG(in *Input, chunk pngChunk) {
	switch chunk.kind {
	case "IHDR":
		if b, err := in.Bytes(chunk.span.Offset+8, 8); err == nil && chunk.span.Size >= 25 {
			c.Meta.Width = int(binary.BigEndian.Uint32(b) & 0x7FFFFFFF)
			c.Meta.Height = int(binary.BigEndian.Uint32(b[4:]) & 0x7FFFFFFF)
		}
	case "eXIf":
		at := chunk.span.Offset + 8
		if b, err := in.Bytes(at, chunk.span.Size-12); err == nil {
			c.readEXIF(in, b, at)
		}
	}
}
