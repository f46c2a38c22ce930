package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/spf13/cobra"

	"rollcall/photo/phototest"
	"rollcall/reconcile/causes"
)

// Nothing that rollcall can print may lose photos, nor be untrue: no literal of its
// code, no help, no document. In docs/advice.md the tips themselves and what is to
// be said of them stand aside.
func TestNothingForbiddenIsSaid(t *testing.T) {
	said := 0
	hold := func(where, text string) {
		said++
		if hit := phototest.Forbidden(text); hit != "" {
			t.Errorf("%s says %q: %s", where, hit, text)
		}
	}
	literals(t, "../..", hold)
	commands(newRoot(&program{terminal: terminal{}}), hold)
	for _, c := range causes.All {
		hold(c.Name, c.Title)
		hold(c.Name, c.Doc)
		for _, step := range append(c.Advice, c.Settle...) {
			hold(c.Name, step)
		}
	}
	documents(t, hold)
	if said < 2000 {
		t.Errorf("only %d texts were looked at", said)
	}
}

// literals are the texts in the code, tests aside: those of several words.
func literals(t *testing.T, root string, hold func(where, text string)) {
	t.Helper()
	err := filepath.WalkDir(root, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir() && (d.Name() == "testdata" || strings.HasPrefix(d.Name(), ".") && len(d.Name()) > 2 || strings.HasSuffix(d.Name(), "test")):
			return filepath.SkipDir
		case !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go"):
			return nil
		}
		tree, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
		if err != nil {
			return nil // being written; the compiler tells
		}
		ast.Inspect(tree, func(n ast.Node) bool {
			if lit, ok := n.(*ast.BasicLit); ok && lit.Kind == token.STRING {
				if text, err := strconv.Unquote(lit.Value); err == nil && strings.Contains(text, " ") && !isSQL(text) {
					hold(path, text)
				}
			}
			return true
		})
		return nil
	})
	if err != nil {
		t.Fatal(err)
	}
}

// isSQL reports whether the text is for the database.
func isSQL(text string) bool {
	for _, word := range []string{"SELECT ", "INSERT ", "UPDATE ", "DELETE ", "CREATE ", "PRAGMA ", "DROP "} {
		if strings.HasPrefix(strings.TrimSpace(text), word) {
			return true
		}
	}
	return false
}

func commands(c *cobra.Command, hold func(where, text string)) {
	for _, text := range []string{c.Short, c.Long, c.Example, c.UsageString()} {
		hold("the help of "+c.Name(), text)
	}
	for _, sub := range c.Commands() {
		commands(sub, hold)
	}
}

// neverSaid is a sentence about what is not said.
var neverSaid = regexp.MustCompile(`(?s)never (tells|says)[^.]*\.`)

// documents are the lines that people read, of a table its cells.
func documents(t *testing.T, hold func(where, text string)) {
	t.Helper()
	files, err := filepath.Glob("../../docs/*.md")
	if err != nil || len(files) < 5 {
		t.Fatalf("docs has %d documents, %v", len(files), err)
	}
	for _, file := range append(files, "../../README.md") {
		text, err := os.ReadFile(file)
		if err != nil {
			t.Fatal(err)
		}
		for _, part := range strings.Split(string(text), "\n\n") {
			if !strings.HasPrefix(part, "|") {
				hold(file, neverSaid.ReplaceAllString(part, ""))
				continue
			}
			for line := range strings.Lines(part) {
				cells := strings.Split(strings.Trim(strings.TrimSpace(line), "|"), "|")
				if filepath.Base(file) == "advice.md" && len(cells) > 2 {
					cells = cells[2:]
				}
				for _, cell := range cells {
					hold(file, strings.TrimSpace(cell))
				}
			}
		}
	}
}

// pageCode is the script and the style of a page; its data is none of them.
var pageCode = regexp.MustCompile(`(?s)<(script|style)>.*?</(script|style)>`)

// What demo and explain print is held as a whole, too: sentences are put together
// of several literals.
func TestNothingForbiddenIsPrinted(t *testing.T) {
	dir := t.TempDir()
	index := filepath.Join(dir, "index.db")
	library, backup, lost := rollWithLosses()
	library.Write(t, filepath.Join(dir, "library"))
	backup.Write(t, filepath.Join(dir, "backup"))
	outputs := [][]string{{filepath.Join(dir, "library"), filepath.Join(dir, "backup"), "--index", index}, {"demo"}}
	for _, format := range []string{"text", "json", "csv", "html"} {
		outputs = append(outputs, []string{"report", "--index", index, "--format", format})
	}
	for _, name := range lost {
		outputs = append(outputs, []string{"explain", name, "--index", index, "-v"})
	}
	for _, what := range []string{"causes", "matchers", "formats", "sources", "reports"} {
		outputs = append(outputs, []string{"list", what})
	}
	for _, args := range outputs {
		text := string(pageCode.ReplaceAll(runReport(t, args...), nil))
		if len(text) < 40 {
			t.Errorf("%q prints only %q", args, text)
		}
		for _, sentence := range strings.SplitAfter(text, ".") {
			if hit := phototest.Forbidden(sentence); hit != "" {
				t.Errorf("%q prints %q: %s", args, hit, sentence)
			}
		}
	}
}

// The advice of every cause begins with the same three steps, in order, before any
// setting is touched; docs/advice.md has safe words for every cause.
func TestAdviceBeginsWithRescue(t *testing.T) {
	doc, err := os.ReadFile("../../docs/advice.md")
	if err != nil {
		t.Fatal(err)
	}
	for _, c := range causes.All {
		lines := strings.Split(c.Steps(), "\n")
		for i, line := range lines {
			number, step, _ := strings.Cut(line, ". ")
			if number != strconv.Itoa(i+1) || i < 3 && step != causes.CommonSteps[i] {
				t.Errorf("%s: step %d is %q", c.Name, i+1, line)
			}
		}
		if len(lines) < 4 || !strings.Contains(string(doc), "| `"+c.Name+"` |") {
			t.Errorf("%s has %d steps, or no row in docs/advice.md", c.Name, len(lines))
		}
	}
	for i, begins := range []string{"Rescue first", "Run rollcall again", "Only then"} {
		if !strings.HasPrefix(causes.CommonSteps[i], begins) {
			t.Errorf("step %d is %q, want %s …", i+1, causes.CommonSteps[i], begins)
		}
	}
}
