package programtest

import (
	"os"
	"testing"
)

// Scratch is a folder for many small files, in memory where that is possible. It goes
// with the test.
func Scratch(t testing.TB) string {
	t.Helper()
	dir, err := os.MkdirTemp("/dev/shm", "rollcall-test-")
	if err != nil {
		return t.TempDir() // a system without it
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}
