package rescue

import (
	"context"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"strings"
	"time"

	"github.com/zeebo/xxh3"

	"rollcall/photo"
)

// A dest is the folder that is written to. All paths go through an os.Root, which
// follows no link out of it.
type dest struct {
	path     string
	root     *os.Root // nil: it is not there, and nothing is to be written
	manifest *manifest
	disk     *disk
	made     int             // temporary files so far
	kept     map[string]bool // folders that are on the disk, with those above them
	buf      []byte
}

// Temporary files lie in the folder itself, under names of ours. The ending is one
// that rollcall takes for an unfinished file.
const (
	tempBegin = ".rollcall-rescue-"
	tempEnd   = ".part"
)

// openDest opens the folder, makes it where it is not there, and removes what a run
// that was killed left in it.
func openDest(name string, dry bool, disk *disk) (*dest, error) {
	d := &dest{path: name, disk: disk, kept: map[string]bool{}}
	st, err := os.Stat(name)
	switch {
	case err == nil && !st.IsDir():
		return nil, &Refusal{Text: quote(name) + " is no folder", Todo: "name a folder; one that is not there is made"}
	case errors.Is(err, fs.ErrNotExist) && dry:
		return d, nil
	case errors.Is(err, fs.ErrNotExist):
		if err := os.MkdirAll(name, 0o777); err != nil {
			return nil, refused(name, err)
		}
	case err != nil:
		return nil, refused(name, err)
	}
	if d.root, err = os.OpenRoot(name); err != nil {
		return nil, refused(name, err)
	}
	if dry {
		return d, nil
	}
	if d.manifest, err = openManifest(d.root); err == nil {
		err = d.clean()
	}
	if err != nil {
		d.close()
		return nil, refused(name, err)
	}
	return d, nil
}

func (d *dest) close() {
	if d.manifest != nil {
		d.manifest.close()
	}
	if d.root != nil {
		d.root.Close()
	}
}

// clean removes the temporary files of an earlier run. The lock on the list says
// that no other run is at work.
func (d *dest) clean() error {
	names, err := fs.ReadDir(d.root.FS(), ".")
	for _, e := range names {
		if e.Type().IsRegular() && isTemp(e.Name()) {
			d.remove(e.Name())
		}
	}
	return err
}

func isTemp(name string) bool {
	return strings.HasPrefix(name, tempBegin) && strings.HasSuffix(name, tempEnd)
}

func (d *dest) remove(temp string) { d.root.Remove(temp) }

// create makes a temporary file.
func (d *dest) create() (temp string, f *os.File, err error) {
	for {
		d.made++
		temp = fmt.Sprintf("%s%d%s", tempBegin, d.made, tempEnd)
		f, err = d.root.OpenFile(temp, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o666)
		if !errors.Is(err, fs.ErrExist) {
			return temp, f, err
		}
	}
}

// date gives a file its time, a zero one leaves it; false where the file system does
// not take it.
func (d *dest) date(temp string, mod time.Time) bool {
	return mod.IsZero() || d.root.Chtimes(temp, time.Time{}, mod) == nil
}

// stat tells of what is at a path, without following a link at its end.
func (d *dest) stat(to string) (fs.FileInfo, error) {
	if d.root == nil || leadsOut(to) {
		return nil, fs.ErrNotExist
	}
	return d.root.Lstat(to)
}

// digest reads a file of the folder to its end.
func (d *dest) digest(ctx context.Context, name string) (photo.Digest, int64, error) {
	f, err := d.root.Open(name)
	if err != nil {
		return photo.Digest{}, 0, err
	}
	defer f.Close()
	if d.buf == nil {
		d.buf = make([]byte, bufferSize)
	}
	h, size := xxh3.New(), int64(0)
	for {
		if err := ctx.Err(); err != nil {
			return photo.Digest{}, 0, err
		}
		n, err := f.Read(d.buf)
		h.Write(d.buf[:n])
		size += int64(n)
		if err == io.EOF {
			return h.Sum128().Bytes(), size, nil
		}
		if err != nil {
			return photo.Digest{}, 0, err
		}
	}
}
