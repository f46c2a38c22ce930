package decode

import (
	"fmt"
	"math"

	"rollcall/photo"
)

// iloc is how an item location box stores its numbers (ISO/IEC 14496-12 8.11.3).
type iloc struct {
	version                     int
	offset, length, base, index int // bytes each
	extents                     int // read so far
}

func (h *heif) readLocations(b []byte) error {
	r, version, _ := fullBox(b)
	sizes := r.u16()
	l := iloc{version: version, offset: sizes >> 12, length: sizes >> 8 & 15, base: sizes >> 4 & 15}
	if version > 0 {
		l.index = sizes & 15
	}
	if version > 2 || max(l.offset, l.length, l.base, l.index) > 8 {
		return fmt.Errorf("has an item location box of an unknown form")
	}
	for range r.id(version == 2) {
		if err := h.readLocation(&r, &l); err != nil {
			return err
		}
	}
	return nil
}

func (h *heif) readLocation(r *bytesReader, l *iloc) error {
	it := h.items[r.id(l.version == 2)]
	if it == nil {
		it = &heifItem{} // of no kind that is decoded
	}
	method := 0
	if l.version > 0 {
		method = r.u16() & 15
	}
	it.inline = method == 1
	it.strange = r.u16() != 0 || method > 1
	base := r.uint(l.base)
	it.spans = nil
	for range r.u16() {
		r.take(l.index)
		at, size := r.uint(l.offset), r.uint(l.length)
		if l.extents++; r.short || l.extents > maxExtents {
			return errEnds
		}
		if max(base, at, size) > math.MaxInt64/4 || size == 0 { // 0 is "to the end", which nobody writes
			it.strange = true
			continue
		}
		it.spans = append(it.spans, photo.Span{Offset: int64(base + at), Size: int64(size)})
	}
	if r.short {
		return errEnds
	}
	return nil
}

// data is an item's data, its pieces joined.
func (h *heif) data(it *heifItem) ([]byte, error) {
	if it.strange || len(it.spans) == 0 {
		return nil, fmt.Errorf("keeps the data of item %d where rollcall does not follow", it.id)
	}
	if len(it.spans) == 1 {
		return h.piece(it, it.spans[0])
	}
	var all []byte
	for _, s := range it.spans {
		b, err := h.piece(it, s)
		if err != nil {
			return nil, err
		}
		if all = append(all, b...); int64(len(all)) > h.in.Size() {
			return nil, fmt.Errorf("item %d is larger than the file", it.id)
		}
	}
	return all, nil
}

func (h *heif) piece(it *heifItem, s photo.Span) ([]byte, error) {
	if !it.inline {
		return h.in.Bytes(s)
	}
	if s.End() > int64(len(h.idat)) {
		return nil, fmt.Errorf("item %d does not fit in its data box", it.id)
	}
	return h.idat[s.Offset:s.End()], nil
}
