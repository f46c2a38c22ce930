package formats

// maxValues is how many numbers of one field are read: the strips of a picture.
const maxValues = 1 << 19

// numbers are the values of a field of whole numbers; nil where it has none.
func (r *tiffReader) numbers(e *ifdEntry) []int64 {
	if e == nil || e.count > maxValues {
		return nil
	}
	b, err := r.src.Bytes(e.at, e.size)
	if err != nil {
		return nil
	}
	values := make([]int64, 0, e.count)
	for i := range e.count {
		v, ok := r.number(e.typ, b[i*valueSizes[e.typ]:])
		if !ok {
			return nil
		}
		values = append(values, v)
	}
	return values
}

// number is one value of a type for whole numbers.
func (r *tiffReader) number(typ uint16, b []byte) (int64, bool) {
	switch typ {
	case 1, 7:
		return int64(b[0]), true
	case 3:
		return int64(r.order.Uint16(b)), true
	case 4, 13:
		return int64(r.order.Uint32(b)), true
	case 8:
		return int64(int16(r.order.Uint16(b))), true
	case 9:
		return int64(int32(r.order.Uint32(b))), true
	case 16, 18:
		return int64(r.order.Uint64(b)), true
	}
	return 0, false
}

// numberOf is the first value of the directory's field, and whether it has one.
func (r *tiffReader) numberOf(d *ifd, tag uint16) (int64, bool) {
	e := d.find(tag)
	if e == nil || e.count < 1 {
		return 0, false
	}
	b, err := r.src.Bytes(e.at, valueSizes[e.typ])
	if err != nil {
		return 0, false
	}
	return r.number(e.typ, b)
}
