package formats

import (
	"bytes"

	"github.com/abema/go-mp4"

	"rollcall/photo"
)

// A track is a trak box: pictures, sound, or metadata along time.
type track struct {
	header  mp4.Tkhd
	media   mp4.Mdhd
	handler string // "vide", "soun", ...
	edits   box
	samples []box // in the sample table box
	codec   string
	outside bool // its media lies in another file

	sphere []byte // how it is shown all around; nil: as a plain picture

	begins     uint64 // when its first sample is decoded, in its own time: of a movie in fragments
	references string // where its media lies, as a digest takes it
}

func parseTrack(in *Input, trak box) (*track, error) {
	t := &track{}
	boxes, err := childBoxes(in, trak.payload())
	if err != nil {
		return t, err
	}
	if err := unmarshal(in, boxes, "tkhd", &t.header); err != nil {
		return t, err
	}
	t.edits, _ = findBox(in, boxes, "edts", "elst")
	t.sphere = readSphere(in, boxes)
	mdia, ok := firstBox(boxes, "mdia")
	if !ok {
		return t, malformed("has a track without media")
	}
	return t, t.readMedia(in, mdia)
}

func (t *track) readMedia(in *Input, mdia box) error {
	boxes, err := childBoxes(in, mdia.payload())
	if err != nil {
		return err
	}
	var handler mp4.Hdlr
	if err := unmarshal(in, boxes, "hdlr", &handler); err != nil {
		return err
	}
	t.handler = string(handler.HandlerType[:])
	if err := unmarshal(in, boxes, "mdhd", &t.media); err != nil {
		return err
	}
	minf, ok := firstBox(boxes, "minf")
	if !ok {
		return malformed("has a track without media information")
	}
	if boxes, err = childBoxes(in, minf.payload()); err != nil {
		return err
	}
	stbl, ok := firstBox(boxes, "stbl")
	if !ok {
		return malformed("has a track without a sample table")
	}
	if t.samples, err = childBoxes(in, stbl.payload()); err != nil {
		return err
	}
	t.outside, t.references = refersOutside(in, boxes), references(in, boxes)
	t.codec = t.readCodec(in)
	return nil
}

// sphereID is the type of the box that tells how a picture is shown all around (Spherical
// Video RFC, version 1).
var sphereID = []byte{0xFF, 0xCC, 0x82, 0x63, 0xF8, 0x55, 0x4A, 0x93, 0x88, 0x14, 0x58, 0x7A, 0x02, 0x52, 0x1F, 0xDD}

func readSphere(in *Input, boxes []box) []byte {
	for _, b := range boxes {
		p := b.payload()
		if b.kind != "uuid" || p.Size < 16 || p.Size > maxRead {
			continue
		}
		if told, err := in.Bytes(p.Offset, p.Size); err == nil && bytes.HasPrefix(told, sphereID) {
			return bytes.Clone(bytes.Trim(told[16:], "\x00 \t\r\n"))
		}
	}
	return nil
}

// readCodec is the type of the first sample description (8.5.2).
func (t *track) readCodec(in *Input) string {
	stsd, ok := firstBox(t.samples, "stsd")
	if !ok || stsd.payload().Size < 16 {
		return ""
	}
	b, err := in.Bytes(stsd.payload().Offset+12, 4)
	if err != nil {
		return ""
	}
	return string(b)
}

// refersOutside reports whether a data reference names another file: flag 1 says
// that the media is in this one (8.7.2).
func refersOutside(in *Input, minf []box) bool {
	dref, ok := findBox(in, minf, "dinf", "dref")
	if !ok || dref.payload().Size < 8 {
		return false
	}
	p := dref.payload()
	entries, _ := childBoxes(in, photo.Span{Offset: p.Offset + 8, Size: p.Size - 8})
	for _, e := range entries {
		if b, err := in.Bytes(e.payload().Offset, min(4, e.payload().Size)); err == nil && len(b) == 4 && b[3]&1 == 0 {
			return true
		}
	}
	return false
}
