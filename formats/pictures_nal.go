package formats

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"slices"
)

// A NAL unit is a piece of an H.264 or H.265 stream; a nalSource gives one after the other,
// and io.EOF behind the last.
type nalSource interface{ next() ([]byte, error) }

// nals are the slices of a stream, each with its length before it.
type nals struct {
	from nalSource
	h265 bool
	rest []byte
}

func newNALs(from nalSource, h265 bool) *nals { return &nals{from: from, h265: h265} }

func (s *nals) Read(p []byte) (int, error) {
	for len(s.rest) == 0 {
		unit, err := s.from.next()
		if err != nil {
			return 0, err
		}
		// Zeros behind a unit are of the wrapping (Rec. ITU-T H.264 B.1).
		if unit = bytes.TrimRight(unit, "\x00"); s.isSlice(unit) {
			s.rest = append(binary.BigEndian.AppendUint32(s.rest[:0], uint32(len(unit))), unit...)
		}
	}
	n := copy(p, s.rest)
	s.rest = s.rest[n:]
	return n, nil
}

func (s *nals) isSlice(unit []byte) bool {
	switch {
	case len(unit) == 0:
		return false
	case s.h265:
		return unit[0]>>1&0x3F < 32
	}
	kind := unit[0] & 0x1F
	return kind >= 1 && kind <= 5
}

// countedNALs have their length before them, in so many bytes.
type countedNALs struct {
	r     *bufio.Reader
	width int
	buf   bytes.Buffer
}

func (s *countedNALs) next() ([]byte, error) {
	var head [4]byte
	if _, err := io.ReadFull(s.r, head[4-s.width:]); err != nil {
		return nil, notShort(err)
	}
	size := int64(binary.BigEndian.Uint32(head[:]))
	if size > maxRead {
		return nil, unsupported("has a piece of a picture of %d bytes", size)
	}
	s.buf.Reset()
	if n, err := io.CopyN(&s.buf, s.r, size); err != nil && n < size {
		if errors.Is(err, io.EOF) {
			return nil, malformed("has a picture that ends too early")
		}
		return nil, err
	}
	return s.buf.Bytes(), nil
}

// notShort tells a file's end amid a number from its end.
func notShort(err error) error {
	if errors.Is(err, io.ErrUnexpectedEOF) {
		return malformed("has a picture that ends too early")
	}
	return err
}

// markedNALs have a mark before them (Rec. ITU-T H.264 and H.265, annex B).
type markedNALs struct {
	r     io.Reader
	buf   []byte
	seen  int // bytes of buf without a mark
	begun bool
	ended bool
}

var nalMark = []byte{0, 0, 1}

func (s *markedNALs) next() ([]byte, error) {
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

func (s *markedNALs) fill() error {
	const more = 64 << 10
	s.buf = slices.Grow(s.buf, more)
	n, err := io.ReadFull(s.r, s.buf[len(s.buf):len(s.buf)+more])
	s.buf, s.ended = s.buf[:len(s.buf)+n], err == io.EOF || err == io.ErrUnexpectedEOF
	if s.ended {
		return nil
	}
	return err
}
