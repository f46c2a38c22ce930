package scanner

import (
	"bytes"
	"context"
	"crypto/sha1"
	"encoding/binary"
	"hash"
	"slices"

	"github.com/zeebo/xxh3"

	"rollcall/formats"
	"rollcall/photo"
)

// firstPrefix and secondPrefix are the first lengths of a file's beginning that
// get a digest of their own; from the second on each is twice the one before.
const (
	firstPrefix  = 64 << 10
	secondPrefix = 1 << 20
)

// pass reads the rest of the file once, in order, and fills in its digests. odd: what the
// format does not expect came by.
func (r *reader) pass(ctx context.Context, w *window, it *photo.Item, c *formats.Content) (odd bool, _ error) {
	sums := newSums(it, c, r.Fingerprints)
	sums.take(w.first)
	tail := w.size - int64(len(w.end))
	for sums.at < tail {
		if err := ctx.Err(); err != nil {
			return false, err
		}
		b := r.buf[:min(int64(len(r.buf)), tail-sums.at)]
		if err := readFull(w.file, b, sums.at); err != nil {
			return false, err
		}
		sums.take(b)
		r.passed += int64(len(b))
		r.readSize.Add(int64(len(b)))
	}
	if sums.at < w.size {
		sums.take(w.end[sums.at-tail:])
	}
	sums.fill(it)
	return sums.unless.seen, nil
}

// sums are the digests of a file while its bytes come by.
type sums struct {
	at       int64 // bytes that came by
	next     int64 // the next prefix
	whole    xxh3.Hasher
	prefixes []photo.Prefix
	picture  *ranges // nil: none wanted
	tail     *ranges
	end      int64 // where the tail begins
	tailSize int64
	filled   bool // not all of the tail is padding
	unless   watch
	apple    hash.Hash // nil: not wanted
}

func newSums(it *photo.Item, c *formats.Content, fingerprint bool) *sums {
	s := &sums{next: firstPrefix}
	if it.Whole == photo.Whole {
		s.picture = newRanges(c.Picture, it.Stamp.Size)
	}
	s.unless.Mark = c.Unless
	if c.End > 0 && c.End < it.Stamp.Size {
		s.end, s.tailSize = c.End, it.Stamp.Size-c.End
	}
	if s.tailSize > 0 && !c.Remarks {
		s.tail = newRanges([]formats.Chunk{{Span: photo.Span{Offset: c.End, Size: s.tailSize}}}, it.Stamp.Size)
	}
	if fingerprint {
		s.apple = sha1.New()
		s.apple.Write([]byte(photo.FingerprintSalt))
	}
	return s
}

// take takes the next bytes of the file.
func (s *sums) take(b []byte) {
	s.unless.take(s.at, b)
	if s.picture != nil {
		s.picture.take(s.at, b)
	}
	if s.tail != nil {
		s.tail.take(s.at, b)
		s.filled = s.filled || !padding(b[min(int64(len(b)), max(0, s.end-s.at)):])
	}
	if s.apple != nil {
		s.apple.Write(b)
	}
	for len(b) > 0 {
		n := min(int64(len(b)), s.next-s.at)
		s.whole.Write(b[:n])
		s.at += n
		b = b[n:]
		if s.at == s.next {
			s.prefixes = append(s.prefixes, photo.Prefix{Size: s.at, Digest: s.whole.Sum128().Bytes()})
			s.next = max(secondPrefix, 2*s.next)
		}
	}
}

func (s *sums) fill(it *photo.Item) {
	it.Digest, it.Prefixes = s.whole.Sum128().Bytes(), s.prefixes
	if s.picture != nil {
		if it.Picture = s.picture.sum(); !it.Picture.IsZero() {
			it.PictureSize = s.picture.bytes
		}
	}
	if it.TailSize = s.tailSize; s.filled {
		it.Tail = s.tail.sum()
	}
	if s.apple != nil {
		it.Fingerprint[0] = 0x01
		s.apple.Sum(it.Fingerprint[:1])
	}
}

// A watch looks out for a mark while a file's bytes come by.
type watch struct {
	formats.Mark
	seen bool
	last bool // the mark's first byte was the last that came by
}

// take takes the file's bytes from offset at on.
func (w *watch) take(at int64, b []byte) {
	from, to := max(w.Span.Offset, at), min(w.Span.End(), at+int64(len(b)))
	if w.seen || from >= to {
		return
	}
	b = b[from-at : to-at]
	w.seen = w.last && b[0] == w.Bytes[1] || bytes.Contains(b, w.Bytes[:])
	w.last = b[len(b)-1] == w.Bytes[0]
}

// padding reports whether bytes only fill up: with zeros, or with ones as empty flash
// memory has them.
func padding(b []byte) bool {
	return !slices.ContainsFunc(b, func(c byte) bool { return c != 0 && c != 0xFF })
}

// ranges digest some pieces of a file while its bytes come by.
type ranges struct {
	chunks []formats.Chunk // left to take
	hash   xxh3.Hasher
	bytes  int64 // of the file that went in
}

// newRanges returns nil where there is nothing to digest, or a range is out of
// order or out of the file: no digest then, rather than a wrong one.
func newRanges(chunks []formats.Chunk, size int64) *ranges {
	at := int64(0)
	kept := make([]formats.Chunk, 0, len(chunks))
	for _, c := range chunks {
		switch {
		case len(c.Literal) > 0:
			// It may lie in the buffer, which is filled anew before it is its turn.
			kept = append(kept, formats.Chunk{Literal: slices.Clone(c.Literal)})
		case c.Span.Size < 0 || c.Span.Offset < at || c.Span.Offset > size || c.Span.Size > size-c.Span.Offset:
			return nil
		case c.Span.Size > 0:
			at = c.Span.End()
			kept = append(kept, formats.Chunk{Span: c.Span})
		}
	}
	if at == 0 {
		return nil
	}
	return &ranges{chunks: kept}
}

// take takes the file's bytes from offset at on; calls come in order, without
// gaps.
func (r *ranges) take(at int64, b []byte) {
	end := at + int64(len(b))
	for len(r.chunks) > 0 {
		c := &r.chunks[0]
		if len(c.Literal) > 0 {
			r.hash.Write(c.Literal)
			r.chunks = r.chunks[1:]
			continue
		}
		from, to := max(c.Span.Offset, at), min(c.Span.End(), end)
		if from < to {
			r.hash.Write(b[from-at : to-at])
			r.bytes += to - from
		}
		if c.Span.End() > end {
			return
		}
		r.chunks = r.chunks[1:]
	}
}

func (r *ranges) sum() photo.Digest { return r.hash.Sum128().Bytes() }

// ends is the digest of the size (8 bytes, big-endian), the head and the tail.
func (w *window) ends() photo.Digest {
	var h xxh3.Hasher
	var size [8]byte
	binary.BigEndian.PutUint64(size[:], uint64(w.size))
	h.Write(size[:])
	h.Write(w.head())
	h.Write(w.end)
	return h.Sum128().Bytes()
}
