package formats

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

var gif = Format{
	Name:    "gif",
	Title:   "GIF",
	Doc:     "GIF pictures and animations (GIF89a). The picture is all but comments and XMP.",
	Class:   photo.Still,
	Endings: []string{".gif"},
	Sniff: func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("GIF87a")) || bytes.HasPrefix(head, []byte("GIF89a"))
	},
	Read: readGIF,
}

// gifFile walks through the blocks of a GIF.
type gifFile struct {
	w       window
	at      int64
	picture spanList
}

func readGIF(in *Input) (*Content, error) {
	c := &Content{}
	g := &gifFile{w: window{in: in}}
	head := g.w.bytes(0, 13)
	if len(head) < 13 {
		c.damage(photo.Cut, "ends within its header")
		return c, nil
	}
	c.Meta.Width = int(binary.LittleEndian.Uint16(head[6:]))
	c.Meta.Height = int(binary.LittleEndian.Uint16(head[8:]))
	g.at = 13 + colourTable(head[10])
	// Not the version: a program that adds a comment raises it.
	g.picture.add(photo.Span{Offset: 6, Size: g.at - 6})
	for {
		begin := g.at
		ended, ok := g.block()
		switch {
		case !ok && g.at >= in.Size:
			c.cutOrZeroed(in, "ends within a block that begins at byte %d", begin)
			return c, nil
		case !ok && endsInZeros(in):
			c.damage(photo.Zeroed, "has no block at byte %d and ends in zeros", begin)
			return c, nil
		case !ok:
			c.damage(photo.Broken, "has no block at byte %d", begin)
			return c, nil
		case len(g.picture) > maxChunks:
			c.problem(photo.ProblemUnsupported, "has more than %d comments", maxChunks)
			return c, nil
		case ended:
			c.Whole, c.End = photo.Whole, g.at
			c.forgetRemarks(in)
			c.Picture = layOut(g.picture).chunks()
			return c, nil
		}
	}
}

// colourTable is the size in bytes of the table that a packed field announces.
func colourTable(packed byte) int64 {
	if packed&0x80 == 0 {
		return 0
	}
	return 3 << (packed&7 + 1)
}

// block goes over one block: an image, an extension, or the trailer that ends
// the file. ok is false where there is none, or not all of it.
func (g *gifFile) block() (ended, ok bool) {
	begin := g.at
	b := g.w.bytes(begin, 19)
	if len(b) == 0 {
		return false, false
	}
	keep := true
	switch {
	case b[0] == 0x3B: // trailer
		g.at++
		ended = true
	case b[0] == 0x2C && len(b) >= 11: // image descriptor
		g.at += 10 + colourTable(b[9]) + 1
		ok = g.subBlocks()
	case b[0] == 0x21 && len(b) >= 3: // extension
		keep = !(b[1] == 0xFE || b[1] == 0xFF && bytes.HasPrefix(b[2:], []byte("\x0BXMP DataXMP")))
		g.at += 2
		ok = g.subBlocks()
	case b[0] == 0x2C || b[0] == 0x21:
		g.at = begin + int64(len(b))
	}
	if !ok && !ended {
		return false, false
	}
	if keep {
		g.picture.add(photo.Span{Offset: begin, Size: g.at - begin})
	}
	return ended, true
}

// subBlocks goes over data sub-blocks up to the empty one that ends them.
func (g *gifFile) subBlocks() bool {
	for {
		b := g.w.bytes(g.at, 1)
		if len(b) == 0 {
			g.at = g.w.in.Size
			return false
		}
		g.at += 1 + int64(b[0])
		if b[0] == 0 {
			return true
		}
	}
}
