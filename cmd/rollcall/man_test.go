//go:build linux

package main

import (
	"bytes"
	"os/exec"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"rollcall/cmd/rollcall/programtest"
)

// The man pages are taken by man and by mandoc without a warning, and say what
// they should.
func TestManual(t *testing.T) {
	dir := t.TempDir()
	root := newRoot(&program{terminal: terminal{out: &bytes.Buffer{}, err: &bytes.Buffer{}}})
	if err := writeManual(root, dir, time.Date(2026, 11, 23, 0, 0, 0, 0, time.UTC)); err != nil {
		t.Fatal(err)
	}
	pages, _ := filepath.Glob(filepath.Join(dir, "*.1"))
	if len(pages) < 10 {
		t.Fatalf("there are %d pages", len(pages))
	}
	for _, page := range pages {
		t.Run(filepath.Base(page), func(t *testing.T) {
			t.Run("man", func(t *testing.T) { holdPage(t, "man", "-l", "--warnings", "-E", "UTF-8", "-Tutf8", page) })
			t.Run("mandoc", func(t *testing.T) { holdPage(t, "mandoc", "-T", "lint", "-W", "warning", page) })
		})
	}
}

// holdPage runs a program that renders or lints a page, and holds that it warns of
// nothing.
func holdPage(t *testing.T, program string, args ...string) {
	t.Helper()
	var out, errs bytes.Buffer
	c := exec.Command(programtest.Tool(t, program), args...)
	c.Stdout, c.Stderr = &out, &errs
	c.Env = append(c.Environ(), "LC_ALL=C.UTF-8", "MANWIDTH=80", "MANROFFOPT=-ww")
	if err := c.Run(); err != nil || errs.Len() > 0 || program == "mandoc" && out.Len() > 0 {
		t.Errorf("%s: %v\n%s%s", program, err, errs.String(), out.String())
	}
}

func TestManualSays(t *testing.T) {
	root := newRoot(&program{terminal: terminal{out: &bytes.Buffer{}, err: &bytes.Buffer{}}})
	page := manPage(root, time.Unix(0, 0))
	for _, says := range []string{
		".TH \"ROLLCALL\" 1 \"1970-01-01\"", ".SH \"EXIT STATUS\"\n.TP\n.B 0\n", ".SH \"FILES\"", ".SH \"ENVIRONMENT\"",
		".B \\-o, \\-\\-output FILE\n", ".B rescue DEST\n", "\n.BR rollcall\\-rescue (1),\n", "(default: any)", "  rollcall \\(ti/Pictures/Export /Volumes",
	} {
		if !strings.Contains(page, says) {
			t.Errorf("the page lacks %q", says)
		}
	}
	if strings.Contains(page, "__man") {
		t.Error("the page names the command that writes it")
	}
	if got := roff(`.a\b'c`); got != `\&.a\eb\(aqc` {
		t.Errorf("escaped: %q", got)
	}
}
