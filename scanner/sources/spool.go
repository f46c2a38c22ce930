package sources

import (
	"bytes"
	"errors"
	"fmt"
	"io"
	"os"

	"rollcall/photo"
)

// spoolMemory is up to which size, in bytes, a stream is kept in memory; a larger
// one goes to a temp file.
const spoolMemory = 32 << 20

// spool reads a stream of a known size so that it can be read anywhere. The
// stream may end early or fail: what follows is zeros, and the error is returned
// beside the file. The file is nil where there is no room for it.
func spool(r io.Reader, size int64) (photo.File, error) {
	if size <= spoolMemory {
		return spoolToMemory(r, size)
	}
	return spoolToDisk(r, size)
}

func spoolToMemory(r io.Reader, size int64) (photo.File, error) {
	content := make([]byte, size)
	_, err := io.ReadFull(r, content)
	if err == nil {
		err = atEnd(r)
	}
	return memoryFile{bytes.NewReader(content)}, err
}

// spoolToDisk writes to a file without a name where the system allows that, so
// that nothing is left however the program ends.
func spoolToDisk(r io.Reader, size int64) (photo.File, error) {
	f, err := os.CreateTemp("", "rollcall-")
	if err != nil {
		return nil, fmt.Errorf("make a temp file: %w", err)
	}
	spooled := &tempFile{File: f, size: size, named: os.Remove(f.Name()) != nil}
	if err := f.Truncate(size); err != nil {
		spooled.Close()
		return nil, fmt.Errorf("make room in %q: %w", os.TempDir(), err)
	}
	into := &errWriter{w: f}
	_, err = io.CopyN(into, r, size)
	if into.err != nil {
		spooled.Close()
		return nil, fmt.Errorf("write to %q: %w", os.TempDir(), into.err)
	}
	if err == nil {
		err = atEnd(r)
	}
	return spooled, err
}

// atEnd reads on to a stream's end, where checksums are compared.
func atEnd(r io.Reader) error {
	n, err := r.Read(make([]byte, 1))
	switch {
	case n > 0:
		return errors.New("there is more of it than its size says")
	case err == io.EOF || err == nil:
		return nil
	}
	return err
}

// A memoryFile is a file in memory.
type memoryFile struct{ *bytes.Reader }

func (memoryFile) Close() error { return nil }

// A tempFile is removed when it is closed, if it was not before.
type tempFile struct {
	*os.File
	size  int64
	named bool
}

func (t *tempFile) Size() int64 { return t.size }

func (t *tempFile) Close() error {
	err := t.File.Close()
	if t.named {
		err = errors.Join(err, os.Remove(t.Name()))
	}
	return err
}

// errWriter keeps apart what writing failed with.
type errWriter struct {
	w   io.Writer
	err error
}

func (w *errWriter) Write(p []byte) (int, error) {
	n, err := w.w.Write(p)
	w.err = err
	return n, err
}
