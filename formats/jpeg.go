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
	j.metadata(c)
	if j.scan == 0 {
		c.damage(j.whole, "JPEG: %s", j.trouble)
		if j.whole == photo.Broken {
			return c, malformed("has no JPEG picture: %s", j.trouble)
		}
		return c, nil
	}
	tail := readJPEGTail(j)
	end, whole := findJPEGEnd(j, tail)
	c.End, c.Whole = end, photo.Whole
	if whole != photo.Whole {
		c.damage(whole, "JPEG: %s", howDamaged[whole])
		return c, nil
	}
	c.Remarks = end < in.Size && tail.onlyTells(end, j)
	if !in.Thorough {
		c.Unless = Mark{[2]byte{0xFF, markerEOI}, photo.Span{Offset: j.scanData, Size: end - 2 - j.scanData}}
	}
	c.Picture = j.picture(end)
	c.Meta.Motion = tail.motion(end)
	if j.whole == photo.Broken {
		c.damage(photo.Broken, "JPEG: %s", j.trouble)
	}
	tail.check(c)
	return c, nil
}

// howDamaged is what is wrong with a file whose picture has no end.
var howDamaged = map[photo.Wholeness]string{
	photo.Cut:    "the file ends before the picture does",
	photo.Zeroed: "the end of the picture was overwritten with zeros",
	photo.Broken: "a marker within the picture is wrong",
}

// metadata takes the size from the frame header, the rest from EXIF.
func (j *jpegFile) metadata(c *Content) {
	if j.exif != nil {
		c.Meta, c.Problems = readEXIF(j.exif, j.exifAt)
	}
	c.Meta.Width, c.Meta.Height = j.width, j.height
	if j.icc != nil {
		c.Meta.Profile = photo.ProfileName(j.icc)
	}
	if !j.in.Holds(c.Meta.Thumb) {
		c.Meta.Thumb = photo.Span{}
	}
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
