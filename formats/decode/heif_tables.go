package decode

import (
	"errors"
	"fmt"

	"rollcall/photo"
)

// heif is the tables of a HEIF file (ISO/IEC 23008-12; the boxes: ISO/IEC
// 14496-12 8.11), as far as decoding needs them.
type heif struct {
	in      *Input
	primary uint32
	items   map[uint32]*heifItem
	props   []heifProp
	refs    []heifRef
	idat    []byte
}

type heifItem struct {
	id      uint32
	kind    string       // "hvc1", "av01", "grid", ...
	spans   []photo.Span // in the file, or in the tables' own data box
	inline  bool         // in the tables' own data box
	hidden  bool         // not to be shown by itself
	strange bool         // where this reader does not follow
	props   []heifProp   // in the order of their association
}

type heifProp struct {
	kind string
	body []byte
}

// heifRef says that one item is made from others, or belongs to them.
type heifRef struct {
	kind string
	from uint32
	to   []uint32
}

// openHEIF reads the tables.
func openHEIF(in *Input) (*heif, error) {
	meta, err := readMeta(in)
	if err != nil {
		return nil, err
	}
	h := &heif{in: in, items: map[uint32]*heifItem{}}
	tables := map[string][]byte{}
	err = walkBoxes(meta, func(kind string, body []byte) error {
		if _, again := tables[kind]; !again {
			tables[kind] = body
		}
		return nil
	})
	if err != nil {
		return nil, err
	}
	h.idat = tables["idat"]
	for _, step := range []struct {
		kind string
		read func([]byte) error
	}{{"pitm", h.readPrimary}, {"iinf", h.readInfos}, {"iloc", h.readLocations}, {"iref", h.readRefs}, {"iprp", h.readProps}} {
		if body, ok := tables[step.kind]; ok {
			if err := step.read(body); err != nil {
				return nil, err
			}
		}
	}
	return h, nil
}

var errEnds = errors.New("its picture tables end too early")

func (h *heif) readPrimary(b []byte) error {
	r, version, _ := fullBox(b)
	h.primary = r.id(version > 0)
	return nil
}

// readInfos reads item infos; versions below 2 name no kind.
func (h *heif) readInfos(b []byte) error {
	r, version, _ := fullBox(b)
	r.id(version > 0)
	return walkBoxes(r.rest, func(kind string, body []byte) error {
		c, version, flags := fullBox(body)
		if kind != "infe" || version < 2 {
			return nil
		}
		it := &heifItem{id: c.id(version > 2), hidden: flags&1 != 0}
		c.u16()
		it.kind = string(c.take(4))
		h.items[it.id] = it
		return nil
	})
}

func (h *heif) readRefs(b []byte) error {
	r, version, _ := fullBox(b)
	return walkBoxes(r.rest, func(kind string, body []byte) error {
		c := bytesReader{rest: body}
		ref := heifRef{kind: kind, from: c.id(version > 0)}
		for range c.u16() {
			if c.short {
				return errEnds
			}
			ref.to = append(ref.to, c.id(version > 0))
		}
		h.refs = append(h.refs, ref)
		return nil
	})
}

// ref is what an item is made from, or belongs to.
func (h *heif) ref(kind string, from uint32) []uint32 {
	for _, ref := range h.refs {
		if ref.kind == kind && ref.from == from {
			return ref.to
		}
	}
	return nil
}

// item is the item of an id.
func (h *heif) item(id uint32) (*heifItem, error) {
	if it := h.items[id]; it != nil {
		return it, nil
	}
	return nil, fmt.Errorf("names item %d, which is not there", id)
}
