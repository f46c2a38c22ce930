package decode

import "image/png"

var pngDecoder = Decoder{
	Format:  "png",
	Doc:     "PNG of every colour type and depth, by Go's image/png.",
	Header:  header(png.DecodeConfig),
	Decode:  raster(png.Decode),
	Several: morePNG,
}
