package main

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"
)

var link = regexp.MustCompile(`\]\(([^)#\s]+)(#[^)]*)?\)`)

// Every link of a document to a file leads to one.
func TestLinksLead(t *testing.T) {
	files, _ := filepath.Glob("../../docs/*.md")
	decisions, _ := filepath.Glob("../../docs/decisions/*.md")
	top, _ := filepath.Glob("../../*.md")
	seen := 0
	for _, file := range append(append(files, decisions...), top...) {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, m := range link.FindAllStringSubmatch(string(text), -1) {
			if strings.Contains(m[1], "://") {
				continue
			}
			seen++
			if _, err := os.Stat(filepath.Join(filepath.Dir(file), m[1])); err != nil {
				t.Errorf("%s links to %s, which is not there", file, m[1])
			}
		}
	}
	if seen < 30 {
		t.Errorf("only %d links were seen", seen)
	}
}
