//go:build linux

package main

import (
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
)

// TestInterrupted: Ctrl-C ends the program within a second with 130, and what was
// read is not read again.
func TestInterrupted(t *testing.T) {
	dir := t.TempDir()
	tree := phototest.Tree{}
	for _, name := range []string{"a.jpg", "b.jpg", "c.jpg"} {
		tree[name] = phototest.JPEG(phototest.Shot{Seed: int64(name[0])})
	}
	library := tree.Write(t, filepath.Join(dir, "library"))
	backup := tree.Write(t, filepath.Join(dir, "backup"))
	endless := filepath.Join(library, "z.jpg")
	sparse(t, endless, tree["a.jpg"], 60<<30)

	program, index := programtest.Built(t), filepath.Join(dir, "index.db")
	ctx, stop := context.WithTimeout(t.Context(), 20*time.Second) // it must never outlive the test
	defer stop()
	cmd := exec.CommandContext(ctx, program, library, backup, "--index", index)
	var errs strings.Builder
	cmd.Stderr = &errs
	if err := cmd.Start(); err != nil {
		t.Fatal(err)
	}
	time.Sleep(1500 * time.Millisecond)
	cmd.Process.Signal(os.Interrupt)
	began := time.Now()
	cmd.Wait()
	if took, code := time.Since(began), cmd.ProcessState.ExitCode(); took > time.Second || code != exitInterrupted {
		t.Errorf("ended with %d after %v, want %d within a second; it said: %s", code, took, exitInterrupted, errs.String())
	}
	if !strings.Contains(errs.String(), "interrupted") {
		t.Errorf("it said: %s", errs.String())
	}

	if err := os.Remove(endless); err != nil {
		t.Fatal(err)
	}
	out, err := exec.Command(program, library, backup, "--index", index, "-v").CombinedOutput()
	if err != nil || !strings.Contains(string(out), "library: 3 files, read 0 files") {
		t.Errorf("the rerun: %v\n%s", err, out)
	}
}

// sparse writes a file that begins like a photo and takes no room.
func sparse(t *testing.T, name string, head []byte, size int64) {
	t.Helper()
	if err := os.WriteFile(name, head[:len(head)-2], 0o644); err != nil {
		t.Fatal(err)
	}
	if err := syscall.Truncate(name, size); err != nil {
		t.Fatal(err)
	}
}
