package main

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"rollcall/report"
)

// A glass is what a terminal shows: as much of ECMA-48 as the program may write. It
// keeps all rows that ever were, and does not wrap them anew when it is resized.
type glass struct {
	columns  int
	rows     [][]rune
	row, col int
	styled   bool     // an SGR sequence was seen
	unknown  []string // sequences that it does not know
	wrapped  int      // how often text went on in the next row by itself
	rest     string   // the beginning of what was not yet sent whole
	drawn    []string // what stood in the row whenever the cursor went back to its beginning
}

func newGlass(columns int) *glass { return &glass{columns: columns, rows: [][]rune{nil}} }

// show takes bytes as they come from the program.
func (g *glass) show(s string) {
	s, g.rest = g.rest+s, ""
	for s != "" {
		n := g.one(s)
		if n == 0 {
			g.rest = s
			return
		}
		s = s[n:]
	}
}

// one takes what stands first, and returns its length; 0 where it is not whole.
func (g *glass) one(s string) int {
	switch r, n := utf8.DecodeRuneInString(s); {
	case r == '\x1b':
		return g.escape(s)
	case r == utf8.RuneError && !utf8.FullRuneInString(s):
		return 0
	case r == '\r':
		if line := g.line(g.row); line != "" {
			g.drawn = append(g.drawn, line)
		}
		g.col = 0
		return n
	case r == '\n':
		g.down()
		return n
	case r < ' ':
		g.unknown = append(g.unknown, strconv.QuoteRune(r))
		return n
	default:
		g.put(r)
		return n
	}
}

func (g *glass) down() {
	if g.row++; g.row == len(g.rows) {
		g.rows = append(g.rows, nil)
	}
}

func (g *glass) put(r rune) {
	if g.col+report.Columns(string(r)) > g.columns {
		g.down()
		g.col = 0
		g.wrapped++
	}
	row := g.rows[g.row]
	for len(row) <= g.col {
		row = append(row, ' ')
	}
	row[g.col] = r
	g.rows[g.row] = row
	g.col += report.Columns(string(r))
}

func (g *glass) escape(s string) int {
	end := strings.IndexFunc(s[1:], func(r rune) bool { return r >= '@' && r <= '~' && r != '[' })
	if end < 0 {
		return 0
	}
	switch sequence := s[:end+2]; {
	case sequence == "\x1b[K":
		g.rows[g.row] = g.rows[g.row][:min(g.col, len(g.rows[g.row]))]
	case sequence == "\x1b[J":
		g.rows[g.row] = g.rows[g.row][:min(g.col, len(g.rows[g.row]))]
		g.rows = g.rows[:g.row+1]
	case strings.HasSuffix(sequence, "m"):
		g.styled = true
	default:
		g.unknown = append(g.unknown, strconv.Quote(sequence))
	}
	return end + 2
}

func (g *glass) line(row int) string { return strings.TrimRight(string(g.rows[row]), " ") }

// text is all that stands there.
func (g *glass) text() string {
	var b strings.Builder
	for i := range g.rows {
		b.WriteString(g.line(i) + "\n")
	}
	return strings.TrimRight(b.String(), "\n")
}

func TestGlass(t *testing.T) {
	g := newGlass(10)
	for _, part := range []string{"one\r\n12345", "67890ab\r\nold\rn\x1b", "[K\x1b[1mb\xc3", "\xa9\x1b[0m\r\nx\x1b[2A"} {
		g.show(part)
	}
	if got, want := g.text(), "one\n1234567890\nab\nnbé\nx"; got != want {
		t.Errorf("%q, want %q", got, want)
	}
	if g.wrapped != 1 || !g.styled || len(g.unknown) != 1 {
		t.Errorf("%+v", g)
	}
}
