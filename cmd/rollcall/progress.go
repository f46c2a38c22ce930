package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
	"time"
	"unicode/utf8"

	"github.com/dustin/go-humanize"
	"github.com/schollz/progressbar/v3"
	"golang.org/x/term"

	"rollcall/scanner"
)

// A progress is the one line on standard error that tells how far the work is:
// files, bytes, rate and time left. Only on a terminal, gone when the work is
// done.
type progress struct {
	bar  *progressbar.ProgressBar // nil: nobody looks
	name string
	last scanner.Progress
	step step
	now  func() time.Time // the clock

	columns int // of the terminal; a line that is too long would stay behind
}

// A step is what reconcile told last.
type step struct {
	phase       string
	done, total int
	began       time.Time // when the phase was first told
	before      int       // what was done by then
}

// startProgress begins a line for a place or a step of the work.
func (p *program) startProgress(name string) *progress {
	g := &progress{name: filepath.Base(name), now: time.Now, columns: terminalColumns(p.err)}
	if p.flags.quiet || p.flags.noProgress || !isTerminal(p.err) {
		return g
	}
	g.bar = progressbar.NewOptions64(-1,
		progressbar.OptionSetWriter(p.err),
		progressbar.OptionSetDescription(g.name),
		progressbar.OptionShowBytes(!g.narrow()),
		progressbar.OptionThrottle(100*time.Millisecond),
		progressbar.OptionSetWidth(12),
		progressbar.OptionClearOnFinish(),
	)
	return g
}

// show is told by the scanner. While the walk goes on the total is unknown: only
// what was done so far is told, and no time left.
func (g *progress) show(now scanner.Progress) {
	g.last = now
	if g.bar == nil {
		return
	}
	reading := now.Phase == scanner.Reading && now.TodoBytes > 0
	done := ": " + humanize.Comma(int64(now.Walked)) + " files"
	if reading {
		done = ": " + humanize.Comma(int64(now.Read)) + " of " + humanize.Comma(int64(now.Todo)) + " files"
	}
	if reading && !g.narrow() {
		g.bar.ChangeMax64(now.TodoBytes)
		g.describe(barColumns, g.name, done)
	} else {
		g.describe(clockColumns, g.name, done)
	}
	g.bar.Set64(min(now.ReadBytes, max(now.TodoBytes, 1)))
}

// The columns that the bar itself takes: with bytes, rate and times, and with the
// time so far alone.
const (
	barColumns   = 52
	clockColumns = 11
)

// narrow reports whether the terminal has no room for a bar beside a count.
func (g *progress) narrow() bool { return g.columns < barColumns+24 }

// describe writes the words of the line beside what takes some columns: as many as
// fit, the first one cut where that is enough.
func (g *progress) describe(taken int, words ...string) {
	room := g.columns - taken
	for n := len(words); n > 1; n-- {
		rest := strings.Join(words[1:n], "")
		left := room - utf8.RuneCountInString(rest)
		name := []rune(words[0])
		switch {
		case len(name) <= left:
			g.bar.Describe(words[0] + rest)
			return
		case n == 2:
			g.bar.Describe(string(name[:min(len(name), max(left-1, fewestLetters))]) + "…" + rest)
			return
		}
	}
}

// fewestLetters is how much of a name is left of it at least.
const fewestLetters = 8

// phase is told by reconcile.
func (g *progress) phase(phase string, done, total int) {
	if g.bar == nil {
		return
	}
	if phase != g.step.phase || done < g.step.before {
		g.step.began, g.step.before = g.now(), done
	}
	g.step.phase, g.step.done, g.step.total = phase, done, total
	g.showStep(done, total)
}

// looked is told while a batch of second looks is taken: what is done of it comes
// on top of what reconcile told before the batch.
func (g *progress) looked(done, total int) {
	g.showStep(g.step.done+done, max(g.step.total, g.step.done+total))
}

func (g *progress) showStep(done, total int) {
	if g.bar == nil {
		return
	}
	left := timeLeft(g.now().Sub(g.step.began), done-g.step.before, total-g.step.before)
	g.describe(clockColumns, g.step.phase, ": "+humanize.Comma(int64(done))+" of "+humanize.Comma(int64(total)), left)
	g.bar.Add(0)
}

// Of a step that began just now, or that has hardly moved, nothing is foretold.
const (
	foretellAfter = 3 * time.Second
	foretellFrom  = 4
)

// timeLeft is how long the rest takes if it goes on as so far, in words to go
// behind a count; "" where that can't be said yet, or it is nearly done.
func timeLeft(so time.Duration, done, total int) string {
	if so < foretellAfter || done < foretellFrom || total <= done {
		return ""
	}
	left := time.Duration(float64(so) / float64(done) * float64(total-done))
	switch {
	case left < 5*time.Second:
		return ""
	case left < 100*time.Second:
		return fmt.Sprintf(", about %d s left", 10*max(1, int((left+5*time.Second)/(10*time.Second))))
	case left < 100*time.Minute:
		return fmt.Sprintf(", about %d min left", int((left+30*time.Second)/time.Minute))
	}
	return fmt.Sprintf(", about %d h left", int((left+30*time.Minute)/time.Hour))
}

// stop takes the line away.
func (g *progress) stop() {
	if g.bar != nil {
		g.bar.Finish()
	}
}

// read is how many files the scan has read.
func (g *progress) read() int { return g.last.Read }

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
