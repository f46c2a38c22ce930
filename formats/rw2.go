package formats

import (
	"bytes"

	"rollcall/photo"
)

var rw2 = Format{
	Name:    "rw2",
	Title:   "Panasonic RW2",
	Doc:     "Raw files of Panasonic and some Leica cameras: TIFF with the number 85 in place of 42, and tags of their own. How long the sensor data should be the file does not say.",
	Class:   photo.RAW,
	Endings: []string{".rw2", ".rwl"},
	Sniff:   func(head []byte) bool { return len(head) >= 8 && bytes.HasPrefix(head, []byte("IIU\x00")) },
	Read:    readRW2,
}

// Tags of Panasonic's first directory (exiftool, PanasonicRaw.pm).
const (
	tagSensorTop    = 0x0004
	tagSensorLeft   = 0x0005
	tagSensorBottom = 0x0006
	tagSensorRight  = 0x0007
	tagRawDataAt    = 0x0118
)

func readRW2(in *Input) (*Content, error) {
	c := &Content{Whole: photo.Broken}
	r, err := openTIFF(in, in.Size)
	if err != nil {
		return c, err
	}
	t := r.tree()
	c.Meta = readFields(r, t)
	c.Meta.Profile = "" // of the preview
	if len(t.pages) == 0 {
		return c, malformed("has no directory")
	}
	d := &t.pages[0]
	c.Meta.Width = max(0, r.size32(d, tagSensorRight)-r.size32(d, tagSensorLeft))
	c.Meta.Height = max(0, r.size32(d, tagSensorBottom)-r.size32(d, tagSensorTop))
	at, ok := r.numberOf(d, tagRawDataAt)
	switch {
	case r.cut || ok && at >= in.Size:
		c.Whole = photo.Cut
		c.problem(photo.ProblemDamaged, "TIFF: the sensor data or a field lies outside of the file")
	case ok && at > 0:
		c.Whole, c.End = photo.WholeUnknown, in.Size
		c.Picture = []Chunk{{Span: photo.Span{Offset: at, Size: in.Size - at}}}
	default:
		c.Whole = photo.WholeUnknown
	}
	return c, nil
}
