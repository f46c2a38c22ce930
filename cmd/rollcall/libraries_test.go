package main

import (
	"os"
	"regexp"
	"strings"
	"testing"
)

var requiredModule = regexp.MustCompile(`(?m)^(?:require )?\t?(\S+\.\S+/\S+|howett\.net/plist|pgregory\.net/rapid) (v\S+)`)

// Each module of go.mod stands in the decision about libraries, in its version, and
// in NOTICE unless it is not in the program.
func TestLibrariesAreListed(t *testing.T) {
	read := func(path string) string {
		text, err := os.ReadFile("../../" + path)
		if err != nil {
			t.Fatal(err)
		}
		return string(text)
	}
	doc := read("docs/decisions/0001-libraries.md")
	notice := strings.ReplaceAll(read("NOTICE"), "golang.org/x/{sync,sys,term,text}", "golang.org/x/sync golang.org/x/sys golang.org/x/term golang.org/x/text")
	modules := requiredModule.FindAllStringSubmatch(read("go.mod"), -1)
	if len(modules) < 30 {
		t.Fatalf("go.mod requires only %d modules", len(modules))
	}
	for _, m := range modules {
		path, version := m[1], m[2]
		row := regexp.MustCompile(`(?m)^.*` + regexp.QuoteMeta(path) + `(/heif)? ` + regexp.QuoteMeta(version) + `\b.*$`).FindString(doc)
		if row == "" {
			t.Errorf("docs/decisions/0001-libraries.md does not list %s %s", path, version)
		}
		if !strings.Contains(row, "not in the program") && !strings.Contains(notice, path) {
			t.Errorf("NOTICE does not list %s", path)
		}
	}
}
