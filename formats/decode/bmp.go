package decode

import "golang.org/x/image/bmp"

var bmpDecoder = Decoder{
	Format: "bmp",
	Doc:    "Uncompressed BMP of 1 to 32 bits, by golang.org/x/image/bmp.",
	Header: header(bmp.DecodeConfig),
	Decode: raster(bmp.Decode),
}
