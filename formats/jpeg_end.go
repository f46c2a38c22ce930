package formats

import (
	"bytes"

	"rollcall/photo"
)

// findJPEGEnd returns the offset after the primary picture's end marker. Within
// a scan FF D9 can be nothing else (T.81, B.1.1.5), so that a file which ends
// with it, or has it just before its tail begins, is told without reading the
// scans. Only the others are walked through, and those in which another stands
// before: a further picture was appended that nothing lists, or the scans are damaged,
// and then a wrong marker stands before it, too: the end of the file tells more.
func findJPEGEnd(j *jpegFile, tail *jpegTail) (int64, photo.Wholeness) {
	if j.in.Thorough {
		if end, whole := walkScans(j); whole == photo.Whole {
			return end, whole
		}
	}
	for _, end := range tail.starts {
		if j.endsAt(end) {
			return end, photo.Whole
		}
	}
	if len(tail.starts) == 0 && j.endsAt(j.in.Size) {
		return j.in.Size, photo.Whole
	}
	return walkScans(j)
}

func (j *jpegFile) endsAt(end int64) bool {
	if end < j.scanData+2 || end > j.in.Size {
		return false
	}
	b, err := j.in.Bytes(end-2, 2)
	return err == nil && b[0] == 0xFF && b[1] == markerEOI
}

// walkScans goes over every marker from the first scan on, to the end marker.
func walkScans(j *jpegFile) (int64, photo.Wholeness) {
	w := &window{in: j.in}
	at := j.scanData
	for {
		at = w.index(at, 0xFF)
		b := w.bytes(at, 4)
		if len(b) < 2 {
			if endsInZeros(j.in) {
				return 0, photo.Zeroed
			}
			return 0, photo.Cut
		}
		switch marker := b[1]; {
		case marker == markerEOI:
			return at + 2, photo.Whole
		case marker == 0xFF:
			at++
		case marker == 0 || marker == markerTEM || marker >= markerRST0 && marker <= markerRST7:
			at += 2
		case !isSegment(marker) || len(b) == 4 && b[2] == 0 && b[3] < 2:
			return 0, photo.Broken
		case len(b) < 4:
			return 0, photo.Cut
		default:
			at += 2 + int64(b[2])<<8 + int64(b[3])
		}
	}
}

// isSegment reports whether the marker may begin a segment between scans.
func isSegment(marker byte) bool {
	return isTable(marker) || marker == markerSOS || marker == markerCOM ||
		marker >= markerAPP0 && marker <= markerAPPF
}

// A window reads a file forward in pieces.
type window struct {
	in    *Input
	start int64
	buf   []byte
}

const windowSize = 256 << 10

// bytes returns up to n bytes from offset at, fewer at the end of the file.
func (w *window) bytes(at, n int64) []byte {
	n = min(n, max(0, w.in.Size-at))
	if n == 0 {
		return nil
	}
	if at < w.start || at+n > w.start+int64(len(w.buf)) {
		b, err := w.in.Bytes(at, min(windowSize, w.in.Size-at))
		if err != nil {
			return nil
		}
		w.start, w.buf = at, b
	}
	return w.buf[at-w.start:][:n]
}

// index is the offset of the next byte c from offset at on; the file's size where
// there is none.
func (w *window) index(at int64, c byte) int64 {
	for at < w.in.Size {
		if at < w.start || at >= w.start+int64(len(w.buf)) {
			if w.bytes(at, min(windowSize, w.in.Size-at)) == nil {
				break
			}
		}
		rest := w.buf[at-w.start:]
		if i := bytes.IndexByte(rest, c); i >= 0 {
			return at + int64(i)
		}
		at += int64(len(rest))
	}
	return w.in.Size
}
