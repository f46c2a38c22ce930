package formats

import (
	"bytes"

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

// readInfos reads item infos (ISO/IEC 14496-12 8.11.6).
func (t *heifTables) readInfos(b []byte) (err error) {
	c, version, _ := table(b)
	n := c.id(version > 0)
	if n > maxItems || !fewBoxes(c.rest) {
		return unsupported("lists %d items", n)
	}
	listed := eachBox(c.rest, func(kind string, body []byte) bool {
		if kind == "infe" {
			err = t.readInfo(body)
		}
		return err == nil
	})
	switch {
	case err != nil:
		return err
	case !listed:
		return malformed("has item infos that do not fit")
	}
	if int(n) != len(t.items) {
		return malformed("announces %d items and lists %d", n, len(t.items))
	}
	return nil
}

// readInfo reads one item info. Versions 0 and 1, which name no kind, are those
// of MPEG-21 files, not of pictures.
func (t *heifTables) readInfo(body []byte) error {
	c := cursor{rest: body}
	head := c.u32()
	version := head >> 24
	if version < 2 || version > 3 {
		return unsupported("has item infos of version %d", version)
	}
	it := heifItem{flags: head & 0xFFFFFF, id: c.id(version == 3), protected: c.u16(), kind: string(c.take(4))}
	if _, twice := t.place[it.id]; twice || c.short {
		return malformed("has an item info that is cut or there twice, of item %d", it.id)
	}
	t.place[it.id] = len(t.items)
	t.items = append(t.items, it)
	return nil
}

// readPrimary reads which item is the picture (8.11.4).
func (t *heifTables) readPrimary(b []byte) error {
	c, version, _ := table(b)
	t.primary = c.id(version > 0)
	if _, ok := t.place[t.primary]; !ok {
		return malformed("names item %d as its picture and does not list it", t.primary)
	}
	return nil
}

// readProperties reads properties and which items have them
// (ISO/IEC 23008-12 9.3).
func (t *heifTables) readProperties(b []byte) error {
	if !fewProperties(b[8:]) {
		return unsupported("has too many properties")
	}
	parsed, err := bmff.NewReader(bytes.NewReader(b)).ReadAndParseBox(bmff.BoxType{'i', 'p', 'r', 'p'})
	if err != nil {
		return unsupported("has item properties that goheif can't read: %v", err)
	}
	props := parsed.(*bmff.ItemPropertiesBox)
	t.properties = props.PropertyContainer.Properties
	for _, association := range props.Associations {
		for _, entry := range association.Entries {
			place, ok := t.place[entry.ItemID]
			if !ok {
				continue
			}
			for _, a := range entry.Associations {
				if int(a.Index) > len(t.properties) {
					return malformed("gives item %d a property that is not there", entry.ItemID)
				}
				t.items[place].props = append(t.items[place].props, heifProp{int(a.Index), a.Essential})
			}
		}
	}
	return nil
}

// fewProperties reports whether goheif can read the properties without filling
// memory: it believes every count.
func fewProperties(b []byte) bool {
	return fewBoxes(b) && eachBox(b, func(kind string, body []byte) bool {
		if kind == "ipma" {
			c := cursor{rest: body}
			c.take(4)
			return c.u32() <= maxItems
		}
		return fewBoxes(body)
	})
}

// fewBoxes reports whether b holds at most maxItems boxes, all with plain headers.
func fewBoxes(b []byte) bool {
	n := 0
	return eachBox(b, func(string, []byte) bool { n++; return n <= maxItems })
}

// eachBox calls f for the boxes in b, until it says no. It is false then, and
// when the boxes do not fill b.
func eachBox(b []byte, f func(kind string, body []byte) bool) bool {
	c := cursor{rest: b}
	for len(c.rest) > 0 {
		size := int(c.u32())
		kind := string(c.take(4))
		body := c.take(size - 8)
		if c.short || !f(kind, body) {
			return false
		}
	}
	return true
}

// readRefs reads references between items (8.11.12).
func (t *heifTables) readRefs(b []byte) error {
	c, version, _ := table(b)
	wide, total := version > 0, 0
	for len(c.rest) > 0 {
		size := int(c.u32())
		kind := string(c.take(4))
		one := cursor{rest: c.take(size - 8)}
		ref := heifRef{kind: kind, from: one.id(wide)}
		n := int(one.u16())
		if total += n + 1; total > maxRefs || len(t.refs) > maxItems {
			return unsupported("has too many item references")
		}
		for range n {
			if one.short {
				break
			}
			ref.to = append(ref.to, one.id(wide))
		}
		if c.short || one.short {
			return malformed("has item references that end too early")
		}
		t.refs = append(t.refs, ref)
	}
	return nil
}

// size is an item's width and height in pixels, before it is turned; 0 unknown.
func (t *heifTables) size(it *heifItem) (width, height int) {
	for _, p := range it.props {
		if p.index == 0 || !t.properties[p.index-1].Type().EqualString("ispe") {
			continue
		}
		if parsed, err := t.properties[p.index-1].Parse(); err == nil {
			if s, ok := parsed.(*bmff.ImageSpatialExtentsProperty); ok && s.ImageWidth|s.ImageHeight < 1<<31 {
				return int(s.ImageWidth), int(s.ImageHeight)
			}
		}
	}
	return 0, 0
}
