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
	Read:    readRaw,
}

func isCR2(head []byte) bool {
	return isTIFF(head) && len(head) >= 11 && bytes.HasPrefix(head[8:], []byte("CR\x02"))
}
