package formats

import "rollcall/photo"

var nef = Format{
	Name:    "nef",
	Title:   "Nikon NEF",
	Doc:     "Raw files of Nikon cameras: TIFF with the sensor data in a SubIFD. Scans that carry Nikon's name are plain TIFF.",
	Class:   photo.RAW,
	Endings: []string{".nef", ".nrw"},
	Sniff:   rawOf("NIKON"),
	Read:    readRaw,
}
