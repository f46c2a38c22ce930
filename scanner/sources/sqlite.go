package sources

import (
	"bytes"
	"context"
	"database/sql"
	"database/sql/driver"
	"errors"
	"fmt"
	"io/fs"
	"net/url"
	"os"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"

	"rollcall/photo"
)

// maxDatabase is the size in bytes of the largest database that is copied: that
// of a Photos library with some three million photos.
const maxDatabase = 8 << 30

var (
	errNotSQLite   = errors.New("it is no SQLite database")
	errLargeSQLite = errors.New("it is larger than any database of this kind (8 GiB): it is not read")
	errBusySQLite  = errors.New("it changes while it is read: close the program that uses it and run again")
	errHotSQLite   = errors.New("its last change was never finished: open and close it once with the program that owns it, and run again")
)

// A database is a copy of somebody else's SQLite database, opened for reading.
// Its methods are for one goroutine.
type database struct {
	sql *sql.DB
	dir string // private temp folder of the copy
}

// openDatabase copies the database at a path of the place, with the log that its
// last changes are in, and opens the copy: opening it in place would write beside
// it, and without the log what was changed last would not be seen. The error says
// for people what is wrong with it.
func openDatabase(in *inside, path string) (*database, error) {
	return copyDatabase(func(ending string) (photo.File, error) {
		f, err := in.openFile(in.rel(path) + ending)
		if ending != "" && errors.Is(err, fs.ErrNotExist) {
			return nil, nil
		}
		return f, err
	})
}

// copyDatabase is openDatabase for a database that open opens: with "" itself,
// with "-wal" and "-journal" the files beside it, nil where there is none.
func copyDatabase(open func(ending string) (photo.File, error)) (*database, error) {
	dir, err := os.MkdirTemp("", "rollcall-")
	if err != nil {
		return nil, fmt.Errorf("make a temp folder: %w", err)
	}
	d := &database{dir: dir}
	path := filepath.Join(dir, "copy.sqlite")
	if err := copySettled(open, path); err != nil {
		d.close()
		return nil, err
	}
	d.sql = sql.OpenDB(sqliteConnector{sqliteDSN(path)})
	d.sql.SetMaxOpenConns(1)
	if err := d.begin(); err != nil {
		d.close()
		return nil, err
	}
	return d, nil
}

// begin reads for the first time, which opens all files of the copy, and then
// takes them off the disk where the system allows that, so that nothing is left
// however the program ends.
func (d *database) begin() error {
	var n int
	if err := d.sql.QueryRow("SELECT count(*) FROM sqlite_master").Scan(&n); err != nil {
		return sqliteError(err)
	}
	os.RemoveAll(d.dir)
	return nil
}

// close closes the copy and removes it.
func (d *database) close() error {
	var err error
	if d.sql != nil {
		err = d.sql.Close()
	}
	return errors.Join(err, os.RemoveAll(d.dir))
}

// copySettled copies a database and its log until neither changed meanwhile.
func copySettled(open func(ending string) (photo.File, error), path string) error {
	const tries = 3
	for range tries {
		settled, err := copyOnce(open, path)
		if settled || err != nil {
			return err
		}
	}
	return errBusySQLite
}

// copyOnce reports whether what it copied belongs together. The log comes first:
// what it holds may be moved to the database, but what is missing in it never
// comes back.
func copyOnce(open func(ending string) (photo.File, error), path string) (settled bool, err error) {
	var opened []photo.File
	defer func() {
		for _, f := range opened {
			f.Close()
		}
	}()
	for _, ending := range []string{"", "-wal", "-journal"} {
		f, err := open(ending)
		if err != nil {
			return false, err
		}
		if f != nil {
			opened = append(opened, f)
		}
		switch {
		case f == nil:
		case f.Size() > maxDatabase:
			return false, errLargeSQLite
		case ending == "" && !begins(f, "SQLite format 3\x00"):
			return false, errNotSQLite
		case ending == "-journal" && begins(f, "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7"):
			return false, errHotSQLite // rolling back could touch files that the journal names
		}
	}
	return copyAll(open, path)
}

// copyAll copies the database and its log, each to its own name.
func copyAll(open func(ending string) (photo.File, error), path string) (settled bool, err error) {
	settled = true
	for _, ending := range []string{"-wal", ""} {
		f, err := open(ending)
		if err != nil {
			return false, err
		}
		if f == nil {
			os.Remove(path + ending)
			continue
		}
		same, err := copyFile(f, path+ending)
		f.Close()
		if err != nil {
			return false, err
		}
		settled = settled && same
	}
	return settled, nil
}
