package programtest

import (
	"os"
	"testing"
)

// Scratch is a folder for many small files, in memory where there is room. It goes with
// the test.
func Scratch(t testing.TB) string {
	t.Helper()
	if !roomInMemory() {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp(inMemory, "rollcall-test-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// inMemory is where Linux keeps files in memory.
const inMemory = "/dev/shm"
