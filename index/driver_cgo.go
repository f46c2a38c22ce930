//go:build cgo

package index

import (
	"errors"

	"github.com/mattn/go-sqlite3"
)

// settings runs statements on every new connection.
func settings(statements string) func(*sqlite3.SQLiteConn) error {
	return func(c *sqlite3.SQLiteConn) error {
		_, err := c.Exec(statements, nil)
		return err
	}
}

// kindOf tells which of the Err values SQLite's error stands for, or nil.
// https://www.sqlite.org/rescode.html
func kindOf(err error) error {
	var lite sqlite3.Error
	if !errors.As(err, &lite) {
		return nil
	}
	switch lite.Code {
	case sqlite3.ErrNotADB:
		return ErrNotSQLite
	case sqlite3.ErrCorrupt:
		return ErrDamaged
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return ErrLocked
	case sqlite3.ErrReadonly, sqlite3.ErrCantOpen, sqlite3.ErrPerm, sqlite3.ErrFull:
		return ErrNotWritable
	}
	return nil
}
