package formats

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

var flv = Format{
	Name:    "flv",
	Title:   "Flash video",
	Doc:     "Flash videos (Adobe Flash Video File Format 10.1, annex E). The picture is every tag of pictures and sound, without those of texts and hints.",
	Class:   photo.Video,
	Endings: []string{".flv"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("FLV\x01")) },
	Read:    readFLV,
}

// The kinds of tags (E.4.1), the sizes of their head and of the number behind each, and how
// many tags are read of a file.
const (
	flvSound, flvPictures, flvScript = 8, 9, 18
	flvTagHead, flvTagTail           = 11, 4
	maxFLVTags                       = 4 << 20
)

func readFLV(in *Input) (*Content, error) {
	c := &Content{}
	if len(in.Head) < 9 {
		c.damage(photo.Cut, "ends within its header")
		return c, nil
	}
	var picture spanList
	w := &window{in: in}
	at := int64(binary.BigEndian.Uint32(in.Head[5:])) + flvTagTail
	for range maxFLVTags {
		if at == in.Size {
			break
		}
		h := w.bytes(at, flvTagHead)
		if len(h) < flvTagHead {
			c.cutOrZeroed(in, "ends within a tag that begins at byte %d", at)
			return c, nil
		}
		size := int64(h[1])<<16 | int64(h[2])<<8 | int64(h[3])
		tag := photo.Span{Offset: at, Size: flvTagHead + size + flvTagTail}
		switch kind := h[0]; {
		case kind != flvSound && kind != flvPictures && kind != flvScript:
			if endsInZeros(in) {
				c.damage(photo.Zeroed, "has no tag at byte %d and ends in zeros", at)
			}
			return c, nil
		case !in.Holds(tag):
			c.cutOrZeroed(in, "ends within a tag that begins at byte %d", at)
			return c, nil
		case kind != flvScript:
			picture.add(tag)
		}
		at = tag.End()
		if len(picture) > maxChunks {
			return c, nil
		}
	}
	if at == in.Size && len(picture) > 0 {
		c.Whole, c.Picture = photo.Whole, layOut(picture).chunks()
	}
	return c, nil
}
