package decode

import "golang.org/x/image/tiff"

var tiffDecoder = Decoder{
	Format:  "tiff",
	Doc:     "The first picture of a TIFF: gray, RGB, palette and CMYK, plain, LZW, deflate, PackBits and CCITT, by golang.org/x/image/tiff.",
	Header:  header(tiff.DecodeConfig),
	Decode:  raster(tiff.Decode),
	Several: moreTIFF,
}
