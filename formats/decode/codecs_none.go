//go:build !cgo || noheic

package decode

import (
	"errors"
	"image"
)

// absentHEIF says why pictures of the HEIF family can't be decoded.
func absentHEIF(decoder string) string {
	return "this rollcall was built without " + decoder
}

var errNoCodec = errors.New("this rollcall was built without this decoder")

func decodeHEVC(_, _ []byte, _ image.Point) (coded, error) { return coded{}, errNoCodec }
func decodeAV1(_, _ []byte, _ image.Point) (coded, error)  { return coded{}, errNoCodec }
