package formats

import (
	"bytes"

	"rollcall/photo"
)

var mrw = Format{
	Name:    "mrw",
	Title:   "Minolta RAW",
	Doc:     "Minolta MRW, by its signature. Nothing of it is read: it is compared byte by byte.",
	Class:   photo.RAW,
	Endings: []string{".mrw"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("\x00MRM")) },
	Read:    readOpaque,
}
