package formats

import "rollcall/photo"

var dng = Format{
	Name:    "dng",
	Title:   "Adobe DNG",
	Doc:     "Adobe Digital Negative (DNG 1.7), Apple ProRAW among them: TIFF whose first directory has a DNGVersion.",
	Class:   photo.RAW,
	Endings: []string{".dng"},
	Sniff:   isDNG,
	Read:    readRaw,
}

func isDNG(head []byte) bool {
	r, t := sniffTIFF(head)
	return r != nil && t.pages[0].find(tagDNGVersion) != nil
}
