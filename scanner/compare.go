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
// stops when enough bytes differ, and not all of them are zeros in one of the two. Trouble with
// reading is told in the Comparison; an error means that ctx was cancelled.
func Compare(ctx context.Context, a, b photo.File) (photo.Comparison, error) {
	var found photo.Comparison
	size := min(a.Size(), b.Size())
	enough := enough(size)
	room := min(size, bufferSize) // of most photos far less than a whole buffer
	one, two := make([]byte, room), make([]byte, room)
	zeroed, holed := holes{only: true}, holes{only: true}
	for at := int64(0); at < size && (found.Differing < enough || zeroed.only || holed.only); at += bufferSize {
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
			zeroed.see(one[:n], two[:n], at+n == size)
			holed.see(two[:n], one[:n], at+n == size)
		}
	}
	found.Bytes = true
	found.Prefix = found.Differing == 0
	found.Zeroed, found.Holed = zeroed.told(), holed.told()
	return found, nil
}

// holes are what zeros tell of one of two files.
type holes struct {
	only bool // all that differs are zeros in it
	lost bool // a sector, or the end, among them
}

func (l *holes) told() bool { return l.only && l.lost }

// see takes in a piece in which the two differ; last tells that the files end with it.
func (l *holes) see(sound, zeroed []byte, last bool) {
	l.only = l.only && onlyZeroed(sound, zeroed)
	l.lost = l.lost || l.only && (lostSector(sound, zeroed) || last && lostEnd(sound, zeroed))
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
