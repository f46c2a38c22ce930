package index

import (
	"context"
	"database/sql"
	"errors"
	"os"
	"time"
)

// A lock is held on an empty SQLite file beside the index, by SQLite's own means:
// it works alike on every system, between processes and within one, and the
// system drops it when a process dies.
//
//	shared     the index is open
//	reserved   a scan is writing; others may have it open
//	exclusive  the file is being replaced; nobody else has it open
type lock struct{ db *sql.DB }

const (
	shared    = "BEGIN; SELECT count(*) FROM sqlite_schema"
	reserved  = "BEGIN IMMEDIATE"
	exclusive = "BEGIN EXCLUSIVE"
)

// acquire takes a lock, trying again until wait has passed.
func acquire(ctx context.Context, path, kind string, wait time.Duration) (*lock, error) {
	file := path + "-lock"
	if err := touch(file); err != nil {
		return nil, notWritable(path, err)
	}
	for start := time.Now(); ; {
		held, err := tryLock(ctx, file, kind)
		if err == nil {
			return held, nil
		}
		if kindOf(err) != ErrLocked {
			return nil, explain(path, err)
		}
		if time.Since(start) >= wait {
			return nil, locked(path, err)
		}
		select {
		case <-ctx.Done():
			return nil, ctx.Err()
		case <-time.After(50 * time.Millisecond):
		}
	}
}

func tryLock(ctx context.Context, file, kind string) (*lock, error) {
	db := openPlain(file, "mode=rw&_busy_timeout=0")
	if _, err := db.ExecContext(ctx, kind); err != nil {
		db.Close()
		return nil, err
	}
	return &lock{db}, nil
}

// release gives the lock back; a nil lock is held by nobody.
func (l *lock) release() {
	if l != nil && l.db != nil {
		l.db.Close()
		l.db = nil
	}
}

// touch makes a private file where there is none. It opens no file that is
// there: to close it again would drop this process's locks on it.
func touch(path string) error {
	f, err := os.OpenFile(path, os.O_RDWR|os.O_CREATE|os.O_EXCL, 0o600)
	if errors.Is(err, os.ErrExist) {
		return nil
	}
	if err != nil {
		return err
	}
	defer f.Close()
	return f.Chmod(0o600)
}
