package phototest

// Pictures is a JPEG that holds another behind its picture and lists both, as
// phones write gain maps and cameras large previews (CIPA DC-007).
func Pictures(first, second []byte) []byte {
	const header = 2 + 4 + 4 // SOI, the segment's marker and length, "MPF" and a zero
	listed := withSegment(first, 0xE2, pictureList(0, 0, 0))
	at := len(listed)
	return append(withSegment(first, 0xE2, pictureList(len(listed), len(second), at-header)), second...)
}

// pictureList is the payload of the segment: sizes of both pictures, and where
// the second begins, counted from the byte order.
func pictureList(first, second, at int) []byte {
	entries := be(0x030000, first, 0, 0, 0, second, at, 0)
	d := directory{undefined(0xB000, []byte("0100")), long(0xB001, 2), undefined(0xB002, entries)}
	return append([]byte("MPF\x00MM\x00\x2a\x00\x00\x00\x08"), d.encode(8, 0)...)
}

// withSegment puts a segment first into a JPEG.
func withSegment(jpeg []byte, marker byte, payload []byte) []byte {
	b := append([]byte{}, jpeg[:2]...)
	n := 2 + len(payload)
	b = append(b, 0xFF, marker, byte(n>>8), byte(n))
	return append(append(b, payload...), jpeg[2:]...)
}
