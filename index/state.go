package index

import (
	"encoding/binary"
	"errors"
	"slices"

	"rollcall/photo"
)

// A State is what a rerun must know of an item to leave its file alone.
type State struct {
	Row      int64 // of the item
	Stamp    photo.Stamp
	Level    photo.Level
	Reader   int
	Standing photo.Standing
	Mark     uint32 // of what the place said of the file: see Mark
	Classed  bool   // it has a class: it is a photo or part by its content or its name
	Printed  bool   // it has Apple's fingerprint
	Problems bool
}

// Mark is a short digest of what a place says of a file without opening it, so
// that a change of it is seen where the file itself has not changed.
func Mark(standing photo.Standing, facts photo.Facts, problem *photo.Problem) uint32 {
	if standing == "" && len(facts) == 0 && problem == nil {
		return 0
	}
	body := encode(func(c *coder) {
		text(c, 1, &standing)
		codeFacts(c, 2, &facts)
		pointer(c, 3, &problem, codeProblem)
	})
	return fnv1a(body) | 1
}

// MarkLater is the mark of a file of which a record beside it tells more, by the
// record's key. Equal marks mean that nothing of it needs to be read.
func MarkLater(mark uint32, key uint64) uint32 {
	return fnv1a(binary.LittleEndian.AppendUint64(binary.LittleEndian.AppendUint32(nil, mark), key)) | 1
}

// fnv1a is FNV-1a of 32 bits, kept in the file: it must never change.
func fnv1a(b []byte) uint32 {
	h := uint32(2166136261)
	for _, x := range b {
		h = (h ^ uint32(x)) * 16777619
	}
	return h
}

// stateSize is the length of the column "state". Its layout, little-endian: row,
// size, mtime, ctime, inode, device (8 bytes each), links, mark, length of the
// path (4 each), reader (2), level, standing, flags (1 each).
const stateSize = 6*8 + 3*4 + 2 + 3

// The bits of the last byte.
const (
	bitClassed = 1 << iota
	bitPrinted
	bitProblems
)

// standings by their number in the column; the order never changes.
var standings = []photo.Standing{"", photo.StandsMedia, photo.StandsDerivative, photo.StandsOther, photo.StandsIgnored, photo.StandsProblem, photo.StandsGone}

var errState = errors.New("its state is no state")

func packState(row int64, mark uint32, it *photo.Item) []byte {
	b := make([]byte, 0, stateSize)
	for _, n := range []uint64{uint64(row), uint64(it.Stamp.Size), uint64(it.Stamp.ModTime), uint64(it.Stamp.ChangeTime), it.Stamp.Inode, it.Stamp.Device} {
		b = binary.LittleEndian.AppendUint64(b, n)
	}
	for _, n := range []uint32{it.Stamp.Links, mark, uint32(len(it.Path))} {
		b = binary.LittleEndian.AppendUint32(b, n)
	}
	b = binary.LittleEndian.AppendUint16(b, uint16(it.Reader))
	return append(b, byte(it.Level), byte(max(0, slices.Index(standings, it.Standing))), stateFlags(it))
}

func stateFlags(it *photo.Item) (bits byte) {
	if it.Class != photo.NoClass {
		bits |= bitClassed
	}
	if !it.Fingerprint.IsZero() {
		bits |= bitPrinted
	}
	if len(it.Problems) > 0 {
		bits |= bitProblems
	}
	return bits
}

// unpackState reads what packState wrote; b has stateSize bytes.
func unpackState(b []byte) State {
	le := binary.LittleEndian
	return State{
		Row: int64(le.Uint64(b)),
		Stamp: photo.Stamp{
			Size: int64(le.Uint64(b[8:])), ModTime: int64(le.Uint64(b[16:])), ChangeTime: int64(le.Uint64(b[24:])),
			Inode: le.Uint64(b[32:]), Device: le.Uint64(b[40:]), Links: le.Uint32(b[48:]),
		},
		Mark:     le.Uint32(b[52:]),
		Reader:   int(le.Uint16(b[60:])),
		Level:    photo.Level(b[62]),
		Standing: standings[min(int(b[63]), len(standings)-1)],
		Classed:  b[64]&bitClassed != 0,
		Printed:  b[64]&bitPrinted != 0,
		Problems: b[64]&bitProblems != 0,
	}
}

func pathLength(state []byte) int { return int(binary.LittleEndian.Uint32(state[56:])) }
