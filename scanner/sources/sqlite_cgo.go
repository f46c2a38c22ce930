//go:build cgo

package sources

import (
	"errors"
	"fmt"

	"github.com/mattn/go-sqlite3"
)

// boundSQLite bounds what a hostile database can make SQLite do: no functions out
// of its schema, no pages that overlap, little memory, no large values.
// https://www.sqlite.org/security.html
func boundSQLite(c *sqlite3.SQLiteConn) error {
	_, err := c.Exec("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192", nil)
	c.SetLimit(sqlite3.SQLITE_LIMIT_LENGTH, 16<<20)
	c.SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
	return err
}

// sqliteError says in words for people what SQLite answered; nil for nil.
// https://www.sqlite.org/rescode.html
func sqliteError(err error) error {
	var lite sqlite3.Error
	if err == nil || !errors.As(err, &lite) {
		return err
	}
	switch int(lite.Code) {
	case 11: // SQLITE_CORRUPT
		return errors.New("it is damaged")
	case 26: // SQLITE_NOTADB
		return errNotSQLite
	case 18: // SQLITE_TOOBIG
		return errors.New("it holds a value of more than 16 MiB, as none of its kind does: it is not read on")
	}
	return fmt.Errorf("SQLite can't read it: %s", lite.Error())
}
