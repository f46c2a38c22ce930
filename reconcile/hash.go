package reconcile

import (
	"encoding/binary"
	"unicode/utf8"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// FNV-1a, 64 bit: http://www.isthe.com/chongo/tech/comp/fnv/. The same on every
// run, so that nothing depends on a seed.
const (
	fnvOffset = 14695981039346656037
	fnvPrime  = 1099511628211
)

// hash is never 0, which means: none.
func hash(s string) uint64 {
	h := uint64(fnvOffset)
	for i := range len(s) {
		h = (h ^ uint64(s[i])) * fnvPrime
	}
	return mixed(h)
}

// hashID hashes an id, 0 for none.
func hashID(s string) uint64 {
	if s == "" {
		return 0
	}
	return hashName(s)
}

// hashName hashes a name as matchers.Fold brings it into form.
func hashName(s string) uint64 {
	h := uint64(fnvOffset)
	for i := range len(s) {
		c := s[i]
		if c >= utf8.RuneSelf {
			return hash(matchers.Fold(s))
		}
		if 'A' <= c && c <= 'Z' {
			c += 'a' - 'A'
		}
		h = (h ^ uint64(c)) * fnvPrime
	}
	return mixed(h)
}

// mixed spreads the bits of FNV, whose high ones are poor for short strings
// (the finalizer of MurmurHash3).
func mixed(h uint64) uint64 {
	h ^= h >> 33
	h *= 0xff51afd7ed558ccd
	h ^= h >> 33
	h *= 0xc4ceb9fe1a85ec53
	h ^= h >> 33
	return max(h, 1)
}

func hashDigest(d photo.Digest) uint64 { return binary.BigEndian.Uint64(d[:8]) }
