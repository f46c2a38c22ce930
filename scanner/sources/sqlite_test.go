package sources

import (
	"bytes"
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"rollcall/photo"
)

// insideOf is a folder on disk as a store.
func insideOf(t *testing.T, dir string) *inside {
	t.Helper()
	tree, err := openTree(dir)
	if err != nil {
		t.Fatal(err)
	}
	return &inside{store: onDisk{tree}}
}

// openPlain opens a database with nothing but what the path says.
func openPlain(t *testing.T, path string) *sql.DB {
	t.Helper()
	db, err := sql.Open("sqlite3", "file:"+path)
	if err != nil {
		t.Fatal(err)
	}
	return db
}

// makeDatabase runs statements on a new database in a folder of its own.
func makeDatabase(t *testing.T, statements string) (dir string) {
	t.Helper()
	dir = t.TempDir()
	db := openPlain(t, filepath.Join(dir, "a.db")+"?mode=rwc")
	defer db.Close()
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
	return dir
}

// privateTemp makes the tests' temp folder one of their own, and fails where
// something is left in it.
func privateTemp(t *testing.T) string {
	t.Helper()
	dir := t.TempDir()
	t.Setenv("TMPDIR", dir)
	t.Cleanup(func() {
		if left, err := os.ReadDir(dir); err != nil || len(left) > 0 {
			t.Errorf("left in the temp folder: %v %v", left, err)
		}
	})
	return dir
}

func count(t *testing.T, d *database, table string, columns ...string) (n int) {
	t.Helper()
	if err := d.each(table, columns, func(row) error { n++; return nil }); err != nil {
		t.Fatal(err)
	}
	return n
}

func TestDatabaseWithItsLog(t *testing.T) {
	privateTemp(t)
	dir := t.TempDir()
	writer := openPlain(t, filepath.Join(dir, "a.db")+"?mode=rwc&_journal_mode=WAL")
	defer writer.Close()
	if _, err := writer.Exec("CREATE TABLE p(z INTEGER, d TIMESTAMP, f); INSERT INTO p VALUES (1, 10, 'x'), (2, 20.5, NULL)"); err != nil {
		t.Fatal(err)
	}
	before, _ := os.ReadDir(dir)
	d, err := openDatabase(insideOf(t, dir), "a.db")
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	var dates []float64
	err = d.each("P", []string{"Z", "D", "F", "ABSENT"}, func(r row) error {
		f, ok := r.float("D")
		if !ok {
			t.Errorf("D is %T", r["D"])
		}
		dates = append(dates, f)
		return nil
	})
	if err != nil || len(dates) != 2 || dates[0] != 10 || dates[1] != 20.5 {
		t.Errorf("dates %v, %v", dates, err)
	}
	if n := count(t, d, "nothing", "z"); n != 0 {
		t.Errorf("%d rows of a table that is not there", n)
	}
	if after, _ := os.ReadDir(dir); len(after) != len(before) {
		t.Errorf("the folder of the database holds %v, was %v", after, before)
	}
}

func TestDatabaseThatIsLocked(t *testing.T) {
	privateTemp(t)
	dir := makeDatabase(t, "CREATE TABLE p(z); INSERT INTO p VALUES (1)")
	holder := openPlain(t, filepath.Join(dir, "a.db")+"?_locking_mode=EXCLUSIVE&_txlock=exclusive")
	defer holder.Close()
	tx, err := holder.Begin()
	if err != nil {
		t.Fatal(err)
	}
	defer tx.Rollback()
	d, err := openDatabase(insideOf(t, dir), "a.db")
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	if n := count(t, d, "p", "z"); n != 1 {
		t.Errorf("%d rows", n)
	}
}

