package report

import (
	"bytes"
	"encoding/json"
	"io"
	"strings"
	"testing"
	"unicode"

	"rollcall/photo"
)

// evil is a name that clears a screen, turns text around and breaks lines.
const evil = "a\x1b[2J\u202egpj.\u009b31m\r\n\U000e0041=\u00e9\U0001f600.jpg"

func evilReport() *photo.Report {
	v := missing("deleted", 0.9, photo.ObservedRecord, evil)
	v.Path, v.Match = evil, &photo.Match{Path: evil, Grade: photo.Damaged}
	return closed(1, []photo.Verdict{v})
}

// TestNoNameReachesTheTerminal: on a terminal no layout writes what could move the
// cursor; the JSON is the same to who reads it. In files and pipes names stay as they are.
func TestNoNameReachesTheTerminal(t *testing.T) {
	changes := &photo.Changes{Then: evilReport(), Now: evilReport(), List: []photo.Change{
		{Kind: photo.NewlyMissing, Path: evil, WasPath: evil, Now: &photo.Said{Status: photo.Missing, Why: evil}},
	}}
	for _, layout := range All {
		for name, write := range map[string]func(io.Writer, Options) error{
			"report":  func(w io.Writer, o Options) error { return layout.Write(w, evilReport(), o) },
			"changes": func(w io.Writer, o Options) error { return layout.Changes(w, changes, o) },
		} {
			t.Run(layout.Name+"/"+name, func(t *testing.T) {
				var shown, piped bytes.Buffer
				if err := write(&shown, Options{Terminal: true, Now: now}); err != nil {
					t.Fatal(err)
				}
				if err := write(&piped, Options{Now: now}); err != nil {
					t.Fatal(err)
				}
				text := strings.ReplaceAll(shown.String(), "\r\n", "\n")
				for _, r := range text {
					if !unicode.IsGraphic(r) && r != '\n' && r != zeroWidthJoiner && (r != '\t' || layout.Name != "html") {
						t.Fatalf("%U reaches the terminal", r)
					}
				}
				if !strings.Contains(text, "é\U0001f600.jpg") {
					t.Error("what can be shown is not shown")
				}
				if layout.Name == "csv" && !strings.Contains(piped.String(), evil) {
					t.Errorf("in a pipe the name is not as it is: %q", piped.String())
				}
				if layout.Name == "json" {
					var a, b any
					if json.Unmarshal(shown.Bytes(), &a) != nil || json.Unmarshal(piped.Bytes(), &b) != nil {
						t.Fatal("no JSON")
					}
					if x, _ := json.Marshal(a); !bytes.Equal(x, must(json.Marshal(b))) || !bytes.Contains(x, []byte("\u202e")) {
						t.Error("what is read is not the same")
					}
				}
			})
		}
	}
}

func must[T any](v T, err error) T {
	if err != nil {
		panic(err)
	}
	return v
}

// TestNextClosesTheReport: after a long list what to do is in sight, and nothing
// stands below it.
func TestNextClosesTheReport(t *testing.T) {
	for _, sc := range scenes() {
		command, _ := next(sc.report, sc.options)
		text := string(written(t, textLayout, sc))
		if sum := sc.report.Summary; command == "" || sum.Present == sum.Photos && !sc.options.All {
			continue
		}
		lines := strings.Split(strings.TrimRight(text, "\n"), "\n")
		if end := strings.Join(lines[max(0, len(lines)-3):], "\n"); !strings.Contains(end, "Next: ") || strings.Count(text, "\nNext: ") != 2 {
			t.Errorf("%s ends with\n%s", sc.name, end)
		}
	}
}
