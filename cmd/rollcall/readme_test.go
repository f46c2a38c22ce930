package main

import (
	"bytes"
	"context"
	"flag"
	"os"
	"strings"
	"testing"
)

var update = flag.Bool("update", false, "rewrite the screen in README.md")

// TestREADMEScreen holds the screen in README.md against what the demo prints:
// its first paragraphs, up to the one command.
func TestREADMEScreen(t *testing.T) {
	var out, errs bytes.Buffer
	if code := run(context.Background(), []string{"demo"}, terminal{out: &out, err: &errs}); code != exitAllPresent {
		t.Fatalf("the demo ended with %d: %s", code, errs.String())
	}
	before, rest, ok := strings.Cut(out.String(), "\nNext: ")
	next, _, _ := strings.Cut(rest, "\n\n")
	if !ok {
		t.Fatalf("the demo names no command:\n%s", out.String())
	}
	screen := before + "\nNext: " + next

	readme, err := os.ReadFile("../../README.md")
	if err != nil {
		t.Fatal(err)
	}
	const begin, end = "this is the beginning of what it prints:\n\n```\n", "\n```"
	head, tail, ok := strings.Cut(string(readme), begin)
	shown, tail, closed := strings.Cut(tail, end)
	switch {
	case !ok || !closed:
		t.Fatal("README.md shows no screen of the demo")
	case *update:
		if err := os.WriteFile("../../README.md", []byte(head+begin+screen+end+tail), 0o644); err != nil {
			t.Fatal(err)
		}
	case shown != screen:
		t.Errorf("README.md shows\n%s\nand the demo prints\n%s\n-update rewrites it", shown, screen)
	}
}
