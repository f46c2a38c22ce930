package rescue

import (
	"errors"
	"io/fs"
	"strconv"
	"strings"
	"syscall"

	"github.com/dustin/go-humanize"
)

// A Refusal is why a job was not begun, and what to do about it.
type Refusal struct{ Text, Todo string }

func (e *Refusal) Error() string { return e.Text }

// Hint is what to do.
func (e *Refusal) Hint() string { return e.Todo }

// A Stop is what ended a job early: the folder can't be written to any more.
type Stop struct {
	Text, Todo string
	Err        error
}

func (e *Stop) Error() string { return e.Text }

func (e *Stop) Unwrap() error { return e.Err }

// Hint is what to do.
func (e *Stop) Hint() string { return e.Todo }

func refused(name string, err error) error {
	todo := "name a folder that you may write to"
	switch {
	case errors.Is(err, errInUse):
		todo = "wait until that is done"
	case errors.Is(err, fs.ErrPermission), errors.Is(err, syscall.EROFS):
	case errors.Is(err, syscall.ENOSPC):
		todo = "make room, or name a folder on another disk"
	default:
		todo = "name another folder"
	}
	return &Refusal{Text: "can't write to " + quote(name) + ": " + reason(err), Todo: todo}
}

// fatal is the error that ends the job, nil where the next file may go well.
func (d *dest) fatal(err error) error {
	const again = ", and run the same command again: what was copied stays, and is not copied twice"
	switch {
	case errors.Is(err, syscall.ENOSPC) || errors.Is(err, syscall.EDQUOT):
		free := ""
		if n := d.disk.free(d.path); n >= 0 {
			free = ", " + size(n) + " are free"
		}
		return &Stop{"the disk of " + quote(d.path) + " is full" + free, "make room" + again, err}
	case errors.Is(err, syscall.EROFS):
		return &Stop{"nothing can be written to " + quote(d.path) + " any more: " + reason(err), "look after the disk" + again, err}
	}
	if _, e := d.root.Lstat(ManifestName); e != nil {
		return &Stop{quote(d.path) + " is no longer there", "connect the disk" + again, err}
	}
	return nil
}

// failure ends the job with what was being done.
func (d *dest) failure(err error, doing string) error {
	if stop := d.fatal(err); stop != nil {
		return stop
	}
	return &Stop{"can't " + doing + " in " + quote(d.path) + ": " + reason(err), "run the same command again", err}
}

// errEscapes is how os.Root words what it does not follow.
const errEscapes = "path escapes from parent"

// unwritable says why a copy could not be written, a clause.
func unwritable(err error) string {
	text := reason(err)
	switch {
	case errors.Is(err, syscall.EFBIG):
		return "it is too large for the folder's file system (FAT takes 4 GiB)"
	case errors.Is(err, syscall.ENAMETOOLONG), errors.Is(err, syscall.EINVAL), errors.Is(err, syscall.EILSEQ):
		return "the folder's file system can't hold its name (" + text + ")"
	case errors.Is(err, syscall.ENOTDIR):
		return "a file stands where its folder is to be"
	case errors.Is(err, fs.ErrExist):
		return "something else took its name"
	case text == errEscapes:
		return "a link leads out of the folder"
	}
	return "it can't be written: " + text
}

// unreadable says why an original could not be read, a clause.
func unreadable(path string, err error) string {
	switch {
	case errors.Is(err, fs.ErrNotExist) && strings.Contains(path, "!/"):
		return "it is no longer there, or what it lies in can't be opened"
	case errors.Is(err, fs.ErrNotExist):
		return "it is no longer there"
	case errors.Is(err, errChanged):
		return errChanged.Error()
	}
	return "it can't be read: " + reason(err)
}

// reason is the innermost error's text, without the paths that wrap it.
func reason(err error) string {
	for inner := errors.Unwrap(err); inner != nil; inner = errors.Unwrap(err) {
		err = inner
	}
	return err.Error()
}

func quote(name string) string { return strconv.Quote(name) }

// size is a number of bytes for people.
func size(n int64) string { return humanize.Bytes(uint64(max(n, 0))) }
