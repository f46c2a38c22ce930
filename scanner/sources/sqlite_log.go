package sources

import (
	"bytes"
	"encoding/binary"

	"rollcall/photo"
)

// tornText says of a database that its last changes are not all there.
const tornText = "the log of its last changes is cut off or damaged, so that what changed last is not seen: copy it again while no program uses it"

// isTorn reports whether a log lost its end or its beginning: SQLite goes silently by
// what was before. What stands behind the last change may be of changes that are done
// with, and is cut anywhere; it has other salts than the header.
// https://www.sqlite.org/walformat.html
func isTorn(log photo.File) bool {
	const header, frame = 32, 24
	head := make([]byte, header)
	switch n, _ := log.ReadAt(head, 0); {
	case log.Size() == 0 || allZero(head[:n]):
		return false
	case n < header || binary.BigEndian.Uint32(head)&^1 != 0x377f0682:
		return true
	}
	size := int64(binary.BigEndian.Uint32(head[8:])) + frame
	last := (log.Size() - header) / size
	rest := (log.Size() - header) % size
	if rest == 0 {
		return false
	}
	salts := make([]byte, 8)
	if last > 0 {
		last--
	}
	n, _ := log.ReadAt(salts, header+last*size+8)
	return n < len(salts) || bytes.Equal(salts, head[16:24])
}
