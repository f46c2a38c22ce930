//go:build cgo && !noheic

package decode

import (
	"errors"
	"image"

	"github.com/jdeng/goheif/dav1d"
)

// decodeAV1 decodes one picture of that size by dav1d. The library's wrapper
// hands out planes of freed memory unless it copies, and shears gray ones when
// it does: what comes has to be told beforehand, and is not touched where it
// comes otherwise.
func decodeAV1(config, data []byte, size image.Point) (coded, error) {
	a, err := readAV1(config, data)
	if err != nil {
		return coded{}, err
	}
	if a.size.X > size.X+64 || a.size.Y > size.Y+64 {
		return coded{}, errLarger
	}
	decoder, err := dav1d.NewDecoder(dav1d.WithSafeEncoding(!a.gray))
	if err != nil {
		return coded{}, err
	}
	defer decoder.Free()
	img, err := decoder.DecodeImage(data)
	if err != nil {
		return coded{}, err
	}
	switch img := img.(type) {
	case *image.YCbCr:
		if !a.gray {
			return coded{img, a.colour}, nil
		}
	case *image.Gray:
		if a.gray {
			return coded{img, a.colour}, nil
		}
	case *image.Gray16:
		return coded{grayOf16(img), a.colour}, nil
	}
	return coded{}, errors.New("dav1d: another kind of picture than its header says")
}
