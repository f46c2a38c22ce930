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
// once, produced by a source or set by reconcile of a place whose files show it, and
// read by somebody who judges or reports.
func TestFacts(t *testing.T) {
	declared := factNames(t)
	if len(declared) != len(photo.AllFacts) {
		t.Errorf("%d facts are named, %d are in AllFacts", len(declared), len(photo.AllFacts))
	}
	produced, found := identifiers(t, "../../scanner"), factsSet(t, "../../reconcile")
	read := identifiers(t, "../../reconcile", "../../report", ".")
	for name := range declared {
		if !produced[name] && !found[name] {
			t.Errorf("no source produces photo.%s, nor does reconcile", name)
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
	inspect(t, dirs, func(n ast.Node) bool {
		if id, ok := n.(*ast.Ident); ok {
			used[id.Name] = true
		}
		return true
	})
	return used
}

// factsSet are the facts that the code below a folder sets: facts.Set(photo.FactX, …).
func factsSet(t *testing.T, dir string) map[string]bool {
	set := map[string]bool{}
	inspect(t, []string{dir}, func(n ast.Node) bool {
		call, ok := n.(*ast.CallExpr)
		if !ok || len(call.Args) != 2 {
			return true
		}
		if f, ok := call.Fun.(*ast.SelectorExpr); ok && f.Sel.Name == "Set" {
			if fact, ok := call.Args[0].(*ast.SelectorExpr); ok {
				set[fact.Sel.Name] = true
			}
		}
		return true
	})
	return set
}

// inspect visits the program's code below the folders, without its tests.
func inspect(t *testing.T, dirs []string, visit func(ast.Node) bool) {
	for _, dir := range dirs {
		err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
			if err != nil || !strings.HasSuffix(path, ".go") || strings.HasSuffix(path, "_test.go") {
				return err
			}
			tree, err := parser.ParseFile(token.NewFileSet(), path, nil, 0)
			if err != nil {
				return err
			}
			ast.Inspect(tree, visit)
			return nil
		})
		if err != nil {
			t.Fatal(err)
		}
	}
}
