package decode

import (
	"bufio"
	"encoding/binary"
	"fmt"
	"io"
	"slices"
)

// A frame is one message between rollcall and a worker: its kind, the length of
// what follows in four bytes, big-endian, and what follows.
type frame struct {
	kind byte
	body []byte
}

// The kinds of frame. A worker says hello once; then for each job it asks for
// pieces of the file and ends with an answer.
const (
	frameHello   = 'H' // from the worker: the protocol's name
	frameJob     = 'J' // to the worker: a request, JSON
	frameFetch   = 'F' // from the worker: offset (8 bytes) and length (4) of a piece of the file
	framePiece   = 'P' // to the worker: the piece
	frameLost    = 'L' // to the worker: the file can't be read
	frameProblem = 'X' // from the worker: why there is no answer, text
	frameSketch  = 'S' // from the worker: a photo.Sketch, JSON
	frameGrid    = 'G' // from the worker: a Grid, marshalled
	frameSmall   = 'M' // from the worker: a small picture, marshalled
)

// hello names the protocol: a program that is no worker does not say it.
var hello = fmt.Sprintf("rollcall decode worker 1.%d", Version)

// What a frame may hold, and what a piece of a file may.
const (
	maxFrame = 16 << 20
	maxPiece = 1 << 20
)

// writeFrame writes and flushes one frame.
func writeFrame(w *bufio.Writer, kind byte, body []byte) error {
	head := binary.BigEndian.AppendUint32([]byte{kind}, uint32(len(body)))
	if _, err := w.Write(head); err != nil {
		return err
	}
	if _, err := w.Write(body); err != nil {
		return err
	}
	return w.Flush()
}

// readFrame reads one frame into spare, or into a larger slice. A length is
// believed only as far as its bytes come.
func readFrame(r io.Reader, spare []byte) (frame, error) {
	var head [5]byte
	if _, err := io.ReadFull(r, head[:]); err != nil {
		return frame{}, err
	}
	n := int(binary.BigEndian.Uint32(head[1:]))
	if n > maxFrame {
		return frame{}, fmt.Errorf("a frame of %d bytes", n)
	}
	body := spare[:0]
	for len(body) < n {
		step := min(n-len(body), 1<<20)
		body = slices.Grow(body, step)[:len(body)+step]
		if _, err := io.ReadFull(r, body[len(body)-step:]); err != nil {
			return frame{}, fmt.Errorf("reading a frame: %w", err)
		}
	}
	return frame{head[0], body}, nil
}
