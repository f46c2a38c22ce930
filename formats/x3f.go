package formats

import (
	"bytes"

	"rollcall/photo"
)

var x3f = Format{
	Name:    "x3f",
	Title:   "Sigma RAW",
	Doc:     "Sigma X3F, by its signature. Nothing of it is read: it is compared byte by byte.",
	Class:   photo.RAW,
	Endings: []string{".x3f"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("FOVb")) },
	Read:    readOpaque,
}
