package sources

import (
	"errors"
	"fmt"
	"io"
	"runtime"
	"strings"

	"rollcall/photo"
)

var (
	errRecordAway  = errors.New("it is online only: download it and run again")
	errLargeRecord = errors.New("more than are read of its kind")
)

// mayBeOnline is false where no file system keeps files online only: then a record
// is opened without being looked at before, which is half the work.
const mayBeOnline = runtime.GOOS != "linux"

// openRecord opens a file that a guide reads, unless that would download it.
func openRecord(in *inside, path string) (photo.File, error) {
	if !mayBeOnline {
		return in.openFile(in.rel(path))
	}
	name := lastName(path)
	d, err := in.openDir(strings.TrimSuffix(in.rel(path[:len(path)-len(name)]), "/"))
	if err != nil {
		return nil, err
	}
	defer d.close()
	var n node
	if err := d.stat(name, &n); err != nil {
		return nil, err
	}
	switch {
	case n.kind != nodeFile:
		return nil, errNoFile
	case n.online:
		return nil, errRecordAway
	}
	return in.openFile(in.rel(path))
}

// readRecord reads such a file of at most max bytes.
func readRecord(in *inside, path string, max int64) ([]byte, error) {
	f, err := openRecord(in, path)
	if err != nil {
		return nil, err
	}
	defer f.Close()
	if f.Size() > max {
		return nil, fmt.Errorf("it has %d bytes, %w (%d)", f.Size(), errLargeRecord, max)
	}
	content := make([]byte, f.Size())
	n, err := f.ReadAt(content, 0)
	if err == io.EOF {
		err = nil
	}
	return content[:n], err
}
