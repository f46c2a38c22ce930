package formats

import (
	"encoding/binary"
	"hash"

	"rollcall/photo"
)

// walkChunks goes over a track's chunks (ISO/IEC 14496-12 8.7): each must lie in
// the media data. It adds their places within it to sum.
func (t *track) walkChunks(m *movie, c *Content, sum hash.Hash) error {
	offsets, err := openOffsets(m.in, t.samples)
	if err != nil || offsets == nil {
		return err
	}
	sizes, err := openSizes(m.in, t.samples)
	if err != nil {
		return err
	}
	runs, err := openRuns(m.in, t.samples)
	if err != nil {
		return err
	}
	var last photo.Span
	for chunk := uint32(1); offsets.left > 0; chunk++ {
		at, err := offsets.next()
		if err != nil {
			return err
		}
		samples, err := runs.samples(chunk)
		if err != nil {
			return err
		}
		bytes, final, err := sizes.skip(samples)
		if err != nil {
			return err
		}
		if at > 1<<62 || bytes > 1<<62 {
			return malformed("places media at an impossible offset")
		}
		span := photo.Span{Offset: int64(at), Size: int64(bytes)}
		position := m.media.position(span.Offset)
		binary.Write(sum, binary.BigEndian, position)
		t.checkChunk(m, c, span, sizes.same > 0)
		if bytes > 0 && final > 0 && span.End() > last.End() {
			last = photo.Span{Offset: span.End() - int64(final), Size: int64(final)}
		}
	}
	if sizes.left > 0 && sizes.same == 0 {
		return malformed("has %d samples in no chunk", sizes.left)
	}
	t.checkLast(m, c, last)
	return nil
}

// checkChunk notes pictures and sound that lie outside of the media data. The
// bytes of a sound chunk are not known from samples of one constant size, which
// in QuickTime count moments, not bytes.
func (t *track) checkChunk(m *movie, c *Content, span photo.Span, constant bool) {
	if !oneOf(t.handler, []string{"vide", "pict", "soun"}) {
		return
	}
	if t.handler == "soun" && constant {
		span.Size = 0
	}
	switch {
	case span.End() > m.size:
		c.damage(photo.Cut, "ends at byte %d, before its media at %d to %d", m.size, span.Offset, span.End())
	case !m.media.holds(span):
		c.damage(photo.Broken, "places media at byte %d, where there is none", span.Offset)
	}
}

// checkLast notes a last picture that is all zeros, which no entropy coder
// writes.
func (t *track) checkLast(m *movie, c *Content, last photo.Span) {
	if last.Size >= zeroRun && m.in.Holds(last) && zeroRange(m.in, last.Offset, last.End()) &&
		oneOf(t.codec, []string{"avc1", "avc3", "hvc1", "hev1", "dvh1", "dvhe", "av01", "mp4v", "jpeg"}) {
		c.damage(photo.Zeroed, "has zeros where its last picture should be")
	}
}
