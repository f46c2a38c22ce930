package scanner

import (
	"bytes"
	"context"
	"fmt"

	"rollcall/photo"
)

// enough is how many differing bytes a comparison of that many bytes counts: two
// pictures of their own differ in nearly all.
func enough(size int64) int64 { return max(16, size/16) }

// sector is the smallest piece of a file that a disk loses, in bytes.
const sector = 512

// Compare compares two files byte by byte, as far as the shorter one goes. It
// stops when enough bytes differ, and not all of them are zeros in b. Trouble with
// reading is told in the Comparison; an error means that ctx was cancelled.
func Compare(ctx context.Context, a, b photo.File) (photo.Comparison, error) {
	var found photo.Comparison
	size := min(a.Size(), b.Size())
	enough := enough(size)
	one, two := make([]byte, bufferSize), make([]byte, bufferSize)
	zeroed, lost := true, false
	for at := int64(0); at < size && (found.Differing < enough || zeroed); at += bufferSize {
		if err := ctx.Err(); err != nil {
			return found, err
		}
		n := min(size-at, bufferSize)
		err := readFull(a, one[:n], at)
		if err == nil {
			err = readFull(b, two[:n], at)
		}
		if err != nil {
			return photo.Comparison{Problem: fmt.Sprintf("can't be read at byte %d: %v", at, err)}, nil
		}
		if !bytes.Equal(one[:n], two[:n]) {
			found.Differing = min(enough, found.Differing+differing(one[:n], two[:n]))
			zeroed = zeroed && onlyZeroed(one[:n], two[:n])
			lost = lost || zeroed && (lostSector(one[:n], two[:n]) || at+n == size && lostEnd(one[:n], two[:n]))
		}
	}
	found.Bytes = true
	found.Prefix = found.Differing == 0
	found.Zeroed = zeroed && lost
	return found, nil
}

func differing(a, b []byte) (n int64) {
	for i := range a {
		if a[i] != b[i] {
			n++
		}
	}
	return n
}

// onlyZeroed reports whether all bytes that differ are zeros in b.
func onlyZeroed(a, b []byte) bool {
	for i := range a {
		if a[i] != b[i] && b[i] != 0 {
			return false
		}
	}
	return true
}

// lostEnd reports whether the last bytes are zeros in b and not in a: a copy of
// which the end was never written need not begin to be one at a sector.
func lostEnd(a, b []byte) bool {
	const end = 64
	at := max(0, len(b)-end)
	return len(b) >= end && zeros(b[at:]) && !zeros(a[at:])
}

// lostSector reports whether a whole sector is zeros in b and not in a. Both
// begin where a sector does.
func lostSector(a, b []byte) bool {
	for at := 0; at+sector <= len(b); at += sector {
		if zeros(b[at:at+sector]) && !zeros(a[at:at+sector]) {
			return true
		}
	}
	return false
}
