package formats

import (
	"bytes"

	"rollcall/photo"
)

var jpeg = Format{
	Name:    "jpeg",
	Title:   "JPEG",
	Doc:     "JPEG pictures (ITU-T T.81) with EXIF, multi-picture (CIPA DC-007) and motion-photo tails. The picture is every table, frame and scan up to the end marker, without application segments and comments.",
	Class:   photo.Still,
	Endings: []string{".jpg", ".jpeg", ".jpe", ".jfif", ".mpo", ".thm"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte{0xFF, 0xD8, 0xFF}) },
	Read:    readJPEG,
}

func readJPEG(in *Input) (*Content, error) {
	c := &Content{}
	j := readSegments(in)
	c.Meta.Width, c.Meta.Height = j.width, j.height
	if j.exif != nil {
		meta, problems := readEXIF(j.exif, j.exifAt)
		meta.Width, meta.Height = j.width, j.height
		c.Meta, c.Problems = meta, problems
	}
	if !in.Holds(c.Meta.Thumb) {
		c.Meta.Thumb = photo.Span{}
	}
	if j.scan == 0 {
		c.Whole = j.whole
		if j.whole == photo.Broken {
			return c, malformed("has no JPEG picture: %s", j.trouble)
		}
		return c, nil
	}
	tail := readJPEGTail(j)
	c.End, c.Whole = findJPEGEnd(j, tail)
	tail.check(c)
	if c.Whole == photo.Whole {
		c.Picture = j.picture(c.End)
	}
	if c.End > 0 {
		c.Meta.Motion = tail.motion(c.End)
	}
	if c.Whole == photo.Whole && j.trouble != "" {
		c.Whole, c.Picture = photo.Broken, nil
	}
	if j.trouble != "" {
		c.Problems = append(c.Problems, photo.Problem{Kind: photo.ProblemMalformed, Text: "JPEG: " + j.trouble})
	}
	return c, nil
}

// picture is the colour transform (Adobe TN 5116), tables and frame, then all
// scans up to the end marker.
func (j *jpegFile) picture(end int64) []Chunk {
	chunks := make([]Chunk, 0, len(j.tables)+2)
	if j.adobe != nil {
		chunks = append(chunks, Chunk{Literal: j.adobe})
	}
	for _, s := range j.tables {
		chunks = append(chunks, Chunk{Span: s})
	}
	return append(chunks, Chunk{Span: photo.Span{Offset: j.scan, Size: end - j.scan}})
}
