package formats

import (
	"bytes"
	"encoding/binary"
	"strings"

	"rollcall/photo"
)

// appleHeader begins the MakerNote that iOS writes: a name, a version, then a
// byte order and a directory, whose offsets count from the header's first byte.
const appleHeader = "Apple iOS\x00"

const appleDirectoryAt = 14

// readApple reads the ids that tie photos together (exiftool, Apple.pm).
func readApple(m *photo.Meta, note []byte) {
	if len(note) < appleDirectoryAt || !bytes.HasPrefix(note, []byte(appleHeader)) {
		return
	}
	r := &tiffReader{src: block(note), size: int64(len(note)), order: binary.BigEndian, left: maxEntries, seen: map[int64]bool{}}
	if string(note[12:14]) == "II" {
		r.order = binary.LittleEndian
	}
	d, ok := r.directory(appleDirectoryAt)
	if !ok {
		return
	}
	m.BurstID = r.idOf(&d, 0x000B)
	m.ContentID = r.idOf(&d, 0x0011)
	m.RequestID = r.idOf(&d, 0x0020)
	m.PhotoID = r.idOf(&d, 0x002B)
}

// idOf is a field of characters, "" where it is absent or no plain text.
func (r *tiffReader) idOf(d *ifd, tag uint16) string {
	e := d.find(tag)
	if e == nil || e.typ != 2 || e.size > 128 {
		return ""
	}
	b, err := r.src.Bytes(e.at, e.size)
	if err != nil {
		return ""
	}
	b, _, _ = bytes.Cut(b, []byte{0})
	for _, c := range b {
		if c < ' ' || c > '~' {
			return ""
		}
	}
	return strings.TrimSpace(string(b))
}
