package main

import (
	"fmt"
	"path/filepath"
	"time"

	"github.com/dustin/go-humanize"
	"github.com/schollz/progressbar/v3"

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
	g := &progress{name: filepath.Base(name), now: time.Now}
	if p.flags.quiet || p.flags.noProgress || !isTerminal(p.err) {
		return g
	}
	g.bar = progressbar.NewOptions64(-1,
		progressbar.OptionSetWriter(p.err),
		progressbar.OptionSetDescription(g.name),
		progressbar.OptionShowBytes(true),
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
	if now.Phase == scanner.Reading && now.TodoBytes > 0 {
		g.bar.ChangeMax64(now.TodoBytes)
		g.bar.Describe(fmt.Sprintf("%s: %s of %s files", g.name, humanize.Comma(int64(now.Read)), humanize.Comma(int64(now.Todo))))
	} else {
		g.bar.Describe(fmt.Sprintf("%s: %s files", g.name, humanize.Comma(int64(now.Walked))))
	}
	g.bar.Set64(min(now.ReadBytes, max(now.TodoBytes, 1)))
}

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
	g.bar.Describe(fmt.Sprintf("%s: %s of %s%s", g.step.phase, humanize.Comma(int64(done)), humanize.Comma(int64(total)), left))
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
