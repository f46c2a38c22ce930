package formats

import "io"

// A turning is how a picture as stored becomes upright: left and right are
// exchanged where mirrored, then it is turned clockwise.
type turning struct {
	mirrored bool
	quarters int // 0 to 3
}

// exifTurnings are the turnings of EXIF's orientations 1 to 8 (EXIF 2.32, 4.6.5).
var exifTurnings = [...]turning{{false, 0}, {true, 0}, {false, 2}, {true, 2}, {true, 3}, {false, 1}, {true, 1}, {false, 3}}

// orientation is the EXIF orientation, 1 to 8, that an item's own properties
// amount to in the order of their association (ISO/IEC 23008-12 6.5.10, 6.5.12).
func (t *heifTables) orientation(it *heifItem) int {
	var turned turning
	for _, p := range it.props {
		if p.index == 0 {
			continue
		}
		prop := t.properties[p.index-1]
		kind := prop.Type().String()
		if kind != "irot" && kind != "imir" {
			continue
		}
		var b [1]byte
		if _, err := io.ReadFull(prop.Body(), b[:]); err != nil {
			continue
		}
		turned = turned.then(kind, b[0])
	}
	for i, o := range exifTurnings {
		if o == turned {
			return i + 1
		}
	}
	return 1
}

// then adds a property: "irot" turns counter-clockwise by its value in quarters,
// "imir" exchanges top and bottom (0) or left and right (1).
func (t turning) then(kind string, value byte) turning {
	switch {
	case kind == "irot":
		t.quarters = (t.quarters + 4 - int(value&3)) % 4
	case value&1 == 1:
		t = turning{!t.mirrored, (4 - t.quarters) % 4}
	default:
		t = turning{!t.mirrored, (6 - t.quarters) % 4}
	}
	return t
}
