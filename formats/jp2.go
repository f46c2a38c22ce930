package formats

import (
	"bytes"

	"rollcall/photo"
)

var jp2 = Format{
	Name:    "jp2",
	Title:   "JPEG 2000",
	Doc:     "JPEG 2000 pictures (ISO/IEC 15444-1), in a container and bare. Nothing of it is read: it is compared byte by byte.",
	Class:   photo.Still,
	Endings: []string{".jp2", ".j2k", ".jpx"},
	Sniff: func(head []byte) bool {
		return bytes.HasPrefix(head, []byte("\x00\x00\x00\x0cjP  \r\n\x87\n")) || bytes.HasPrefix(head, []byte("\xff\x4f\xff\x51"))
	},
	Read: readOpaque,
}