func TestDatabaseRefused(t *testing.T) {
	sparse := func(t *testing.T, dir string) {
		if err := os.Truncate(filepath.Join(dir, "a.db"), maxDatabase+1); err != nil {
			t.Fatal(err)
		}
	}
	write := func(name, content string) func(*testing.T, string) {
		return func(t *testing.T, dir string) {
			if err := os.WriteFile(filepath.Join(dir, name), []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	for name, c := range map[string]struct {
		spoil func(*testing.T, string)
		want  string
	}{
		"text":    {write("a.db", "this is no database, whatever its name says"), "no SQLite database"},
		"empty":   {write("a.db", ""), "no SQLite database"},
		"absent":  {func(t *testing.T, dir string) { os.Remove(filepath.Join(dir, "a.db")) }, "no such file"},
		"large":   {sparse, "larger than any"},
		"hot":     {write("a.db-journal", "\xd9\xd5\x05\xf9\x20\xa1\x63\xd7/etc/passwd"), "never finished"},
		"damaged": {write("a.db", "SQLite format 3\x00"+strings.Repeat("\xff", 8192)), "no SQLite database"},
		"bad-wal": {write("a.db-wal", strings.Repeat("\x37\x7f\x06\x82", 1000)), ""},
		"link": {func(t *testing.T, dir string) {
			os.Remove(filepath.Join(dir, "a.db"))
			os.Symlink("/etc/passwd", filepath.Join(dir, "a.db"))
		}, "too many levels"},
		"a-folder": {func(t *testing.T, dir string) {
			os.Remove(filepath.Join(dir, "a.db"))
			os.Mkdir(filepath.Join(dir, "a.db"), 0o700)
		}, "no regular file"},
	} {
		t.Run(name, func(t *testing.T) {
			privateTemp(t)
			dir := makeDatabase(t, "CREATE TABLE p(z)")
			c.spoil(t, dir)
			d, err := openDatabase(insideOf(t, dir), "a.db")
			switch {
			case err == nil:
				d.close()
				if c.want != "" {
					t.Errorf("opened; want %q", c.want)
				}
			case c.want == "" || !strings.Contains(err.Error(), c.want):
				t.Errorf("%v; want %q", err, c.want)
			}
		})
	}
}

// A log that lost its end is told, and what is left is read; one with an end that is
// done with is not.
func TestDatabaseWithATornLog(t *testing.T) {
	privateTemp(t)
	dir := t.TempDir()
	writer := openPlain(t, filepath.Join(dir, "a.db")+"?mode=rwc&_journal_mode=WAL")
	defer writer.Close()
	for _, s := range []string{"CREATE TABLE p(z)", "PRAGMA wal_autocheckpoint=0", "INSERT INTO p VALUES (1)", "INSERT INTO p VALUES (2)"} {
		if _, err := writer.Exec(s); err != nil {
			t.Fatal(err)
		}
	}
	plain, err := os.ReadFile(filepath.Join(dir, "a.db"))
	must(t, err)
	log, err := os.ReadFile(filepath.Join(dir, "a.db-wal"))
	must(t, err)
	old := bytes.Clone(log[:len(log)-1000])
	old[16]++ // the header of changes that came after
	for name, c := range map[string]struct {
		log  []byte
		torn bool
		rows int
	}{
		"whole": {log, false, 2}, "cut": {log[:len(log)-1000], true, 1}, "cut-frame-header": {log[:len(log)-4096-24+8], true, 1},
		"first-frame": {log[:60], true, 0}, "header": {log[:20], true, 0}, "empty": {nil, false, 0}, "zeros": {make([]byte, 5000), false, 0},
		"text": {[]byte(strings.Repeat("no log ", 1000)), true, 0}, "done-with": {old, false, 0},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			must(t, os.WriteFile(filepath.Join(dir, "b.db"), plain, 0o600))
			must(t, os.WriteFile(filepath.Join(dir, "b.db-wal"), c.log, 0o600))
			d, err := openDatabase(insideOf(t, dir), "b.db")
			must(t, err)
			defer d.close()
			n := 0
			if err := d.each("p", []string{"z"}, func(row) error { n++; return nil }); err != nil || n != c.rows || d.torn != c.torn {
				t.Errorf("%d rows, torn %t, %v", n, d.torn, err)
			}
		})
	}
}

// A view and a value that are made to keep a reader busy are not read.
func TestDatabaseThatIsHostile(t *testing.T) {
	privateTemp(t)
	dir := makeDatabase(t, `CREATE VIEW asset AS WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i+1 FROM n) SELECT i AS z FROM n;
		CREATE TABLE big(z); INSERT INTO big VALUES (zeroblob(17000000))`)
	d, err := openDatabase(insideOf(t, dir), "a.db")
	if err != nil {
		t.Fatal(err)
	}
	defer d.close()
	if n := count(t, d, "asset", "z"); n != 0 {
		t.Errorf("%d rows of a view", n)
	}
	err = d.each("big", []string{"z"}, func(row) error { return nil })
	if err == nil || !strings.Contains(err.Error(), "16 MiB") {
		t.Errorf("a large value: %v", err)
	}
}

// A database that is written to while it is copied is never read half.
func TestDatabaseThatChanges(t *testing.T) {
	privateTemp(t)
	n := int64(0)
	_, err := copyDatabase(func(ending string) (photo.File, error) {
		if ending != itself {
			return nil, nil
		}
		n++
		return &restless{at: n}, nil
	})
	if !errors.Is(err, errBusySQLite) {
		t.Errorf("%v", err)
	}
}

// A restless file has another stamp whenever it is asked.
type restless struct{ at int64 }

func (r *restless) ReadAt(p []byte, off int64) (int, error) {
	return copy(p, "SQLite format 3\x00"), nil
}
func (r *restless) Close() error                { return nil }
func (r *restless) Size() int64                 { return 512 }
func (r *restless) Stamp() (photo.Stamp, error) { r.at++; return photo.Stamp{ModTime: r.at}, nil }
