package formats

import "encoding/binary"

// openOffsets opens the chunk offsets (8.7.5); nil where a track has none.
func openOffsets(in *Input, samples []box) (*column, error) {
	if b, ok := firstBox(samples, "stco"); ok {
		return openColumn(in, b, 8, 4)
	}
	if b, ok := firstBox(samples, "co64"); ok {
		return openColumn(in, b, 8, 8)
	}
	return nil, nil
}

// sampleSizes are a track's sample sizes (8.7.3): each its own, or all the same.
type sampleSizes struct {
	column
	same uint64 // 0: each its own
}

func openSizes(in *Input, samples []box) (*sampleSizes, error) {
	b, ok := firstBox(samples, "stsz")
	if !ok {
		return nil, unsupported("has a track without plain sample sizes")
	}
	c := cursor{}
	if head, err := in.Bytes(b.payload().Offset, min(12, b.payload().Size)); err == nil {
		c.rest = head
	}
	c.take(4)
	s := &sampleSizes{same: uint64(c.u32())}
	if c.short {
		return nil, malformed("has a table \"stsz\" that ends too early")
	}
	if s.same > 0 {
		return s, nil
	}
	sizes, err := openColumn(in, b, 12, 4)
	if err != nil {
		return nil, err
	}
	s.column = *sizes
	return s, nil
}

// skip goes over n samples: their bytes, and the bytes of the last of them.
func (s *sampleSizes) skip(n uint32) (bytes, last uint64, err error) {
	if s.same > 0 {
		return s.same * uint64(n), s.same, nil
	}
	if int64(n) > s.left {
		return 0, 0, malformed("has more samples in chunks than it has samples")
	}
	for range n {
		if last, err = s.column.next(); err != nil {
			return 0, 0, err
		}
		bytes += last
	}
	return bytes, last, nil
}

// sampleRuns tell how many samples each chunk has (8.7.4): rows of first chunk,
// samples, description, each good until the next row's first chunk.
type sampleRuns struct {
	*column
	now, then struct{ first, samples, description uint32 }
}

func openRuns(in *Input, samples []box) (*sampleRuns, error) {
	b, ok := firstBox(samples, "stsc")
	if !ok {
		return nil, malformed("has a track without a table \"stsc\"")
	}
	c, err := openColumn(in, b, 8, 12)
	if err != nil {
		return nil, err
	}
	r := &sampleRuns{column: c}
	return r, r.advance()
}

func (r *sampleRuns) advance() error {
	r.now = r.then
	r.then.first = 0
	if r.left == 0 {
		return nil
	}
	row, err := r.row()
	if err != nil {
		return err
	}
	r.then.first, r.then.samples = binary.BigEndian.Uint32(row), binary.BigEndian.Uint32(row[4:])
	r.then.description = binary.BigEndian.Uint32(row[8:])
	if r.then.first <= r.now.first {
		return malformed("has chunks out of order")
	}
	return nil
}

func (r *sampleRuns) samples(chunk uint32) (uint32, error) {
	if r.then.first == chunk {
		if err := r.advance(); err != nil {
			return 0, err
		}
	}
	return r.now.samples, nil
}

// count is how many samples a track has; 0 where it can't be told.
func (t *track) count(in *Input) uint32 {
	b, ok := firstBox(t.samples, "stsz")
	if !ok || b.payload().Size < 12 {
		return 0
	}
	head, err := in.Bytes(b.payload().Offset+8, 4)
	if err != nil {
		return 0
	}
	return binary.BigEndian.Uint32(head)
}
