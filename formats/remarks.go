package formats

import (
	"bytes"

	"rollcall/photo"
)

// begins are what pictures, films, sounds and archives begin with.
var begins = [][]byte{
	[]byte("\x89PNG\r\n\x1a\n"), []byte("GIF8"), []byte("RIFF"), []byte("8BPS"),
	[]byte("ftyp"), []byte("moov"), []byte("mdat"), []byte("\x1a\x45\xdf\xa3"),
	[]byte("OggS"), []byte("fLaC"), []byte("#!AMR"), []byte("ID3"),
	[]byte("PK\x03\x04"), []byte("Rar!"), []byte("7z\xbc\xaf"), []byte("\x1f\x8b\x08"), []byte("%PDF"),
}

// smallSide is how long the sides of a preview are at most that programs leave behind a
// picture without a list; those that are part of a photo (a gain map, a portrait's depth)
// are listed.
const smallSide = 320

// onlyRemarks reports whether what follows a picture that ends at end is none of a photo's
// parts: up to TailSize bytes in which no picture, film, sound or archive begins, but for
// previews of up to most pixels. Programs leave captions there (AFCP, FotoStation,
// PhotoMechanic), phones the time and the camera's mode (Samsung), others padding; all of that is
// lost with other metadata. What has no beginning of its own and is a part (a depth map of
// one byte a pixel) is larger.
func onlyRemarks(in *Input, end int64, most int) bool {
	size := in.Size - end
	if size <= 0 || size > TailSize {
		return false
	}
	b, err := in.Bytes(end, size)
	if err != nil {
		return false
	}
	for _, sign := range begins {
		if bytes.Contains(b, sign) {
			return false
		}
	}
	for at := 0; ; at += 2 {
		i := bytes.Index(b[at:], []byte{0xFF, markerSOI, 0xFF})
		if i < 0 {
			return true
		}
		if at += i; !isPreview(b[at:], most) {
			return false
		}
	}
}

// isPreview reports whether a JPEG is small.
func isPreview(b []byte, most int) bool {
	j := readSegments(&Input{File: bytes.NewReader(b), Size: int64(len(b)), Head: b, Tail: b})
	return j.scan > 0 && max(j.width, j.height) <= smallSide && j.width*j.height <= most
}

// forgetRemarks marks what follows the picture's container where it is only remarks.
func (c *Content) forgetRemarks(in *Input) {
	c.Remarks = c.End > 0 && c.Whole == photo.Whole && c.Meta.Motion.Empty() && onlyRemarks(in, c.End, 0)
}
