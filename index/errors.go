package index

import (
	"errors"
	"fmt"
	"io/fs"
	"path/filepath"
)

// What can be wrong with an index file, for errors.Is.
var (
	ErrNotSQLite   = errors.New("not a SQLite file")
	ErrForeign     = errors.New("another program's SQLite file")
	ErrNewer       = errors.New("written by a newer rollcall")
	ErrNotWritable = errors.New("not writable")
	ErrLocked      = errors.New("in use by another run")
	ErrDamaged     = errors.New("damaged")
)

// An Error is trouble with the index file that its user can act on.
type Error struct {
	Path string
	Kind error  // one of the Err values
	Text string // one sentence: what is wrong, and where
	Hint string // one sentence: what to do
	Err  error  // what lies beneath; may be nil
}

func (e *Error) Error() string { return e.Text }

// Unwrap makes errors.Is find the kind and what lies beneath.
func (e *Error) Unwrap() []error {
	if e.Err == nil {
		return []error{e.Kind}
	}
	return []error{e.Kind, e.Err}
}

const elsewhere = "name another file with --index"

func notSQLite(path string, err error) error {
	return &Error{path, ErrNotSQLite, fmt.Sprintf("%q is no SQLite file, so it can't be the index", path), elsewhere, err}
}

func foreign(path string) error {
	return &Error{path, ErrForeign, fmt.Sprintf("%q is a SQLite file of another program, not an index of rollcall", path), elsewhere, nil}
}

func newer(path string, version int) error {
	return &Error{path, ErrNewer, fmt.Sprintf("the index %q was written by a newer rollcall (its version is %d, this program knows %d)", path, version, len(migrations)),
		"install the newest rollcall, or " + elsewhere, nil}
}

func notWritable(path string, err error) error {
	return &Error{path, ErrNotWritable, fmt.Sprintf("can't write the index %q: %v", path, err), "make the file and its folder writable, or " + elsewhere, err}
}

func locked(path string, err error) error {
	return &Error{path, ErrLocked, fmt.Sprintf("another rollcall is using the index %q", path), "wait until it has ended, then run this again", err}
}

func aFolder(path string) error {
	return &Error{path, ErrNotSQLite, fmt.Sprintf("%q is a folder, so it can't be the index", path), "name a file in it, as in --index " + filepath.Join(path, "index.db"), nil}
}

func damaged(path string, err error) error {
	return &Error{path, ErrDamaged, fmt.Sprintf("the index %q is damaged: %v", path, err),
		"move it away: the next run makes a new one and reads every file again", err}
}

// explain turns what SQLite and the system say into an Error where the user can
// act on it, and leaves the rest as it is.
func explain(path string, err error) error {
	var ours *Error
	if err == nil || errors.As(err, &ours) {
		return err
	}
	switch kindOf(err) {
	case ErrNotSQLite:
		return notSQLite(path, err)
	case ErrDamaged:
		return damaged(path, err)
	case ErrLocked:
		return locked(path, err)
	case ErrNotWritable:
		return notWritable(path, err)
	}
	if errors.Is(err, fs.ErrPermission) {
		return notWritable(path, err)
	}
	return err
}
