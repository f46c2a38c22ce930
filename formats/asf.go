package formats

import (
	"bytes"

	"rollcall/photo"
)

var asf = Format{
	Name:    "asf",
	Title:   "Windows Media video",
	Doc:     "WMV and ASF videos (Advanced Systems Format), by the header object. Nothing of it is read: it is compared byte by byte.",
	Class:   photo.Video,
	Endings: []string{".wmv", ".asf"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("\x30\x26\xb2\x75\x8e\x66\xcf\x11")) },
	Read:    readOpaque,
}
