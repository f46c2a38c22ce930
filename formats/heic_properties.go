package formats

import (
	"bytes"

	"github.com/adrium/goheif/heif/bmff"
)

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
