package decode

import (
	"bufio"
	"bytes"
	"image"
	"image/jpeg"
)

var jpegDecoder = Decoder{
	Format: "jpeg",
	Doc:    "Baseline and progressive JPEG, gray, YCbCr, RGB and CMYK of 8 bits, by Go's image/jpeg.",
	Header: jpegHeader,
	Decode: func(in *Input) (image.Image, error) {
		data, err := in.All()
		if err != nil {
			return nil, err
		}
		return jpeg.Decode(bytes.NewReader(data))
	},
	Small: smallJPEG,
}

// jpegHeader estimates what image/jpeg takes: the planes, and for a progressive
// picture four bytes for each coefficient.
func jpegHeader(in *Input) (Header, error) {
	r := bufio.NewReaderSize(in.Reader(), 32<<10)
	config, err := jpeg.DecodeConfig(r)
	if err != nil {
		return Header{}, err
	}
	h := Header{Width: config.Width, Height: config.Height}
	samples := int64(config.Width) * int64(config.Height) * 2
	h.Memory = samples * 2
	if progressive(in) {
		h.Memory += samples * 4
	}
	return h, nil
}

// progressive reports whether the first frame header (ITU T.81 B.2.2) is that of
// a progressive picture, or is not found.
func progressive(in *Input) bool {
	r := bufio.NewReaderSize(in.Reader(), 32<<10)
	_, _ = r.Discard(2)
	for {
		head, err := r.Peek(4)
		switch {
		case err != nil:
			return true
		case head[0] != 0xFF || head[1] == 0xFF || head[1] == 0:
			_, _ = r.Discard(1)
			continue
		case head[1] >= 0xC0 && head[1] <= 0xC2:
			return head[1] == 0xC2
		}
		_, _ = r.Discard(2 + int(head[2])<<8 + int(head[3]))
	}
}

// smallJPEG is the EXIF thumbnail, or the picture at an eighth.
func smallJPEG(in *Input, job Job) (image.Image, bool, error) {
	h, err := jpegHeader(in)
	if err != nil {
		return nil, false, err
	}
	if thumb := thumbnail(in, job.Thumb, h.Width, h.Height); thumb != nil {
		return thumb, true, nil
	}
	data, err := in.All()
	if err != nil {
		return nil, false, err
	}
	small, err := scaledJPEG(data)
	return small, false, err
}
