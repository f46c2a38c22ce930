package scanner

import (
	"bytes"
	"context"
	"fmt"

	"rollcall/photo"
)

// enough is how many differing bytes a comparison counts.
const enough = 16

// Compare compares two files byte by byte, as far as the shorter one goes. It
// stops when enough bytes differ. Trouble with reading is told in the
// Comparison; an error means that ctx was cancelled.
func Compare(ctx context.Context, a, b photo.File) (photo.Comparison, error) {
	var found photo.Comparison
	size := min(a.Size(), b.Size())
	one, two := make([]byte, bufferSize), make([]byte, bufferSize)
	for at := int64(0); at < size && found.Differing < enough; at += bufferSize {
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
		}
	}
	found.Bytes = true
	found.Prefix = found.Differing == 0
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
