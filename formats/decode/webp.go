package decode

import (
	"encoding/binary"
	"fmt"
	"image"

	"golang.org/x/image/webp"
)

var webpDecoder = Decoder{
	Format: "webp",
	Doc:    "Still WebP, lossy and lossless, by golang.org/x/image/webp.",
	Header: webpHeader,
	Decode: decodeWebP,
}

// decodeWebP spreads the levels of a lossy picture: VP8 is of limited range (RFC
// 6386 9.2), which the library passes on as it is.
func decodeWebP(in *Input) (image.Image, error) {
	img, err := raster(webp.Decode)(in)
	if err != nil {
		return nil, err
	}
	switch img := img.(type) {
	case *image.YCbCr:
		return colour{matrix: 6}.toJFIF(img)
	case *image.NYCbCrA:
		_, err := colour{matrix: 6}.toJFIF(&img.YCbCr)
		return img, err
	}
	return img, nil
}

// webpHeader makes sure that the picture within has the canvas's size: the
// library asks the canvas for its size and decodes the picture.
func webpHeader(in *Input) (Header, error) {
	h, err := header(webp.DecodeConfig)(in)
	if err != nil {
		return h, err
	}
	data, err := in.All()
	if err != nil {
		return h, err
	}
	size, ok := webpFrame(data)
	switch {
	case !ok:
		return h, fmt.Errorf("webp: no still picture in it")
	case size != image.Pt(h.Width, h.Height):
		return h, fmt.Errorf("webp: a picture of %d×%d pixels on a canvas of %d×%d", size.X, size.Y, h.Width, h.Height)
	}
	return h, nil
}

// webpFrame is the size in the first VP8 (RFC 6386 9.1) or VP8L chunk (RFC 9649
// 3.4).
func webpFrame(data []byte) (image.Point, bool) {
	for at := 12; at+18 <= len(data); {
		size := int(binary.LittleEndian.Uint32(data[at+4:]))
		body := data[at+8:]
		switch string(data[at : at+4]) {
		case "VP8 ":
			w, h := binary.LittleEndian.Uint16(body[6:]), binary.LittleEndian.Uint16(body[8:])
			return image.Pt(int(w&0x3FFF), int(h&0x3FFF)), true
		case "VP8L":
			bits := binary.LittleEndian.Uint32(body[1:])
			return image.Pt(int(bits&0x3FFF)+1, int(bits>>14&0x3FFF)+1), true
		}
		if size > len(data) {
			break
		}
		at += 8 + size + size&1
	}
	return image.Point{}, false
}
