package formats

import (
	"bytes"

	"rollcall/photo"
)

var matroska = Format{
	Name:    "matroska",
	Title:   "Matroska or WebM video",
	Doc:     "Matroska and WebM videos (RFC 9559), by the EBML header. Nothing of it is read: it is compared byte by byte.",
	Class:   photo.Video,
	Endings: []string{".mkv", ".webm"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("\x1a\x45\xdf\xa3")) },
	Read:    readOpaque,
}
