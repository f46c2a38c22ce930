package formats

import (
	"encoding/binary"
	"testing"

	"rollcall/photo"
)

// aProfile is an ICC profile with nothing but a name.
func aProfile(name string) []byte {
	tag := append([]byte("desc\x00\x00\x00\x00"), binary.BigEndian.AppendUint32(nil, uint32(len(name)+1))...)
	tag = append(append(tag, name...), 0)
	icc := append(make([]byte, 128, 400), "\x00\x00\x00\x01desc"...)
	icc = binary.BigEndian.AppendUint32(icc, 144)
	return append(binary.BigEndian.AppendUint32(icc, uint32(len(tag))), tag...)
}

// The profile of a JPEG is its ICC profile, whole or in pieces, else what EXIF tells of
// Adobe RGB.
func TestJPEGProfile(t *testing.T) {
	icc := func(piece, of int, b []byte) []byte {
		return segment(markerAPP2, append(append([]byte(iccIdent), byte(piece), byte(of)), b...))
	}
	p3 := aProfile("Display P3")
	order := binary.LittleEndian
	told := func(space uint16, index string) []byte {
		interop := append(order.AppendUint16(nil, 1), appendDirectory(nil, order, []exifField{{tagInteropIndex, 2, uint32(len(index)), []byte(index)}})[2:]...)
		at := 8 + 2 + 12 + 4
		main := []exifField{long(order, tagExifIFD, uint32(at))}
		exif := []exifField{{tagColourSpace, 3, 1, order.AppendUint16(nil, space)}, long(order, tagInterop, uint32(at+2+2*12+4))}
		b := appendDirectory([]byte("II*\x00\x08\x00\x00\x00"), order, main)
		return exifSegment(append(appendDirectory(b, order, exif), interop...))
	}
	for name, c := range map[string]struct {
		segments [][]byte
		want     string
	}{
		"none":         {nil, ""},
		"p3":           {[][]byte{icc(1, 1, p3)}, photo.ProfileP3},
		"in-pieces":    {[][]byte{icc(1, 2, p3[:140]), icc(2, 2, p3[140:])}, photo.ProfileP3},
		"srgb":         {[][]byte{icc(1, 1, aProfile("sRGB IEC61966-2.1"))}, ""},
		"no-profile":   {[][]byte{segment(markerAPP2, []byte(iccIdent))}, ""},
		"r03":          {[][]byte{told(0xFFFF, "R03\x00")}, photo.ProfileAdobe},
		"r98":          {[][]byte{told(1, "R98\x00")}, ""},
		"uncalibrated": {[][]byte{told(0xFFFF, "R98\x00")}, ""},
		"colour-space": {[][]byte{told(2, "R98\x00")}, photo.ProfileAdobe},
		"icc-counts":   {[][]byte{told(0xFFFF, "R03\x00"), icc(1, 1, p3)}, photo.ProfileP3},
	} {
		if got := readBytes(t, aJPEG(t, 1, c.segments...)).Meta.Profile; got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}
