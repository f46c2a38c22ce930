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
	block cipher.Block
	size  int64 // without the padding, bytes
}

// decrypted opens a file with its key. It is an error where its length or its
// padding shows that it is not whole.
func decrypted(f photo.File, key []byte) (*encryptedFile, error) {
	block, err := aes.NewCipher(key)
	if err != nil {
		return nil, fmt.Errorf("its key is damaged: %w", err)
	}
	e := &encryptedFile{File: f, block: block, size: f.Size()}
	if f.Size()%aes.BlockSize != 0 {
		return nil, errors.New("its encrypted form is cut off")
	}
	if f.Size() == 0 {
		return e, nil
	}
	last := make([]byte, aes.BlockSize)
	if _, err := e.ReadAt(last, f.Size()-aes.BlockSize); err != nil && err != io.EOF {
		return nil, err
	}
	pad := int64(last[aes.BlockSize-1])
	if pad < 1 || pad > aes.BlockSize {
		return nil, errors.New("its encrypted form is damaged or cut off: the padding at its end is wrong")
	}
	e.size -= pad
	return e, nil
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
