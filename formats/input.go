package formats

import "rollcall/photo"

// maxRead is the most that one call of Bytes reads. A length that comes from a
// file never reaches make unbounded.
const maxRead = 16 << 20

// Bytes returns n bytes from offset: from the ends held in memory where they
// cover them, else read from the file. It is Malformed to ask beyond the file's
// end, and Unsupported to ask for more than maxRead at once.
func (in *Input) Bytes(offset, n int64) ([]byte, error) {
	switch {
	case offset < 0 || n < 0 || offset > in.Size || n > in.Size-offset:
		return nil, malformed("points at bytes %d to %d of a file of %d", offset, offset+n, in.Size)
	case n > maxRead:
		return nil, unsupported("has a block of %d bytes of metadata, more than the %d that are read", n, maxRead)
	case offset+n <= int64(len(in.Head)):
		return in.Head[offset : offset+n], nil
	}
	if start := in.Size - int64(len(in.Tail)); offset >= start {
		return in.Tail[offset-start : offset-start+n], nil
	}
	b := make([]byte, n)
	if _, err := in.File.ReadAt(b, offset); err != nil {
		return nil, err
	}
	return b, nil
}

// Holds reports whether the span lies within the file.
func (in *Input) Holds(s photo.Span) bool {
	return s.Offset >= 0 && s.Size >= 0 && s.Offset <= in.Size && s.Size <= in.Size-s.Offset
}
