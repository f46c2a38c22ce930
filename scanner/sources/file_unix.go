//go:build linux || darwin

package sources

import (
	"os"
	"runtime"

	"golang.org/x/sys/unix"

	"rollcall/photo"
)

// openFile opens the regular file at the relative path, read-only. A pipe or
// link that took its place is refused, not waited for.
func (t *tree) openFile(rel string) (photo.File, error) {
	if !isLocal(rel) {
		return nil, errOutside
	}
	defer runtime.KeepAlive(t)
	fd, err := openBeneath(t.fd, rel, unix.O_RDONLY|unix.O_NONBLOCK)
	if err != nil {
		return nil, err
	}
	st, err := statRegular(fd)
	if err != nil {
		unix.Close(fd)
		return nil, err
	}
	return &file{tree: t, file: os.NewFile(uintptr(fd), rel), fd: fd, size: st.Size}, nil
}

// statRegular makes sure that fd is a regular file, and reads of it wait.
func statRegular(fd int) (*unix.Stat_t, error) {
	var st unix.Stat_t
	if err := retry(func() error { return unix.Fstat(fd, &st) }); err != nil {
		return nil, err
	}
	if kindOf(uint32(st.Mode)) != nodeFile {
		return nil, errNoFile
	}
	return &st, unix.SetNonblock(fd, false)
}

// A file is an opened file of a tree.
type file struct {
	tree *tree
	file *os.File
	fd   int
	size int64
}

func (f *file) ReadAt(p []byte, off int64) (int, error) { return f.file.ReadAt(p, off) }

func (f *file) Close() error { return f.file.Close() }

// Size is the size when the file was opened, in bytes.
func (f *file) Size() int64 { return f.size }

// Stamp is the file's stamp now.
func (f *file) Stamp() (photo.Stamp, error) {
	defer runtime.KeepAlive(f)
	var st unix.Stat_t
	if err := retry(func() error { return unix.Fstat(f.fd, &st) }); err != nil {
		return photo.Stamp{}, err
	}
	return stampOf(&st, f.tree.stable(uint64(st.Dev))), nil
}
