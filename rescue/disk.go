package rescue

import (
	"io"
	"os"
	"path/filepath"
)

// A disk is what tests put in place of the system; nil funcs ask the system.
type disk struct {
	space  func(name string) int64   // bytes free
	writer func(io.Writer) io.Writer // writes the copies
	link   func(temp, to string) error
	rename func(temp, to string) error
}

func (d *disk) wrap(w io.Writer) io.Writer {
	if d.writer == nil {
		return w
	}
	return d.writer(w)
}

// free is the room for files in a folder that may not be there yet, in bytes; -1
// where the system does not tell.
func (d *disk) free(name string) int64 {
	if d.space != nil {
		return d.space(name)
	}
	for {
		if _, err := os.Stat(name); err == nil || filepath.Dir(name) == name {
			return freeBytes(name)
		}
		name = filepath.Dir(name)
	}
}
