package phototest

import (
	"os"
	"strings"
	"testing"
)

// WriteSection writes text into a page of the documents, between the marks
// "<!-- name -->" and "<!-- end of name -->", which must stand on lines of their own.
func WriteSection(t *testing.T, page, name, text string) {
	t.Helper()
	content, err := os.ReadFile(page)
	if err != nil {
		t.Fatal(err)
	}
	begin, end := "<!-- "+name+" -->\n", "<!-- end of "+name+" -->\n"
	before, rest, ok := strings.Cut(string(content), begin)
	_, after, closed := strings.Cut(rest, end)
	if !ok || !closed {
		t.Fatalf("%s has no section %q", page, name)
	}
	if err := os.WriteFile(page, []byte(before+begin+text+end+after), 0o644); err != nil {
		t.Fatal(err)
	}
}
