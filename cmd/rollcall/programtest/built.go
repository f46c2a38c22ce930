// Package programtest is for tests alone: the built program, the tools and the corpus that
// tests of the whole program want.
package programtest

import (
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"sync"
	"testing"
)

// Built is the path of the program, built once for all tests of a process; its name is
// rollcall, and nothing lies beside it. Who asks for it calls Clean at the end.
func Built(t testing.TB) string {
	t.Helper()
	path, err := built()
	if err != nil {
		t.Fatal(err)
	}
	return path
}

// BuiltIn puts the program into a folder, where others can run it, and returns its path.
func BuiltIn(t testing.TB, dir string) string {
	t.Helper()
	path := filepath.Join(dir, "rollcall")
	CopyFile(t, Built(t), path)
	if err := os.Chmod(path, 0o755); err != nil {
		t.Fatal(err)
	}
	return path
}

// Clean removes what Built made.
func Clean() { os.RemoveAll(dir) }

var (
	dir   string
	built = sync.OnceValues(build)
)

func build() (path string, err error) {
	if dir, err = os.MkdirTemp("", "rollcall-built-"); err != nil {
		return "", err
	}
	path = filepath.Join(dir, "rollcall")
	if out, err := exec.Command("go", "build", "-o", path, "rollcall/cmd/rollcall").CombinedOutput(); err != nil {
		return "", fmt.Errorf("building: %w\n%s", err, out)
	}
	return path, nil
}
