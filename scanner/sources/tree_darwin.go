package sources

import "golang.org/x/sys/unix"

const throughFlags = unix.O_RDONLY | unix.O_DIRECTORY

// openBeneath opens rel below the folder fd without following any link.
func openBeneath(fd int, rel string, flags int) (int, error) {
	return openSteps(fd, rel, flags)
}

// sfDataless marks a file whose content a provider keeps elsewhere: sys/stat.h
// of macOS, SF_DATALESS.
const sfDataless = 0x40000000

func isOnline(st *unix.Stat_t) bool { return st.Flags&sfDataless != 0 }
