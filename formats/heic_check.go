package formats

import "rollcall/photo"

// check compares where the items lie with what the file holds: past its end it
// was cut, outside of every box its tables are broken, and a coded picture never
// ends in zeros.
func (t *heifTables) check(in *Input, c *Content, boxes []box) {
	var last photo.Span
	for i := range t.items {
		it := &t.items[i]
		if it.elsewhere {
			continue
		}
		for _, e := range it.extents {
			switch {
			case !in.Holds(e):
				c.damage(photo.Cut, "ends at byte %d, before the data of item %d at %d to %d", in.Size, it.id, e.Offset, e.End())
			case !inBoxes(boxes, e):
				c.damage(photo.Broken, "places item %d outside of every box", it.id)
			case coded(it.kind) && e.End() > last.End():
				last = e
			}
		}
	}
	if last.Size >= zeroRun && zeroRange(in, last.Offset, last.End()) {
		c.damage(photo.Zeroed, "has zeros where its last picture data should be")
	}
}

// coded reports whether an item's data is the output of an entropy coder.
func coded(kind string) bool {
	return oneOf(kind, []string{"hvc1", "av01", "avc1", "jpeg", "vvc1", "evc1", "j2k1"})
}

func inBoxes(boxes []box, s photo.Span) bool {
	for _, b := range boxes {
		if p := b.payload(); s.Offset >= p.Offset && s.End() <= p.End() {
			return true
		}
	}
	return false
}
