package formats

import (
	"encoding/binary"

	"rollcall/photo"
)

// readPrefixedEXIF reads EXIF as HEIF items and JPEG XL boxes keep it: the TIFF
// header's offset, then what comes before it, then the block (ISO/IEC 23008-12
// annex A.2.1).
func (c *Content) readPrefixedEXIF(in *Input, extents []photo.Span) {
	b, at, err := in.gather(extents)
	if err != nil || len(b) < 4 {
		c.problem(photo.ProblemMalformed, "EXIF: it lies outside of the file")
		return
	}
	skip := 4 + int64(binary.BigEndian.Uint32(b))
	if skip > int64(len(b)) {
		c.problem(photo.ProblemMalformed, "EXIF: its block begins past its end")
		return
	}
	if at >= 0 {
		at += skip
	}
	c.readEXIF(in, b[skip:], at)
}

// readEXIF reads an EXIF block into c, and keeps what the container told. A block
// that can't be read and fills the file's end with zeros was overwritten.
func (c *Content) readEXIF(in *Input, block []byte, base int64) {
	width, height := c.Meta.Width, c.Meta.Height
	atEnd := base >= 0 && in.Size-base-int64(len(block)) <= 1 // or filled to two bytes
	meta, problems := readEXIF(trimEXIF(block, &base), base)
	if atEnd && len(problems) > 0 && endsInZeros(in) {
		c.damage(photo.Zeroed, "has zeros within its EXIF, at its end")
	}
	meta.Width, meta.Height = width, height
	meta.Profile = "" // what these containers tell of colours belongs to their picture data
	c.Meta = meta
	c.Problems = append(c.Problems, problems...)
}

// trimEXIF takes off the "Exif\0\0" that some programs leave before the block.
func trimEXIF(b []byte, base *int64) []byte {
	if len(b) >= 6 && string(b[:6]) == "Exif\x00\x00" {
		if *base >= 0 {
			*base += 6
		}
		return b[6:]
	}
	return b
}

// gather reads the pieces that an item lies in. The offset is that of the only
// piece, -1 where there are several.
func (in *Input) gather(extents []photo.Span) (b []byte, offset int64, err error) {
	if len(extents) == 1 {
		b, err = in.Bytes(extents[0].Offset, extents[0].Size)
		return b, extents[0].Offset, err
	}
	for _, e := range extents {
		if int64(len(b))+e.Size > maxRead {
			return nil, -1, unsupported("has an item of more than %d bytes", maxRead)
		}
		piece, err := in.Bytes(e.Offset, e.Size)
		if err != nil {
			return nil, -1, err
		}
		b = append(b, piece...)
	}
	return b, -1, nil
}
