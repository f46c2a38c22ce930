package programtest

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"
)

// Tool is the path of a program that a test needs: without it the test is skipped, and
// fails where ROLLCALL_CI is 1.
func Tool(t testing.TB, name string) string {
	t.Helper()
	path, err := exec.LookPath(name)
	if err != nil && os.Getenv("ROLLCALL_CI") == "1" {
		t.Fatalf("%s is not installed", name)
	} else if err != nil {
		t.Skipf("%s is not installed", name)
	}
	return path
}

// Corpus is the folder of camera samples; without it the test is skipped.
func Corpus(t testing.TB) string {
	t.Helper()
	dir, ok := FindCorpus()
	if !ok {
		t.Skip("no corpus of camera samples: ROLLCALL_CORPUS names none")
	}
	return dir
}

// Listed are exiftool's words on each file of the camera samples, by tag.
func Listed(t testing.TB, root string) (files []map[string]any) {
	t.Helper()
	content, err := os.ReadFile(filepath.Join(root, "exiftool-reference.json"))
	if err != nil {
		t.Fatal(err)
	}
	if err := json.Unmarshal(content, &files); err != nil {
		t.Fatal(err)
	}
	return files
}

// FindCorpus finds the folder of camera samples: the one that ROLLCALL_CORPUS names, or
// shared/corpus beside the repository.
func FindCorpus() (dir string, ok bool) {
	for _, dir := range []string{os.Getenv("ROLLCALL_CORPUS"), filepath.Join(repository(), "..", "shared", "corpus")} {
		if _, err := os.Stat(filepath.Join(dir, "exiftool-reference.json")); dir != "" && err == nil {
			return dir, true
		}
	}
	return "", false
}

// repository is the folder of go.mod, from where a test runs upwards; "" where there
// is none.
func repository() string {
	at, err := os.Getwd()
	for ; err == nil && at != filepath.Dir(at); at = filepath.Dir(at) {
		if _, err := os.Stat(filepath.Join(at, "go.mod")); err == nil {
			return at
		}
	}
	return ""
}
