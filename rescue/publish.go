package rescue

import (
	"errors"
	"io/fs"
	"path"
)

// publish gives a temporary file its own name, where nothing has it yet, and brings
// that to the disk. A link fails where something has the name; file systems without
// links have to look first.
func (d *dest) publish(temp, to string) error {
	dir := path.Dir(to)
	if err := d.root.MkdirAll(dir, 0o777); err != nil {
		return err
	}
	err := orElse(d.disk.link, d.root.Link)(temp, to)
	switch {
	case err == nil:
		d.remove(temp)
	case errors.Is(err, fs.ErrExist):
		return err
	default:
		switch _, e := d.root.Lstat(to); {
		case e == nil:
			return fs.ErrExist
		case !errors.Is(e, fs.ErrNotExist):
			return e
		}
		if err := orElse(d.disk.rename, d.root.Rename)(temp, to); err != nil {
			return err
		}
	}
	d.keep(dir)
	return nil
}

// keep brings a folder with a new name in it to the disk, the first time with the
// folders above it, which may have been made for it.
func (d *dest) keep(dir string) {
	for d.sync(dir); !d.kept[dir] && dir != "."; d.sync(dir) {
		d.kept[dir] = true
		dir = path.Dir(dir)
	}
}

func orElse(f, system func(temp, to string) error) func(temp, to string) error {
	if f == nil {
		return system
	}
	return f
}

// sync brings a folder to the disk; not every system can.
func (d *dest) sync(dir string) {
	if f, err := d.root.Open(dir); err == nil {
		f.Sync()
		f.Close()
	}
}
