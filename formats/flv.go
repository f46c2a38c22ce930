package formats

import (
	"bytes"

	"rollcall/photo"
)

var flv = Format{
	Name:    "flv",
	Title:   "Flash video",
	Doc:     "Flash videos. Nothing of it is read: it is compared byte by byte.",
	Class:   photo.Video,
	Endings: []string{".flv"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("FLV\x01")) },
	Read:    readOpaque,
}
