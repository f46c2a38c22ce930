package reconcile_test

import (
	"encoding/json"
	"os"
	"os/exec"
	"path"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
	"rollcall/reconcile/reconciletest"
)

// TestAccuracyOfProgram scores the whole program on a few small rolls written to
// disk as real files.
func TestAccuracyOfProgram(t *testing.T) {
	if testing.Short() {
		t.Skip("builds the program")
	}
	a := &accuracy{program: programRolls(t, 2)}
	if len(a.program) == 0 {
		t.Fatal("no family has a roll that can be written")
	}
	checkLaws(t, a.program)
	t.Logf("\n%s", a.text())
}

// programRolls are up to n rolls, a family each in turn, as the whole program tells
// them.
func programRolls(t *testing.T, n int) []*scored {
	t.Helper()
	bin := buildProgram(t)
	var rolls []*scored
	for i := 0; i < tries && len(rolls) < n; i++ {
		for _, f := range reconciletest.Families {
			if roll := writable(f, testSeed(i)); roll != nil && !f.HeldOut && len(rolls) < n {
				rolls = append(rolls, scoreOfProgram(t, bin, roll))
			}
		}
	}
	return rolls
}

// mostWritten is the largest roll that is written, in photos.
const mostWritten = 120

// tries is how many seeds of each family are looked at for rolls to write.
const tries = 40

// writable is a roll of which files tell all there is to tell: no history, no plan.
func writable(f reconciletest.Family, seed uint64) *reconciletest.Roll {
	roll := reconciletest.Writable(f, seed)
	if roll == nil || roll.Sightings != nil || roll.TruePlan > 0 || len(roll.Truths) > mostWritten || !tellable(roll) {
		return nil
	}
	return roll
}

// tellable reports whether some photos are lost and some came, and all causes are
// of a kind that files can tell.
func tellable(roll *reconciletest.Roll) bool {
	gone := 0
	for p, t := range roll.Truths {
		if slices.Contains(uncounted, path.Ext(p)) {
			return false
		}
		if slices.Contains(t.Causes, "target-limit") || t.Status == photo.Unsure {
			return false
		}
		if lost(t.Status) {
			gone++
		}
	}
	return gone > 2 && gone < len(roll.Truths) && len(roll.Backup[0].Items) > 0 && converted(roll) < 2
}

// converted counts the HEICs that the backup has as JPEGs, by their names. All HEICs
// that are written show one picture, so that two of these JPEGs would be one: no two
// photos are.
func converted(roll *reconciletest.Roll) int {
	heics, n := map[string]bool{}, 0
	for p := range roll.Truths {
		if stem, ok := strings.CutSuffix(path.Base(p), ".HEIC"); ok {
			heics[stem] = true
		}
	}
	for _, it := range roll.Backup[0].Items {
		if stem, ok := strings.CutSuffix(path.Base(it.Path), ".jpg"); ok && heics[stem] {
			n++
		}
	}
	return n
}

// uncounted are endings of films that a scan does not count as photos.
var uncounted = []string{".mkv", ".avi", ".wmv"}

func scoreOfProgram(t *testing.T, bin string, roll *reconciletest.Roll) *scored {
	t.Helper()
	if err := roll.Write(t.TempDir()); err != nil {
		t.Fatalf("%s, seed %d: %v", roll.Family, roll.Seed, err)
	}
	args := []string{roll.Library[0].Place.Root, roll.Backup[0].Place.Root}
	if back := roll.Backup[0].Place; back.RouteSure {
		args = append(args, "--route", back.Route)
	}
	return score(roll, runProgram(t, bin, args...))
}

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
