package main

import (
	"bytes"
	"encoding/json"
	"fmt"
	"regexp"
	"strings"

	"github.com/rogpeppe/go-internal/testscript"
)

// sceneReport is as much of the JSON report as scenes hold.
type sceneReport struct {
	Summary map[string]any
	Photos  []scenePhoto
}

type scenePhoto struct {
	Path, Status, Cause string
	Match               *sceneMatch
	Parts               []struct {
		Role, Path, Status string
		Match              *sceneMatch
	}
	Evidence []struct{ Cause, Text string }
}

type sceneMatch struct{ Path, Rung, Grade string }

func (m *sceneMatch) grade() string {
	if m == nil {
		return ""
	}
	return m.Grade
}

func (m *sceneMatch) path() string {
	if m == nil {
		return "none"
	}
	return m.Path
}

func readReport(ts *testscript.TestScript, name string) sceneReport {
	var r sceneReport
	ts.Check(json.NewDecoder(bytes.NewReader([]byte(ts.ReadFile(name)))).Decode(&r))
	return r
}

func holdSummary(ts *testscript.TestScript, neg bool, args []string) {
	r := readReport(ts, args[0])
	for _, arg := range args[1:] {
		key, want, _ := strings.Cut(arg, "=")
		if got := fmt.Sprint(r.Summary[key]); got != want {
			ts.Fatalf("summary.%s is %s, want %s", key, got, want)
		}
	}
}

func (r sceneReport) photo(ts *testscript.TestScript, path string) *scenePhoto {
	for i := range r.Photos {
		if r.Photos[i].Path == path {
			return &r.Photos[i]
		}
	}
	ts.Fatalf("the report does not list %q", path)
	return nil
}

func holdVerdict(ts *testscript.TestScript, neg bool, args []string) {
	p := readReport(ts, args[0]).photo(ts, args[1])
	hold(ts, args[1:2], args[2:], p.Status, p.Cause, p.Match.grade(), p.Match.path())
}

func holdPart(ts *testscript.TestScript, neg bool, args []string) {
	p := readReport(ts, args[0]).photo(ts, args[1])
	for _, part := range p.Parts {
		if part.Role == args[2] {
			hold(ts, args[1:3], args[3:], part.Status, part.Match.grade(), part.Match.path())
			return
		}
	}
	ts.Fatalf("%s has no part %q", args[1], args[2])
}

// hold compares what a report says with what is wanted; "-" stands for anything.
func hold(ts *testscript.TestScript, of, want []string, got ...string) {
	for i, w := range want {
		if i >= len(got) || w != "-" && w != got[i] {
			ts.Fatalf("%s: %q, want %q", strings.Join(of, " "), got, want)
		}
	}
}

func holdEvidence(ts *testscript.TestScript, neg bool, args []string) {
	p := readReport(ts, args[0]).photo(ts, args[1])
	want, err := regexp.Compile(args[2])
	ts.Check(err)
	for _, e := range p.Evidence {
		if want.MatchString(e.Text) != neg {
			return
		}
	}
	ts.Fatalf("no evidence of %s says %q: %+v", args[1], args[2], p.Evidence)
}
