package index

import (
	"errors"
	"os"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// An index of the day before: one migration behind, with a log that was not
// folded in when its writer was killed.
func oldIndex(t *testing.T) (path string) {
	t.Helper()
	path = filepath.Join(t.TempDir(), "index.db")
	ix, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	scan(t, ix, "/a", 1, item("a", 1), item("b", 2))
	copied := filepath.Join(t.TempDir(), "index.db")
	for _, ending := range []string{"", "-wal"} {
		content, err := os.ReadFile(path + ending)
		if err != nil {
			t.Fatal(err)
		}
		if err := os.WriteFile(copied+ending, content, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	if st, err := os.Stat(copied + "-wal"); err != nil || st.Size() == 0 {
		t.Fatalf("the fixture has no log: %v", err)
	}
	ix.Close()
	return copied
}

// tomorrow adds a migration for the time of a test.
func tomorrow(t *testing.T, statements string) {
	t.Helper()
	old := migrations
	migrations = append(migrations[:len(migrations):len(migrations)], migration{"9999_test.sql", statements})
	t.Cleanup(func() { migrations = old })
}

func TestAnOldIndexIsMigrated(t *testing.T) {
	path := oldIndex(t)
	tomorrow(t, `CREATE TABLE later(x); INSERT INTO later SELECT count(*) FROM item`)
	ix, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	var n, version int
	if err := ix.db.QueryRow(`SELECT x FROM later`).Scan(&n); err != nil || n != 2 {
		t.Errorf("the migration saw %d items, %v", n, err)
	}
	if err := ix.db.QueryRow(`PRAGMA user_version`).Scan(&version); err != nil || version != len(migrations) {
		t.Errorf("version %d, %v", version, err)
	}
	p, err := ix.Place(ctx, "/a", "folder")
	if d := cmp.Diff([]string{"a", "b"}, paths(t, ix, p.ID)); d != "" || err != nil {
		t.Error(d, err)
	}
	intact(t, ix.db)
	left(t, path, "index.db", "index.db-lock", "index.db-shm", "index.db-wal")
}

func TestAMigrationThatFailsLeavesTheOldIndex(t *testing.T) {
	path := oldIndex(t)
	good := migrations
	tomorrow(t, `CREATE TABLE later(x); DELETE FROM item; this is no SQL`)
	if _, err := Open(ctx, path); err == nil {
		t.Fatal("no error")
	}
	stillThere(t, path, good)
}

func TestAMigrationThatIsKilledLeavesTheOldIndex(t *testing.T) {
	path := oldIndex(t)
	good := migrations
	tomorrow(t, `CREATE TABLE later(x); DELETE FROM item`)
	for _, step := range []string{"copied", "migrated"} {
		t.Run(step, func(t *testing.T) {
			// What a kill leaves behind: everything up to the rename.
			if err := copyInto(ctx, path, path+"-new", len(good)); err != nil {
				t.Fatal(err)
			}
			if step == "migrated" {
				if err := migrate(ctx, path+"-new", len(good)); err != nil {
					t.Fatal(err)
				}
			}
			stillThere(t, path, good)
		})
	}
	ix, err := Open(ctx, path)
	if err != nil {
		t.Fatalf("the next run: %v", err)
	}
	ix.Close()
}

// stillThere opens an index with the migrations that it knows.
func stillThere(t *testing.T, path string, known []migration) {
	t.Helper()
	later := migrations
	migrations = known
	defer func() { migrations = later }()
	ix, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	p, err := ix.Place(ctx, "/a", "folder")
	if d := cmp.Diff([]string{"a", "b"}, paths(t, ix, p.ID)); d != "" || err != nil {
		t.Error(d, err)
	}
}

func left(t *testing.T, path string, want ...string) {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(path))
	if err != nil {
		t.Fatal(err)
	}
	var got []string
	for _, e := range entries {
		got = append(got, e.Name())
	}
	if d := cmp.Diff(want, got); d != "" {
		t.Error(d)
	}
}

func TestAnIndexInUseIsNotMigrated(t *testing.T) {
	path := oldIndex(t)
	ix, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	tomorrow(t, `CREATE TABLE later(x)`)
	if _, err := OpenWait(ctx, path, 100*time.Millisecond); !isKind(err, ErrLocked) {
		t.Errorf("got %v", err)
	}
	ix.Close()
	if ix, err = Open(ctx, path); err != nil {
		t.Fatal(err)
	}
	ix.Close()
}

func TestADamagedIndexSaysSo(t *testing.T) {
	path := oldIndex(t)
	os.Remove(path + "-wal")
	content, err := os.ReadFile(path)
	if err != nil {
		t.Fatal(err)
	}
	for i := 100; i < len(content); i++ {
		content[i] = 0xA5
	}
	if err := os.WriteFile(path, content, 0o600); err != nil {
		t.Fatal(err)
	}
	_, err = Open(ctx, path)
	if !errors.Is(err, ErrDamaged) {
		t.Errorf("got %v", err)
	}
}
