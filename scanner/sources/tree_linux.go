package sources

import "golang.org/x/sys/unix"

// throughFlags open a folder only to go on from it; O_PATH needs no permission
// to list it.
const throughFlags = unix.O_PATH | unix.O_DIRECTORY

// longPath is a length that one system call surely takes: PATH_MAX is 4096.
const longPath = 4000

// openBeneath opens rel below the folder fd without following any link.
func openBeneath(fd int, rel string, flags int) (int, error) {
	if len(rel) > longPath {
		return openSteps(fd, rel, flags)
	}
	how := unix.OpenHow{Flags: uint64(flags | unix.O_CLOEXEC), Resolve: unix.RESOLVE_NO_SYMLINKS}
	var opened int
	err := retry(func() (err error) {
		opened, err = unix.Openat2(fd, rel, &how)
		return err
	})
	if err == unix.ENOSYS || err == unix.EPERM { // Linux before 5.6, or a sandbox that does not know the call
		return openSteps(fd, rel, flags)
	}
	return opened, err
}

func isOnline(*unix.Stat_t) bool { return false }
