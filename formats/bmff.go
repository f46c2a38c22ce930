package formats

import (
	"bytes"
	"encoding/binary"
	"errors"

	"rollcall/photo"
)

// A box is a box of an ISO base media file, as HEIC, AVIF, CR3, JPEG XL, MOV
// and MP4 are (ISO/IEC 14496-12 4.2).
type box struct {
	kind string     // four characters
	span photo.Span // header and payload, in the file
	head int64      // bytes of header: 8 or 16
	open bool       // size 0: reaches to the end of what holds it
}

// payload is what follows the box's header.
func (b box) payload() photo.Span {
	return photo.Span{Offset: b.span.Offset + b.head, Size: b.span.Size - b.head}
}

// maxBoxes is how many boxes are read of one container.
const maxBoxes = 16 << 10

// maxTopBoxes is how many are read of a file: a movie in fragments has two for each.
const maxTopBoxes = 128 << 10

// topBoxes reads the boxes of a file into c: where they end, and whether the
// last is all there. What is no box at all is a tail that some cameras append, and so is
// what begins like another file behind one that has all it needs.
func topBoxes(in *Input, c *Content) []box {
	var boxes []box
	for at := int64(0); at < in.Size; {
		b, err := readBox(in, at, in.Size)
		switch {
		case errors.Is(err, errNoBox) || errors.Is(err, errShortBox) && zeroRange(in, at, in.Size),
			err == nil && b.kind == "ftyp" && complete(boxes),
			errors.Is(err, errLongBox) && !oneOf(b.kind, topKinds) && complete(boxes):
			return boxes
		case err != nil:
			c.damage(photo.Cut, "ends within a box that begins at byte %d", at)
			return boxes
		case len(boxes) == maxTopBoxes:
			c.problem(photo.ProblemUnsupported, "has more than %d boxes", maxTopBoxes)
			return boxes
		}
		boxes = append(boxes, b)
		at = b.span.End()
		c.End = at
	}
	return boxes
}

// topKinds are boxes that end a file which was cut within them (ISO/IEC 14496-12, table 1;
// QuickTime; what phones append).
var topKinds = []string{
	"mdat", "moov", "moof", "mfra", "meta", "free", "skip", "wide", "uuid", "udta", "sidx", "styp", "ssix", "emsg", "prft",
	"pdin", "pnot", "PICT", "imda", "mpvd", "sefd", "cust", "moxm", "beam", "ftyp",
}

// complete reports whether boxes make a file: tables and media.
func complete(boxes []box) bool {
	_, movie := firstBox(boxes, "moov")
	_, picture := firstBox(boxes, "meta")
	_, media := firstBox(boxes, "mdat")
	return media && (movie || picture)
}

// childBoxes reads the boxes that lie in span. It is Malformed when they do not
// fill it; four zero bytes may end it (QuickTime File Format, user data).
func childBoxes(in *Input, span photo.Span) ([]box, error) {
	var boxes []box
	for at := span.Offset; at < span.End(); {
		b, err := readBox(in, at, span.End())
		switch {
		case err != nil && span.End()-at < 8 && zeroRange(in, at, span.End()):
			return boxes, nil
		case err != nil:
			return boxes, malformed("has a box at byte %d that does not fit the box around it", at)
		case len(boxes) == maxBoxes:
			return boxes, unsupported("has more than %d boxes in one", maxBoxes)
		}
		boxes = append(boxes, b)
		at = b.span.End()
	}
	return boxes, nil
}

var (
	errNoBox    = errors.New("no box")
	errShortBox = errors.New("box header is cut")
	errLongBox  = errors.New("box ends past what holds it")
)

func readBox(in *Input, at, end int64) (box, error) {
	if end-at < 8 {
		return box{}, errShortBox
	}
	h, err := in.Bytes(at, 8)
	if err != nil {
		return box{}, err
	}
	b := box{kind: string(h[4:]), head: 8}
	if !printable(b.kind) {
		return box{}, errNoBox
	}
	size := uint64(binary.BigEndian.Uint32(h))
	switch size {
	case 0:
		b.open, size = true, uint64(end-at)
	case 1:
		if h, err = in.Bytes(at, min(16, end-at)); err != nil || len(h) < 16 {
			return box{}, errShortBox
		}
		b.head, size = 16, binary.BigEndian.Uint64(h[8:])
	}
	if size < uint64(b.head) {
		return box{}, errNoBox
	}
	if size > uint64(end-at) {
		return b, errLongBox
	}
	b.span = photo.Span{Offset: at, Size: int64(size)}
	return b, nil
}

// printable reports whether kind can be a box's type: ASCII, but for the © that
// begins QuickTime's user data.
func printable(kind string) bool {
	for i := range len(kind) {
		if c := kind[i]; (c < ' ' || c > '~') && !(i == 0 && c == 0xA9) {
			return false
		}
	}
	return true
}

// firstBox returns the first box of a kind.
func firstBox(boxes []box, kind string) (box, bool) {
	for _, b := range boxes {
		if b.kind == kind {
			return b, true
		}
	}
	return box{}, false
}

// findBox goes down a path of kinds, the first box of each.
func findBox(in *Input, boxes []box, path ...string) (box, bool) {
	b, ok := firstBox(boxes, path[0])
	for _, kind := range path[1:] {
		if !ok {
			return box{}, false
		}
		children, _ := childBoxes(in, b.payload())
		b, ok = firstBox(children, kind)
	}
	return b, ok
}

// zeroRange reports whether the file's bytes from start to end, at most the last
// 4 KiB of them, are zeros.
func zeroRange(in *Input, start, end int64) bool {
	start = max(start, end-4096)
	b, err := in.Bytes(start, end-start)
	return err == nil && len(b) > 0 && len(bytes.Trim(b, "\x00")) == 0
}
