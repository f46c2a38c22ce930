package decode

var avifDecoder = Decoder{
	Format:  "avif",
	Doc:     "The primary picture of an AVIF, whole or in tiles, of 8 or 10 bits, by dav1d; alpha is left out.",
	Absent:  absentHEIF("an AVIF decoder"),
	Header:  heifHeader,
	Decode:  decodeHEIF,
	Several: moreHEIF,
	Small:   smallHEIF,

	Embedded: embeddedHEIF,
}
