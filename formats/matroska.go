package formats

import (
	"bytes"

	"rollcall/photo"
)

var matroska = Format{
	Name:    "matroska",
	Title:   "Matroska or WebM video",
	Doc:     "Matroska and WebM videos (RFC 9559): size and length of the picture, whether the file is cut off, and the coded pictures, by which it is known what was wrapped anew as Matroska.",
	Class:   photo.Video,
	Endings: []string{".mkv", ".webm"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("\x1a\x45\xdf\xa3")) },
	Read:    readMatroska,
}

// readMatroska tells what the header tells. What it does not is no trouble: such files are
// compared as a whole.
func readMatroska(in *Input) (*Content, error) {
	c := &Content{}
	f := &matroskaFile{in: in}
	if f.readHeader() != nil && f.video.kind == 0 {
		return c, nil
	}
	c.Meta.Width, c.Meta.Height = int(min(f.video.width, 1<<20)), int(min(f.video.height, 1<<20))
	if ms := f.duration * float64(f.scale) / 1e6; ms > 0 && ms < 1<<40 {
		c.Meta.Duration = int64(ms)
	}
	switch s := f.segment; {
	case s.Size < 0:
	case s.End() > in.Size:
		c.cutOrZeroed(in, "announces %d bytes and has %d", s.End(), in.Size)
	default:
		c.wholeUnless()
	}
	c.Opening = opening(in, matroskaPictures)
	return c, nil
}
