package formats

import "rollcall/photo"

var arw = Format{
	Name:    "arw",
	Title:   "Sony ARW",
	Doc:     "Raw files of Sony cameras: TIFF with the sensor data in a SubIFD.",
	Class:   photo.RAW,
	Endings: []string{".arw", ".sr2"},
	Sniff:   rawOf("SONY"),
	Read:    readRaw,
}
