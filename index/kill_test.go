package index

import (
	"bufio"
	"context"
	"database/sql"
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/google/go-cmp/cmp"
)

// victim makes the test binary a program that is killed: it saves items to the
// index of that name until the end of time.
const victim = "ROLLCALL_TEST_VICTIM"

func TestMain(m *testing.M) {
	if path := os.Getenv(victim); path != "" {
		fmt.Fprintln(os.Stderr, saveForever(path))
		os.Exit(1)
	}
	os.Exit(m.Run())
}

func saveForever(path string) error {
	ix, err := Open(context.Background(), path)
	if err != nil {
		return err
	}
	for n := 1; ; n++ {
		p, err := ix.Place(ctx, "/a", "folder")
		if err != nil {
			return err
		}
		s, err := begin(ix, p, day(1))
		if err != nil {
			return err
		}
		for b := range 20 {
			var batch []Saved
			for i := range 50 {
				it := item(fmt.Sprintf("%02d/%02d", b, i), byte(i))
				it.Stamp.ModTime = int64(n)
				batch = append(batch, Saved{Item: it})
			}
			if err := s.Save(ctx, batch); err != nil {
				return err
			}
			fmt.Println("saved")
		}
		if _, err := s.Finish(ctx, p, true, day(1)); err != nil {
			return err
		}
		s.Close()
	}
}

func TestKilledWhileSaving(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	for round := range 5 {
		run := exec.Command(os.Args[0])
		run.Env = append(os.Environ(), victim+"="+path)
		out, err := run.StdoutPipe()
		if err != nil {
			t.Fatal(err)
		}
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		lines := bufio.NewScanner(out)
		for n := 0; n < 5+13*round && lines.Scan(); n++ {
		}
		run.Process.Kill()
		run.Wait()
		ix, err := OpenWait(ctx, path, time.Second)
		if err != nil {
			t.Fatal(err)
		}
		intact(t, ix.db)
		p, err := ix.Place(ctx, "/a", "folder")
		if err != nil {
			t.Fatal(err)
		}
		var twice int
		err = ix.db.QueryRow(`SELECT count(*) FROM (SELECT 1 FROM item WHERE until IS NULL GROUP BY place, path HAVING count(*) > 1)`).Scan(&twice)
		if n := len(paths(t, ix, p.ID)); err != nil || twice != 0 || n < 250 || n%50 != 0 {
			t.Errorf("round %d: %d items, %d twice, %v", round, n, twice, err)
		}
		s, err := ix.BeginScan(ctx, p, day(2)) // the dead hold no lock
		if err != nil {
			t.Fatal(err)
		}
		s.Close()
		ix.Close()
	}
}

func intact(t *testing.T, db *sql.DB) {
	t.Helper()
	var verdict string
	if err := db.QueryRow(`PRAGMA integrity_check`).Scan(&verdict); err != nil || verdict != "ok" {
		t.Errorf("integrity: %q, %v", verdict, err)
	}
	rows, err := db.Query(`PRAGMA foreign_key_check`)
	if err != nil {
		t.Fatal(err)
	}
	defer rows.Close()
	if rows.Next() {
		t.Error("a row points nowhere")
	}
}

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
			if err := copyInto(ctx, path, path+"-new", 1); err != nil {
				t.Fatal(err)
			}
			if step == "migrated" {
				if err := migrate(ctx, path+"-new", 1); err != nil {
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
