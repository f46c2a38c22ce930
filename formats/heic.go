package formats

import (
	"encoding/binary"

	"rollcall/photo"
)

var heic = Format{
	Name:    "heic",
	Title:   "HEIC",
	Doc:     "HEIC and HEIF pictures (ISO/IEC 23008-12). The picture is every image item with its tiles, depth and gain maps, their properties and relations; EXIF, XMP and thumbnails are not.",
	Class:   photo.Still,
	Endings: []string{".heic", ".heif", ".hif", ".heics", ".heifs"},
	Sniff:   func(head []byte) bool { return hasBrand(head, heifBrands) },
	Read:    readHEIF,
}

// heifBrands are the brands of ISO/IEC 23008-12 annexes B to L and 23000-22.
var heifBrands = []string{
	"heic", "heix", "heim", "heis", "hevc", "hevx", "hevm", "hevs", "mif1", "mif2", "msf1",
	"miaf", "jpeg", "jpgs", "avci", "avcs", "j2ki", "j2is", "vvic", "vvis", "evbi", "evbs",
	"mif3", "unif", "MiHB", "MiHE", "MiHA",
}

// hasBrand reports whether a file's first box names one of the brands as its
// main one.
func hasBrand(head []byte, brands []string) bool {
	c := cursor{rest: head}
	size := int(c.u32())
	if string(c.take(4)) != "ftyp" || size < 16 {
		return false
	}
	return oneOf(string(c.take(4)), brands)
}

func oneOf(s string, list []string) bool {
	for _, l := range list {
		if s == l {
			return true
		}
	}
	return false
}

func readHEIF(in *Input) (*Content, error) {
	c := &Content{}
	boxes := topBoxes(in, c)
	meta, ok := firstBox(boxes, "meta")
	_, sequence := firstBox(boxes, "moov")
	if !ok && sequence {
		return c, readMovie(in, c, boxes)
	}
	if _, mini := firstBox(boxes, "mini"); !ok && mini {
		return c, unsupported("keeps its tables in a \"mini\" box")
	}
	if !ok {
		return c, c.lacks(in, "meta")
	}
	t, err := readTables(in, meta)
	t.describe(in, c)
	if err != nil {
		return c, c.tableTrouble(in, err)
	}
	t.check(in, c, boxes)
	c.wholeUnless()
	if c.Whole == photo.Whole && !sequence {
		c.Picture = t.picture(in, c)
	}
	motionBoxes(c, boxes)
	return c, nil
}

// lacks notes that a box that holds the file's tables is absent: cut off,
// overwritten with zeros, or never there.
func (c *Content) lacks(in *Input, kind string) error {
	switch {
	case endsInZeros(in):
		c.damage(photo.Zeroed, "has no %q box and ends in zeros", kind)
	case c.Whole == "":
		c.damage(photo.Cut, "has no %q box", kind)
	}
	return nil
}

// tableTrouble notes tables that can't be read. Those that break the rules are
// damage; those that this reader does not know say nothing of it.
func (c *Content) tableTrouble(in *Input, err error) error {
	if _, ok := err.(*Malformed); ok {
		if endsInZeros(in) {
			c.damage(photo.Zeroed, "%v, and ends in zeros", err)
		}
		c.damage(photo.Broken, "%v", err)
	}
	return err
}

// describe fills in the size, the EXIF fields and the thumbnail.
func (t *heifTables) describe(in *Input, c *Content) {
	if exif := t.first("Exif"); exif != nil {
		c.readPrefixedEXIF(in, exif.extents)
	}
	place, ok := t.place[t.primary]
	if !ok {
		return
	}
	c.Meta.Width, c.Meta.Height = t.size(&t.items[place])
	for _, ref := range t.refs {
		thumb, ok := t.place[ref.from]
		if ok && ref.kind == "thmb" && t.items[thumb].kind == "jpeg" && len(t.items[thumb].extents) == 1 &&
			in.Holds(t.items[thumb].extents[0]) {
			c.Meta.Thumb = t.items[thumb].extents[0]
		}
	}
}

func (t *heifTables) first(kind string) *heifItem {
	for i := range t.items {
		if t.items[i].kind == kind {
			return &t.items[i]
		}
	}
	return nil
}

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

// motionBoxes points out the video of a motion photo: Google's and Samsung's
// "mpvd" box at the end of a HEIC. The picture's container ends before it.
func motionBoxes(c *Content, boxes []box) {
	for _, b := range boxes {
		if b.kind == "mpvd" && c.Whole == photo.Whole {
			c.Meta.Motion, c.End = b.payload(), b.span.Offset
			return
		}
	}
}
