package index

import (
	"bufio"
	"context"
	"database/sql"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"
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
