package index

import (
	"context"
	"database/sql"
	_ "embed"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"time"

	"rollcall/photo"
)

// applicationID marks a SQLite file as ours: "roll".
const applicationID = 0x726f6c6c

// A migration is one step: its file's name, and its statements.
type migration struct{ name, statements string }

var (
	//go:embed migrations/0001_first.sql
	first string
	//go:embed migrations/0002_looks.sql
	second string
)

// migrations are the steps from an empty file to today's tables, in order. A
// file's user_version is how many it has been through. A published one never
// changes.
var migrations = []migration{
	{"0001_first.sql", first},
	{"0002_looks.sql", second},
}

// prepare makes the folder, and resolves the path: a file is replaced where it
// lies, not where a link to it does.
func prepare(path string) (string, error) {
	path, err := filepath.Abs(path)
	if err != nil {
		return "", fmt.Errorf("find index %q: %w", path, err)
	}
	if real, err := filepath.EvalSymlinks(path); err == nil {
		path = real
	}
	if st, err := os.Stat(path); err == nil && st.IsDir() {
		return "", aFolder(path)
	} else if err == nil && !st.Mode().IsRegular() {
		return "", notSQLite(path, nil)
	}
	if err := os.MkdirAll(filepath.Dir(path), 0o700); err != nil {
		return "", notWritable(path, err)
	}
	return path, nil
}

// openCurrent returns a shared lock on an index file that is there and up to
// date.
func openCurrent(ctx context.Context, path string, wait time.Duration) (*lock, error) {
	for {
		held, err := acquire(ctx, path, shared, wait)
		if err != nil {
			return nil, err
		}
		version, err := versionOf(ctx, path)
		if err == nil && version == len(migrations) {
			return held, nil
		}
		held.release()
		if err == nil {
			err = replace(ctx, path, wait)
		}
		if err != nil {
			return nil, err
		}
	}
}

// versionOf tells how many migrations a file has been through; 0: there is none,
// or an empty one.
func versionOf(ctx context.Context, path string) (int, error) {
	st, err := os.Stat(path)
	if errors.Is(err, fs.ErrNotExist) || err == nil && st.Size() == 0 {
		return 0, nil
	}
	if err != nil {
		return 0, notWritable(path, err)
	}
	db := openPlain(path, "mode=rw&_busy_timeout=5000")
	defer db.Close()
	var id, version, tables int
	const ask = `SELECT (SELECT application_id FROM pragma_application_id), (SELECT user_version FROM pragma_user_version), (SELECT count(*) FROM sqlite_schema)`
	if err := db.QueryRowContext(ctx, ask).Scan(&id, &version, &tables); err != nil {
		return 0, explain(path, fmt.Errorf("look into index %q: %w", path, err))
	}
	switch {
	case id == 0 && version == 0 && tables == 0:
		return 0, nil
	case id != applicationID:
		return 0, foreign(path)
	case version > len(migrations):
		return 0, newer(path, version)
	}
	return version, nil
}

// replace migrates a copy of the file and renames it over the file: whoever is
// killed here leaves the old one as it was.
func replace(ctx context.Context, path string, wait time.Duration) error {
	held, err := acquire(ctx, path, exclusive, wait)
	if err != nil {
		return err
	}
	defer held.release()
	version, err := versionOf(ctx, path)
	if err != nil || version == len(migrations) {
		return err
	}
	fresh := path + "-new"
	if err := copyInto(ctx, path, fresh, version); err != nil {
		return explain(path, fmt.Errorf("copy index %q: %w", path, err))
	}
	if err := migrate(ctx, fresh, version); err != nil {
		return explain(path, fmt.Errorf("bring index %q up to date: %w", path, err))
	}
	if err := renameOver(fresh, path); err != nil {
		return notWritable(path, err)
	}
	return nil
}

// copyInto makes a private copy, or an empty file where there is nothing to
// copy. The old file's log is folded in and gone afterwards: it would be taken
// for the new file's.
func copyInto(ctx context.Context, path, fresh string, version int) error {
	for _, rest := range []string{fresh, fresh + "-wal", fresh + "-shm", fresh + "-journal"} {
		if err := os.Remove(rest); err != nil && !errors.Is(err, fs.ErrNotExist) {
			return err
		}
	}
	if err := touch(fresh); err != nil {
		return err
	}
	if version == 0 {
		return nil
	}
	db := openPlain(path, "mode=rw")
	_, err := db.ExecContext(ctx, `PRAGMA wal_checkpoint(TRUNCATE); VACUUM INTO ?`, fresh)
	if e := db.Close(); err == nil {
		err = e
	}
	if st, e := os.Stat(path + "-wal"); err == nil && e == nil && st.Size() > 0 {
		err = errors.New("its log could not be folded in")
	}
	return err
}

// migrate takes a file from one version to today's.
func migrate(ctx context.Context, file string, from int) error {
	db := openPlain(file, "mode=rw&_synchronous=FULL&_foreign_keys=0")
	defer db.Close()
	tx, err := db.BeginTx(ctx, nil)
	if err != nil {
		return err
	}
	defer tx.Rollback()
	for i := from; i < len(migrations); i++ {
		if err := apply(ctx, tx, i); err != nil {
			return fmt.Errorf("migration %s: %w", migrations[i].name, err)
		}
	}
	if _, err := tx.ExecContext(ctx, `INSERT OR IGNORE INTO setting(name, value) VALUES('digest', ?)`, photo.DigestName); err != nil {
		return err
	}
	return tx.Commit()
}

func apply(ctx context.Context, tx *sql.Tx, i int) error {
	_, err := tx.ExecContext(ctx, fmt.Sprintf("%s\n; PRAGMA application_id=%d; PRAGMA user_version=%d", migrations[i].statements, applicationID, i+1))
	return err
}
