//go:build linux

package main

import (
	"bytes"
	"encoding/json"
	"fmt"
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

// rollcall runs the program as a process of its own and returns its JSON report
// and its peak memory in MiB.
func rollcall(t *testing.T, args ...string) (r jsonReport, code int, peak int64) {
	t.Helper()
	out := filepath.Join(t.TempDir(), "report.json")
	cmd := exec.Command(programtest.Built(t), append(args, "-o", out)...)
	var stderr bytes.Buffer
	cmd.Stderr = &stderr
	cmd.Env = append(os.Environ(), "ROLLCALL_INDEX="+filepath.Join(t.TempDir(), "index.db"))
	cmd.Run()
	code = cmd.ProcessState.ExitCode()
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatalf("rollcall %q ended with %d and wrote no report: %s", args, code, stderr.String())
	}
	if err := json.Unmarshal(content, &r); err != nil {
		t.Fatal(err)
	}
	return r, code, cmd.ProcessState.SysUsage().(*syscall.Rusage).Maxrss / 1024
}

// jsonReport is as much of a report as these tests hold.
type jsonReport struct {
	Summary struct {
		Photos, Present, Incomplete, Missing, Unsure int
		BackupOnly                                   int `json:"backup_only"`
	}
	Photos []struct{ Path, Status string }
}

// TestCorpusAgainstItself scans every file of the corpus twice, damaged ones
// among them: nothing that is there is missing, and memory stays under 200 MB. The
// databases of its Photos libraries list originals that are not there.
func TestCorpusAgainstItself(t *testing.T) {
	t.Parallel()
	library := programtest.Corpus(t)
	backup := filepath.Join(t.TempDir(), "copy")
	programtest.CopyTree(t, library, backup)
	start := time.Now()
	r, _, peak := rollcall(t, library, backup)
	t.Logf("%+v in %.1f s, %d MiB at peak", r.Summary, time.Since(start).Seconds(), peak)
	lost := 0
	for _, p := range r.Photos {
		if _, err := os.Stat(filepath.Join(library, p.Path)); err == nil {
			t.Errorf("%s is %s", p.Path, p.Status)
		} else {
			lost++
		}
	}
	if r.Summary.Missing+r.Summary.Incomplete+r.Summary.Unsure != lost || r.Summary.Photos < 1000 {
		t.Errorf("the corpus against a copy of itself: %+v, %d of them not there", r.Summary, lost)
	}
	if peak > 200 {
		t.Errorf("%d MiB at peak, want at most 200", peak)
	}
}

// notTheSame are files of the corpus that exiftool's rewriting leaves with nothing
// to prove them by, and why.
var notTheSame = map[string]string{
	"multi-xmp.heic": "it holds metadata only: there is no picture in it",
	"QuickTime.mov":  "its media data was taken out when the sample was made: there is no picture in it",
	"AFCP.jpg":       "its AFCP trailer holds file offsets, which exiftool moves: the picture is the same, what follows it is not",
	"ExifTool.jpg":   "the same trailer",
}

// TestRewrittenCorpus is the copy that a photo tool leaves behind: every file
// renamed, moved, stamped anew, its EXIF rewritten. Nothing is missing.
func TestRewrittenCorpus(t *testing.T) {
	t.Parallel()
	exiftool := programtest.Tool(t, "exiftool")
	source := programtest.Corpus(t)
	dir := t.TempDir()
	library, backup := filepath.Join(dir, "library"), filepath.Join(dir, "backup")
	n, names := 0, map[string]string{}
	for _, path := range rewritable(t, source) {
		n++
		ending := filepath.Ext(path)
		names[fmt.Sprintf("IMG_%04d%s", n, ending)] = filepath.Base(path)
		programtest.CopyFile(t, path, filepath.Join(library, fmt.Sprintf("a%02d", n/50), fmt.Sprintf("IMG_%04d%s", n, ending)))
		programtest.CopyFile(t, path, filepath.Join(backup, fmt.Sprintf("b%02d", n%7), fmt.Sprintf("renamed-%d%s", 9999-n, ending)))
	}
	rewrite(t, exiftool, backup, library)
	r, _, _ := rollcall(t, library, backup)
	t.Logf("%d files: %+v", n, r.Summary)
	for _, p := range r.Photos {
		if name := names[filepath.Base(p.Path)]; notTheSame[name] == "" {
			t.Errorf("%s is %s", name, p.Status)
		}
	}
	if n < 200 {
		t.Errorf("only %d files were compared", n)
	}
}

// rewritable are the corpus's files of the kinds that the issue of rewriting is
// about, those left out that exiftool itself finds broken.
func rewritable(t *testing.T, source string) []string {
	t.Helper()
	var paths []string
	for _, f := range programtest.Listed(t, source) {
		name := f["SourceFile"].(string)
		switch f["File:FileType"] {
		case "JPEG", "HEIC", "PNG", "TIFF", "MOV":
			if f["ExifTool:Error"] == nil && !strings.Contains(name, "fuzz") {
				paths = append(paths, filepath.Join(source, name))
			}
		}
	}
	return paths
}

// rewrite runs exiftool over the backup; a file that it refuses is taken out of
// both sides.
func rewrite(t *testing.T, exiftool, backup, library string) {
	t.Helper()
	cmd := exec.Command(exiftool, "-q", "-q", "-r", "-overwrite_original", "-Artist=x", backup)
	cmd.Run() // ends with 1 where it refuses a file
	out, _ := exec.Command(exiftool, "-q", "-r", "-if", "not $Artist or $Artist ne 'x'", "-p", "$Directory/$FileName", backup).Output()
	for _, refused := range strings.Fields(string(out)) {
		var n int
		if _, err := fmt.Sscanf(filepath.Base(refused), "renamed-%d", &n); err != nil {
			t.Fatal(err)
		}
		n = 9999 - n
		os.Remove(refused)
		os.Remove(filepath.Join(library, fmt.Sprintf("a%02d", n/50), fmt.Sprintf("IMG_%04d%s", n, filepath.Ext(refused))))
	}
}

// TestHardLinkedBackup is a backup of hard links: no second copy.
func TestHardLinkedBackup(t *testing.T) {
	t.Parallel()
	dir := t.TempDir()
	library := phototest.Tree{"a.jpg": phototest.JPEG(phototest.Shot{Seed: 1}), "b.jpg": phototest.JPEG(phototest.Shot{Seed: 2})}.Write(t, filepath.Join(dir, "library"))
	backup := filepath.Join(dir, "backup")
	if err := os.Mkdir(backup, 0o755); err != nil {
		t.Fatal(err)
	}
	for _, name := range []string{"a.jpg", "b.jpg"} {
		if err := os.Link(filepath.Join(library, name), filepath.Join(backup, name)); err != nil {
			t.Fatal(err)
		}
	}
	cmd := exec.Command(programtest.Built(t), library, backup)
	cmd.Env = append(os.Environ(), "ROLLCALL_INDEX="+filepath.Join(dir, "index.db"))
	out, _ := cmd.Output()
	if code := cmd.ProcessState.ExitCode(); code != exitSomeMissing || !strings.Contains(string(out), "no second copy") {
		t.Errorf("ended with %d and said:\n%s", code, out)
	}
}
