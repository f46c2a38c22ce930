package report

import (
	"bufio"
	"io"
	"strings"
)

// The width without a stated one, and the least that is written for.
const (
	usualWidth = 80
	leastWidth = 40
)

// A style is how a paragraph stands out on a terminal: an SGR sequence
// (ECMA-48 8.3.117), "" for plain.
type style string

const (
	plainly style = ""
	alarm   style = "\x1b[1;31m" // bold red
	caution style = "\x1b[1;33m" // bold yellow
	allWell style = "\x1b[1;32m" // bold green
	heading style = "\x1b[1m"
	lostRow style = "\x1b[31m" // red
	noStyle       = "\x1b[0m"
)

// A screen writes text for people, wrapped. All text goes through Visible, so
// no name can reach the terminal as it is.
type screen struct {
	w     *bufio.Writer
	width int
	color bool
	gap   bool // a blank line is due before the next one
}

func newScreen(w io.Writer, o Options) *screen {
	width := o.Width
	if width <= 0 {
		width = usualWidth
	}
	return &screen{w: bufio.NewWriter(w), width: max(width, leastWidth), color: o.Color}
}

// paragraph writes text after a label, wrapped; further lines hang below the
// text's first column.
// Without a text nothing is written.
func (s *screen) paragraph(st style, label, text string) {
	if text == "" {
		return
	}
	label = Visible(label)
	indent := columns(label)
	if lead := strings.TrimSpace(label); indent > s.width/2 && lead != "" {
		indent, label, text = 4, "", lead+" "+text // little would be left beside it
	}
	for i, line := range Wrap(Visible(text), s.width-indent) {
		if i > 0 {
			label = strings.Repeat(" ", min(indent, s.width/2))
		}
		s.line(st, label+line)
	}
}

// whole writes text that people copy, such as a path: never wrapped.
func (s *screen) whole(label, text string) { s.line(plainly, Visible(label)+Visible(text)) }

// wholeWith writes a path, and what is said of it beside it or, where that does not
// fit, below.
func (s *screen) wholeWith(label, path, said string) {
	if said == "" || s.fits(label+path+" "+said) {
		s.whole(label, strings.TrimSpace(path+" "+said))
		return
	}
	s.whole(label, path)
	s.paragraph(plainly, label+"    ", said)
}

// fits reports whether text needs no wrapping.
func (s *screen) fits(text string) bool { return columns(Visible(text)) <= s.width }

// blank parts what follows from what stands above, if anything follows.
func (s *screen) blank() { s.gap = true }

func (s *screen) line(st style, text string) {
	if s.gap {
		s.w.WriteByte('\n')
		s.gap = false
	}
	text = strings.TrimRight(text, " ")
	if s.color && st != plainly {
		text = string(st) + text + noStyle
	}
	s.w.WriteString(text)
	s.w.WriteByte('\n')
}

// Columns is how many columns of a terminal text takes that is Visible.
func Columns(text string) int { return columns(text) }

// Wrap breaks text between words into lines of at most width columns. A longer
// word, such as a path, stays whole: the terminal breaks it so that it can still be
// copied. It returns at least one line.
func Wrap(text string, width int) []string {
	var lines []string
	line := ""
	for _, word := range strings.Fields(text) {
		switch {
		case line == "":
			line = word
		case columns(line)+1+columns(word) <= width:
			line += " " + word
		default:
			lines, line = append(lines, line), word
		}
	}
	return append(lines, line)
}
