package sources

import (
	"errors"
	"fmt"
	"io"
	"os"

	"rollcall/photo"
)

// maxDatabase is the size in bytes of the largest database that is copied, that
// of a Photos library with some three million photos.
const maxDatabase = 8 << 30

var (
	errNotSQLite   = errors.New("it is no SQLite database")
	errLargeSQLite = errors.New("it is larger than any database of this kind (8 GiB): it is not read")
	errBusySQLite  = errors.New("it changes while it is read: close the program that uses it and run again")
	errHotSQLite   = errors.New("its last change was never finished: open and close it once with the program that owns it, and run again")
)

// Files of a database, by what stands behind its own name.
const (
	itself  = ""
	itsLog  = "-wal"     // the last changes: https://www.sqlite.org/walformat.html
	undoLog = "-journal" // what was there before an unfinished change
)

// A beside opens a database or a file beside it; nil where there is none. The
// shared memory beside a log is not wanted: SQLite makes it anew.
type beside func(ending string) (photo.File, error)

// copyWithLog copies a database and its log to path, both from one moment, and
// reports whether the log is torn.
func copyWithLog(open beside, path string) (torn bool, err error) {
	const tries = 3
	settled := false
	for range tries {
		if settled, torn, err = copyOnce(open, path); settled && !torn || err != nil {
			return torn, err
		}
	}
	if !settled {
		return false, errBusySQLite
	}
	return torn, nil
}

// copyOnce reports whether neither file changed while they were copied.
func copyOnce(open beside, path string) (settled, torn bool, err error) {
	opened := map[string]photo.File{}
	defer func() {
		for _, f := range opened {
			f.Close()
		}
	}()
	for _, ending := range []string{itself, itsLog, undoLog} {
		f, err := open(ending)
		if err != nil {
			return false, false, err
		}
		if f == nil {
			continue
		}
		opened[ending] = f
		if err := acceptable(f, ending); err != nil {
			return false, false, err
		}
	}
	delete(opened, undoLog)
	before := stampsOf(opened)
	for ending, f := range opened {
		if err := copyFile(f, path+ending); err != nil {
			return false, false, err
		}
	}
	if log := opened[itsLog]; log != nil {
		torn = isTorn(log)
	}
	return stampsOf(opened) == before, torn, nil
}

// acceptable refuses what is no database, or can't be opened safely: to undo an
// unfinished change, SQLite follows a path that the journal names.
func acceptable(f photo.File, ending string) error {
	switch {
	case f.Size() > maxDatabase:
		return errLargeSQLite
	case ending == itself && !begins(f, "SQLite format 3\x00"):
		return errNotSQLite
	case ending == undoLog && begins(f, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"):
		return errHotSQLite
	}
	return nil
}

func begins(f photo.File, with string) bool {
	head := make([]byte, len(with))
	n, _ := f.ReadAt(head, 0)
	return n == len(head) && string(head) == with
}

// stampsOf are the stamps of a database and its log, as far as the files tell.
func stampsOf(opened map[string]photo.File) (stamps [2]photo.Stamp) {
	for i, ending := range []string{itself, itsLog} {
		if f, ok := opened[ending].(interface{ Stamp() (photo.Stamp, error) }); ok {
			stamps[i], _ = f.Stamp()
		}
	}
	return stamps
}

// copyFile copies to a private file; blocks of zeros take no room there.
func copyFile(f photo.File, path string) error {
	to, err := os.OpenFile(path, os.O_CREATE|os.O_TRUNC|os.O_WRONLY, 0o600)
	if err != nil {
		return fmt.Errorf("make a temp file: %w", err)
	}
	err = to.Truncate(f.Size())
	if err == nil {
		err = copyBlocks(f, to)
	}
	return errors.Join(err, to.Close())
}

func copyBlocks(f photo.File, to *os.File) error {
	block := make([]byte, 1<<20)
	for at := int64(0); at < f.Size(); at += int64(len(block)) {
		n, err := f.ReadAt(block, at)
		if err != nil && err != io.EOF {
			return err
		}
		if allZero(block[:n]) {
			continue
		}
		if _, err := to.WriteAt(block[:n], at); err != nil {
			return fmt.Errorf("copy it to a temp file: %w", err)
		}
	}
	return nil
}

func allZero(p []byte) bool {
	for _, b := range p {
		if b != 0 {
			return false
		}
	}
	return true
}
