package phototest

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/pbkdf2"
	"crypto/sha1"
	"crypto/sha256"
	"encoding/binary"
)

// phoneKeys are the keys of an encrypted phone backup. They are made from the
// password alone, so that a backup comes out the same each time.
type phoneKeys struct {
	class []byte // key of the protection class
	bag   []byte // the keybag
}

const (
	phoneClass  = 3
	phoneRounds = 10 // iOS: 10,000, and 10,000,000 before
)

// newPhoneKeys makes a keybag; nil without a password.
func newPhoneKeys(password string, early bool) *phoneKeys {
	if password == "" {
		return nil
	}
	k := &phoneKeys{class: seeded("class", 32)}
	salt, first := seeded("salt", 20), password
	tags := [][2]any{{"VERS", uint32(3)}, {"TYPE", uint32(1)}, {"UUID", seeded("uuid", 16)}, {"HMCK", seeded("hmck", 40)}, {"WRAP", uint32(0)},
		{"SALT", salt}, {"ITER", uint32(phoneRounds)}}
	if !early {
		shaSalt := seeded("sha", 20)
		key, err := pbkdf2.Key(sha256.New, password, shaSalt, phoneRounds, 32)
		must(err, "derive a key")
		first = string(key)
		tags = append(tags, [2]any{"DPWT", uint32(1)}, [2]any{"DPIC", uint32(phoneRounds)}, [2]any{"DPSL", shaSalt})
	}
	secret, err := pbkdf2.Key(sha1.New, first, salt, phoneRounds, 32)
	must(err, "derive a key")
	for class := uint32(1); class <= 4; class++ {
		wrap, key := uint32(2), seeded("other", 32)
		if class == phoneClass {
			key = k.class
		}
		if class == 4 {
			wrap = 1 // by the device alone
		}
		tags = append(tags, [2]any{"UUID", seeded("uuid", 16)}, [2]any{"CLAS", class}, [2]any{"WRAP", wrap}, [2]any{"KTYP", uint32(0)}, [2]any{"WPKY", wrapKey(secret, key)})
	}
	for _, tag := range tags {
		value, ok := tag[1].([]byte)
		if !ok {
			value = binary.BigEndian.AppendUint32(nil, tag[1].(uint32))
		}
		k.bag = append(k.bag, tag[0].(string)...)
		k.bag = binary.BigEndian.AppendUint32(k.bag, uint32(len(value)))
		k.bag = append(k.bag, value...)
	}
	return k
}

// fileKey is the key of the nth file; nil without encryption.
func (k *phoneKeys) fileKey(n byte) []byte {
	if k == nil {
		return nil
	}
	return seeded("file"+string(rune(n)), 32)
}

// wrapped is a key as the backup keeps it: its class, then itself wrapped.
func (k *phoneKeys) wrapped(key []byte) []byte {
	if k == nil {
		return nil
	}
	return append(binary.LittleEndian.AppendUint32(nil, phoneClass), wrapKey(k.class, key)...)
}

// encrypt pads and encrypts.
func (k *phoneKeys) encrypt(key, content []byte) []byte {
	if k == nil {
		return content
	}
	block, err := aes.NewCipher(key)
	must(err, "encrypt")
	pad := aes.BlockSize - len(content)%aes.BlockSize
	out := append(bytes.Clone(content), bytes.Repeat([]byte{byte(pad)}, pad)...)
	cipher.NewCBCEncrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(out, out)
	return out
}

func seeded(name string, size int) []byte {
	sum := sha256.Sum256([]byte(name))
	return append(sum[:], sum[:]...)[:size]
}

// wrapKey is RFC 3394 2.2.1.
func wrapKey(with, key []byte) []byte {
	block, err := aes.NewCipher(with)
	must(err, "wrap a key")
	n := len(key) / 8
	var b [aes.BlockSize]byte
	binary.BigEndian.PutUint64(b[:], 0xA6A6A6A6A6A6A6A6)
	out := append(make([]byte, 8), key...)
	for j := range 6 {
		for i := 1; i <= n; i++ {
			copy(b[8:], out[8*i:])
			block.Encrypt(b[:], b[:])
			copy(out[8*i:], b[8:])
			binary.BigEndian.PutUint64(b[:], binary.BigEndian.Uint64(b[:])^uint64(n*j+i))
		}
	}
	copy(out, b[:8])
	return out
}
