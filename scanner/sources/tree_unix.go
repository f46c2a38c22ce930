//go:build linux || darwin

package sources

import (
	"errors"
	"io"
	"os"
	"runtime"
	"strings"
	"sync"

	"golang.org/x/sys/unix"

	"rollcall/photo"
)

// A tree is a folder held open: everything below it is opened relative to it
// and never through a symbolic link, so that neither a path's length nor a name
// that is swapped meanwhile leads elsewhere.
type tree struct {
	path       string // absolute, for messages and the last look
	root       *os.File
	fd         int
	rootVolume volume

	mu      sync.Mutex
	volumes map[uint64]volume // by device
}

func openTree(path string) (*tree, error) {
	// O_NONBLOCK: a pipe in place of the folder must not block.
	f, err := os.OpenFile(path, unix.O_RDONLY|unix.O_DIRECTORY|unix.O_NONBLOCK, 0)
	if err != nil {
		return nil, err
	}
	t := &tree{path: path, root: f, fd: int(f.Fd()), volumes: map[uint64]volume{}}
	var st unix.Stat_t
	if err := retry(func() error { return unix.Fstat(t.fd, &st) }); err != nil {
		return nil, errors.Join(err, f.Close())
	}
	t.rootVolume = t.volume(uint64(st.Dev), t.fd)
	return t, nil
}

// still reports whether the path still leads to the folder that was opened.
func (t *tree) still() bool {
	now, err := os.Stat(t.path)
	if err != nil {
		return false
	}
	then, err := t.root.Stat()
	return err == nil && os.SameFile(now, then)
}

// volume tells the file system of an opened file, once per device.
func (t *tree) volume(device uint64, fd int) volume {
	t.mu.Lock()
	defer t.mu.Unlock()
	v, ok := t.volumes[device]
	if !ok {
		v = statVolume(fd)
		t.volumes[device] = v
	}
	return v
}

// stable reports whether a device that was met has stable change times and
// inodes.
func (t *tree) stable(device uint64) bool {
	t.mu.Lock()
	defer t.mu.Unlock()
	return t.volumes[device].stable
}

// A dir is an opened folder of a tree.
type dir struct {
	tree   *tree
	file   *os.File
	fd     int
	id     folderID // zero where inodes are not stable
	device uint64
	stable bool
}

// openDir opens the folder at the relative path; "" is the root.
func (t *tree) openDir(rel string) (*dir, error) {
	if rel == "" {
		rel = "."
	}
	defer runtime.KeepAlive(t)
	fd, err := openBeneath(t.fd, rel, unix.O_RDONLY|unix.O_DIRECTORY)
	if err != nil {
		return nil, err
	}
	d := &dir{tree: t, file: os.NewFile(uintptr(fd), rel), fd: fd}
	var st unix.Stat_t
	if err := retry(func() error { return unix.Fstat(fd, &st) }); err != nil {
		d.close()
		return nil, err
	}
	d.device = uint64(st.Dev)
	d.stable = t.volume(d.device, fd).stable
	if d.stable {
		d.id = folderID{d.device, st.Ino}
	}
	return d, nil
}

func (d *dir) close() { d.file.Close() }

// names returns up to max of the names that are left, in the folder's own
// order, and io.EOF after the last.
func (d *dir) names(max int) ([]string, error) {
	names, err := d.file.Readdirnames(max)
	if err != nil && !errors.Is(err, io.EOF) {
		err = errors.Unwrap(err)
	}
	return names, err
}

// stat fills n with what the folder says of a name, without following links.
func (d *dir) stat(name string, n *node) error {
	var st unix.Stat_t
	err := unix.Fstatat(d.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW)
	for err == unix.EINTR {
		err = unix.Fstatat(d.fd, name, &st, unix.AT_SYMLINK_NOFOLLOW)
	}
	if err != nil {
		return err
	}
	stable := d.stable
	if dev := uint64(st.Dev); dev != d.device {
		stable = d.tree.stable(dev)
	}
	*n = node{kind: kindOf(uint32(st.Mode)), stamp: stampOf(&st, stable), online: isOnline(&st)}
	return nil
}

func kindOf(mode uint32) nodeKind {
	switch mode & unix.S_IFMT {
	case unix.S_IFREG:
		return nodeFile
	case unix.S_IFDIR:
		return nodeFolder
	case unix.S_IFLNK:
		return nodeLink
	}
	return nodeOther
}

func stampOf(st *unix.Stat_t, stable bool) photo.Stamp {
	s := photo.Stamp{
		Size:    st.Size,
		ModTime: st.Mtim.Nano(),
		Device:  uint64(st.Dev),
		Links:   uint32(st.Nlink),
	}
	if stable {
		s.ChangeTime = st.Ctim.Nano()
		s.Inode = st.Ino
	}
	return s
}

// openSteps opens rel name by name, so that no length limits the path and no
// name on it is followed as a link.
func openSteps(fd int, rel string, flags int) (int, error) {
	at := fd
	for {
		name, rest, more := strings.Cut(rel, "/")
		how := flags
		if more {
			how = throughFlags
		}
		var next int
		err := retry(func() (err error) {
			next, err = unix.Openat(at, name, how|unix.O_NOFOLLOW|unix.O_CLOEXEC, 0)
			return err
		})
		if at != fd {
			unix.Close(at)
		}
		if err != nil || !more {
			return next, err
		}
		at, rel = next, rest
	}
}

// retry calls again what a signal interrupted: network and FUSE file systems
// report that even where handlers restart.
func retry(call func() error) error {
	for {
		if err := call(); err != unix.EINTR {
			return err
		}
	}
}
