package reconciletest

import (
	"encoding/binary"

	"rollcall/photo"
)

// mix is splitmix64's last steps: every bit of x moves every other.
func mix(x uint64) uint64 {
	x += 0x9E3779B97F4A7C15
	x = (x ^ x>>30) * 0xBF58476D1CE4E5B9
	x = (x ^ x>>27) * 0x94D049BB133111EB
	return x ^ x>>31
}

// unmix undoes mix.
func unmix(x uint64) uint64 {
	x = (x ^ x>>31 ^ x>>62) * 0x319642B2D24D8EC3
	x = (x ^ x>>27 ^ x>>54) * 0x96DE1B173F119089
	return (x ^ x>>30 ^ x>>60) - 0x9E3779B97F4A7C15
}

// An ident tells which bytes a file has: whose shot's, which part of it, and what
// became of them. A digest holds it, so that a second look knows what it sees.
type ident struct {
	shot  int
	part  uint8
	state state
}

// The parts of a shot.
const (
	mainPart uint8 = iota
	sidePart
)

// What a digest is of.
const (
	ofFile uint64 = iota
	ofPicture
	ofEnds
	ofStart // of a beginning, counted on by its step
)

// digest is that of the whole file.
func (s *story) digest(id ident) photo.Digest { return s.digestOf(id, ofFile) }

func (s *story) digestOf(id ident, what uint64) (d photo.Digest) {
	lo := mix(uint64(id.shot)<<24 | uint64(id.part)<<20 | uint64(id.state)<<12 | what ^ s.seed<<44)
	binary.BigEndian.PutUint64(d[:], lo)
	binary.BigEndian.PutUint64(d[8:], mix(lo^0x5DEECE66D))
	return d
}

// identOf reads the digest of a whole file.
func (s *story) identOf(d photo.Digest) (ident, bool) {
	if d.IsZero() {
		return ident{}, false
	}
	v := unmix(binary.BigEndian.Uint64(d[:])) ^ s.seed<<44
	id := ident{shot: int(v >> 24), part: uint8(v >> 20 & 0xF), state: state(v >> 12 & 0xFF)}
	return id, id.shot < len(s.shots)
}

// starts are the digests of the beginnings that a file reaches, as far as it
// shares bytes with the shot's original; beyond that its own.
func (s *story) starts(id ident, size, shared int64) (list []photo.Prefix) {
	step := ofStart
	for at := int64(64 << 10); at <= size; at = max(1<<20, 2*at) {
		of := id
		if at <= shared {
			of.state = whole
		}
		list = append(list, photo.Prefix{Size: at, Digest: s.digestOf(of, step)})
		step++
	}
	return list
}
