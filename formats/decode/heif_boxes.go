package decode

import (
	"errors"
	"fmt"

	"rollcall/photo"
)

// What is read of a HEIF file at most. An iPhone's photo of 48 megapixels has
// some 200 items in a meta box of 20 KB.
const (
	maxTopBoxes = 1 << 10
	maxMeta     = 4 << 20
	maxBoxes    = 16 << 10
	maxExtents  = 64 << 10
)

// readMeta finds the meta box among the boxes of the file (ISO/IEC 14496-12
// 8.11.1) and returns what follows its version.
func readMeta(in *Input) ([]byte, error) {
	for at, n := int64(0), 0; at+8 <= in.Size() && n < maxTopBoxes; n++ {
		head, err := in.Bytes(photo.Span{Offset: at, Size: min(16, in.Size()-at)})
		if err != nil {
			return nil, err
		}
		r := bytesReader{rest: head}
		size, kind, header := int64(r.u32()), string(r.take(4)), int64(8)
		switch size {
		case 0:
			size = in.Size() - at
		case 1:
			size, header = int64(r.uint(8)), 16
		}
		if size < header || size > in.Size()-at {
			return nil, fmt.Errorf("box %q of %d bytes does not fit", kind, size)
		}
		if kind == "meta" {
			return metaBody(in, photo.Span{Offset: at + header, Size: size - header})
		}
		at += size
	}
	return nil, errors.New("no picture tables in it")
}

func metaBody(in *Input, s photo.Span) ([]byte, error) {
	if s.Size < 4 || s.Size > maxMeta {
		return nil, fmt.Errorf("picture tables of %d bytes", s.Size)
	}
	b, err := in.Bytes(s)
	if err != nil {
		return nil, err
	}
	return b[4:], nil
}

// walkBoxes calls f for the boxes that fill b.
func walkBoxes(b []byte, f func(kind string, body []byte) error) error {
	r := bytesReader{rest: b}
	for n := 0; len(r.rest) > 0; n++ {
		size, header := int64(r.u32()), int64(8)
		kind := string(r.take(4))
		switch size {
		case 0:
			size = int64(len(r.rest)) + header
		case 1:
			size, header = int64(r.uint(8)), 16
		}
		if size < header || size-header > int64(len(r.rest)) || r.short || n >= maxBoxes {
			return fmt.Errorf("box %q of %d bytes does not fit", kind, size)
		}
		if err := f(kind, r.take(int(size-header))); err != nil {
			return err
		}
	}
	return nil
}

// fullBox begins a box that has a version and flags.
func fullBox(b []byte) (r bytesReader, version int, flags uint32) {
	r = bytesReader{rest: b}
	v := r.u32()
	return r, int(v >> 24), v & 0xFFFFFF
}
