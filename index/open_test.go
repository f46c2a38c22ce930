package index

import (
	"database/sql"
	"errors"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"
)

func isKind(err, kind error) bool {
	var e *Error
	return errors.As(err, &e) && errors.Is(err, kind) && e.Hint != "" && e.Text != "" && !strings.Contains(e.Text, "%!")
}

func run(t *testing.T, path, statements string) {
	t.Helper()
	db := openPlain(path, "mode=rwc")
	defer db.Close()
	if _, err := db.Exec(statements); err != nil {
		t.Fatal(err)
	}
}

func TestOpenSaysWhatIsWrong(t *testing.T) {
	write := func(content string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) {
			if err := os.WriteFile(path, []byte(content), 0o600); err != nil {
				t.Fatal(err)
			}
		}
	}
	sqlite := func(statements string) func(t *testing.T, path string) {
		return func(t *testing.T, path string) { run(t, path, statements) }
	}
	for _, test := range []struct {
		name string
		make func(t *testing.T, path string)
		kind error
	}{
		{"text", write("this is a letter, and a rather long one at that, so that it has a header's length and some more"), ErrNotSQLite},
		{"short-text", write("hello"), ErrNotSQLite},
		{"folder", func(t *testing.T, path string) { os.Mkdir(path, 0o700) }, ErrNotSQLite},
		{"foreign", sqlite(`CREATE TABLE x(y)`), ErrForeign},
		{"foreign-id", sqlite(`PRAGMA application_id=77; CREATE TABLE x(y)`), ErrForeign},
		{"newer", sqlite(`PRAGMA application_id=0x726f6c6c; PRAGMA user_version=9999; CREATE TABLE x(y)`), ErrNewer},
	} {
		t.Run(test.name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "index.db")
			test.make(t, path)
			ix, err := OpenWait(ctx, path, 50*time.Millisecond)
			if err == nil {
				ix.Close()
			}
			if !isKind(err, test.kind) || !strings.Contains(err.Error(), path) {
				t.Errorf("got %v, want %v", err, test.kind)
			}
		})
	}
}

func TestOpenInAFolderThatCannotBe(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	if err := os.WriteFile(file, nil, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := Open(ctx, filepath.Join(file, "index.db")); !isKind(err, ErrNotWritable) {
		t.Errorf("got %v", err)
	}
}

func TestEmptyFilesBecomeAnIndex(t *testing.T) {
	for name, make := range map[string]func(path string){
		"zero-bytes": func(path string) { os.WriteFile(path, nil, 0o644) },
		"no-tables":  func(path string) { run(t, path, `PRAGMA journal_mode=WAL; VACUUM`) },
	} {
		t.Run(name, func(t *testing.T) {
			path := filepath.Join(t.TempDir(), "index.db")
			make(path)
			ix, err := Open(ctx, path)
			if err != nil {
				t.Fatal(err)
			}
			ix.Close()
		})
	}
}

func TestPragmasHoldOnEveryConnection(t *testing.T) {
	ix := opened(t)
	want := map[string]string{"journal_mode": "wal", "synchronous": "1", "temp_store": "2", "busy_timeout": "5000", "foreign_keys": "1", "mmap_size": "0"}
	var conns []*sql.Conn
	for range 3 {
		c, err := ix.db.Conn(ctx)
		if err != nil {
			t.Fatal(err)
		}
		defer c.Close()
		conns = append(conns, c)
	}
	for _, c := range conns {
		for name, value := range want {
			var got string
			err := c.QueryRowContext(ctx, "PRAGMA "+name).Scan(&got)
			if name == "mmap_size" && errors.Is(err, sql.ErrNoRows) {
				continue // built without it
			}
			if err != nil || got != value {
				t.Errorf("%s is %q, want %q, %v", name, got, value, err)
			}
		}
	}
}

func TestOpenWaitsForAMigration(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	held, err := acquire(ctx, path, exclusive, 0)
	if err != nil {
		t.Fatal(err)
	}
	if _, err := OpenWait(ctx, path, 100*time.Millisecond); !isKind(err, ErrLocked) {
		t.Errorf("while another migrates: %v", err)
	}
	time.AfterFunc(200*time.Millisecond, held.release)
	ix, err := OpenWait(ctx, path, 5*time.Second)
	if err != nil {
		t.Fatalf("after it has ended: %v", err)
	}
	ix.Close()
}
