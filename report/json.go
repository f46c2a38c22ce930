package report

import (
	"bufio"
	"bytes"
	"encoding/json"
	"fmt"
	"io"
	"unicode"
	"unicode/utf16"

	"rollcall/photo"
)

var jsonLayout = Layout{
	Name:    "json",
	Title:   "JSON",
	Doc:     "For programs: everything, by the schema rollcall.report/1 (docs/json.md).",
	Endings: []string{".json"},
	Private: true,
	Write:   writeJSON,
	Changes: writeJSONChanges,
}

// jsonSchema names the shape; it changes when a key changes its meaning.
const jsonSchema = "rollcall.report/1"

// writeJSON writes one JSON object, a line for each place, pattern and photo.
// Nothing but one line at a time is held in memory.
func writeJSON(w io.Writer, r *photo.Report, o Options) error {
	j := newJSONWriter(w, o)
	j.open()
	j.value("schema", jsonSchema)
	j.value("generated_at", rfc3339(r.GeneratedAt))
	j.value("check", r.Check)
	j.value("complete", r.Complete)
	j.array("library", len(r.Library), func(i int) any { return shapeOfPlace(&r.Library[i]) })
	j.array("backup", len(r.Backup), func(i int) any { return shapeOfPlace(&r.Backup[i]) })
	j.value("summary", shapeOfSummary(&r.Summary))
	j.array("patterns", len(r.Patterns), func(i int) any { return shapeOfPattern(&r.Patterns[i]) })
	j.array("photos", len(r.Photos), func(i int) any { return shapeOfPhoto(&r.Photos[i]) })
	if err := j.close(); err != nil {
		return fmt.Errorf("writing the JSON report: %w", err)
	}
	return nil
}

// A jsonWriter writes an object key by key. It remembers the first error.
type jsonWriter struct {
	w     *bufio.Writer
	line  bytes.Buffer
	enc   *json.Encoder
	comma string // before the next key
	shown bool   // on a terminal
	err   error
}

func newJSONWriter(w io.Writer, o Options) *jsonWriter {
	j := &jsonWriter{w: bufio.NewWriterSize(w, 1<<16), shown: o.Terminal}
	j.enc = json.NewEncoder(&j.line)
	j.enc.SetEscapeHTML(false)
	return j
}

func (j *jsonWriter) open() { j.text("{") }

func (j *jsonWriter) close() error {
	j.text("\n}\n")
	if j.err != nil {
		return j.err
	}
	return j.w.Flush()
}

func (j *jsonWriter) value(key string, v any) {
	j.key(key)
	j.encode(v)
}

func (j *jsonWriter) array(key string, n int, at func(int) any) {
	j.key(key)
	j.text("[")
	for i := range n {
		if i > 0 {
			j.text(",")
		}
		j.text("\n    ")
		if j.encode(at(i)); j.err != nil {
			return
		}
	}
	if n > 0 {
		j.text("\n  ")
	}
	j.text("]")
}

func (j *jsonWriter) key(key string) {
	j.text(j.comma + "\n  \"" + key + "\": ")
	j.comma = ","
}

func (j *jsonWriter) encode(v any) {
	if j.err != nil {
		return
	}
	j.line.Reset()
	if j.err = j.enc.Encode(v); j.err != nil {
		return
	}
	line := bytes.TrimSuffix(j.line.Bytes(), []byte("\n"))
	if j.shown {
		line = escaped(line)
	}
	_, j.err = j.w.Write(line)
}

// escaped writes what would move the cursor or turn text around as JSON can, too:
// the same string.
func escaped(line []byte) []byte {
	if plain(string(line)) {
		return line
	}
	var b bytes.Buffer
	for _, r := range string(line) {
		switch high, low := utf16.EncodeRune(r); {
		case unicode.IsGraphic(r) || r == zeroWidthJoiner:
			b.WriteRune(r)
		case high != unicode.ReplacementChar:
			fmt.Fprintf(&b, `\u%04x\u%04x`, high, low)
		default:
			fmt.Fprintf(&b, `\u%04x`, r)
		}
	}
	return b.Bytes()
}

func (j *jsonWriter) text(s string) {
	if j.err == nil {
		_, j.err = j.w.WriteString(s)
	}
}
