package decode

import (
	"bytes"
	"image"
	"image/draw"
	"image/gif"
)

var gifDecoder = Decoder{
	Format:  "gif",
	Doc:     "The first picture of a GIF, by Go's image/gif.",
	Header:  header(gif.DecodeConfig),
	Decode:  decodeGIF,
	Several: moreGIF,
}

// decodeGIF lays the first frame on the canvas, which it need not fill.
func decodeGIF(in *Input) (image.Image, error) {
	data, err := in.All()
	if err != nil {
		return nil, err
	}
	frame, err := gif.Decode(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	config, err := gif.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	canvas := image.Rect(0, 0, config.Width, config.Height)
	if frame.Bounds() == canvas {
		return frame, nil
	}
	out := image.NewNRGBA(canvas)
	draw.Draw(out, frame.Bounds(), frame, frame.Bounds().Min, draw.Src)
	return out, nil
}
