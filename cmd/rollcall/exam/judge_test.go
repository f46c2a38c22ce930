package exam_test

import (
	"bytes"
	"encoding/json"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"rollcall/cmd/rollcall/programtest"
)

// said is what rollcall's JSON tells.
type said struct {
	Complete bool
	Summary  struct{ Photos, Present, Incomplete, Missing, Unsure int }
	Patterns []struct {
		Cause, Text string
		Photos      int
		Confidence  float64
	}
	Photos []verdict
}

type verdict struct {
	Path, Status string
	Match        *struct{ Path, Rung, Grade string }
	Parts        []struct{ Role, Path, Status string }
	Cause        string
	Confidence   float64
	Expected     bool
	Evidence     []struct {
		Cause, Observation, Text string
		Weight                   float64
	}
	Alternatives []struct {
		Cause      string
		Confidence float64
	}
}

func TestMain(m *testing.M) {
	code := m.Run()
	programtest.Clean()
	os.Exit(code)
}

// scratch is a folder for a story's files, in memory where that is possible.
func scratch(t testing.TB, name string) string {
	if keep := os.Getenv("ROLLCALL_KEEP"); keep != "" {
		dir := filepath.Join(keep, name)
		if err := os.MkdirAll(dir, 0o755); err != nil {
			t.Fatal(err)
		}
		return dir
	}
	if _, err := os.Stat("/dev/shm"); err != nil {
		return t.TempDir()
	}
	dir, err := os.MkdirTemp("/dev/shm", "rollcall-exam-")
	if err != nil {
		return t.TempDir()
	}
	t.Cleanup(func() { os.RemoveAll(dir) })
	return dir
}

// judge writes the game's files and lets rollcall speak of them. Where earlier runs
// saw another backup, they come first, with the same index.
func (g *game) judge(dir string) *said {
	g.t.Helper()
	lib, bak := filepath.Join(dir, g.libName), filepath.Join(dir, g.bakName)
	g.lib.write(g.t, lib, "")
	backups := []string{bak}
	for i, earlier := range g.then {
		at := filepath.Join(dir, fmt.Sprintf("earlier-%d", i))
		earlier.write(g.t, at, lib)
		must(g.t, os.Rename(at, bak))
		g.run(dir, lib, backups)
		must(g.t, os.RemoveAll(bak))
	}
	must(g.t, os.MkdirAll(bak, 0o755))
	g.bak.write(g.t, bak, lib)
	for _, name := range sortedKeys(g.more) {
		at := filepath.Join(dir, name)
		must(g.t, os.MkdirAll(at, 0o755))
		g.more[name].write(g.t, at, lib)
		backups = append(backups, at)
	}
	return g.run(dir, lib, backups)
}

func (g *game) run(dir, lib string, backups []string) *said {
	g.t.Helper()
	args := append([]string{"check", "--all", "--no-progress", "--accept-shrink", "--format", "json", "-o", "-"}, g.args...)
	if g.password != "" {
		name := filepath.Join(dir, "password")
		must(g.t, os.WriteFile(name, []byte(g.password+"\n"), 0o600))
		args = append(args, "--password-file", name)
	}
	cmd := exec.Command(programtest.Built(g.t), append(append(args, lib), backups...)...)
	cmd.Env = append(os.Environ(), "ROLLCALL_INDEX="+filepath.Join(dir, "index.db"), "ROLLCALL_CONFIG="+os.DevNull, "HOME="+dir, "XDG_DATA_HOME="+dir)
	var trouble bytes.Buffer
	cmd.Stderr = &trouble
	out, err := cmd.Output()
	if code := cmd.ProcessState.ExitCode(); code == 2 || code > 3 || code < 0 {
		g.t.Fatalf("rollcall: %v\n%s", err, trouble.String())
	}
	var s said
	if err := json.Unmarshal(out, &s); err != nil {
		g.t.Fatalf("reading the JSON: %v\n%s", err, trouble.String())
	}
	if n := s.Summary; n.Photos != n.Present+n.Incomplete+n.Missing+n.Unsure || n.Photos != len(s.Photos) {
		g.t.Errorf("the count does not close: %+v, %d listed", n, len(s.Photos))
	}
	return &s
}

// outcome is one photo of the truth with what was said of it.
type outcome struct {
	*truth
	said *verdict // nil: not listed
}

// match puts what was said beside what is true. A photo is found by any of its files.
// Strangers are photos that rollcall misses and nobody took.
func (g *game) match(s *said) (all []outcome, strangers []string) {
	byPath := map[string]*verdict{}
	for i := range s.Photos {
		v := &s.Photos[i]
		for _, part := range v.Parts {
			if _, ok := byPath[part.Path]; !ok && part.Role != "edit" && part.Role != "original" {
				byPath[part.Path] = v
			}
		}
	}
	for i := range s.Photos {
		byPath[s.Photos[i].Path] = &s.Photos[i]
	}
	known := map[*verdict]bool{}
	for _, tr := range g.truths() {
		o := outcome{truth: tr}
		for _, path := range tr.paths {
			if v := byPath[path]; v != nil {
				o.said = v
				break
			}
		}
		known[o.said] = true
		all = append(all, o)
	}
	for i := range s.Photos {
		if v := &s.Photos[i]; v.Status != "present" && !known[v] {
			strangers = append(strangers, v.Path)
		}
	}
	return all, strangers
}

func (g *game) truths() []*truth {
	all := slices.Clone(g.extra)
	for _, p := range g.pics {
		p.paths = append(p.paths, p.at...)
		all = append(all, &p.truth)
	}
	for _, tr := range all {
		if tr.status == "" {
			tr.status = "present"
		}
	}
	return all
}

func (o *outcome) lost() bool { return o.status == "missing" || o.status == "incomplete" }

func (o *outcome) rightStatus() bool {
	return o.said != nil && (o.said.Status == o.status || o.said.Status == o.also)
}

// why is the strongest evidence, for people who look into a wrong answer.
func (v *verdict) why() string {
	best, weight := "", -1000.0
	for _, e := range v.Evidence {
		if e.Cause == v.Cause && e.Weight > weight {
			best, weight = e.Text, e.Weight
		}
	}
	return strings.TrimSpace(best)
}

func must(t testing.TB, err error) {
	t.Helper()
	if err != nil {
		t.Fatal(err)
	}
}
