//go:build linux

package main

import (
	"cmp"
	"io/fs"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rollcall/cmd/rollcall/programtest"
)

// realExports are exports of other people in the corpus, and what each file of
// them ends as.
var realExports = []struct {
	path  string
	title string
	files int
	sum   string // as the library
	other string // as the backup, where each copy of a photo is one; "" the same
}{
	{"adapters/folder/DATA/icloud-takeout", "iCloud export", 8, "8 files = 3 photos + 5 not photos", ""},
	{"app/upload/TEST_DATA/Takeout1", "Google Takeout", 17, "17 files = 8 photos + 8 parts of photos + 1 not a photo", ""},
	{"app/upload/TEST_DATA/Takeout2", "Google Takeout", 7, "7 files = 3 photos + 3 parts of photos + 1 not a photo", ""},
	{"app/upload/TEST_DATA/Takeout3", "Google Takeout", 6, "6 files = 3 photos + 3 parts of photos", ""},
	{"internal/e2e/client/DATA/fromGooglePhotos/gophers", "Google Takeout", 21, "21 files = 5 photos + 10 parts of photos + 5 made from photos + 1 not a photo",
		"21 files = 10 photos + 10 parts of photos + 1 not a photo"},
}

// TestRealExportsAreReadToTheLastFile holds each file of them to exactly one
// state, on either side, and an export against itself to no loss.
func TestRealExportsAreReadToTheLastFile(t *testing.T) {
	t.Parallel()
	home := filepath.Join(programtest.Corpus(t), "immich-go-exports")
	program := programtest.Built(t)
	for _, tc := range realExports {
		t.Run(filepath.Base(tc.path), func(t *testing.T) {
			root := filepath.Join(home, tc.path)
			if n := filesBelow(t, root); n != tc.files {
				t.Fatalf("the corpus has %d files there, want %d", n, tc.files)
			}
			backup := filepath.Join(t.TempDir(), "backup")
			programtest.CopyTree(t, root, backup)
			cmd := exec.Command(program, root, backup, "--no-progress", "-q", "-o", "-", "--format", "text")
			cmd.Env = append(os.Environ(), "ROLLCALL_INDEX="+filepath.Join(t.TempDir(), "index.db"), "COLUMNS=200")
			out, err := cmd.CombinedOutput()
			said := strings.Join(strings.Fields(string(out)), " ")
			for _, want := range []string{tc.sum, cmp.Or(tc.other, tc.sum), tc.title + " (folder)"} {
				if !strings.Contains(said, want) {
					t.Errorf("want %q, got (%v):\n%s", want, err, out)
				}
			}
			if strings.Contains(said, "issing") || strings.Contains(said, "nsure") || strings.Contains(said, "could not be read") {
				t.Errorf("an export against its copy:\n%s", out)
			}
		})
	}
}

func filesBelow(t *testing.T, root string) (n int) {
	t.Helper()
	err := filepath.WalkDir(root, func(_ string, d fs.DirEntry, err error) error {
		if err == nil && !d.IsDir() {
			n++
		}
		return err
	})
	if err != nil {
		t.Fatal(err)
	}
	return n
}
