package main

import (
	"io"
	"os"
	"slices"
	"strings"
	"sync"

	"golang.org/x/term"

	"rollcall/report"
)

// A liveLine is the one line at the bottom of a terminal that is written over and
// over: each time with one write, so that nothing flickers. Between two writes the
// cursor stands at its beginning, so that a terminal that was made narrower and has
// wrapped the line can be cleared of all of it.
type liveLine struct {
	mu      sync.Mutex
	w       io.Writer   // nil: nobody looks
	columns func() int  // of the terminal, now
	text    string      // what stands there; "" nothing
	wide    int         // the terminal's columns when it was written
	same    int         // how often since then there was nothing new to write
	held    int         // how many want it away: somebody is asked for something
	hushed  bool        // for good: the run is being ended
	users   []*progress // the last one draws
}

// Control sequences of ECMA-48, which TERM=dumb alone does not know.
const (
	eraseLine = "\x1b[K"
	eraseDown = "\x1b[J"
)

// mostSame is how often a line that is the same is not written again; then it is,
// over what a key may have left on it.
const mostSame = 9

// take gives the line to g; who had it gets it back when g leaves it.
func (l *liveLine) take(g *progress) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.users = append(l.users, g)
}

func (l *liveLine) leave(g *progress) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.users = slices.DeleteFunc(l.users, func(u *progress) bool { return u == g }); len(l.users) == 0 {
		l.clear()
	}
}

// draw writes the line that g wants, for so many columns.
func (l *liveLine) draw(g *progress, text func(columns int) string) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.hushed || l.held > 0 || len(l.users) == 0 || l.users[len(l.users)-1] != g {
		return
	}
	if !inForeground(l.w) {
		l.text = ""
		return
	}
	columns := l.columns()
	line := cutTo(text(columns-1), columns-1) // in the last column the cursor would wrap
	if l.same++; line == l.text && columns == l.wide && l.same <= mostSame {
		return
	}
	io.WriteString(l.w, l.start(columns)+line+eraseLine+"\r")
	l.text, l.wide, l.same = line, columns, 0
}

// start goes to the beginning of the line, which is now wrapped if the terminal
// was made narrower.
func (l *liveLine) start(columns int) string {
	if report.Columns(l.text) > columns {
		return "\r" + eraseDown
	}
	return "\r"
}

func (l *liveLine) clear() {
	if l.text != "" && inForeground(l.w) {
		io.WriteString(l.w, l.start(l.columns())+eraseLine)
	}
	l.text = ""
}

// above writes what is to stay; the line comes back below it.
func (l *liveLine) above(write func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.clear()
	write()
}

// hold takes the line away until the function that it returns is called.
func (l *liveLine) hold() (release func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.clear()
	l.held++
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		l.held--
	}
}

// hush takes the line away for good.
func (l *liveLine) hush() {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.clear()
	l.hushed = true
}

// cutTo is as much of text as fits.
func cutTo(text string, columns int) string {
	if report.Columns(text) <= columns {
		return text
	}
	var b strings.Builder
	for _, r := range text {
		if columns -= report.Columns(string(r)); columns < 0 {
			break
		}
		b.WriteRune(r)
	}
	return b.String()
}

// usualColumns is a terminal's width where it does not tell.
const usualColumns = 80

func terminalColumns(w io.Writer) int {
	if f, ok := w.(*os.File); ok {
		if columns, _, err := term.GetSize(int(f.Fd())); err == nil && columns > 0 {
			return columns
		}
	}
	return usualColumns
}
