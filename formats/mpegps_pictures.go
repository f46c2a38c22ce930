package formats

import (
	"bufio"
	"bytes"
	"encoding/binary"
	"io"

	"rollcall/photo"
)

// programPictures are the pictures of a program stream's first stream of them (ISO/IEC
// 13818-1 2.5; ISO/IEC 11172-1 2.4). What codes them shows by how they begin, since the
// map of streams (2.5.4) is left out by many programs.
func programPictures(in *Input) (io.Reader, error) {
	r := bufio.NewReader(&program{in: in})
	head, err := r.Peek(8)
	if err != nil && len(head) == 0 {
		return r, nil
	}
	first := bytes.TrimLeft(head, "\x00")
	if len(first) < 2 || len(first) == len(head) || first[0] != 1 {
		return r, nil
	}
	switch unit := first[1]; {
	case unit == 0x09 || unit == 0x06 || unit&0x9F == 0x07: // H.264: a delimiter, a remark, the decoder's settings (7.4.1, table 7-1)
		return &markedSlices{r: r}, nil
	case unit == 0x46 || unit == 0x4E || unit == 0x40: // H.265: the same (7.4.2.2, table 7-1)
		return &markedSlices{r: r, h265: true}, nil
	}
	return r, nil
}

// A program is packets of all streams, one behind the other.
type program struct {
	in     *Input
	at     int64
	stream byte // of pictures; 0: not met yet
	rest   photo.Span
}

// The codes that begin a pack, end all, and stand for streams of pictures (2.5.3, 2.4.3.7).
const (
	programEnd, programPack         = 0xB9, 0xBA
	firstPictures, lastPictures     = 0xE0, 0xEF
	programHeadSize, programPadding = 6, 2048
)

func (r *program) Read(p []byte) (int, error) {
	for r.rest.Size == 0 {
		if err := r.advance(); err != nil {
			return 0, err
		}
	}
	b, err := r.in.Bytes(r.rest.Offset, min(int64(len(p)), r.rest.Size))
	if err != nil {
		return 0, err
	}
	n := copy(p, b)
	r.rest.Offset, r.rest.Size = r.rest.Offset+int64(n), r.rest.Size-int64(n)
	return n, nil
}

// advance goes to the next packet.
func (r *program) advance() error {
	if r.in.Size-r.at < programHeadSize {
		return io.EOF
	}
	const most = 32
	b, err := r.in.Bytes(r.at, min(most, r.in.Size-r.at))
	if err != nil {
		return err
	}
	if !bytes.HasPrefix(b, nalMark) {
		return r.padding()
	}
	switch code := b[3]; {
	case code == programEnd:
		r.at += 4
	case code == programPack && b[4]>>4 == 2: // MPEG-1
		r.at += 12
	case code == programPack:
		if len(b) < 14 {
			return io.EOF
		}
		r.at += 14 + int64(b[13]&7)
	case code < programPack:
		return malformed("has no packet at byte %d", r.at)
	default:
		size := int64(binary.BigEndian.Uint16(b[4:]))
		at := photo.Span{Offset: r.at + programHeadSize, Size: size}
		if !r.in.Holds(at) {
			return malformed("ends within a packet at byte %d", r.at)
		}
		r.at = at.End()
		if code >= firstPictures && code <= lastPictures && (r.stream == 0 || r.stream == code) {
			r.stream = code
			r.rest, err = r.pictures(at)
		}
		return err
	}
	return nil
}

// padding skips zeros between packs, which fill the sectors of disks.
func (r *program) padding() error {
	b, err := r.in.Bytes(r.at, min(programPadding, r.in.Size-r.at))
	if err != nil {
		return err
	}
	i := bytes.Index(b, nalMark)
	if i < 0 && len(bytes.Trim(b, "\x00")) == 0 {
		r.at += max(1, int64(len(b)-2))
		return nil
	}
	if i < 0 || len(bytes.Trim(b[:i], "\x00")) > 0 {
		return malformed("has no packet at byte %d", r.at)
	}
	r.at += int64(i)
	return nil
}

// pictures leaves out the head of a packet (2.4.3.6; of MPEG-1, ISO/IEC 11172-1 2.4.3.3).
func (r *program) pictures(at photo.Span) (photo.Span, error) {
	b, err := r.in.Bytes(at.Offset, min(64, at.Size))
	if err != nil || len(b) == 0 {
		return photo.Span{}, err
	}
	n := 0
	if b[0]>>6 == 2 {
		if n = 3; len(b) >= 3 {
			n += int(b[2])
		}
	} else {
		for n < len(b) && b[n] == 0xFF {
			n++
		}
		if n < len(b) && b[n]>>6 == 1 {
			n += 2
		}
		if n < len(b) {
			n += map[byte]int{2: 5, 3: 10, 0: 1}[b[n]>>4]
		}
	}
	n = int(min(int64(n), at.Size))
	return photo.Span{Offset: at.Offset + int64(n), Size: at.Size - int64(n)}, nil
}
