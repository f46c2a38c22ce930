package formats

import "rollcall/photo"

var orf = Format{
	Name:    "orf",
	Title:   "Olympus ORF",
	Doc:     "Raw files of Olympus and OM System cameras: TIFF with letters in place of the number 42.",
	Class:   photo.RAW,
	Endings: []string{".orf"},
	Sniff:   isORF,
	Read:    readRaw,
}

func isORF(head []byte) bool {
	if len(head) < 8 {
		return false
	}
	switch string(head[:4]) {
	case "IIRO", "IIRS", "MMOR":
		return true
	}
	return false
}
