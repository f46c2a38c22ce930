package decode

var heicDecoder = Decoder{
	Format:  "heic",
	Doc:     "The primary picture of a HEIC, whole or in tiles, of 8 to 16 bits, by libde265; alpha is left out.",
	Absent:  absentHEIF("a HEIC decoder"),
	Header:  heifHeader,
	Decode:  decodeHEIF,
	Several: moreHEIF,
	Small:   smallHEIF,

	Embedded: embeddedHEIF,
}
