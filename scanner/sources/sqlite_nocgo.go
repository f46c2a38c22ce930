//go:build !cgo

package sources

import "github.com/mattn/go-sqlite3"

// Without cgo the driver is a mock that opens nothing: this file is here so that
// the package can be vetted for other systems.

func boundSQLite(*sqlite3.SQLiteConn) error { return nil }

func sqliteError(err error) error { return err }
