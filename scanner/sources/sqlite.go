package sources

import (
	"database/sql"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"

	"rollcall/photo"
)

// A database is a copy of somebody else's SQLite database, opened for reading.
// Its methods are for one goroutine.
type database struct {
	sql  *sql.DB
	dir  string // private temp folder of the copy
	torn bool   // the log of its last changes is not whole: see isTorn
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
func copyDatabase(open beside) (*database, error) {
	dir, err := os.MkdirTemp("", "rollcall-")
	if err != nil {
		return nil, fmt.Errorf("make a temp folder: %w", err)
	}
	d := &database{dir: dir}
	path := filepath.Join(dir, "copy.sqlite")
	if d.torn, err = copyWithLog(open, path); err != nil {
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
