package photo

import (
	"encoding/base64"
	"encoding/hex"
)

// DigestName names the algorithm behind Digest; the index keeps it beside the
// values.
const DigestName = "xxh3-128"

// A Digest is the XXH3 128-bit hash of some bytes, big-endian. Zero: none.
type Digest [16]byte

// IsZero reports whether there is no digest.
func (d Digest) IsZero() bool { return d == Digest{} }

func (d Digest) String() string { return hex.EncodeToString(d[:]) }

// A Prefix is the digest of a file's first Size bytes, by which a copy that was
// cut or zeroed is proved to be a copy.
type Prefix struct {
	Size   int64
	Digest Digest
}

// A Fingerprint is Apple's: a scheme byte, then 20 bytes of SHA-1. Only scheme
// 0x01 can be recomputed from a file's bytes. Zero: none.
type Fingerprint [21]byte

// IsZero reports whether there is no fingerprint.
func (f Fingerprint) IsZero() bool { return f == Fingerprint{} }

// Comparable reports whether the fingerprint can be recomputed (scheme 0x01).
func (f Fingerprint) Comparable() bool { return f[0] == 0x01 }

// String is the form that Apple stores: 28 characters of base64 without padding.
func (f Fingerprint) String() string { return base64.RawStdEncoding.EncodeToString(f[:]) }

// FingerprintSalt comes before a file's bytes under Apple's SHA-1.
const FingerprintSalt = "com.apple.XattrObjectSalt\x00com.apple.DataObjectSalt\x00"
