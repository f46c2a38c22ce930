package decode

import (
	"bytes"
	"fmt"
	"io"

	"rollcall/photo"
)

// headSize is how much of a file is fetched with its first byte.
const headSize = 64 << 10

// An Input is the file of a picture. Its bytes are fetched when they are asked
// for: a thumbnail costs no more than itself.
type Input struct {
	size  int64
	fetch func(p []byte, offset int64) error // fills p
	head  []byte
	whole []byte
	spare []byte // what whole may be kept in
}

// bytesInput is an input in memory.
func bytesInput(data []byte) *Input { return &Input{size: int64(len(data)), whole: data} }

// Size is the length of the file in bytes.
func (in *Input) Size() int64 { return in.size }

// Bytes are those of a span. They are not to be changed. The error is
// io.ErrUnexpectedEOF where the span does not lie in the file.
func (in *Input) Bytes(s photo.Span) ([]byte, error) {
	if s.Offset < 0 || s.Size < 0 || s.Offset > in.size || s.Size > in.size-s.Offset {
		return nil, fmt.Errorf("bytes %d to %d of a file of %d: %w", s.Offset, s.Offset+s.Size, in.size, io.ErrUnexpectedEOF)
	}
	if in.whole == nil && s.End() <= headSize {
		if err := in.fetchHead(); err != nil {
			return nil, err
		}
		return in.head[s.Offset:s.End()], nil
	}
	if in.whole != nil {
		return in.whole[s.Offset:s.End()], nil
	}
	p := make([]byte, s.Size)
	return p, in.fetch(p, s.Offset)
}

// All is the whole file. It is not to be changed.
func (in *Input) All() ([]byte, error) {
	if in.whole != nil || in.size == 0 {
		return in.whole, nil
	}
	p := in.spare
	if int64(cap(p)) < in.size {
		p = make([]byte, in.size)
	}
	p = p[:in.size]
	if err := in.fetch(p, 0); err != nil {
		return nil, err
	}
	in.whole, in.spare = p, p
	return p, nil
}

// Reader reads the file from its beginning, fetching as it goes.
func (in *Input) Reader() io.Reader {
	if in.whole != nil {
		return bytes.NewReader(in.whole)
	}
	return io.NewSectionReader(in, 0, in.size)
}

// ReadAt is io.ReaderAt.
func (in *Input) ReadAt(p []byte, offset int64) (int, error) {
	if offset < 0 || offset >= in.size {
		return 0, io.EOF
	}
	n := min(int64(len(p)), in.size-offset)
	b, err := in.Bytes(photo.Span{Offset: offset, Size: n})
	if err != nil {
		return 0, err
	}
	copy(p, b)
	if n < int64(len(p)) {
		return int(n), io.EOF
	}
	return int(n), nil
}

func (in *Input) fetchHead() error {
	if in.head != nil {
		return nil
	}
	p := make([]byte, min(headSize, in.size))
	if err := in.fetch(p, 0); err != nil {
		return err
	}
	in.head = p
	return nil
}
