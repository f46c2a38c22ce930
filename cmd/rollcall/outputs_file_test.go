//go:build linux

package main

import (
	"bytes"
	"context"
	"io"
	"os"
	"path/filepath"
	"strings"
	"syscall"
	"testing"

	"rollcall/photo/phototest"
)

// TestOutputIntoPipe: a pipe that has a name is written to, and stays one.
func TestOutputIntoPipe(t *testing.T) {
	dir := t.TempDir()
	library := phototest.Tree{"a.jpg": phototest.JPEG(phototest.Shot{Seed: 1})}.Write(t, filepath.Join(dir, "library"))
	backup := phototest.Tree{"b.jpg": phototest.JPEG(phototest.Shot{Seed: 2})}.Write(t, filepath.Join(dir, "backup"))
	pipe := filepath.Join(dir, "report.csv")
	if err := syscall.Mkfifo(pipe, 0o600); err != nil {
		t.Fatal(err)
	}
	read := make(chan string)
	go func() {
		f, err := os.Open(pipe)
		if err != nil {
			read <- err.Error()
			return
		}
		defer f.Close()
		text, _ := io.ReadAll(f)
		read <- string(text)
	}()
	var errs bytes.Buffer
	if code := run(context.Background(), []string{library, backup, "--index", filepath.Join(dir, "index.db"), "-o", pipe}, terminal{out: io.Discard, err: &errs}); code != exitSomeMissing {
		t.Fatalf("exit code %d: %s", code, &errs)
	}
	if text := <-read; !strings.HasPrefix(text, "place,path,status") || !strings.Contains(text, "a.jpg") {
		t.Errorf("out of the pipe came %q", text)
	}
	if at, err := os.Lstat(pipe); err != nil || at.Mode()&os.ModeNamedPipe == 0 {
		t.Errorf("the pipe is gone: %v, %v", at.Mode(), err)
	}
}

// TestLinkedTo: links are followed to their end, there or not; a circle is refused.
func TestLinkedTo(t *testing.T) {
	dir, err := filepath.EvalSymlinks(t.TempDir())
	if err != nil {
		t.Fatal(err)
	}
	at := func(name string) string { return filepath.Join(dir, filepath.FromSlash(name)) }
	for _, folder := range []string{"deep/er", "other"} {
		if err := os.MkdirAll(at(folder), 0o700); err != nil {
			t.Fatal(err)
		}
	}
	for name, to := range map[string]string{
		"one": "other/two", "other/two": "../deep/er/three", "whole": at("other/two"), "folder": "deep/er", "deep/er/up": "../plain", "round": "again", "again": "round",
	} {
		if err := os.Symlink(to, at(name)); err != nil {
			t.Fatal(err)
		}
	}
	for name, want := range map[string]string{
		"one": "deep/er/three", "whole": "deep/er/three", "folder/up": "deep/plain", "no-link": "no-link",
	} {
		if got := linkedTo(at(name)); got != at(want) {
			t.Errorf("%s leads to %q, want %q", name, got, at(want))
		}
	}
	if err := writable("round", linkedTo(at("round"))); err == nil {
		t.Error("a circle of links is no error")
	}
}

// A folder that takes no file says why.
func TestUnwritableFolder(t *testing.T) {
	err := writable("/proc/x.csv", "/proc/x.csv")
	if err == nil || !strings.HasPrefix(err.Error(), `-o "/proc/x.csv": nothing can be written in the folder "/proc": `) || strings.Contains(err.Error(), ".rollcall-") {
		t.Errorf("%v", err)
	}
}
