package formats

import (
	"bytes"

	"rollcall/photo"
)

var mpegPS = Format{
	Name:    "mpeg-ps",
	Title:   "MPEG video",
	Doc:     "MPEG-1 and MPEG-2 program streams (ISO/IEC 13818-1), as older cameras and DVDs have them. Only the coded pictures are read, by which it is known what was wrapped anew.",
	Class:   photo.Video,
	Endings: []string{".mpg", ".mpeg", ".vob", ".mod"},
	Sniff:   func(head []byte) bool { return bytes.HasPrefix(head, []byte("\x00\x00\x01\xba")) },
	Read:    func(in *Input) (*Content, error) { return &Content{Opening: opening(in, programPictures)}, nil },
}
