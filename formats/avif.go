package formats

import "rollcall/photo"

var avif = Format{
	Name:    "avif",
	Title:   "AVIF",
	Doc:     "AVIF pictures (AV1 Image File Format 1.1), read as HEIC is.",
	Class:   photo.Still,
	Endings: []string{".avif", ".avifs"},
	Sniff:   func(head []byte) bool { return hasBrand(head, []string{"avif", "avis", "avio"}) },
	Read:    readHEIF,
}
