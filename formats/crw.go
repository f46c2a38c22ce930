package formats

import (
	"bytes"

	"rollcall/photo"
)

var crw = Format{
	Name:    "crw",
	Title:   "Canon RAW of before 2005",
	Doc:     "Canon CRW (CIFF), by its signature. Nothing of it is read: it is compared byte by byte.",
	Class:   photo.RAW,
	Endings: []string{".crw"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("II\x1a\x00\x00\x00HEAPCCDR")) },
	Read:    readOpaque,
}
