package formats

import (
	"bufio"
	"bytes"
	"errors"
	"io"
	"slices"
)

// nalMark begins a NAL unit, a piece of an H.264 or H.265 stream, and is in none (Rec. ITU-T
// H.264 and H.265, annex B).
var nalMark = []byte{0, 0, 1}

// isSlice reports whether a unit that begins so holds a piece of a picture.
func isSlice(first byte, h265 bool) bool {
	if h265 {
		return first>>1&0x3F < 32
	}
	kind := first & 0x1F
	return kind >= 1 && kind <= 5
}

// countedSlices are the slices of units that have their length before them, in so many
// bytes, each with a mark instead. Zeros behind a unit are of the wrapping and left out.
type countedSlices struct {
	r     *bufio.Reader
	width int
	h265  bool

	left  int64 // of the unit
	zeros int   // that came, and are the unit's only if more comes
	rest  []byte
}

func (s *countedSlices) Read(p []byte) (int, error) {
	for len(s.rest) == 0 && len(p) > 0 {
		var err error
		if s.left == 0 {
			err = s.begin()
		} else {
			err = s.more(p)
		}
		if err != nil {
			return 0, err
		}
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

// begin goes to the next unit, and over it where it is no slice.
func (s *countedSlices) begin() error {
	var head [4]byte
	if _, err := io.ReadFull(s.r, head[4-s.width:]); err != nil {
		return notShort(err)
	}
	c := cursor{rest: head[:]}
	size := int64(c.u32())
	if size == 0 {
		return nil
	}
	first, err := s.r.Peek(1)
	if err != nil {
		return tooShort(err)
	}
	if isSlice(first[0], s.h265) {
		s.left, s.zeros, s.rest = size, 0, nalMark
		return nil
	}
	_, err = io.CopyN(io.Discard, s.r, size)
	return tooShort(err)
}

// more reads more of a unit, through p.
func (s *countedSlices) more(p []byte) error {
	n, err := s.r.Read(p[:min(int64(len(p)), s.left)])
	s.left -= int64(n)
	data := bytes.TrimRight(p[:n], "\x00")
	switch {
	case len(data) > 0:
		s.rest = append(make([]byte, s.zeros, s.zeros+len(data)), data...)
		s.zeros = n - len(data)
	case s.zeros > maxRead:
		return unsupported("has a picture of zeros")
	default:
		s.zeros += n
	}
	return tooShort(err)
}

// notShort tells a file's end amid a number from its end.
func notShort(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return tooShort(err)
	}
	return err
}

func tooShort(err error) error {
	if errors.Is(err, io.EOF) || errors.Is(err, io.ErrUnexpectedEOF) {
		return malformed("has a picture that ends too early")
	}
	return err
}

// markedSlices are the slices of units that have a mark before them.
type markedSlices struct {
	r     io.Reader
	h265  bool
	rest  []byte
	buf   []byte
	seen  int // bytes of buf without a mark
	begun bool
	ended bool
}

func (s *markedSlices) Read(p []byte) (int, error) {
	for len(s.rest) == 0 {
		unit, err := s.next()
		if err != nil {
			return 0, err
		}
		if unit = bytes.TrimRight(unit, "\x00"); len(unit) > 0 && isSlice(unit[0], s.h265) {
			s.rest = slices.Concat(nalMark, unit)
		}
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

func (s *markedSlices) next() ([]byte, error) {
	for {
		if i := bytes.Index(s.buf[s.seen:], nalMark); i >= 0 {
			unit := s.buf[:s.seen+i]
			s.buf, s.seen = s.buf[s.seen+i+len(nalMark):], 0
			if s.begun {
				return unit, nil
			}
			s.begun = true
			continue
		}
		s.seen = max(0, len(s.buf)-len(nalMark)+1)
		switch {
		case s.ended && s.begun && len(s.buf) > 0:
			unit := s.buf
			s.buf, s.seen = nil, 0
			return unit, nil
		case s.ended:
			return nil, io.EOF
		case len(s.buf) > maxRead:
			return nil, unsupported("has a piece of a picture of more than %d bytes", maxRead)
		}
		if err := s.fill(); err != nil {
			return nil, err
		}
	}
}

func (s *markedSlices) fill() error {
	const more = 64 << 10
	s.buf = slices.Grow(s.buf, more)
	n, err := io.ReadFull(s.r, s.buf[len(s.buf):len(s.buf)+more])
	s.buf, s.ended = s.buf[:len(s.buf)+n], err == io.EOF || err == io.ErrUnexpectedEOF
	if s.ended {
		return nil
	}
	return err
}
