package main

import (
	"bytes"
	"context"
	"fmt"
	"path/filepath"
	"regexp"
	"testing"
	"time"

	"rollcall/cmd/rollcall/demo"
)

var (
	clocks = regexp.MustCompile(`"(generated_at|scanned_at)": ?"[^"]*"`)
	number = regexp.MustCompile(`"check": ?\d+`)
)

// report runs the program in this process and returns what it prints.
func runReport(t *testing.T, args ...string) []byte {
	t.Helper()
	var out, errs bytes.Buffer
	if code := run(context.Background(), args, terminal{out: &out, err: &errs}); code == exitFailure {
		t.Fatalf("%q: %s", args, errs.String())
	}
	return clocks.ReplaceAll(out.Bytes(), []byte(`"$1":""`))
}

// TestSameReportWithAnyReaders holds that the report does not depend on how many
// files were read at once, nor on whether it comes from a first check, a rerun or
// the index.
func TestSameReportWithAnyReaders(t *testing.T) {
	dir := t.TempDir()
	library, backup, err := demo.Unpack(dir, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	var first []byte
	for _, readers := range []int{1, 2, 16} {
		index := filepath.Join(dir, fmt.Sprintf("%d.db", readers))
		check := []string{library, backup, "--index", index, "--readers", fmt.Sprint(readers), "--format", "json", "--all"}
		got := runReport(t, check...)
		if first == nil {
			first = got
		}
		for name, again := range map[string][]byte{
			"a first check": got,
			"a rerun":       runReport(t, check...),
			"the index":     runReport(t, "report", "--index", index, "--format", "json", "--all"),
			"other flags":   number.ReplaceAll(runReport(t, append(check, "--reread")...), []byte(`"check": 1`)),
		} {
			if !bytes.Equal(number.ReplaceAll(again, []byte(`"check": 1`)), number.ReplaceAll(first, []byte(`"check": 1`))) {
				t.Errorf("%s with %d readers says otherwise than the first", name, readers)
			}
		}
	}
	if len(first) < 10_000 {
		t.Errorf("a report of %d bytes proves little", len(first))
	}
}

// madeAt is when a page was made, as it says it.
var madeAt = regexp.MustCompile(`\d{1,2} [A-Z][a-z]+ \d{4}(,| at) \d{2}:\d{2}`)

// TestSamePageFromTheIndex holds that the page of a kept check, its timeline among it,
// is that of the check, but for the time.
func TestSamePageFromTheIndex(t *testing.T) {
	dir := t.TempDir()
	library, backup, err := demo.Unpack(dir, time.Now())
	if err != nil {
		t.Fatal(err)
	}
	index := filepath.Join(dir, "index.db")
	pages := [][]byte{
		runReport(t, library, backup, "--index", index, "--format", "html"),
		runReport(t, library, backup, "--index", index, "--format", "html"),
		runReport(t, "report", "--index", index, "--format", "html"),
	}
	for i := range pages {
		if !bytes.Contains(pages[i], []byte(`id="timeline"`)) {
			t.Errorf("page %d has no timeline", i)
		}
		pages[i] = madeAt.ReplaceAll(pages[i], nil)
		if !bytes.Equal(pages[i], pages[0]) {
			at := 0
			for at < min(len(pages[i]), len(pages[0])) && pages[i][at] == pages[0][at] {
				at++
			}
			t.Errorf("page %d says otherwise than the first: %.200q, the first %.200q", i, pages[i][at:], pages[0][at:])
		}
	}
}
