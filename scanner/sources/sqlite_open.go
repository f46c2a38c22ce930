package sources

import (
	"context"
	"database/sql/driver"
	"errors"
	"fmt"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// A sqliteConnector opens connections without a driver registered under a name.
type sqliteConnector struct{ dsn string }

func (c sqliteConnector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(c.dsn) }
func (c sqliteConnector) Driver() driver.Driver {
	return &sqlite3.SQLiteDriver{ConnectHook: boundSQLite}
}

// sqliteDSN writes a path as a URI file name: https://www.sqlite.org/uri.html.
// Locked exclusively, SQLite keeps what it shares of the log in memory.
func sqliteDSN(path string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath() + "?mode=rw&_query_only=1&_locking_mode=EXCLUSIVE&_busy_timeout=1000"
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
