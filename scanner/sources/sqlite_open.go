package sources

import (
	"context"
	"database/sql/driver"
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
