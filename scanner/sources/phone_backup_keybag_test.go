package sources

import (
	"bytes"
	"crypto/aes"
	"crypto/cipher"
	"crypto/rand"
	"encoding/hex"
	"encoding/json"
	"errors"
	"io"
	"os"
	"path/filepath"
	"testing"

	"rollcall/photo"
)

func unhex(t testing.TB, text string) []byte {
	t.Helper()
	b, err := hex.DecodeString(text)
	must(t, err)
	return b
}

// RFC 3394 4.6: 256 bits of key data with a 256-bit key.
func TestUnwrapKey(t *testing.T) {
	key := unhex(t, "000102030405060708090A0B0C0D0E0F101112131415161718191A1B1C1D1E1F")
	wrapped := unhex(t, "28C9F404C4B810F4CBCCB35CFB87F8263F5786E2D80ED326CBC7F0E71A99F43BFB988B9B7A02DD21")
	got, ok := unwrapKey(key, wrapped)
	if want := unhex(t, "00112233445566778899AABBCCDDEEFF000102030405060708090A0B0C0D0E0F"); !ok || !bytes.Equal(got, want) {
		t.Errorf("unwrapped %x, %t", got, ok)
	}
	wrapped[3] ^= 1
	if _, ok := unwrapKey(key, wrapped); ok {
		t.Error("a damaged key is unwrapped")
	}
	for _, short := range [][]byte{nil, wrapped[:8], wrapped[:16], wrapped[:39]} {
		if _, ok := unwrapKey(key, short); ok {
			t.Errorf("%d bytes are unwrapped", len(short))
		}
	}
}

// The keybags that crackers are tested with: their passwords are known.
func TestKeybagVectors(t *testing.T) {
	corpus := os.Getenv("ROLLCALL_CORPUS")
	if corpus == "" {
		corpus = "../../../shared/corpus"
	}
	text, err := os.ReadFile(filepath.Join(corpus, "itunes-keybag-vectors/vectors.json"))
	if err != nil {
		t.Skip("the corpus is not here: set ROLLCALL_CORPUS to run this test")
	}
	var vectors []struct {
		Name, Password, Wpky, Salt string
		Dpsl                       *string
		Iter                       uint32
		Dpic                       *uint32
	}
	must(t, json.Unmarshal(text, &vectors))
	for _, v := range vectors {
		t.Run(v.Name, func(t *testing.T) {
			b := &keybag{salt: unhex(t, v.Salt), wrapped: map[uint32][]byte{1: unhex(t, v.Wpky)}}
			b.rounds = v.Iter
			if v.Dpic != nil {
				b.shaRuns, b.shaSalt = *v.Dpic, unhex(t, *v.Dpsl)
			}
			must(t, b.unlock(v.Password))
			if b.shaRuns > 100_000 {
				return // seconds each
			}
			if err := b.unlock(v.Password + "x"); !errors.Is(err, errWrongPassword) {
				t.Errorf("with another password: %v", err)
			}
		})
	}
}

func TestKeybagIsBounded(t *testing.T) {
	b := &keybag{salt: []byte("x"), rounds: maxRounds + 1, wrapped: map[uint32][]byte{1: make([]byte, wrappedSize)}}
	if err := b.unlock("x"); err == nil {
		t.Error("any number of rounds is run")
	}
}

func FuzzKeybag(f *testing.F) {
	f.Add([]byte("VERS\x00\x00\x00\x04\x00\x00\x00\x04SALT\x00\x00\x00\x01xITER\x00\x00\x00\x04\x00\x00\x00\x01UUID\x00\x00\x00\x00CLAS\x00\x00\x00\x04\x00\x00\x00\x01WRAP\x00\x00\x00\x04\x00\x00\x00\x02WPKY\x00\x00\x00\x28" + string(make([]byte, 40))))
	f.Fuzz(func(t *testing.T, data []byte) {
		b, err := parseKeybag(data)
		if err == nil && b.rounds < 10 && b.shaRuns < 10 {
			b.unlock("x")
		}
	})
}

func TestDecryptedReadsAnywhere(t *testing.T) {
	key := make([]byte, 32)
	rand.Read(key)
	block, err := aes.NewCipher(key)
	must(t, err)
	for _, size := range []int{0, 1, 15, 16, 17, 1000, 4096} {
		plain := make([]byte, size)
		rand.Read(plain)
		pad := aes.BlockSize - size%aes.BlockSize
		padded := append(bytes.Clone(plain), bytes.Repeat([]byte{byte(pad)}, pad)...)
		cipher.NewCBCEncrypter(block, make([]byte, aes.BlockSize)).CryptBlocks(padded, padded)
		f, err := decrypted(memoryFile{bytes.NewReader(padded)}, key, int64(size))
		must(t, err)
		all, err := io.ReadAll(io.NewSectionReader(f, 0, f.Size()))
		must(t, err)
		if !bytes.Equal(all, plain) {
			t.Errorf("%d bytes come out otherwise", size)
		}
		for off := range size {
			p := make([]byte, 20)
			n, err := f.ReadAt(p, int64(off))
			if want := plain[off:min(off+20, size)]; !bytes.Equal(p[:n], want) || n < 20 && err != io.EOF {
				t.Fatalf("at %d of %d: %x, want %x, error %v", off, size, p[:n], want, err)
			}
		}
		if f.damage != "" {
			t.Errorf("%d bytes count as damaged: %s", size, f.damage)
		}
		other, err := decrypted(memoryFile{bytes.NewReader(padded)}, key, max(0, int64(size)-1))
		must(t, err)
		if size > 0 && (other.damage == "" || other.Size() != int64(size)) {
			t.Errorf("%d bytes of which one less is recorded: %d, %q", size, other.Size(), other.damage)
		}
		for cut := 1; cut <= min(20, len(padded)); cut++ {
			f, err := decrypted(memoryFile{bytes.NewReader(padded[:len(padded)-cut])}, key, int64(size))
			must(t, err)
			got, err := io.ReadAll(io.NewSectionReader(f, 0, f.Size()))
			must(t, err)
			lost := size%aes.BlockSize != 0 || cut != aes.BlockSize // the padding alone is no loss
			if lost != (f.damage != "") || !bytes.HasPrefix(plain, got) {
				t.Errorf("%d bytes without %d: damage %q, %d bytes", size, cut, f.damage, len(got))
			}
		}
	}
}

var _ photo.File = (*encryptedFile)(nil)
