package reconcile_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"rollcall/photo"
)

// buildProgram builds the program from this tree, and returns its path.
func buildProgram(t *testing.T) string {
	t.Helper()
	bin := filepath.Join(t.TempDir(), "rollcall")
	if out, err := exec.Command("go", "build", "-o", bin, "rollcall/cmd/rollcall").CombinedOutput(); err != nil {
		t.Fatalf("go build: %v\n%s", err, out)
	}
	return bin
}

// runProgram runs the program on folders and reads what it says of each photo.
func runProgram(t *testing.T, bin string, args ...string) *photo.Report {
	t.Helper()
	out := filepath.Join(t.TempDir(), "report.json")
	args = append([]string{"--index", filepath.Join(t.TempDir(), "index"), "--all", "--no-progress", "-q", "-o", out}, args...)
	c := exec.Command(bin, args...)
	c.Env = append(os.Environ(), "XDG_DATA_HOME="+t.TempDir())
	if words, err := c.CombinedOutput(); c.ProcessState == nil || c.ProcessState.ExitCode() == 2 {
		t.Fatalf("rollcall %q: %v\n%s", args, err, words)
	}
	content, err := os.ReadFile(out)
	if err != nil {
		t.Fatal(err)
	}
	return parseReport(t, content)
}

// parseReport reads of a JSON report what is scored.
func parseReport(t *testing.T, content []byte) *photo.Report {
	t.Helper()
	var told struct {
		Photos []struct {
			Place        int
			Path         string
			Status       photo.Status
			Cause        string
			Confidence   float64
			Evidence     []photo.Evidence
			Alternatives []photo.Alternative
		}
	}
	if err := json.Unmarshal(content, &told); err != nil {
		t.Fatal(err)
	}
	r := &photo.Report{}
	for _, p := range told.Photos {
		r.Photos = append(r.Photos, photo.Verdict{
			Place: p.Place, Path: p.Path, Status: p.Status, Cause: p.Cause, Confidence: p.Confidence,
			Evidence: p.Evidence, Alternatives: p.Alternatives,
		})
	}
	return r
}
