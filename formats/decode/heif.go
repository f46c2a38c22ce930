package decode

import (
	"bytes"
	"errors"
	"fmt"
	"image"
	"image/jpeg"
)

func heifHeader(in *Input) (Header, error) {
	h, err := openHEIF(in)
	if err != nil {
		return Header{}, err
	}
	it, err := h.item(h.primary)
	if err != nil {
		return Header{}, err
	}
	return h.header(it)
}

// header tells a picture's size as it will be decoded. A decoder's own buffers
// are as large as a tile, several times over.
func (h *heif) header(it *heifItem) (Header, error) {
	size, err := it.size()
	if err != nil {
		return Header{}, err
	}
	part, err := it.crop(size)
	if err != nil {
		return Header{}, err
	}
	tile := size
	if it.kind == "grid" {
		g, err := h.grid(it, size)
		if err != nil {
			return Header{}, err
		}
		tile = g.tile
	}
	memory := 3*int64(size.X)*int64(size.Y) + 10*int64(tile.X)*int64(tile.Y)
	return Header{Width: part.Dx(), Height: part.Dy(), Memory: memory}, nil
}

func decodeHEIF(in *Input) (image.Image, error) {
	h, err := openHEIF(in)
	if err != nil {
		return nil, err
	}
	it, err := h.item(h.primary)
	if err != nil {
		return nil, err
	}
	return h.decode(it)
}

// decode decodes an item, cropped, as stored.
func (h *heif) decode(it *heifItem) (image.Image, error) {
	size, err := it.size()
	if err != nil {
		return nil, err
	}
	part, err := it.crop(size)
	if err != nil {
		return nil, err
	}
	var img image.Image
	if it.kind == "grid" {
		img, err = h.decodeGrid(it, size)
	} else {
		img, err = h.decodeCoded(it, it)
	}
	if err != nil {
		return nil, err
	}
	if b := img.Bounds(); b.Dx() < size.X || b.Dy() < size.Y {
		return nil, fmt.Errorf("holds %d×%d pixels and says %d×%d", b.Dx(), b.Dy(), size.X, size.Y)
	}
	return cutOut(img, part), nil
}

// A coded picture is what a codec makes of an item's data, as the codec has it.
type coded struct {
	img    image.Image // *image.YCbCr or *image.Gray, 8 bits
	colour colour      // as the codec's own headers tell it
}

// decodeCoded decodes one coded item. The colours are those that the picture's
// own nclx box tells, else the item's, else the codec's headers.
func (h *heif) decodeCoded(it, picture *heifItem) (image.Image, error) {
	size, err := it.size()
	if err != nil {
		return nil, err
	}
	data, err := h.data(it)
	if err != nil {
		return nil, err
	}
	var c coded
	switch it.kind {
	case "hvc1", "hev1":
		c, err = decodeHEVC(it.prop("hvcC"), data, size)
	case "av01":
		c, err = decodeAV1(it.prop("av1C"), data, size)
	case "jpeg":
		return decodeCodedJPEG(data, size)
	default:
		return nil, fmt.Errorf("is coded as %q, which rollcall can't decode", it.kind)
	}
	if err != nil {
		return nil, err
	}
	for _, from := range []*heifItem{it, picture} {
		if told, ok := from.colour(); ok {
			c.colour = told
		}
	}
	return c.colour.toJFIF(c.img)
}

// decodeCodedJPEG decodes an item that is a JPEG (ISO/IEC 23008-12 annex H),
// Huffman tables and all.
func decodeCodedJPEG(data []byte, size image.Point) (image.Image, error) {
	config, err := jpeg.DecodeConfig(bytes.NewReader(data))
	if err != nil {
		return nil, err
	}
	if config.Width > size.X+64 || config.Height > size.Y+64 {
		return nil, errLarger
	}
	return jpeg.Decode(bytes.NewReader(data))
}

var errLarger = errors.New("the coded picture is larger than the file says")
