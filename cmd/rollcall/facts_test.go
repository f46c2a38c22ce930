package main

import (
	"go/ast"
	"go/parser"
	"go/token"
	"io/fs"
	"path/filepath"
	"strings"
	"testing"

	"rollcall/photo"
)

// TestFacts holds the closed list of facts against the code: each is declared
// once, produced by a source, and read by somebody who judges or reports.
func TestFacts(t *testing.T) {
	declared := factNames(t)
	if len(declared) != len(photo.AllFacts) {
		t.Errorf("%d facts are named, %d are in AllFacts", len(declared), len(photo.AllFacts))
	}
	produced := identifiers(t, "../../scanner")
	read := identifiers(t, "../../reconcile", "../../report", ".")
	for name := range declared {
		if !produced[name] {
			t.Errorf("no source produces photo.%s", name)
		}
		if !read[name] {
			t.Errorf("nobody reads photo.%s", name)
		}
	}
}

// factNames are the constants of photo/fact.go.
func factNames(t *testing.T) map[string]bool {
	names := map[string]bool{}
	tree, err := parser.ParseFile(token.NewFileSet(), "../../photo/fact.go", nil, 0)
	if err != nil {
		t.Fatal(err)
	}
	ast.Inspect(tree, func(n ast.Node) bool {
		if spec, ok := n.(*ast.ValueSpec); ok && len(spec.Values) == 1 {
			if typ, ok := spec.Type.(*ast.Ident); ok && typ.Name == "Fact" {
				names[spec.Names[0].Name] = true
			}
		}
		return true
	})
	return names
}

// identifiers are all names that the program's code below the folders uses.
func identifiers(t *testing.T, dirs ...string) map[string]bool {
	used := map[string]bool{}
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			tree, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(tree, func(n ast.Node) bool {
				if id, ok := n.(*ast.Ident); ok {
					used[id.Name] = true
				}
				return true
			})
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
	return used
}
