//go:build !linux && !darwin

package sources

import (
	"errors"
	"os"

	"rollcall/photo"
)

// openFile opens the regular file at the relative path, read-only.
func (t *tree) openFile(rel string) (photo.File, error) {
	if !isLocal(rel) {
		return nil, errOutside
	}
	path := t.abs(rel)
	before, err := os.Lstat(path) // a pipe must not be opened: that would block
	if err != nil {
		return nil, err
	}
	if k := kindOf(before); k == nodeLink || k == nodeFolder {
		return nil, errNoFile
	}
	f, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	st, err := f.Stat()
	if err == nil && !os.SameFile(before, st) {
		err = errNoFile
	}
	if err != nil {
		return nil, errors.Join(err, f.Close())
	}
	return &file{file: f, size: st.Size()}, nil
}

// A file is an opened file of a tree.
type file struct {
	file *os.File
	size int64
}

func (f *file) ReadAt(p []byte, off int64) (int, error) { return f.file.ReadAt(p, off) }

func (f *file) Close() error { return f.file.Close() }

// Size is the size when the file was opened, in bytes.
func (f *file) Size() int64 { return f.size }

// Stamp is the file's stamp now.
func (f *file) Stamp() (photo.Stamp, error) {
	st, err := f.file.Stat()
	if err != nil {
		return photo.Stamp{}, err
	}
	return stampOf(st), nil
}
