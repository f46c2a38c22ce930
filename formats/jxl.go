package formats

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

var jxl = Format{
	Name:    "jxl",
	Title:   "JPEG XL",
	Doc:     "JPEG XL (ISO/IEC 18181), in a container and bare. The picture is the codestream and what restores a JPEG from it; of a bare one it can't be told whether it is whole. Compressed metadata is not read.",
	Class:   photo.Still,
	Endings: []string{".jxl"},
	Sniff: func(head []byte) bool {
		return bytes.HasPrefix(head, []byte(jxlSignature)) || bytes.HasPrefix(head, []byte{0xFF, 0x0A})
	},
	Read: readJXL,
}

const jxlSignature = "\x00\x00\x00\x0cJXL \r\n\x87\n"

func readJXL(in *Input) (*Content, error) {
	c := &Content{}
	if in.Head[0] == 0xFF {
		if c.Meta.Width, c.Meta.Height = jxlSize(in.Head); c.Meta.Width == 0 {
			return c, malformed("has no JPEG XL header")
		}
		return c, nil
	}
	var picture spanList
	complete := false
	for _, b := range topBoxes(in, c) {
		p := b.payload()
		switch b.kind {
		case "jxlc":
			complete = !b.open
			c.readJXLSize(in, p)
			picture.add(p)
		case "jxlp": // a part, its number before it; the highest bit marks the last
			index, err := in.Bytes(p.Offset, min(4, p.Size))
			if err != nil || len(index) < 4 {
				c.damage(photo.Broken, "has an empty part")
				return c, nil
			}
			n := binary.BigEndian.Uint32(index)
			complete = complete || n&(1<<31) != 0 && !b.open
			if n&^(1<<31) == 0 {
				c.readJXLSize(in, photo.Span{Offset: p.Offset + 4, Size: p.Size - 4})
			}
			picture.add(p)
		case "jbrd", "jxll":
			picture.add(b.span)
		case "Exif":
			c.readPrefixedEXIF(in, []photo.Span{p})
		case "brob":
			c.problem(photo.ProblemUnsupported, "has compressed metadata")
		}
	}
	switch {
	case len(picture) == 0:
		return c, c.lacks(in, "jxlc")
	case c.Whole == "" && complete:
		c.Whole, c.Picture = photo.Whole, layOut(picture).chunks()
	case c.Whole == "":
		c.problem(photo.ProblemUnsupported, "does not tell where its picture ends")
	}
	return c, nil
}

func (c *Content) readJXLSize(in *Input, codestream photo.Span) {
	if b, err := in.Bytes(codestream.Offset, min(16, codestream.Size)); err == nil {
		c.Meta.Width, c.Meta.Height = jxlSize(b)
	}
}

// jxlSize reads the size header of a codestream (ISO/IEC 18181-1 D.2); 0 where
// there is none.
func jxlSize(b []byte) (width, height int) {
	if len(b) < 4 || b[0] != 0xFF || b[1] != 0x0A {
		return 0, 0
	}
	bits := lowBits{b: b[2:]}
	small := bits.take(1) == 1
	side := func() int {
		if small {
			return 8 * (1 + bits.take(5))
		}
		return 1 + bits.take([]int{9, 13, 18, 30}[bits.take(2)])
	}
	height = side()
	ratios := [8][2]int{1: {1, 1}, {12, 10}, {4, 3}, {3, 2}, {16, 9}, {5, 4}, {2, 1}}
	if r := ratios[bits.take(3)]; r[0] > 0 {
		width = height * r[0] / r[1]
	} else {
		width = side()
	}
	if bits.short {
		return 0, 0
	}
	return width, height
}

// lowBits reads bits, the lowest of each byte first.
type lowBits struct {
	b     []byte
	at    int
	short bool
}

func (l *lowBits) take(n int) int {
	v := 0
	for i := range n {
		if l.at>>3 >= len(l.b) {
			l.short = true
			return 0
		}
		v |= int(l.b[l.at>>3]>>(l.at&7)&1) << i
		l.at++
	}
	return v
}
