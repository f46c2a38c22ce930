package main

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// built builds the program for a test.
func built(t *testing.T) string {
	t.Helper()
	return buildTo(t, filepath.Join(t.TempDir(), "rollcall"))
}

func buildTo(t *testing.T, path string) string {
	t.Helper()
	if out, err := exec.Command("go", "build", "-o", path, ".").CombinedOutput(); err != nil {
		t.Fatalf("building: %v\n%s", err, out)
	}
	return path
}

// tool finds a program that a test needs: without it the test is skipped, and fails
// where ROLLCALL_CI is 1.
func tool(t *testing.T, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("ROLLCALL_CI") == "1" {
		t.Fatalf("%s is not installed", name)
	} else if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}
