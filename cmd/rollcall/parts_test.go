package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"path/filepath"
	"regexp"
	"slices"
	"strings"
	"testing"

	"rollcall/formats"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
	"rollcall/report"
	"rollcall/scanner/sources"
)

var kebab = regexp.MustCompile(`^[a-z0-9]+(-[a-z0-9]+)*$`)

// TestParts holds each list of parts against the files of its package: a part
// that is declared and not listed is in no program.
func TestParts(t *testing.T) {
	lists := []struct {
		dir, typ string
		listed   []string
	}{
		{"../../formats", "Format", names(formats.All, func(f formats.Format) string { return f.Name })},
		{"../../scanner/sources", "Kind", names(sources.All, func(k sources.Kind) string { return k.Name })},
		{"../../reconcile/matchers", "Matcher", names(matchers.All, func(m matchers.Matcher) string { return m.Name })},
		{"../../reconcile/causes", "Cause", names(causes.All, func(c causes.Cause) string { return c.Name })},
		{"../../report", "Layout", names(report.All, func(l report.Layout) string { return l.Name })},
	}
	for _, list := range lists {
		t.Run(list.typ, func(t *testing.T) {
			for i, name := range list.listed {
				if !kebab.MatchString(name) {
					t.Errorf("%q is no kebab-case name", name)
				}
				if slices.Contains(list.listed[:i], name) {
					t.Errorf("%q is listed twice", name)
				}
			}
			for part, file := range declaredParts(t, list.dir, list.typ) {
				if !slices.Contains(list.listed, part) {
					t.Errorf("%s declares %q, which All lacks", file, part)
				}
			}
		})
	}
}

func names[T any](list []T, name func(T) string) []string {
	out := make([]string, len(list))
	for i, part := range list {
		out[i] = name(part)
	}
	return out
}

// declaredParts finds the Name of every composite literal of the type in dir, and
// the file that holds it.
func declaredParts(t *testing.T, dir, typ string) map[string]string {
	t.Helper()
	trees := parseFolder(t, dir)
	constants := map[string]string{}
	for _, tree := range trees {
		ast.Inspect(tree, func(n ast.Node) bool {
			addConstants(n, constants)
			return true
		})
	}
	found := map[string]string{}
	for file, tree := range trees {
		ast.Inspect(tree, func(n ast.Node) bool {
			if name, ok := partName(n, typ, constants); ok {
				found[name] = filepath.Base(file)
			}
			return true
		})
	}
	if len(found) == 0 {
		t.Fatalf("no %s is declared in %s: the test looks in the wrong place", typ, dir)
	}
	return found
}

// parseFolder parses the program's own files in a folder.
func parseFolder(t *testing.T, dir string) map[string]*ast.File {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dir, "*.go"))
	if err != nil {
		t.Fatal(err)
	}
	trees := map[string]*ast.File{}
	for _, file := range files {
		if strings.HasSuffix(file, "_test.go") {
			continue
		}
		if trees[file], err = parser.ParseFile(token.NewFileSet(), file, nil, 0); err != nil {
			t.Fatal(err)
		}
	}
	return trees
}

// addConstants notes the constants that a declaration names.
func addConstants(n ast.Node, constants map[string]string) {
	spec, ok := n.(*ast.ValueSpec)
	if !ok || len(spec.Values) != len(spec.Names) {
		return
	}
	for i, name := range spec.Names {
		if value, ok := spec.Values[i].(*ast.BasicLit); ok {
			constants[name.Name] = strings.Trim(value.Value, `"`)
		}
	}
}

func partName(n ast.Node, typ string, constants map[string]string) (string, bool) {
	lit, ok := n.(*ast.CompositeLit)
	if !ok {
		return "", false
	}
	if id, ok := lit.Type.(*ast.Ident); !ok || id.Name != typ {
		return "", false
	}
	for _, e := range lit.Elts {
		kv, ok := e.(*ast.KeyValueExpr)
		if !ok {
			continue
		}
		if key, ok := kv.Key.(*ast.Ident); !ok || key.Name != "Name" {
			continue
		}
		switch value := kv.Value.(type) {
		case *ast.BasicLit:
			return strings.Trim(value.Value, `"`), true
		case *ast.Ident:
			return constants[value.Name], true
		}
	}
	return "", false
}
