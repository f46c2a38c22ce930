package formats

import (
	"encoding/binary"

	"rollcall/photo"
)

var avi = Format{
	Name:    "avi",
	Title:   "AVI video",
	Doc:     "AVI videos (RIFF, and OpenDML for those over 2 GB): size and length of the picture, and whether the file is whole. It is compared byte by byte.",
	Class:   photo.Video,
	Endings: []string{".avi", ".divx"},
	Sniff: func(head []byte) bool {
		return len(head) >= 12 && string(head[:4]) == "RIFF" && string(head[8:12]) == "AVI "
	},
	Read: readAVI,
}

func readAVI(in *Input) (*Content, error) {
	c := &Content{}
	c.readAVIHeader(in.Head)
	at := int64(0)
	for n := 0; at < in.Size && n < maxBoxes; n++ {
		head, err := in.Bytes(at, min(12, in.Size-at))
		if err != nil {
			return c, nil
		}
		if len(head) < 12 || string(head[:4]) != "RIFF" {
			return c, nil // what follows is none of it, and it can't be told whether something lacks
		}
		at += 8 + int64(binary.LittleEndian.Uint32(head[4:]))
		at += at & 1
	}
	if at > in.Size+1 {
		c.cutOrZeroed(in, "announces %d bytes and has %d", at, in.Size)
		return c, nil
	}
	c.wholeUnless()
	return c, nil
}

// readAVIHeader reads the main header: avih in hdrl, the first list.
func (c *Content) readAVIHeader(head []byte) {
	const header, size = 32, 40 // RIFF size AVI LIST size hdrl avih size
	if len(head) < header+size || string(head[12:16]) != "LIST" || string(head[20:28]) != "hdrlavih" {
		return
	}
	field := func(at int) int64 { return int64(binary.LittleEndian.Uint32(head[header+at:])) }
	c.Meta.Duration = field(0) * field(16) / 1000 // microseconds a frame, frames
	c.Meta.Width, c.Meta.Height = int(min(field(32), 1<<20)), int(min(field(36), 1<<20))
}
