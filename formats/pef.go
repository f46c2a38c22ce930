package formats

import "rollcall/photo"

var pef = Format{
	Name:    "pef",
	Title:   "Pentax PEF",
	Doc:     "Raw files of Pentax and Ricoh cameras: TIFF with the sensor data in its first directory.",
	Class:   photo.RAW,
	Endings: []string{".pef"},
	Sniff:   rawOf("PENTAX", "RICOH"),
	Read:    readRaw,
}
