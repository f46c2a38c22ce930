package main

import (
	"bytes"
	"context"
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"
)

// completed asks for what completes the words, the last of them begun: the words
// alone, and the directive.
func completed(t *testing.T, words ...string) ([]string, string) {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(context.Background(), append([]string{"__complete"}, words...), terminal{out: &out, err: &errs}); code != 0 {
		t.Fatalf("__complete %q ends with %d: %s", words, code, errs.String())
	}
	lines := strings.Split(strings.TrimSpace(out.String()), "\n")
	directive := lines[len(lines)-1]
	var found []string
	for _, line := range lines[:len(lines)-1] {
		word, _, _ := strings.Cut(line, "\t")
		found = append(found, word)
	}
	return found, directive
}

// The numbers are cobra's: 0 files, 4 nothing else, 8 files by these endings, 16
// folders, 32 added: in this order.
func TestCompletions(t *testing.T) {
	t.Setenv("ROLLCALL_INDEX", filepath.Join(t.TempDir(), "none.db"))
	tests := []struct{ line, has, hasNot, directive string }{
		{"", "check rescue list", "zip __complete", ":0"},
		{"re", "report rescue", "check zip", ":0"},
		{"/Vol", "zip", "check", ":8"},
		{"a|b|", "zip", "check", ":8"},
		{"check|", "zip", "", ":8"},
		{"check|a|", "zip", "", ":8"},
		{"scan|a|b|", "zip", "", ":8"},
		{"rescue|", "", "", ":16"},
		{"rescue|a|", "", "zip", ":4"},
		{"explain|", "", "zip", ":0"},
		{"explain|a|", "", "zip", ":4"},
		{"report|", "", "zip", ":4"},
		{"changes|", "", "zip", ":4"},
		{"demo|", "", "zip", ":4"},
		{"version|", "", "zip", ":4"},
		{"list|", "causes matchers formats sources reports checks", "zip", ":4"},
		{"list|ca", "causes", "checks", ":4"},
		{"completion|", "bash zsh fish powershell", "zip", ":4"},
		{"rescue|--cause|", "hidden-album over-quota unexplained", "zip", ":36"},
		{"rescue|--cause|thumb", "thumbnail-only", "zip", ":36"},
		{"rescue|--from|", "library backup", "zip", ":36"},
		{"rescue|--since|", "", "zip", ":4"},
		{"a|b|--route|", "icloud phone copy app", "unknown", ":36"},
		{"check|--plan|", "50GB 2TB", "zip", ":36"},
		{"check|--readers|", "", "zip", ":4"},
		{"check|--fail-on|", "any unexpected", "", ":36"},
		{"check|--color|", "auto always never", "", ":36"},
		{"--color|a", "auto always", "zip", ":36"},
		{"report|--format|", "text json csv", "", ":4"},
		{"report|-o|", "json csv txt", ".json", ":8"},
		{"report|--output=", "json csv txt", ".json", ":8"},
		{"changes|--format|", "text json csv", "", ":4"},
		{"report|--index|", "db", "", ":8"},
		{"scan|--password-file|", "", "zip", ":0"},
		{"report|--check|", "", "1", ":4"},
		{"report|--sh", "--show-hidden", "--index", ":4"},
		{"rescue|--d", "--dry-run", "--index", ":4"},
	}
	for _, tt := range tests {
		t.Run(strings.NewReplacer("|", "_", "/", "-").Replace(tt.line), func(t *testing.T) {
			found, directive := completed(t, strings.Split(tt.line, "|")...)
			if directive != tt.directive {
				t.Errorf("the directive is %s, want %s (%q)", directive, tt.directive, found)
			}
			for _, want := range strings.Fields(tt.has) {
				if !slices.Contains(found, want) {
					t.Errorf("%q lacks %q", found, want)
				}
			}
			for _, not := range strings.Fields(tt.hasNot) {
				if slices.Contains(found, not) {
					t.Errorf("%q has %q", found, not)
				}
			}
		})
	}
	if _, err := os.Stat(os.Getenv("ROLLCALL_INDEX")); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("completing made an index: %v", err)
	}
}

// The checks of the index complete --check, the last first, also of the index that
// --index or a config file names.
func TestCompletionsOfChecks(t *testing.T) {
	dir := t.TempDir()
	index := filepath.Join(dir, "index.db")
	library, backup, _ := rollWithLosses()
	library.Write(t, filepath.Join(dir, "library"))
	backup.Write(t, filepath.Join(dir, "backup"))
	for _, plan := range []string{"5GB", "50GB"} {
		runReport(t, filepath.Join(dir, "library"), filepath.Join(dir, "backup"), "--index", index, "--plan", plan)
	}
	t.Setenv("ROLLCALL_INDEX", filepath.Join(dir, "none.db"))
	holds := func(words ...string) {
		t.Helper()
		found, directive := completed(t, words...)
		if !slices.Equal(found, []string{"2", "1"}) || directive != ":36" {
			t.Errorf("%q: %q %s", words, found, directive)
		}
	}
	holds("report", "--index", index, "--check", "")
	holds("changes", "--index="+index, "--against", "")
	t.Setenv("ROLLCALL_INDEX", "")
	config := filepath.Join(dir, "config.toml")
	os.WriteFile(config, []byte("index = \"index.db\""), 0o600)
	t.Setenv("ROLLCALL_CONFIG", config)
	holds("explain", "--check", "")
}
