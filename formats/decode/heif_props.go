package decode

import (
	"fmt"
	"image"
)

// readProps reads properties and which items have them (ISO/IEC 23008-12 9.3).
func (h *heif) readProps(b []byte) error {
	return walkBoxes(b, func(kind string, body []byte) error {
		switch kind {
		case "ipco":
			return walkBoxes(body, func(kind string, body []byte) error {
				h.props = append(h.props, heifProp{kind, body})
				return nil
			})
		case "ipma":
			return h.readAssociations(body)
		}
		return nil
	})
}

func (h *heif) readAssociations(b []byte) error {
	r, version, flags := fullBox(b)
	for range r.u32() {
		it := h.items[r.id(version > 0)]
		for range r.u8() {
			index := r.u8() & 0x7F
			if flags&1 != 0 {
				index = index<<8 | r.u8()
			}
			if it != nil && index > 0 && index <= len(h.props) {
				it.props = append(it.props, h.props[index-1])
			}
		}
		if r.short {
			return errEnds
		}
	}
	return nil
}

func (it *heifItem) prop(kind string) []byte {
	for _, p := range it.props {
		if p.kind == kind {
			return p.body
		}
	}
	return nil
}

// size is an item's width and height in pixels before it is cropped or turned.
func (it *heifItem) size() (image.Point, error) {
	r, _, _ := fullBox(it.prop("ispe"))
	w, h := r.u32(), r.u32()
	if r.short || w == 0 || h == 0 || w > maxSide || h > maxSide {
		return image.Point{}, fmt.Errorf("item %d is said to be of %d×%d pixels", it.id, w, h)
	}
	return image.Pt(int(w), int(h)), nil
}

// maxSide keeps products of sides far from overflow.
const maxSide = 1 << 24

// crop is the clean aperture of an item of that size (ISO/IEC 14496-12 12.1.4).
func (it *heifItem) crop(size image.Point) (image.Rectangle, error) {
	all := image.Rectangle{Max: size}
	turned := false
	for _, p := range it.props {
		switch p.kind {
		case "irot", "imir":
			turned = turned || it.turns() != ""
		case "clap":
			if turned {
				return all, fmt.Errorf("is cropped after it was turned, which rollcall can't do")
			}
			return aperture(p.body, size)
		}
	}
	return all, nil
}

func aperture(b []byte, size image.Point) (image.Rectangle, error) {
	r := bytesReader{rest: b}
	fraction := func() float64 { return float64(int32(r.u32())) / float64(int32(r.u32())) }
	w, h := fraction(), fraction()
	x, y := fraction(), fraction()
	left := x + (float64(size.X)-1)/2 - (w-1)/2
	top := y + (float64(size.Y)-1)/2 - (h-1)/2
	inside := w >= 1 && h >= 1 && left > -1 && top > -1 && left+w < float64(size.X)+1 && top+h < float64(size.Y)+1
	if r.short || !inside { // and not, too, for NaN
		return image.Rectangle{}, fmt.Errorf("is cropped to a part that it does not have")
	}
	at := image.Pt(int(left), int(top))
	part := image.Rectangle{Min: at, Max: at.Add(image.Pt(int(w), int(h)))}
	return part.Intersect(image.Rectangle{Max: size}), nil
}

// turns are the properties that turn an item, in their order.
func (it *heifItem) turns() (turns string) {
	for _, p := range it.props {
		quarters := p.kind == "irot" && len(p.body) > 0 && p.body[0]&3 != 0
		if quarters || p.kind == "imir" && len(p.body) > 0 {
			turns += fmt.Sprint(p.kind, p.body[0]&3)
		}
	}
	return turns
}
