package index

import (
	"context"
	"database/sql"
	"database/sql/driver"
	"net/url"
	"path/filepath"
	"strings"

	"github.com/mattn/go-sqlite3"
)

// pragmas hold on every connection of the pool, so they stand in the DSN; those
// that the driver has no parameter for are set by its hook.
//
// mmap stays off: a file cut under us would be a SIGBUS. The log is folded in
// after 32 MiB, not 4: a first scan writes the same pages of the indexes of
// digests over and over.
const (
	pragmas   = "_journal_mode=WAL&_synchronous=NORMAL&_busy_timeout=5000&_foreign_keys=1&_txlock=immediate"
	afterward = "PRAGMA temp_store=MEMORY; PRAGMA mmap_size=0; PRAGMA cache_size=-16384; PRAGMA wal_autocheckpoint=8192"
)

// A connector opens connections without a driver registered under a name.
type connector struct {
	dsn  string
	hook func(*sqlite3.SQLiteConn) error
}

func (c connector) Connect(context.Context) (driver.Conn, error) { return c.Driver().Open(c.dsn) }
func (c connector) Driver() driver.Driver                        { return &sqlite3.SQLiteDriver{ConnectHook: c.hook} }

func openDB(path string) *sql.DB {
	return sql.OpenDB(connector{dsn: dsn(path, "mode=rw&"+pragmas), hook: settings(afterward)})
}

// openPlain opens a file with nothing but what parameters say.
func openPlain(path, parameters string) *sql.DB {
	db := sql.OpenDB(connector{dsn: dsn(path, parameters)})
	db.SetMaxOpenConns(1)
	return db
}

// dsn writes a path as a URI file name: https://www.sqlite.org/uri.html
func dsn(path, parameters string) string {
	slashed := filepath.ToSlash(path)
	if !strings.HasPrefix(slashed, "/") {
		slashed = "/" + slashed
	}
	return "file:" + (&url.URL{Path: slashed}).EscapedPath() + "?" + parameters
}

// connect opens the writing connection and proves that it can write.
func (ix *Index) connect(ctx context.Context) error {
	var err error
	if ix.write, err = ix.db.Conn(ctx); err != nil {
		return err
	}
	if err := makePrivate(ix.path); err != nil {
		return err
	}
	tx, err := ix.write.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	return tx.Rollback()
}
