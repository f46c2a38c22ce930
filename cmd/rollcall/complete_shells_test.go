//go:build linux

package main

import (
	"bytes"
	"context"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"

	"rollcall/cmd/rollcall/programtest"
)

// The scripts work in the shells themselves, where they are installed.
func TestCompletionScripts(t *testing.T) {
	program := programtest.Built(t)
	dir := t.TempDir()
	for _, name := range []string{"Photos/x", "Backup/x"} {
		os.MkdirAll(filepath.Join(dir, name), 0o755)
	}
	for _, name := range []string{"part 1.zip", "notes.txt", "old.json"} {
		os.WriteFile(filepath.Join(dir, name), nil, 0o644)
	}
	tests := []struct{ line, has, hasNot, exceptIn string }{
		{"rollcall resc", "rescue", "report", ""},
		{"rollcall list ca", "causes", "checks", ""},
		{"rollcall rescue --cause hidden-a", "hidden-album", "hidden-folder", ""},
		{"rollcall check P", "Photos", "Backup", ""},
		{"rollcall check Photos ", "Backup", "notes.txt", "fish"}, // it completes all files instead
		{"rollcall check Photos part", "zip", "notes.txt", ""},
		{"rollcall report -o ", "old.json", "notes.md", ""},
		{"rollcall rescue ", "Backup", "notes.txt", "fish"},
	}
	for _, sh := range shells {
		t.Run(sh.name, func(t *testing.T) {
			bin := programtest.Tool(t, sh.name)
			if _, err := os.Stat(sh.needs); sh.needs != "" && err != nil {
				if os.Getenv("ROLLCALL_CI") == "1" {
					t.Fatal(err)
				}
				t.Skipf("%s is not installed", sh.needs)
			}
			script := filepath.Join(t.TempDir(), sh.file)
			os.WriteFile(script, []byte(outputOf(t, exec.Command(program, "completion", sh.name))), 0o644)
			for _, tt := range tests {
				c := exec.Command(bin, sh.args(script, tt.line)...)
				c.Dir = dir
				c.Env = append(os.Environ(), "PATH="+filepath.Dir(program)+":"+os.Getenv("PATH"), "HOME="+dir, "ROLLCALL_CONFIG="+os.DevNull)
				if got := outputOf(t, c); !strings.Contains(got, tt.has) || tt.exceptIn != sh.name && strings.Contains(got, tt.hasNot) {
					t.Errorf("%q completes to %q, want %q, not %q", tt.line, got, tt.has, tt.hasNot)
				}
			}
		})
	}
}

// shells are how each shell completes a line without a terminal.
var shells = []struct {
	name, file, needs string
	args              func(script, line string) []string
}{
	{"bash", "rollcall", "/usr/share/bash-completion/bash_completion", func(script, line string) []string {
		return []string{"--norc", "-c", `. /usr/share/bash-completion/bash_completion; . "$0"; COMP_LINE=$1; COMP_POINT=${#1}
			read -ra COMP_WORDS <<<"$1"; [[ $1 == *" " ]] && COMP_WORDS+=(""); COMP_CWORD=$((${#COMP_WORDS[@]}-1))
			compopt() { :; }; __start_rollcall; printf '%s\n' "${COMPREPLY[@]}"`, script, line}
	}},
	{"fish", "rollcall.fish", "", func(script, line string) []string {
		return []string{"--no-config", "-c", `source $argv[1]; complete -C $argv[2]`, script, line}
	}},
}

// zsh completes on a terminal only: it is held that the script is taken, and knows
// the function.
func TestCompletionScriptOfZsh(t *testing.T) {
	bin := programtest.Tool(t, "zsh")
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"completion", "zsh"}, terminal{out: &out, err: &errs}); code != 0 {
		t.Fatal(errs.String())
	}
	dir := t.TempDir()
	os.WriteFile(filepath.Join(dir, "_rollcall"), out.Bytes(), 0o644)
	c := exec.Command(bin, "-f", "-c", `fpath=($1 $fpath); autoload -Uz compinit; compinit -D -u; print -r -- $_comps[rollcall]; autoload +X _rollcall && print taken`, "zsh", dir)
	if got := outputOf(t, c); got != "_rollcall\ntaken\n" {
		t.Errorf("zsh says %q", got)
	}
}

func outputOf(t *testing.T, c *exec.Cmd) string {
	t.Helper()
	var errs bytes.Buffer
	c.Stderr = &errs
	out, err := c.Output()
	if err != nil {
		t.Fatalf("%s: %v: %s", c.Path, err, errs.String())
	}
	return string(out)
}
