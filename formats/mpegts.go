package formats

import "rollcall/photo"

var mpegTS = Format{
	Name:    "mpeg-ts",
	Title:   "AVCHD or MPEG transport stream",
	Doc:     "AVCHD videos and other MPEG-2 transport streams (ISO/IEC 13818-1 2.4.3), by the mark that begins each of the first packets. Only the coded pictures are read, by which it is known what was wrapped anew.",
	Class:   photo.Video,
	Endings: []string{".mts", ".m2ts", ".m2t", ".tod"},
	Sniff: func(head []byte) bool {
		return hasPackets(head, 188, 0) || hasPackets(head, 192, 4) // AVCHD puts a time of four bytes before each packet
	},
	Read: func(in *Input) (*Content, error) { return &Content{Opening: opening(in, transportPictures)}, nil },
}

// hasPackets reports whether the first packets of that size begin with the sync
// byte, at an offset in each.
func hasPackets(head []byte, size, at int) bool {
	const packets, syncByte = 5, 0x47
	if len(head) < packets*size {
		return false
	}
	for i := range packets {
		if head[i*size+at] != syncByte {
			return false
		}
	}
	return true
}
