package formats

import (
	"encoding/binary"

	"rollcall/photo"
)

var psd = Format{
	Name:    "psd",
	Title:   "Photoshop",
	Doc:     "Photoshop documents, PSD and PSB (Adobe Photoshop File Formats Specification). The picture is all but the image resources, where EXIF and thumbnail lie.",
	Class:   photo.Still,
	Endings: []string{".psd", ".psb"},
	Sniff: func(head []byte) bool {
		return len(head) >= 6 && string(head[:4]) == "8BPS" && head[4] == 0 && (head[5] == 1 || head[5] == 2)
	},
	Read: readPSD,
}

// The ids of the image resources that are read.
const (
	psdThumbnail = 1036
	psdEXIF      = 1058
)

func readPSD(in *Input) (*Content, error) {
	c := &Content{}
	if len(in.Head) < 26 {
		c.damage(photo.Cut, "ends within its header")
		return c, nil
	}
	h := in.Head
	c.Meta.Height = int(binary.BigEndian.Uint32(h[14:]) & 0x7FFFFFFF)
	c.Meta.Width = int(binary.BigEndian.Uint32(h[18:]) & 0x7FFFFFFF)
	large := h[5] == 2
	colours, ok1 := section(in, 26, 4)
	resources, ok2 := section(in, colours.End(), 4)
	layerField := int64(4)
	if large {
		layerField = 8
	}
	layers, ok3 := section(in, resources.End(), layerField)
	if !ok1 || !ok2 || !ok3 {
		c.cutOrZeroed(in, "ends at byte %d, within one of its sections", in.Size)
		return c, nil
	}
	c.readResources(in, resources)
	end, whole := psdEnd(in, h, layers.End(), large)
	if whole == photo.Cut {
		c.damage(photo.Cut, "ends at byte %d, before its picture data", in.Size)
		return c, nil
	}
	if c.Whole == "" {
		c.Whole, c.End = whole, end
	}
	if c.Whole == photo.Whole {
		c.Picture = []Chunk{
			{Span: photo.Span{Size: colours.End()}},
			{Span: photo.Span{Offset: resources.End(), Size: end - resources.End()}},
		}
	}
	return c, nil
}

// section is what follows a length of the given bytes; false past the end.
func section(in *Input, at, field int64) (photo.Span, bool) {
	b, err := in.Bytes(at, field)
	if err != nil {
		return photo.Span{}, false
	}
	c := cursor{rest: b}
	s := photo.Span{Offset: at + field, Size: int64(c.uint(int(field)) & (1<<62 - 1))}
	return s, in.Holds(s)
}

// psdEnd is where the merged picture ends, which stands last. How long a ZIP
// compressed one is can't be told.
func psdEnd(in *Input, h []byte, at int64, large bool) (int64, photo.Wholeness) {
	b, err := in.Bytes(at, 2)
	if err != nil {
		return 0, photo.Cut
	}
	rows := int64(binary.BigEndian.Uint16(h[12:])) * int64(binary.BigEndian.Uint32(h[14:]))
	width, depth := int64(binary.BigEndian.Uint32(h[18:])), int64(binary.BigEndian.Uint16(h[22:]))
	size := int64(0)
	switch binary.BigEndian.Uint16(b) {
	case 0: // raw
		row := (width*depth + 7) / 8
		if row > 0 && rows > (1<<60)/row {
			return 0, photo.Cut
		}
		size = row * rows
	case 1: // run lengths: the size of each row first
		field := int64(2)
		if large {
			field = 4
		}
		var ok bool
		if size, ok = sumRows(in, at+2, rows, field); !ok {
			return 0, photo.Cut
		}
	default:
		return in.Size, photo.WholeUnknown
	}
	if size > in.Size-at-2 {
		return 0, photo.Cut
	}
	return at + 2 + size, photo.Whole
}

// sumRows adds up a table of row sizes, and the table's own.
func sumRows(in *Input, at, rows, field int64) (int64, bool) {
	if rows > in.Size/field || rows*field > in.Size-at {
		return 0, false
	}
	sizes := &column{in: in, at: at, left: rows, width: field}
	sum := rows * field
	for sizes.left > 0 {
		row, err := sizes.row()
		if err != nil {
			return 0, false
		}
		c := cursor{rest: row}
		sum += int64(c.uint(int(field)))
	}
	return sum, true
}

// readResources looks through the image resources for EXIF and the thumbnail.
func (c *Content) readResources(in *Input, all photo.Span) {
	for at, n := all.Offset, 0; at+12 <= all.End() && n < maxBoxes; n++ {
		b, err := in.Bytes(at, min(7, all.End()-at))
		if err != nil || len(b) < 7 {
			break
		}
		id := binary.BigEndian.Uint16(b[4:])
		name := (int64(b[6]) + 2) &^ 1 // its length before it, filled to two bytes
		data, ok := section(in, at+6+name, 4)
		if !ok || data.End() > all.End() {
			c.damage(photo.Broken, "has image resources that do not fit")
			return
		}
		c.readResource(in, id, data)
		at = data.End() + data.Size&1
	}
}

func (c *Content) readResource(in *Input, id uint16, data photo.Span) {
	const thumbnailHeader = 28
	switch {
	case id == psdEXIF:
		if b, err := in.Bytes(data.Offset, data.Size); err == nil {
			thumb := c.Meta.Thumb
			c.readEXIF(in, b, data.Offset)
			if !thumb.Empty() {
				c.Meta.Thumb = thumb
			}
		}
	case id == psdThumbnail && data.Size > thumbnailHeader:
		at := data.Offset + thumbnailHeader
		if b, err := in.Bytes(at, 2); err == nil && b[0] == 0xFF && b[1] == 0xD8 {
			c.Meta.Thumb = photo.Span{Offset: at, Size: data.Size - thumbnailHeader}
		}
	}
}
