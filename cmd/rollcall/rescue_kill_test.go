//go:build linux

package main

import (
	"bytes"
	"encoding/csv"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"syscall"
	"testing"
	"time"

	"rollcall/cmd/rollcall/programtest"
	"rollcall/photo/phototest"
	"rollcall/rescue"
)

// kills is how many times rescue is killed.
const kills = 20

// TestRescueKilled: killed at random moments, rescue leaves nothing half-written
// under a final name, and run again it ends with exactly what is wanted.
func TestRescueKilled(t *testing.T) {
	dir := t.TempDir()
	wanted := smallAndLarge(30, 3, 5<<20)
	library := wanted.Write(t, filepath.Join(dir, "library"))
	backup := phototest.Tree{"other.jpg": phototest.JPEG(phototest.Shot{Seed: 999})}.Write(t, filepath.Join(dir, "backup"))
	program, index := programtest.Built(t), filepath.Join(dir, "index.db")
	exec.Command(program, library, backup, "--index", index, "-q").Run()
	command := func(dest string) *exec.Cmd { return exec.Command(program, "rescue", dest, "--index", index) }

	whole := filepath.Join(dir, "whole")
	began := time.Now()
	if out, err := command(whole).CombinedOutput(); err != nil {
		t.Fatalf("%v\n%s", err, out)
	}
	took := time.Since(began)
	if n := rescuedFiles(t, whole, wanted); n != len(wanted) {
		t.Fatalf("%d files were copied, want %d", n, len(wanted))
	}
	interrupt(t, command, filepath.Join(dir, "interrupted"), wanted)
	random, halfway := rand.New(rand.NewPCG(1, 2)), 0
	for k := range kills {
		dest := filepath.Join(dir, fmt.Sprint("killed", k))
		killed := command(dest)
		if err := killed.Start(); err != nil {
			t.Fatal(err)
		}
		if k%4 > 0 { // most of them while it copies
			for !exists(filepath.Join(dest, rescue.ManifestName)) && time.Since(began) < time.Minute {
				time.Sleep(time.Millisecond)
			}
		}
		time.Sleep(time.Duration(random.Int64N(int64(took))))
		killed.Process.Signal(syscall.SIGKILL)
		killed.Wait()
		if n := rescuedFiles(t, dest, wanted); n > 0 && n < len(wanted) {
			halfway++
		}
		if out, err := command(dest).CombinedOutput(); err != nil {
			t.Fatalf("run again: %v\n%s", err, out)
		}
		if n := rescuedFiles(t, dest, wanted); n != len(wanted) || len(leftovers(dest)) > 0 {
			t.Errorf("kill %d: %d of %d files, left over %q", k, n, len(wanted), leftovers(dest))
		}
		holdList(t, dest, wanted)
		os.RemoveAll(dest)
	}
	t.Logf("%d of %d kills came halfway; one run took %v", halfway, kills, took)
	if halfway == 0 {
		t.Error("no kill came while files were copied: nothing was tested")
	}
}

// interrupt sends Ctrl-C while files are copied: it ends with 130 and leaves nothing
// half done. A machine may be done before it comes; then once more.
func interrupt(t *testing.T, command func(dest string) *exec.Cmd, dest string, wanted phototest.Tree) {
	t.Helper()
	for range 10 {
		os.RemoveAll(dest)
		run, errs := command(dest), &strings.Builder{}
		run.Stderr = errs
		if err := run.Start(); err != nil {
			t.Fatal(err)
		}
		for k := 0; !exists(filepath.Join(dest, rescue.ManifestName)) && k < 10_000; k++ {
			time.Sleep(time.Millisecond)
		}
		run.Process.Signal(os.Interrupt)
		run.Wait()
		n, code := rescuedFiles(t, dest, wanted), run.ProcessState.ExitCode()
		if code == exitAllPresent {
			continue
		}
		if code != exitInterrupted || n == len(wanted) || len(leftovers(dest)) > 0 || !strings.Contains(errs.String(), "interrupted") {
			t.Errorf("interrupted: code %d, %d files, left over %q; it said %s", code, n, leftovers(dest), errs)
		}
		return
	}
	t.Error("it was always done before it could be interrupted")
}

// smallAndLarge are small photos, and some with many bytes behind the picture.
func smallAndLarge(small, large, size int) phototest.Tree {
	tree, random := phototest.Tree{}, rand.NewChaCha8([32]byte{7})
	for i := range small + large {
		content := phototest.JPEG(phototest.Shot{Seed: int64(i + 1), Taken: fmt.Sprintf("2024-03-01T10:%02d:00", i)})
		if i%((small+large)/large) == 5 {
			tail := make([]byte, size)
			random.Read(tail)
			content = append(content, tail...)
		}
		tree[fmt.Sprintf("%d/IMG_%04d.jpg", 2020+i%3, i)] = content
	}
	return tree
}

// rescuedFiles counts the files under final names, each of which has to be whole.
func rescuedFiles(t *testing.T, dest string, wanted phototest.Tree) int {
	t.Helper()
	n := 0
	filepath.WalkDir(dest, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() || d.Name() == rescue.ManifestName || strings.HasPrefix(d.Name(), ".rollcall-rescue-") {
			return nil
		}
		rel, _ := filepath.Rel(dest, path)
		content, err := os.ReadFile(path)
		if want, ok := wanted[filepath.ToSlash(rel)]; err != nil || !ok || !bytes.Equal(content, want) {
			t.Errorf("%s is not what it should be (%d bytes, %v)", rel, len(content), err)
		}
		n++
		return nil
	})
	return n
}

func leftovers(dest string) []string {
	names, _ := filepath.Glob(filepath.Join(dest, ".rollcall-rescue-*"))
	return names
}

// holdList fails unless the list has a row for each file, once.
func holdList(t *testing.T, dest string, wanted phototest.Tree) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(dest, rescue.ManifestName))
	if err != nil {
		t.Fatal(err)
	}
	rows, err := csv.NewReader(bytes.NewReader(content)).ReadAll()
	listed := map[string]bool{}
	for _, row := range rows[min(1, len(rows)):] {
		listed[row[1]] = wanted[row[1]] != nil
	}
	if err != nil || len(rows) != 1+len(wanted) || len(listed) != len(wanted) {
		t.Errorf("the list has %d rows of %d files (%v), want %d", len(rows)-1, len(listed), err, len(wanted))
	}
}
