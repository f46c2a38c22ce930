package decode

import (
	"bytes"
	"image"
	"image/color"
	"io"
)

// header is the Header of a format that is decoded into a plain raster.
func header(config func(io.Reader) (image.Config, error)) func(*Input) (Header, error) {
	return func(in *Input) (Header, error) {
		data, err := in.All()
		if err != nil {
			return Header{}, err
		}
		c, err := config(bytes.NewReader(data))
		if err != nil {
			return Header{}, err
		}
		return Header{Width: c.Width, Height: c.Height, Memory: int64(c.Width) * int64(c.Height) * rasterBytes(c.ColorModel)}, nil
	}
}

// raster is the Decode of a format that is decoded into a plain raster.
func raster(decode func(io.Reader) (image.Image, error)) func(*Input) (image.Image, error) {
	return func(in *Input) (image.Image, error) {
		data, err := in.All()
		if err != nil {
			return nil, err
		}
		return decode(bytes.NewReader(data))
	}
}

// rasterBytes is what a pixel takes, with three bytes more for the planes that
// it is measured by.
func rasterBytes(m color.Model) int64 {
	switch m {
	case color.GrayModel:
		return 1 + 3
	case color.Gray16Model:
		return 2 + 3
	case color.RGBA64Model, color.NRGBA64Model:
		return 8 + 3
	}
	if _, ok := m.(color.Palette); ok {
		return 1 + 3
	}
	return 4 + 3
}
