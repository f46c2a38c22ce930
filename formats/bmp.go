package formats

import (
	"encoding/binary"

	"rollcall/photo"
)

var bmp = Format{
	Name:    "bmp",
	Title:   "BMP",
	Doc:     "Windows and OS/2 bitmaps (BITMAPFILEHEADER and the headers after it). The picture is the whole file: there is no metadata in it.",
	Class:   photo.Still,
	Endings: []string{".bmp", ".dib"},
	Sniff:   isBMP,
	Read:    readBMP,
}

// isBMP takes "BM" only with a header of a known size after it: two letters are
// no proof.
func isBMP(head []byte) bool {
	if len(head) < 26 || string(head[:2]) != "BM" {
		return false
	}
	switch size := binary.LittleEndian.Uint32(head[14:]); size {
	case 12, 16, 40, 52, 56, 64, 108, 124:
		return true
	}
	return false
}

func readBMP(in *Input) (*Content, error) {
	c := &Content{}
	announced := int64(binary.LittleEndian.Uint32(in.Head[2:]))
	pixels := c.bmpPixels(in)
	if pixels < 0 {
		return c, c.tableTrouble(in, malformed("has an impossible size"))
	}
	end := max(pixels, announced)
	switch {
	case end > in.Size:
		c.damage(photo.Cut, "announces %d bytes and has %d", end, in.Size)
	case pixels == 0 && announced == 0:
		c.problem(photo.ProblemUnsupported, "does not tell how long it is")
	default:
		c.Whole, c.End = photo.Whole, end
		c.forgetRemarks(in)
		c.Picture = []Chunk{{Span: photo.Span{Size: end}}}
	}
	return c, nil
}

// bmpPixels reads the size into c and returns where the pixels end; 0 where they
// are compressed and their size is not told, -1 where it can't be.
func (c *Content) bmpPixels(in *Input) int64 {
	h := in.Head
	begin := int64(binary.LittleEndian.Uint32(h[10:]))
	if binary.LittleEndian.Uint32(h[14:]) == 12 { // BITMAPCOREHEADER
		c.Meta.Width = int(binary.LittleEndian.Uint16(h[18:]))
		c.Meta.Height = int(binary.LittleEndian.Uint16(h[20:]))
		return begin + rasterSize(c.Meta.Width, c.Meta.Height, binary.LittleEndian.Uint16(h[24:]))
	}
	if len(h) < 38 {
		return int64(len(h)) + 1
	}
	width, height := int64(int32(binary.LittleEndian.Uint32(h[18:]))), int64(int32(binary.LittleEndian.Uint32(h[22:])))
	if height < 0 { // stored from the top down
		height = -height
	}
	if width <= 0 || height <= 0 {
		return -1
	}
	c.Meta.Width, c.Meta.Height = int(width), int(height)
	switch compression := binary.LittleEndian.Uint32(h[30:]); {
	case compression == 0 || compression == 3 || compression == 6: // none, and masks
		return begin + rasterSize(int(width), int(height), binary.LittleEndian.Uint16(h[28:]))
	default:
		size := int64(binary.LittleEndian.Uint32(h[34:]))
		if size == 0 {
			return 0
		}
		return begin + size
	}
}

// rasterSize is the size of rows of pixels, each filled to four bytes.
func rasterSize(width, height int, bits uint16) int64 {
	row := (int64(width)*int64(bits) + 31) / 32 * 4
	if row > 1<<40 || int64(height) > (1<<62)/max(row, 1) {
		return 1 << 62
	}
	return row * int64(height)
}
