package formats

import (
	"github.com/adrium/goheif/heif/bmff"

	"rollcall/photo"
)

// heifItem is one item of a HEIF file: a picture, a tile, EXIF, XMP
// (ISO/IEC 23008-12; the boxes: ISO/IEC 14496-12 8.11).
type heifItem struct {
	id        uint32
	kind      string       // "hvc1", "grid", "Exif", "mime", ...
	flags     uint32       // of its info; 1: hidden
	protected uint16       // how it is encrypted; 0: not
	extents   []photo.Span // in the file, in the order of its data
	props     []heifProp   // in the order of their association
	inline    bool         // its data lies in the tables' own data box
	elsewhere bool         // its data lies where this reader does not follow
}

// heifProp is a property of an item: 1-based place among the properties.
type heifProp struct {
	index     int
	essential bool
}

// heifRef says that one item is made from, describes or belongs to others.
type heifRef struct {
	kind string
	from uint32
	to   []uint32
}

// heifTables are the tables of a file's meta box.
type heifTables struct {
	primary    uint32
	items      []heifItem
	place      map[uint32]int // of an id in items
	properties []bmff.Box
	refs       []heifRef
}

// The most that is read of one table, and of how many rows. An iPhone's photo
// of 48 megapixels has some 200 items; a hostile table must not fill memory.
const (
	maxTable = 4 << 20
	maxItems = 16 << 10
	maxRefs  = 256 << 10
)

// readTables reads the meta box. The properties and what has them are read by
// goheif's bmff. The rest is read here: of item infos bmff knows no version but 2
// and counts those of version 1 wrongly, of locations and the primary item no
// wide ids, and it skips four bytes of idat and trusts a reference's count.
func readTables(in *Input, meta box) (*heifTables, error) {
	t := &heifTables{place: map[uint32]int{}}
	span := meta.payload()
	if span.Size < 4 {
		return t, malformed("has an empty meta box")
	}
	boxes, err := childBoxes(in, photo.Span{Offset: span.Offset + 4, Size: span.Size - 4})
	if err != nil {
		return t, err
	}
	idat, _ := firstBox(boxes, "idat")
	for _, step := range []struct {
		kind   string
		needed bool
		read   func(b []byte) error
	}{
		{"hdlr", true, readPictureHandler},
		{"iinf", true, t.readInfos},
		{"pitm", true, t.readPrimary},
		{"iprp", false, t.readProperties},
		{"iref", false, t.readRefs},
		{"iloc", true, func(b []byte) error { return t.readLocations(b, idat.payload()) }},
	} {
		b, err := readTable(in, boxes, step.kind)
		if err == nil && b != nil {
			err = step.read(b)
		}
		if err == nil && b == nil && step.needed {
			err = malformed("has no table %q", step.kind)
		}
		if err != nil {
			return t, err
		}
	}
	return t, nil
}

// readPictureHandler makes sure that the tables are those of a picture (ISO/IEC
// 23008-12 10.2).
func readPictureHandler(b []byte) error {
	c, _, _ := table(b)
	c.take(4)
	if kind := string(c.take(4)); kind != "pict" {
		return malformed("has tables of a %q, not of a picture", kind)
	}
	return nil
}

// readTable returns a table's box with its header, nil where there is none.
func readTable(in *Input, boxes []box, kind string) ([]byte, error) {
	b, ok := firstBox(boxes, kind)
	switch {
	case !ok:
		return nil, nil
	case b.span.Size > maxTable:
		return nil, unsupported("has a table %q of %d bytes", kind, b.span.Size)
	case b.head != 8 || b.open:
		return nil, unsupported("has a table %q with an unusual header", kind)
	}
	return in.Bytes(b.span.Offset, b.span.Size)
}

// table is a full box's fields, past the header, with its version and flags.
func table(b []byte) (c cursor, version uint8, flags uint32) {
	c = cursor{rest: b}
	c.take(8)
	v := c.u32()
	return c, uint8(v >> 24), v & 0xFFFFFF
}
