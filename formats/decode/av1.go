package decode

import (
	"errors"
	"image"
)

// av1 is what a sequence header (AV1 specification 5.5) says.
type av1 struct {
	size   image.Point // the largest of a frame
	gray   bool
	colour colour
}

var errAV1 = errors.New("has no AV1 sequence header that rollcall can read")

// readAV1 finds the sequence header among the units of an item, else in its
// configuration record (AV1-ISOBMFF 2.3).
func readAV1(config, data []byte) (av1, error) {
	if a, ok := sequenceIn(data); ok {
		return a, nil
	}
	if len(config) > 4 {
		if a, ok := sequenceIn(config[4:]); ok {
			return a, nil
		}
	}
	return av1{}, errAV1
}

// sequenceIn walks over open bitstream units (5.3).
func sequenceIn(b []byte) (a av1, ok bool) {
	r := bytesReader{rest: b}
	for len(r.rest) > 0 {
		head := r.u8()
		if head&4 != 0 {
			r.u8()
		}
		size := len(r.rest)
		if head&2 != 0 {
			size = leb128(&r)
		}
		unit := r.take(size)
		if r.short {
			return av1{}, false
		}
		if head>>3&15 == 1 {
			return readSequence(unit)
		}
	}
	return av1{}, false
}

func leb128(r *bytesReader) (v int) {
	for i := range 4 {
		b := r.u8()
		v |= b & 0x7F << (7 * i)
		if b&0x80 == 0 {
			return v
		}
	}
	return -1
}

// readSequence reads a sequence header (5.5.1).
func readSequence(b []byte) (a av1, ok bool) {
	r := bitsReader{data: b}
	profile := r.bits(3)
	r.bits(1)
	reduced := r.flag()
	if reduced {
		r.bits(5)
	} else {
		operatingPoints(&r)
	}
	wBits, hBits := int(r.bits(4))+1, int(r.bits(4))+1
	a.size = image.Pt(int(r.bits(wBits))+1, int(r.bits(hBits))+1)
	if !reduced {
		frameTools(&r)
	} else {
		r.bits(3)
	}
	r.bits(3)
	a.gray, a.colour = readAV1Colour(&r, profile)
	return a, !r.short
}

// operatingPoints reads over the timing and the operating points.
func operatingPoints(r *bitsReader) {
	decoderModel, delayBits := false, 0
	if r.flag() { // timing_info
		r.bits(32)
		r.bits(32)
		if r.flag() {
			uvlc(r)
		}
		if decoderModel = r.flag(); decoderModel {
			delayBits = int(r.bits(5)) + 1
			r.bits(32)
			r.bits(10)
		}
	}
	delays := r.flag()
	for range r.bits(5) + 1 {
		r.bits(12)
		if r.bits(5) > 7 {
			r.bits(1)
		}
		if decoderModel && r.flag() {
			r.bits(2*delayBits + 1)
		}
		if delays && r.flag() {
			r.bits(4)
		}
	}
}

func uvlc(r *bitsReader) {
	zeros := 0
	for !r.short && !r.flag() {
		zeros++
	}
	r.bits(min(zeros, 32))
}

// frameTools reads over what only sequences of several frames have.
func frameTools(r *bitsReader) {
	if r.flag() { // frame ids
		r.bits(7)
	}
	r.bits(3)
	r.bits(4)
	order := r.flag()
	if order {
		r.bits(2)
	}
	screen := true
	if !r.flag() {
		screen = r.flag()
	}
	if screen && !r.flag() {
		r.bits(1)
	}
	if order {
		r.bits(3)
	}
}

// readAV1Colour reads the colour configuration (5.5.2).
func readAV1Colour(r *bitsReader, profile uint32) (gray bool, c colour) {
	if high := r.flag(); profile == 2 && high {
		r.bits(1)
	}
	if profile != 1 {
		gray = r.flag()
	}
	c.matrix = 2
	srgb := false
	if r.flag() {
		primaries, transfer := r.bits(8), r.bits(8)
		c.matrix = int(r.bits(8))
		srgb = primaries == 1 && transfer == 13 && c.matrix == 0
	}
	if !gray && srgb {
		c.full = true
		return gray, c
	}
	c.full = r.flag()
	return gray, c
}
