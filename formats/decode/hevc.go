package decode

import (
	"encoding/binary"
	"errors"
)

var errHEVC = errors.New("has a HEVC header that does not fit")

// hevcUnits joins the parameter sets of a decoder configuration record (ISO/IEC
// 14496-15 8.3.3.1) and the units of an item, each after its length in four
// bytes, in the machine's order of bytes.
func hevcUnits(config, data []byte) ([]byte, error) {
	r := bytesReader{rest: config}
	r.take(21)
	lengthSize := r.u8()&3 + 1
	units := make([]byte, 0, len(config)+len(data)+64)
	for range r.u8() {
		r.u8()
		for range r.u16() {
			units = addUnit(units, r.take(r.u16()))
		}
	}
	if r.short {
		return nil, errHEVC
	}
	for r.rest = data; len(r.rest) > 0; {
		units = addUnit(units, r.take(int(r.uint(lengthSize))))
		if r.short {
			return nil, errors.New("has HEVC data that ends too early")
		}
	}
	return units, nil
}

func addUnit(units, unit []byte) []byte {
	if len(unit) < 2 { // shorter than its own header
		return units
	}
	return append(binary.NativeEndian.AppendUint32(units, uint32(len(unit))), unit...)
}
