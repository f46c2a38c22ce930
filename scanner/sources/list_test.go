package sources

import (
	"os"
	"path/filepath"
	"regexp"
	"testing"
)

// A kind that a file declares and All lacks would never be detected.
func TestAllListsEveryKind(t *testing.T) {
	declared := regexp.MustCompile(`(?m)^var [A-Z]\w* = Kind\{`)
	files, err := filepath.Glob("*.go")
	must(t, err)
	n := 0
	for _, name := range files {
		content, err := os.ReadFile(name)
		must(t, err)
		n += len(declared.FindAll(content, -1))
	}
	if n != len(All) {
		t.Errorf("%d kinds are declared, %d are in All", n, len(All))
	}
	names := map[string]bool{}
	key := regexp.MustCompile(`^[a-z][a-z0-9-]*$`)
	for _, k := range All {
		if names[k.Name] || !key.MatchString(k.Name) || k.Title == "" || k.Doc == "" || k.Needs == "" || k.Detect == nil || k.Open == nil {
			t.Errorf("the kind %q lacks something, or its name is no key of its own", k.Name)
		}
		names[k.Name] = true
	}
}
