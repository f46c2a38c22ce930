//go:build linux || darwin

package rescue

import (
	"errors"
	"os"

	"golang.org/x/sys/unix"
)

// freeBytes is what a user may still write, in bytes; -1 unknown.
func freeBytes(name string) int64 {
	var st unix.Statfs_t
	if err := unix.Statfs(name, &st); err != nil {
		return -1
	}
	return int64(st.Bavail) * int64(st.Bsize)
}

// SameDisk reports whether two paths lie on one file system; false where that can't
// be told.
func SameDisk(a, b string) bool {
	var at, bt unix.Stat_t
	return unix.Stat(a, &at) == nil && unix.Stat(b, &bt) == nil && at.Dev == bt.Dev
}

// lock keeps other runs away until the file is closed or the process ends. Where
// the file system knows no locks there is none.
func lock(f *os.File) error {
	err := unix.Flock(int(f.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	if errors.Is(err, unix.EWOULDBLOCK) {
		return errInUse
	}
	return nil
}
