package formats

import (
	"io"

	"rollcall/photo"
)

// matroskaPictures are the pictures of the first track of them.
func matroskaPictures(in *Input) (io.Reader, error) {
	f := &matroskaFile{in: in}
	if err := f.readHeader(); err != nil {
		return nil, noEnd(err)
	}
	v := &f.video
	if v.kind == 0 || v.encoded {
		return nil, unsupported("has no pictures, or packed ones")
	}
	r := &blocks{f: f}
	switch v.codec {
	case "V_MPEG4/ISO/AVC":
		return slicesIn(r, v.settings, nil), nil
	case "V_MPEGH/ISO/HEVC":
		return slicesIn(r, nil, v.settings), nil
	}
	return r, nil
}

// noEnd tells a file without what was looked for from one at its end.
func noEnd(err error) error {
	if err == io.EOF {
		return malformed("has no pictures")
	}
	return err
}

// blocks are the frames of the pictures' track, one behind the other (RFC 9559 10).
type blocks struct {
	f    *matroskaFile
	rest photo.Span
}

func (r *blocks) Read(p []byte) (int, error) {
	for r.rest.Size == 0 {
		if err := r.advance(); err != nil {
			return 0, err
		}
	}
	b, err := r.f.bytes(r.rest.Offset, min(int64(len(p)), r.rest.Size))
	if err != nil {
		return 0, err
	}
	n := copy(p, b)
	r.rest.Offset, r.rest.Size = r.rest.Offset+int64(n), r.rest.Size-int64(n)
	return n, nil
}

// advance goes to the next block of the track.
func (r *blocks) advance() error {
	e, err := r.f.next()
	if err != nil {
		return err
	}
	switch {
	case e.id == mkvSegment || e.id == mkvCluster || e.id == mkvBlockGroup:
		return nil // into it
	case e.span.Size < 0:
		return unsupported("has an element of an unknown size at byte %d", e.span.Offset)
	}
	r.f.at = e.span.End()
	if e.id != mkvSimpleBlock && e.id != mkvBlock {
		return nil
	}
	if !r.f.in.Holds(e.span) {
		return malformed("ends within a picture at byte %d", e.span.Offset)
	}
	head, err := r.f.bytes(e.span.Offset, min(12, e.span.Size))
	if err != nil {
		return err
	}
	const timeAndFlags = 3
	number, n := ebmlNumber(head, 8, false)
	if n == 0 || len(head) < n+timeAndFlags {
		return malformed("has a block without a head at byte %d", e.span.Offset)
	}
	if number != r.f.video.number {
		return nil
	}
	if head[n+2]&6 != 0 {
		return unsupported("has several pictures in one block")
	}
	skip := int64(n + timeAndFlags)
	r.rest = photo.Span{Offset: e.span.Offset + skip, Size: e.span.Size - skip}
	return nil
}
