package formats

import (
	"slices"

	"rollcall/photo"
)

var heic = Format{
	Name:    "heic",
	Title:   "HEIC",
	Doc:     "HEIC and HEIF pictures (ISO/IEC 23008-12). The picture is every image item with its tiles, depth and gain maps, their properties and relations; EXIF, XMP and thumbnails are not. It is turned as its own properties say, whatever EXIF says.",
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
	c.forgetRemarks(in)
	return c, nil
}

// describe fills in the size, the EXIF fields, how the picture is turned and the
// thumbnail. What EXIF says of turning is not for the picture (ISO/IEC 23008-12
// annex A.2.1), but tells how EXIF's own thumbnail lies.
func (t *heifTables) describe(in *Input, c *Content) {
	if exif := t.first("Exif"); exif != nil {
		c.readPrefixedEXIF(in, exif.extents)
	}
	told := max(1, c.Meta.Orientation)
	c.Meta.Orientation = 0
	if place, ok := t.place[t.primary]; ok {
		c.Meta.Width, c.Meta.Height = t.size(&t.items[place])
		c.Meta.Orientation = t.orientation(&t.items[place])
	}
	if told != c.Meta.Orientation || !in.Holds(c.Meta.Thumb) {
		c.Meta.Thumb = photo.Span{}
	}
	t.thumbnail(in, c)
}

// thumbnail points out a JPEG that is the picture's thumbnail and lies as the
// picture does.
func (t *heifTables) thumbnail(in *Input, c *Content) {
	for _, ref := range t.refs {
		place, ok := t.place[ref.from]
		if !ok || ref.kind != "thmb" || !slices.Contains(ref.to, t.primary) {
			continue
		}
		thumb := &t.items[place]
		if thumb.kind == "jpeg" && len(thumb.extents) == 1 && in.Holds(thumb.extents[0]) &&
			t.orientation(thumb) == c.Meta.Orientation {
			c.Meta.Thumb = thumb.extents[0]
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
