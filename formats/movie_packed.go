package formats

import (
	"bytes"
	"compress/zlib"
	"io"

	"rollcall/photo"
)

// unpackMovie unpacks a compressed movie header (QuickTime File Format, Compressed Movie
// Resources): the file with it behind its end, and the boxes in it.
func unpackMovie(in *Input, packed box) (*Input, []box, error) {
	boxes, err := childBoxes(in, packed.payload())
	if err != nil {
		return in, nil, err
	}
	how, told := firstBox(boxes, "dcom")
	media, held := firstBox(boxes, "cmvd")
	if !told || !held || how.payload().Size < 4 || media.payload().Size < 4 {
		return in, nil, malformed("has a compressed movie header without what it is made of")
	}
	way, err := in.Bytes(how.payload().Offset, 4)
	if err != nil {
		return in, nil, err
	}
	if string(way) != "zlib" {
		return in, nil, unsupported("has a movie header compressed by %q", way)
	}
	b, err := in.Bytes(media.payload().Offset+4, media.payload().Size-4)
	if err != nil {
		return in, nil, err
	}
	header, err := inflate(b)
	if err != nil {
		return in, nil, err
	}
	whole := in.join(header)
	boxes, err = childBoxes(whole, photo.Span{Offset: in.Size, Size: int64(len(header))})
	if err != nil {
		return in, nil, err
	}
	moov, ok := firstBox(boxes, "moov")
	if !ok {
		return in, nil, malformed("has a compressed movie header without a movie in it")
	}
	boxes, err = childBoxes(whole, moov.payload())
	return whole, boxes, err
}

// inflate takes no announced size for granted.
func inflate(b []byte) ([]byte, error) {
	z, err := zlib.NewReader(bytes.NewReader(b))
	if err != nil {
		return nil, malformed("has a compressed movie header that can't be unpacked: %v", err)
	}
	out, err := io.ReadAll(io.LimitReader(z, maxRead+1))
	switch {
	case len(out) > maxRead:
		return nil, unsupported("has a movie header of more than %d bytes", maxRead)
	case err != nil:
		return nil, malformed("has a compressed movie header that can't be unpacked: %v", err)
	}
	return out, nil
}
