package formats

import (
	"encoding/binary"
	"slices"
)

// maxCMT is the most that one of Canon's metadata boxes may hold; cameras write
// a few KiB.
const maxCMT = 64 << 10

// joinCMT makes one EXIF block of the three that a CR3 holds: CMT1 the main
// directory, CMT2 the EXIF and CMT4 the GPS directory, each a TIFF of its own.
// nil without CMT1.
func joinCMT(in *Input, canon []box) []byte {
	var j tiffJoin
	for _, part := range []struct {
		kind    string
		pointer uint16
	}{{"CMT1", 0}, {"CMT2", tagExifIFD}, {"CMT4", tagGPSIFD}} {
		b, ok := firstBox(canon, part.kind)
		if !ok || b.payload().Size > maxCMT || b.payload().Size < 8 {
			continue
		}
		block, err := in.Bytes(b.payload().Offset, b.payload().Size)
		if err != nil {
			continue
		}
		j.add(block, part.pointer)
	}
	return j.block()
}

// A tiffJoin lays TIFF blocks behind one another, their offsets moved, and makes
// the first one's directory point to those of the others.
type tiffJoin struct {
	order    byteOrder
	mark     string // byte order mark of the first
	main     []byte // entries of the main directory
	body     []byte // the moved blocks
	pointers []byte // entries that point to the others
}

// bodyAt is where the blocks lie in what block returns: after the main directory.
const bodyAt = 32 << 10

func (j *tiffJoin) add(block []byte, pointer uint16) {
	mark := string(block[:2])
	if j.order == nil {
		switch {
		case pointer != 0:
			return
		case mark == "II":
			j.order = binary.LittleEndian
		case mark == "MM":
			j.order = binary.BigEndian
		default:
			return
		}
		j.mark = mark
	}
	if mark != j.mark {
		return
	}
	moved := append([]byte(nil), block...)
	base := uint32(bodyAt + len(j.body))
	at := j.order.Uint32(block[4:])
	entries, ok := j.move(moved, at, base)
	if !ok {
		return
	}
	j.body = append(j.body, moved...)
	if pointer == 0 {
		j.main = j.withoutPointers(entries)
		return
	}
	j.pointers = j.order.AppendUint16(j.pointers, pointer)
	j.pointers = j.order.AppendUint16(j.pointers, 4) // LONG
	j.pointers = j.order.AppendUint32(j.pointers, 1)
	j.pointers = j.order.AppendUint32(j.pointers, base+at)
}

// withoutPointers drops entries that lead to the directories which stand in
// blocks of their own here.
func (j *tiffJoin) withoutPointers(entries []byte) []byte {
	kept := []byte{}
	for e := range slices.Chunk(entries, 12) {
		if tag := j.order.Uint16(e); tag != tagExifIFD && tag != tagGPSIFD {
			kept = append(kept, e...)
		}
	}
	return kept
}

// move adds base to the offsets of a directory's entries, and returns them.
func (j *tiffJoin) move(b []byte, at, base uint32) ([]byte, bool) {
	if int64(at)+2 > int64(len(b)) {
		return nil, false
	}
	n := int(j.order.Uint16(b[at:]))
	start := int(at) + 2
	if n > 1024 || start+n*12+4 > len(b) {
		return nil, false
	}
	for i := range n {
		e := b[start+i*12:][:12]
		kind, count := j.order.Uint16(e[2:]), int64(j.order.Uint32(e[4:]))
		if int(kind) < len(valueSizes) && count*valueSizes[kind] > 4 {
			j.order.PutUint32(e[8:], j.order.Uint32(e[8:])+base)
		}
	}
	j.order.PutUint32(b[start+n*12:], 0) // no next directory
	return b[start : start+n*12], true
}

func (j *tiffJoin) block() []byte {
	if j.main == nil {
		return nil
	}
	out := j.order.AppendUint16([]byte(j.mark), 42)
	out = j.order.AppendUint32(out, 8)
	out = j.order.AppendUint16(out, uint16((len(j.main)+len(j.pointers))/12))
	out = append(out, j.main...)
	out = append(out, j.pointers...)
	out = append(out, make([]byte, bodyAt-len(out))...)
	return append(out, j.body...)
}
