//go:build cgo

package sources

import "github.com/mattn/go-sqlite3"

// boundSQLite bounds what a hostile database can make SQLite do: no functions out
// of its schema, no pages that overlap, little memory, no large values.
// https://www.sqlite.org/security.html
func boundSQLite(c *sqlite3.SQLiteConn) error {
	_, err := c.Exec("PRAGMA trusted_schema=OFF; PRAGMA cell_size_check=ON; PRAGMA mmap_size=0; PRAGMA temp_store=MEMORY; PRAGMA cache_size=-8192", nil)
	c.SetLimit(sqlite3.SQLITE_LIMIT_LENGTH, 16<<20)
	c.SetLimit(sqlite3.SQLITE_LIMIT_ATTACHED, 0)
	return err
}
