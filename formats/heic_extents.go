package formats

import (
	"math"

	"rollcall/photo"
)

// maxExtents is how many pieces all items of a file together may lie in.
const maxExtents = 64 << 10

// iloc is how an item location box stores its numbers (ISO/IEC 14496-12 8.11.3).
type iloc struct {
	version                     uint8
	offset, length, base, index int        // bytes each
	idat                        photo.Span // what construction method 1 counts from
	extents                     int        // read so far
}

// readLocations reads where the items' data lies. goheif refuses items in
// several pieces, so this is ours.
func (t *heifTables) readLocations(b []byte, idat photo.Span) error {
	c, version, _ := table(b)
	sizes := c.u16()
	l := iloc{version: version, idat: idat,
		offset: int(sizes >> 12), length: int(sizes >> 8 & 15), base: int(sizes >> 4 & 15)}
	if version == 1 || version == 2 {
		l.index = int(sizes & 15)
	}
	if version > 2 || l.offset > 8 || l.length > 8 || l.base > 8 || l.index > 8 {
		return unsupported("has an item location box of an unknown form")
	}
	for range c.id(version == 2) {
		if err := t.readLocation(&c, &l); err != nil {
			return err
		}
	}
	return nil
}

func (t *heifTables) readLocation(c *cursor, l *iloc) error {
	id := c.id(l.version == 2)
	method := uint16(0)
	if l.version > 0 {
		method = c.u16() & 15
	}
	external := c.u16() != 0
	base := c.uint(l.base)
	n := int(c.u16())
	if l.extents += n; l.extents > maxExtents {
		return unsupported("has items in more than %d pieces", maxExtents)
	}
	var extents []photo.Span
	elsewhere := external || method > 1
	for range n {
		c.take(l.index)
		at, size := c.uint(l.offset), c.uint(l.length)
		if c.short {
			return malformed("has an item location box that ends too early")
		}
		if base > math.MaxInt64/4 || at > math.MaxInt64/4 || size > math.MaxInt64/4 {
			return malformed("places item %d at an impossible offset", id)
		}
		extent := photo.Span{Offset: int64(base + at), Size: int64(size)}
		elsewhere = elsewhere || size == 0 // "the whole file": nobody writes it
		if method == 1 {
			if extent.End() > l.idat.Size {
				return malformed("places item %d outside of its data box", id)
			}
			extent.Offset += l.idat.Offset
		}
		extents = append(extents, extent)
	}
	if c.short {
		return malformed("has an item location box that ends too early")
	}
	if place, ok := t.place[id]; ok {
		it := &t.items[place]
		it.extents, it.elsewhere, it.inline = extents, elsewhere, method == 1
	}
	return nil
}
