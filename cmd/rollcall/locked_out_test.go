//go:build linux

package main

import (
	"database/sql"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	_ "github.com/mattn/go-sqlite3"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
)

// asNobody runs the program as a user to whom permissions apply, which they don't
// for root. The folders are made readable to him first.
func asNobody(t *testing.T, dir string, args ...string) (out string, code int) {
	t.Helper()
	return runAsNobody(t, programtest.BuiltIn(t, dir), args...)
}

// runAsNobody is asNobody with a program that was built into its folder before.
func runAsNobody(t *testing.T, program string, args ...string) (out string, code int) {
	t.Helper()
	dir := filepath.Dir(program)
	cmd := exec.Command(program, args...)
	if os.Getuid() == 0 {
		cmd.SysProcAttr = &syscall.SysProcAttr{Credential: &syscall.Credential{Uid: 65534, Gid: 65534}}
	}
	cmd.Env = append(os.Environ(), "HOME="+dir, "XDG_DATA_HOME="+dir, "ROLLCALL_INDEX="+filepath.Join(dir, "index", "index.db"))
	text, err := cmd.CombinedOutput()
	if cmd.ProcessState == nil {
		t.Fatal(err)
	}
	return string(text), cmd.ProcessState.ExitCode()
}

// openTo makes a folder whose whole path others may enter.
func openTo(t *testing.T) string {
	t.Helper()
	dir, err := os.MkdirTemp("/tmp", "rollcall-test-")
	if err != nil {
		t.Fatal(err)
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	if err := os.Chmod(dir, 0o777); err != nil {
		t.Fatal(err)
	}
	return dir
}

// TestFolderWithoutPermission: what may lie in a folder of the backup that can't
// be read is unsure, never missing; what its readable folders lack is missing. It
// is the same whether the folder was read before or not: what was in it then may
// be gone by now.
func TestFolderWithoutPermission(t *testing.T) {
	t.Parallel()
	for name, readBefore := range map[string]bool{"never-read": false, "read-before": true} {
		t.Run(name, func(t *testing.T) {
			dir := openTo(t)
			library, backup := twoYears(t, dir)
			locked := filepath.Join(backup, "2024")
			if readBefore {
				asNobody(t, dir, library, backup)
			}
			if err := os.Chmod(locked, 0); err != nil {
				t.Fatal(err)
			}
			t.Cleanup(func() { os.Chmod(locked, 0o755) })
			out, code := asNobody(t, dir, library, backup, "--format", "csv")
			for path, status := range map[string]string{"2023/c.jpg": "missing", "2024/d.jpg": "unsure", "2024/e.jpg": "unsure"} {
				if !strings.Contains(out, path+","+status) {
					t.Errorf("%s is not called %s:\n%s", path, status, out)
				}
			}
			if code != exitUnsure {
				t.Errorf("ended with %d, want %d", code, exitUnsure)
			}
		})
	}
}

// twoYears are a library of five photos, and a backup that lacks 2023/c.jpg.
func twoYears(t *testing.T, dir string) (library, backup string) {
	all := phototest.Tree{}
	for i, path := range []string{"2023/a.jpg", "2023/b.jpg", "2023/c.jpg", "2024/d.jpg", "2024/e.jpg"} {
		all[path] = phototest.JPEG(phototest.Shot{Seed: int64(i + 1)})
	}
	copied := all.Copy()
	delete(copied, "2023/c.jpg")
	return all.Write(t, filepath.Join(dir, "library")), copied.Write(t, filepath.Join(dir, "backup"))
}

// TestIndexThatCantBeUsed: each gets its sentence and a hint, and is left as it is.
func TestIndexThatCantBeUsed(t *testing.T) {
	dir := t.TempDir()
	library := phototest.Tree{"a.jpg": phototest.JPEG(phototest.Shot{Seed: 1})}.Write(t, filepath.Join(dir, "library"))
	backup := phototest.Tree{"a.jpg": phototest.JPEG(phototest.Shot{Seed: 1})}.Write(t, filepath.Join(dir, "backup"))
	newer := filepath.Join(dir, "newer.db")
	runReport(t, library, backup, "--index", newer, "-q")
	change(t, newer, "PRAGMA user_version = 999")
	other := filepath.Join(dir, "other.db")
	change(t, other, "CREATE TABLE recipes (name TEXT)")
	for name, c := range map[string]struct{ file, says string }{
		"newer":   {newer, "newer rollcall"},
		"foreign": {other, "another program"},
		"folder":  {library, "index"},
	} {
		t.Run(name, func(t *testing.T) {
			var errs strings.Builder
			code := run(t.Context(), []string{library, backup, "--index", c.file}, terminal{out: &errs, err: &errs})
			if code != exitFailure || !strings.Contains(errs.String(), c.says) || !strings.Contains(errs.String(), "hint: ") {
				t.Errorf("ended with %d and said: %s", code, errs.String())
			}
		})
	}
}

func change(t *testing.T, file, statement string) {
	t.Helper()
	db, err := sql.Open("sqlite3", file)
	if err != nil {
		t.Fatal(err)
	}
	defer db.Close()
	if _, err := db.Exec(statement); err != nil {
		t.Fatal(err)
	}
}

// TestNothingCanBeRead: where no photo may be read, it is not said that none is there.
func TestNothingCanBeRead(t *testing.T) {
	t.Parallel()
	dir := openTo(t)
	library, backup := twoYears(t, dir)
	files := 0
	err := filepath.WalkDir(library, func(path string, d os.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			files++
			err = os.Chmod(path, 0)
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	out, code := asNobody(t, dir, library, backup)
	if code != exitFailure || !strings.Contains(out, "no photos in \""+library+"\" that can be read: "+count(files, "file")+" could not be opened\nhint: run rollcall as a user who may read them") {
		t.Errorf("exit code %d: %s", code, out)
	}
}
