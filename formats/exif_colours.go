package formats

import (
	"bytes"

	"rollcall/photo"
)

// Tags that tell the colour space (EXIF 2.32, 4.6.5 and 4.6.8; DCF 2.0, 4.6: "R03" is
// Adobe RGB).
const (
	tagColourSpace  = 0xA001
	tagInteropIndex = 0x0001
)

// colourSpaceAdobe is what some cameras write of Adobe RGB where the specification has
// "uncalibrated" and leaves the rest to the interoperability index.
const colourSpaceAdobe = 2

// profileInEXIF is Adobe RGB where the fields tell it; cameras embed no profile then. sRGB
// and "uncalibrated" are "".
func (r *tiffReader) profileInEXIF(t tiffTree) string {
	space, _ := r.numberOf(&t.exif, tagColourSpace)
	if e := t.interop.find(tagInteropIndex); e != nil && e.size <= 8 {
		if b, err := r.src.Bytes(e.at, e.size); err == nil && bytes.HasPrefix(b, []byte("R03")) {
			return photo.ProfileAdobe
		}
	}
	if space == colourSpaceAdobe {
		return photo.ProfileAdobe
	}
	return photo.ProfileSRGB
}
