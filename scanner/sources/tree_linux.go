package sources

import (
	"strings"

	"golang.org/x/sys/unix"
)

// throughFlags open a folder only to go on from it; O_PATH needs no permission
// to list it.
const throughFlags = unix.O_PATH | unix.O_DIRECTORY

// longPath is a length that one system call surely takes: PATH_MAX is 4096.
const longPath = 4000

// openBeneath opens rel below the folder fd without following any link.
func openBeneath(fd int, rel string, flags int) (int, error) {
	opened, err := openStretches(fd, rel, flags)
	if err == unix.ENOSYS || err == unix.EPERM { // Linux before 5.6, or a sandbox that does not know the call
		return openSteps(fd, rel, flags)
	}
	return opened, err
}

// openStretches opens rel in as few calls as its length allows.
func openStretches(fd int, rel string, flags int) (int, error) {
	at := fd
	for {
		stretch, rest, how := rel, "", flags
		if len(rel) > longPath {
			cut := max(strings.LastIndexByte(rel[:longPath], '/'), 0)
			stretch, rest, how = rel[:cut], rel[cut+1:], throughFlags
		}
		next, err := openat2(at, stretch, how)
		if at != fd {
			unix.Close(at)
		}
		if err != nil || rest == "" {
			return next, err
		}
		at, rel = next, rest
	}
}

func openat2(fd int, rel string, flags int) (opened int, err error) {
	how := unix.OpenHow{Flags: uint64(flags | unix.O_CLOEXEC), Resolve: unix.RESOLVE_NO_SYMLINKS}
	err = retry(func() (err error) {
		opened, err = unix.Openat2(fd, rel, &how)
		return err
	})
	return opened, err
}

func isOnline(*unix.Stat_t) bool { return false }
