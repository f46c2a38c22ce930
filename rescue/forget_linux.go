package rescue

import (
	"os"

	"golang.org/x/sys/unix"
)

// forget drops what the system remembers of a file that is on the disk, so that
// reading it back reads the disk: posix_fadvise(2).
func forget(f *os.File) { unix.Fadvise(int(f.Fd()), 0, 0, unix.FADV_DONTNEED) }
