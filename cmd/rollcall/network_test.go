//go:build linux

package main

import (
	"bytes"
	"os"
	"os/exec"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rollcall/cmd/rollcall/programtest"
)

// Nothing leaves the machine: none of our packages can open a connection, and of
// others those that could stand here with the reason.
func TestNoPackageReachesTheNetwork(t *testing.T) {
	why := map[string]string{
		"github.com/spf13/pflag":            "IP addresses as flags, of which there is none",
		"github.com/google/uuid":            "the address of a network card, for UUIDs of version 1",
		"github.com/schollz/progressbar/v3": "a server that shows progress, which nobody starts",
	}
	out, err := exec.Command("go", "list", "-deps", "-f", `{{if not .Standard}}{{.ImportPath}} {{join .Imports " "}}{{end}}`, "rollcall/cmd/rollcall").Output()
	if err != nil {
		t.Fatal(err)
	}
	packages, found := 0, map[string]bool{}
	for line := range strings.Lines(string(out)) {
		words := strings.Fields(line)
		if len(words) == 0 {
			continue
		}
		packages++
		for _, imported := range words[1:] {
			if imported != "net/url" && (imported == "net" || strings.HasPrefix(imported, "net/") || imported == "crypto/tls" || strings.HasPrefix(imported, "golang.org/x/net")) {
				found[words[0]] = true
				if why[words[0]] == "" {
					t.Errorf("%s imports %q", words[0], imported)
				}
			}
		}
	}
	if packages < 30 || len(found) != len(why) {
		t.Errorf("of %d packages %d could reach the network, %d are known to", packages, len(found), len(why))
	}
}

// What is compiled in beside our own packages is never called.
func TestNobodyStartsAServer(t *testing.T) {
	for file, tree := range parseFolder(t, ".") {
		text, err := os.ReadFile(file)
		if err != nil || tree == nil {
			t.Fatal(err)
		}
		if bytes.Contains(text, []byte("StartHTTPServer")) {
			t.Errorf("%s starts the server of the progress bar", file)
		}
	}
}

// A run asks the system for no connection: held by watching all that it asks for.
func TestNoConnections(t *testing.T) {
	strace := programtest.Tool(t, "strace")
	dir := t.TempDir()
	log := filepath.Join(dir, "log")
	c := exec.Command(strace, "-f", "-qq", "-e", "trace=%network,execve", "-o", log, programtest.Built(t), "demo", "-q", "-o", filepath.Join(dir, "report.json"))
	if out, err := c.CombinedOutput(); err != nil {
		if bytes.Contains(out, []byte("ptrace")) {
			t.Skipf("nothing can be watched here: %s", out)
		}
		t.Fatalf("%v: %s", err, out)
	}
	calls, err := os.ReadFile(log)
	if err != nil {
		t.Fatal(err)
	}
	lines := strings.Split(strings.TrimSpace(string(calls)), "\n")
	if !strings.Contains(lines[0], "execve(") {
		t.Fatalf("the run was not watched: %s", calls)
	}
	asks := regexp.MustCompile(`\b(socket|connect|bind|listen|send\w*|recv\w*)\(`)
	if at := slices.IndexFunc(lines, asks.MatchString); at >= 0 {
		t.Errorf("a run asks for a connection: %s", lines[at])
	}
}
