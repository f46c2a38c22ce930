package formats

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

var cr3 = Format{
	Name:    "cr3",
	Title:   "Canon CR3",
	Doc:     "Canon CR3 camera RAW: a movie (ISO/IEC 14496-12) whose EXIF lies in Canon's own boxes (github.com/lclevy/canon_cr3). The picture is the media data with its tables.",
	Class:   photo.RAW,
	Endings: []string{".cr3"},
	Sniff:   func(head []byte) bool { return hasBrand(head, []string{"crx "}) },
	Read:    readCR3,
}

// canonUUID is the type of the box that holds Canon's metadata within moov.
var canonUUID = []byte{0x85, 0xC0, 0xB6, 0x87, 0x82, 0x0F, 0x11, 0xE0, 0x81, 0x11, 0xF4, 0xCE, 0x46, 0x2B, 0x6A, 0x48}

func readCR3(in *Input) (*Content, error) {
	c := &Content{}
	boxes := topBoxes(in, c)
	err := readMovie(in, c, boxes)
	canon := canonBoxes(in, boxes)
	// Of the movie only the size: the first track is the full-size preview.
	c.Meta = photo.Meta{Width: c.Meta.Width, Height: c.Meta.Height}
	if block := joinCMT(in, canon); block != nil {
		c.readEXIF(in, block, -1)
	}
	c.Meta.Thumb = canonThumb(in, canon)
	return c, err
}

// canonBoxes are the boxes within Canon's metadata box.
func canonBoxes(in *Input, top []box) []box {
	moov, ok := firstBox(top, "moov")
	if !ok {
		return nil
	}
	boxes, _ := childBoxes(in, moov.payload())
	for _, b := range boxes {
		p := b.payload()
		if b.kind != "uuid" || p.Size < 16 {
			continue
		}
		if id, err := in.Bytes(p.Offset, 16); err == nil && bytes.Equal(id, canonUUID) {
			canon, _ := childBoxes(in, photo.Span{Offset: p.Offset + 16, Size: p.Size - 16})
			return canon
		}
	}
	return nil
}

// canonThumb is the JPEG in the THMB box: version, size, then the picture.
func canonThumb(in *Input, canon []box) photo.Span {
	thumb, ok := firstBox(canon, "THMB")
	if !ok || thumb.payload().Size < 18 {
		return photo.Span{}
	}
	p := thumb.payload()
	b, err := in.Bytes(p.Offset, 18)
	if err != nil {
		return photo.Span{}
	}
	size := int64(binary.BigEndian.Uint32(b[8:]))
	if size > p.Size-16 || b[16] != 0xFF || b[17] != 0xD8 {
		return photo.Span{}
	}
	return photo.Span{Offset: p.Offset + 16, Size: size}
}
