//go:build unix

package index

import (
	"os"
	"path/filepath"
	"syscall"
	"testing"
)

func TestTheIndexIsPrivate(t *testing.T) {
	old := syscall.Umask(0)
	defer syscall.Umask(old)
	dir := filepath.Join(t.TempDir(), "new", "folder #1?%20")
	path := filepath.Join(dir, "in dex?.db")
	ix, err := Open(ctx, path)
	if err != nil {
		t.Fatal(err)
	}
	defer ix.Close()
	scan(t, ix, "/a", 1, item("a", 1))
	if st, err := os.Stat(dir); err != nil || st.Mode().Perm() != 0o700 {
		t.Errorf("folder: %v, %v", st.Mode(), err)
	}
	entries, err := os.ReadDir(dir)
	if err != nil || len(entries) != 4 {
		t.Fatalf("%v, %v", entries, err)
	}
	for _, e := range entries {
		if st, err := e.Info(); err != nil || st.Mode().Perm() != 0o600 {
			t.Errorf("%s: %v, %v", e.Name(), st.Mode(), err)
		}
	}
}

func TestAnOpenFileIsMadePrivate(t *testing.T) {
	path := filepath.Join(t.TempDir(), "index.db")
	for range 2 {
		ix, err := Open(ctx, path)
		if err != nil {
			t.Fatal(err)
		}
		st, err := os.Stat(path)
		if err != nil || st.Mode().Perm() != 0o600 {
			t.Errorf("%v, %v", st.Mode(), err)
		}
		ix.Close()
		os.Chmod(path, 0o644)
	}
}
