package formats

import (
	"bytes"

	"rollcall/photo"
)

var cr2 = Format{
	Name:    "cr2",
	Title:   "Canon CR2",
	Doc:     "Raw files of Canon cameras up to 2018: TIFF with \"CR\" and a version after the header, the sensor data in the fourth directory.",
	Class:   photo.RAW,
	Endings: []string{".cr2"},
	Sniff:   isCR2,
	Read:    readCR2,
}

func isCR2(head []byte) bool {
	return isTIFF(head) && len(head) >= 11 && bytes.HasPrefix(head[8:], []byte("CR\x02"))
}

// readCR2 takes the size in pixels from EXIF: the sensor's directory has none,
// and the first one is a preview, in older cameras a smaller one.
func readCR2(in *Input) (*Content, error) {
	c, err := readRaw(in)
	if c.Meta.ExifWidth > 0 && c.Meta.ExifHeight > 0 {
		c.Meta.Width, c.Meta.Height = c.Meta.ExifWidth, c.Meta.ExifHeight
	}
	return c, err
}
