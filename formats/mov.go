package formats

import "rollcall/photo"

var quickTime = Format{
	Name:    "mov",
	Title:   "QuickTime movie",
	Doc:     "QuickTime movies (QuickTime File Format), with Apple's metadata keys. The picture is the media data and the tables by which it is played, also where they lie along the file in fragments, or compressed.",
	Class:   photo.Video,
	Endings: []string{".mov", ".qt"},
	Sniff:   isQuickTime,
	Read:    readVideo,
}

// isQuickTime tells movies by their brand, and those from before there were
// brands by the boxes that begin them.
func isQuickTime(head []byte) bool {
	if hasBrand(head, []string{"qt  "}) {
		return true
	}
	c := cursor{rest: head}
	size := c.u32()
	switch string(c.take(4)) {
	case "moov", "mdat":
		return size == 0 || size == 1 || size >= 8
	case "wide", "free", "skip", "pnot":
		c.take(int(min(size, HeadSize)) - 8)
		c.u32()
		return oneOf(string(c.take(4)), []string{"moov", "mdat", "wide", "free", "skip"})
	}
	return false
}

var mpeg4 = Format{
	Name:    "mp4",
	Title:   "MPEG-4 video",
	Doc:     "MP4, M4V and 3GP videos (ISO/IEC 14496-14), read as QuickTime movies are.",
	Class:   photo.Video,
	Endings: []string{".mp4", ".m4v", ".3gp", ".3g2", ".mqv"},
	Sniff:   isMP4,
	Read:    readVideo,
}

// isMP4 takes every brand but those of sounds, of stills and of camera RAW:
// there are too many brands of videos to list.
func isMP4(head []byte) bool {
	c := cursor{rest: head}
	size := c.u32()
	if string(c.take(4)) != "ftyp" || size < 16 {
		return false
	}
	brand := string(c.take(4))
	return printable(brand) && !oneOf(brand, []string{"M4A ", "M4B ", "M4P ", "F4A ", "F4B ", "aax ", "crx ", "jp2 ", "jpx ", "jpm ", "jxl "})
}

func readVideo(in *Input) (*Content, error) {
	c := &Content{}
	err := readMovie(in, c, topBoxes(in, c))
	c.forgetRemarks(in)
	return c, err
}
