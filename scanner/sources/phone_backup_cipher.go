package sources

import (
	"crypto/aes"
	"crypto/cipher"
	"errors"
	"fmt"
	"io"

	"rollcall/photo"
)

// An encryptedFile decrypts a file of a backup as it is read, anywhere in it:
// AES-256-CBC that begins with zeros, where each block needs but the one before
// it. The padding at its end, PKCS #7, is no part of it.
type encryptedFile struct {
	photo.File
	block  cipher.Block
	size   int64  // without the padding, bytes
	damage string // what its length or its padding shows to be wrong; "" nothing
}

// decrypted opens a file with its key; size is how many bytes it must have, -1
// where that is not recorded: then the padding counts as part of it. One that is
// cut off or damaged is read as far as it goes.
func decrypted(f photo.File, key []byte, size int64) (*encryptedFile, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("its key is damaged: %w", err)
	}
	whole := f.Size() / aes.BlockSize * aes.BlockSize
	e := &encryptedFile{File: f, block: block, size: whole}
	if size < 0 {
		return e, nil
	}
	plain, err := e.unpadded()
	if err != nil {
		return nil, err
	}
	switch {
	case whole == f.Size() && (plain == size || whole == size): // iOS pads; one that was never padded is whole too
		e.size = size
	case whole != f.Size() || whole < size:
		e.size, e.damage = min(whole, size), "its encrypted form is cut off"
	case plain >= 0: // whole by its own end, such as a database that was written to meanwhile
		e.size, e.damage = plain, fmt.Sprintf("it has %d bytes in the backup, which recorded %d", plain, size)
	default:
		e.size, e.damage = min(whole, size), "its encrypted form is damaged: its end is wrong"
	}
	return e, nil
}

// unpadded is the size without the padding, -1 where there is no valid one.
func (e *encryptedFile) unpadded() (int64, error) {
	if e.size == 0 {
		return 0, nil
	}
	last := make([]byte, aes.BlockSize)
	if _, err := e.ReadAt(last, e.size-aes.BlockSize); err != nil && err != io.EOF {
		return 0, err
	}
	pad := last[aes.BlockSize-1]
	if pad < 1 || pad > aes.BlockSize {
		return -1, nil
	}
	for _, b := range last[aes.BlockSize-pad:] {
		if b != pad {
			return -1, nil
		}
	}
	return e.size - int64(pad), nil
}

func (e *encryptedFile) Size() int64 { return e.size }

// ReadAt reads whole blocks around what is asked for, and the one before them.
func (e *encryptedFile) ReadAt(p []byte, off int64) (int, error) {
	if off < 0 {
		return 0, errors.New("a negative offset")
	}
	if off >= e.size {
		return 0, io.EOF
	}
	want := min(int64(len(p)), e.size-off)
	first := off / aes.BlockSize * aes.BlockSize
	end := (off + want + aes.BlockSize - 1) / aes.BlockSize * aes.BlockSize
	buf := make([]byte, aes.BlockSize+end-first) // the block before, or zeros
	from := first - aes.BlockSize
	into := buf
	if first == 0 {
		from, into = 0, buf[aes.BlockSize:]
	}
	if n, err := e.File.ReadAt(into, from); n < len(into) {
		if err == nil || err == io.EOF {
			err = io.ErrUnexpectedEOF
		}
		return 0, err
	}
	cipher.NewCBCDecrypter(e.block, buf[:aes.BlockSize]).CryptBlocks(buf[aes.BlockSize:], buf[aes.BlockSize:])
	n := copy(p, buf[aes.BlockSize+off-first:][:want])
	if want < int64(len(p)) {
		return n, io.EOF
	}
	return n, nil
}
