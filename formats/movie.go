package formats

import (
	"bytes"

	"github.com/abema/go-mp4"

	"rollcall/photo"
)

// A movie is the moov box of a MOV, MP4 or CR3 (ISO/IEC 14496-12 8.2).
type movie struct {
	in     *Input // with the header's tables behind its end where they were unpacked or gathered
	size   int64  // of the file itself
	boxes  []box  // in the moov box
	header mp4.Mvhd
	tracks []*track
	media  layout // the payloads of the media data boxes

	pieces   bool    // samples are listed in fragments, or may be
	gathered bool    // some are listed at all
	lasts    float64 // of a movie in fragments, milliseconds
}

// maxTracks is far more than any camera writes.
const maxTracks = 128

// readMovie reads the movie in a file whose boxes are given.
func readMovie(in *Input, c *Content, boxes []box) error {
	moov, ok := firstBox(boxes, "moov")
	if !ok {
		return c.lacks(in, "moov")
	}
	m, err := parseMovie(in, moov, boxes)
	m.media = mediaData(boxes)
	m.describe(c)
	if err != nil {
		return c.tableTrouble(in, err)
	}
	if m.pieces && !m.gathered {
		c.cutOrZeroed(in, "announces fragments and has none")
	}
	tables, err := m.tables(c)
	if err != nil {
		return c.tableTrouble(in, err)
	}
	c.wholeUnless()
	if c.Whole == photo.Whole && len(m.media.spans) > 0 {
		c.Picture = append([]Chunk{{Literal: tables}}, m.media.chunks()...)
		c.Opening = m.opening()
	}
	return nil
}

func mediaData(boxes []box) layout {
	var spans []photo.Span
	for _, b := range boxes {
		if b.kind == "mdat" {
			spans = append(spans, b.payload())
		}
	}
	return layOut(spans)
}

// parseMovie reads a movie's header, and the fragments among the file's boxes.
func parseMovie(in *Input, moov box, boxes []box) (*movie, error) {
	m := &movie{in: in, size: in.Size}
	var err error
	if m.boxes, err = childBoxes(in, moov.payload()); err != nil {
		return m, err
	}
	if packed, ok := firstBox(m.boxes, "cmov"); ok {
		if m.in, m.boxes, err = unpackMovie(in, packed); err != nil {
			return m, err
		}
		in = m.in
	}
	if err := unmarshal(in, m.boxes, "mvhd", &m.header); err != nil {
		return m, err
	}
	for _, b := range m.boxes {
		if b.kind != "trak" {
			continue
		}
		if len(m.tracks) == maxTracks {
			return m, unsupported("has more than %d tracks", maxTracks)
		}
		t, err := parseTrack(in, b)
		if err != nil {
			return m, err
		}
		m.tracks = append(m.tracks, t)
	}
	if m.video() == nil {
		return m, malformed("has no video track")
	}
	m.pieces = m.fragmented(boxes)
	return m, m.gather(boxes)
}

// unmarshal reads one of the small boxes that go-mp4 knows.
func unmarshal(in *Input, boxes []box, kind string, into mp4.IBox) error {
	b, ok := firstBox(boxes, kind)
	if !ok {
		return malformed("has no %q box", kind)
	}
	const most = 4096
	if b.payload().Size > most {
		return malformed("has a %q box of %d bytes", kind, b.span.Size)
	}
	body, err := in.Bytes(b.payload().Offset, b.payload().Size)
	if err != nil {
		return err
	}
	if _, err := mp4.Unmarshal(bytes.NewReader(body), uint64(len(body)), into, mp4.Context{}); err != nil {
		return malformed("has a %q box that can't be read: %v", kind, err)
	}
	return nil
}

// video is the first track of pictures with a size, else the first one; "pict"
// are the pictures of a HEIF sequence (ISO/IEC 23008-12 7.2).
func (m *movie) video() *track {
	var first *track
	for _, t := range m.tracks {
		if t.handler != "vide" && t.handler != "pict" {
			continue
		}
		if t.header.Width > 0 && t.header.Height > 0 {
			return t
		}
		if first == nil {
			first = t
		}
	}
	return first
}
