package sources

import (
	"crypto/aes"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/binary"
	"errors"
	"fmt"
)

// A keybag holds the keys of an encrypted phone backup, one per protection class,
// wrapped by the password: Manifest.plist, BackupKeyBag.
type keybag struct {
	salt, shaSalt   []byte // SALT, DPSL
	rounds, shaRuns uint32 // ITER, DPIC; shaRuns 0: iOS before 10.2
	wrapped         map[uint32][]byte
	keys            map[uint32][]byte // by class; nil before unlock
}

const (
	// A keybag that asks for more than this many rounds would hold a machine for
	// hours; iOS asks for 10,000,000.
	maxRounds = 50_000_000

	wrapsByPassword = 2 // bit of WRAP: the class key is wrapped by the password
	wrappedSize     = 40
)

var (
	errWrongPassword = errors.New("the password is wrong")
	errBadKeybag     = errors.New("its keys can't be read: Manifest.plist is damaged")
)

// parseKeybag reads the tags of a keybag: four letters, the length in four bytes,
// big-endian, the value. UUID begins a class from its second time on.
func parseKeybag(data []byte) (*keybag, error) {
	b := &keybag{wrapped: map[uint32][]byte{}}
	var class, wrap uint32
	for len(data) > 0 {
		if len(data) < 8 {
			return nil, errBadKeybag
		}
		tag, size := string(data[:4]), binary.BigEndian.Uint32(data[4:])
		if uint64(size) > uint64(len(data)-8) {
			return nil, errBadKeybag
		}
		value := data[8 : 8+size]
		data = data[8+size:]
		switch tag {
		case "SALT":
			b.salt = value
		case "DPSL":
			b.shaSalt = value
		case "ITER":
			b.rounds = tagNumber(value)
		case "DPIC":
			b.shaRuns = tagNumber(value)
		case "UUID":
			class, wrap = 0, 0
		case "CLAS":
			class = tagNumber(value)
		case "WRAP":
			wrap = tagNumber(value)
		case "WPKY":
			if wrap&wrapsByPassword != 0 && len(value) == wrappedSize {
				b.wrapped[class] = value
			}
		}
	}
	if len(b.wrapped) == 0 || len(b.salt) == 0 || b.rounds == 0 {
		return nil, errBadKeybag
	}
	return b, nil
}

func tagNumber(value []byte) uint32 {
	if len(value) != 4 {
		return 0
	}
	return binary.BigEndian.Uint32(value)
}

// unlock unwraps the class keys. A password that unwraps none is errWrongPassword.
func (b *keybag) unlock(password string) error {
	if b.rounds > maxRounds || b.shaRuns > maxRounds {
		return fmt.Errorf("its keybag asks for more than %d rounds: it is refused", maxRounds)
	}
	secret, err := b.secret(password)
	if err != nil {
		return err
	}
	keys := map[uint32][]byte{}
	for class, wrapped := range b.wrapped {
		if key, ok := unwrapKey(secret, wrapped); ok {
			keys[class] = key
		}
	}
	if len(keys) == 0 {
		return errWrongPassword
	}
	b.keys = keys
	return nil
}

// secret derives the key that wraps the class keys: PBKDF2 with SHA-256 first since
// iOS 10.2, then with SHA-1.
func (b *keybag) secret(password string) ([]byte, error) {
	const size = 32
	from := password
	if b.shaRuns > 0 && len(b.shaSalt) > 0 {
		first, err := pbkdf2.Key(sha256.New, password, b.shaSalt, int(b.shaRuns), size)
		if err != nil {
			return nil, err
		}
		from = string(first)
	}
	return pbkdf2.Key(sha1.New, from, b.salt, int(b.rounds), size)
}

// key unwraps the key of one file, or of the manifest: the class in four bytes,
// little-endian, then the wrapped key.
func (b *keybag) key(wrapped []byte) ([]byte, error) {
	if len(wrapped) != 4+wrappedSize {
		return nil, errors.New("its key is damaged")
	}
	class := binary.LittleEndian.Uint32(wrapped)
	key, ok := unwrapKey(b.keys[class], wrapped[4:])
	if !ok {
		return nil, fmt.Errorf("its key, of protection class %d, can't be unwrapped", class)
	}
	return key, nil
}

// unwrapKey is RFC 3394 2.2.2, with the initial value of 2.2.3.1. ok is false where
// the key is not the one that wrapped, or either is damaged.
func unwrapKey(key, wrapped []byte) (unwrapped []byte, ok bool) {
	block, err := aes.NewCipher(key)
	n := len(wrapped)/8 - 1
	if err != nil || n < 2 || len(wrapped)%8 != 0 {
		return nil, false
	}
	unwrapped = append([]byte(nil), wrapped[8:]...)
	var b [aes.BlockSize]byte
	copy(b[:8], wrapped[:8])
	for j := 5; j >= 0; j-- {
		for i := n; i >= 1; i-- {
			at := unwrapped[8*(i-1) : 8*i]
			t := binary.BigEndian.Uint64(b[:8]) ^ uint64(n*j+i)
			binary.BigEndian.PutUint64(b[:8], t)
			copy(b[8:], at)
			block.Decrypt(b[:], b[:])
			copy(at, b[8:])
		}
	}
	return unwrapped, binary.BigEndian.Uint64(b[:8]) == 0xA6A6A6A6A6A6A6A6
}
