// Package index keeps what rollcall knows between runs: places, their files as
// they were last read and as they were before, checks with their verdicts, and
// second looks. It is one SQLite file, and the only SQL on our own tables.
//
// It reads no photos and judges nothing: the scanner saves items, reconcile asks
// for them. It knows no source, format or cause by name.
package index

import (
	"context"
	"database/sql"
	"fmt"
	"sync"
	"time"
)

// Patience is how long Open and BeginScan wait for another run before they say
// that the index is locked.
const Patience = 10 * time.Second

// An Index is an opened index file. Many goroutines may read it; one Scan at a
// time writes to it, in this and in all other processes.
type Index struct {
	path string
	wait time.Duration
	db   *sql.DB // readers
	lock *lock   // says to other processes that the file is in use

	mu    sync.Mutex // guards write
	write *sql.Conn
}

// Open opens the index at path. It makes the file, private to its user, where
// there is none, and brings an older one up to date. What a user can act on comes
// back as an *Error.
func Open(ctx context.Context, path string) (*Index, error) {
	return OpenWait(ctx, path, Patience)
}

// OpenWait is Open with another patience.
func OpenWait(ctx context.Context, path string, wait time.Duration) (*Index, error) {
	path, err := prepare(path)
	if err != nil {
		return nil, err
	}
	held, err := openCurrent(ctx, path, wait)
	if err != nil {
		return nil, err
	}
	ix := &Index{path: path, wait: wait, lock: held, db: openDB(path)}
	if err := ix.connect(ctx); err != nil {
		ix.Close()
		return nil, explain(path, fmt.Errorf("open index %q: %w", path, err))
	}
	return ix, nil
}

// Path is the file's absolute path, symbolic links resolved.
func (ix *Index) Path() string { return ix.path }

// Close closes the file. A scan that was not finished ends incomplete.
func (ix *Index) Close() error {
	var err error
	if ix.write != nil {
		err = ix.write.Close()
	}
	if e := ix.db.Close(); err == nil {
		err = e
	}
	ix.lock.release()
	return err
}

// Changes is the number of rows written since the index was opened.
func (ix *Index) Changes(ctx context.Context) (int64, error) {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	var n int64
	err := ix.write.QueryRowContext(ctx, `SELECT total_changes()`).Scan(&n)
	return n, err
}

// update runs f in one writing transaction.
func (ix *Index) update(ctx context.Context, f func(tx *sql.Tx) error) error {
	ix.mu.Lock()
	defer ix.mu.Unlock()
	tx, err := ix.write.BeginTx(ctx, nil)
	if err != nil {
		return explain(ix.path, err)
	}
	if err := f(tx); err != nil {
		tx.Rollback()
		return explain(ix.path, err)
	}
	return explain(ix.path, tx.Commit())
}
