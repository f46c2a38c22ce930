//go:build linux

package main

import (
	"encoding/json"
	"fmt"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rollcall/cmd/rollcall/programtest"
)

// Each real library of Photos is held against a plain folder of its originals under
// other names: every one of them is found, whichever side is the library, and what is
// not here is not called present.
func TestPhotosLibrariesAgainstTheirOriginals(t *testing.T) {
	t.Parallel()
	dir := programtest.Corpus(t)
	var roots []string
	for _, pattern := range []string{"*/*.photoslibrary", "*/*/*/*.photoslibrary"} {
		found, err := filepath.Glob(filepath.Join(dir, pattern))
		if err != nil {
			t.Fatal(err)
		}
		roots = append(roots, found...)
	}
	if len(roots) == 0 {
		t.Skip("the corpus has no libraries of Photos")
	}
	program := programtest.Built(t)
	for _, root := range roots {
		t.Run(strings.TrimSuffix(filepath.Base(root), ".photoslibrary"), func(t *testing.T) {
			plain := t.TempDir()
			copyRenamed(t, filepath.Join(root, "originals"), plain)
			for _, sides := range [][2]string{{root, plain}, {plain, root}} {
				r := reportOf(t, program, sides[0], sides[1])
				for _, v := range r.Photos {
					_, err := os.Stat(filepath.Join(sides[0], filepath.FromSlash(v.Path)))
					here := err == nil
					if !strings.Contains(v.Path, "cloudsharing") && here != (v.Status == "present") {
						t.Errorf("%s is the library: %s is %s, and its file is here: %t", sides[0], v.Path, v.Status, here)
					}
				}
				if len(r.Photos) == 0 {
					t.Error("no photos")
				}
			}
		})
	}
}

// reportOf is a check's report, by a program that is built.
func reportOf(t *testing.T, program, library, backup string) (r jsonReport) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "report.json")
	cmd := exec.Command(program, library, backup, "--all", "-o", out, "--index", filepath.Join(t.TempDir(), "index.db"))
	text, _ := cmd.CombinedOutput()
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatalf("%v: %s", err, text)
	}
	if err := json.Unmarshal(content, &r); err != nil {
		t.Fatal(err)
	}
	return r
}

// copyRenamed copies all files of a tree into one folder, under numbers.
func copyRenamed(t *testing.T, from, to string) {
	t.Helper()
	n := 0
	err := filepath.WalkDir(from, func(path string, d fs.DirEntry, err error) error {
		if err != nil || d.IsDir() {
			return err
		}
		content, err := os.ReadFile(path)
		if err != nil {
			return err
		}
		n++
		return os.WriteFile(filepath.Join(to, fmt.Sprintf("number %d%s", n, filepath.Ext(path))), content, 0o600)
	})
	if err != nil {
		t.Fatal(err)
	}
}
