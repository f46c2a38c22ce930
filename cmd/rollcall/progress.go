package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"sync"
	"time"

	"github.com/dustin/go-humanize"
	"github.com/schollz/progressbar/v3"

	"rollcall/report"
	"rollcall/rescue"
	"rollcall/scanner"
)

// A progress is the one line on standard error that tells what is being done and
// how far it is: files, bytes, rate and time left. Only on a terminal, gone when
// the work is done.
//
// What is told is kept; a timer draws it, at most ten times a second, whether or
// not anything is told.
type progress struct {
	mu   sync.Mutex
	name string
	now  func() time.Time // the clock
	last scanner.Progress // of the scan
	base int              // of looks: what was done before the batch
	told stage
	pace pace

	line  *liveLine // nil: nobody looks
	timer *time.Timer
	drawn strings.Builder // what a bar renders
	bar   *progressbar.ProgressBar
	spin  *progressbar.ProgressBar
}

// drawEvery is how often the line is drawn. What takes less time shows none.
const drawEvery = 100 * time.Millisecond

// startProgress begins a line for a place or a step of the work.
func (p *program) startProgress(name string) *progress {
	g := newProgress(filepath.Base(name), time.Now)
	if p.flags.quiet || p.flags.noProgress || os.Getenv("TERM") == "dumb" || !isTerminal(p.err) {
		return g
	}
	p.live.w, p.live.columns = p.err, func() int { return terminalColumns(p.err) }
	g.line = &p.live
	p.live.take(g)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.timer = time.AfterFunc(drawEvery, g.tick)
	return g
}

// doing says what the program does where nothing counts its steps, until the
// function that it returns is called. Another progress goes before it.
func (p *program) doing(what string) (done func()) {
	if p.idle == nil {
		p.idle = p.startProgress(what)
		p.idle.step(what)
		return func() {
			p.idle.stop()
			p.idle = nil
		}
	}
	before := p.idle.told.what
	p.idle.step(what)
	return func() { p.idle.step(before) }
}

func newProgress(name string, clock func() time.Time) *progress {
	g := &progress{name: report.Visible(name), now: clock}
	g.set(stage{what: g.name})
	theme, spinner := progressbar.ThemeDefault, 14
	if !unicodeScreen() {
		theme, spinner = progressbar.ThemeASCII, 9
	}
	options := []progressbar.Option{
		progressbar.OptionSetWriter(&g.drawn), progressbar.OptionUseANSICodes(true), progressbar.OptionShowDescriptionAtLineEnd(),
		progressbar.OptionSetPredictTime(false), progressbar.OptionSetElapsedTime(false), progressbar.OptionSetWidth(barWidth),
		progressbar.OptionSetTheme(theme), progressbar.OptionSpinnerType(spinner), progressbar.OptionSetSpinnerChangeInterval(0),
	}
	g.bar, g.spin = progressbar.NewOptions64(1000, options...), progressbar.NewOptions64(-1, options...)
	return g
}

// show is told by the scanner. While the walk goes on the total is unknown.
func (g *progress) show(now scanner.Progress) {
	s := stage{what: g.name, unit: "files", done: now.Walked, folders: now.Folders}
	switch {
	case now.Phase == scanner.Reading && now.Todo > 0:
		s = stage{what: g.name, unit: "files", done: now.Read, total: now.Todo, bytes: now.ReadBytes, todoBytes: now.TodoBytes}
		if now.Read == now.Todo {
			s.note = "writing the index"
		}
	case now.Phase == scanner.Reading:
		s.note = "writing the index"
	case now.ReadBytes > 0:
		s.note = humanize.Bytes(uint64(now.ReadBytes)) + " read"
	}
	g.mu.Lock()
	defer g.mu.Unlock()
	g.last = now
	g.set(s)
}

// copied is told by rescue.
func (g *progress) copied(now rescue.Progress) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.set(stage{what: g.name, unit: "files", done: now.Files, total: now.Todo, bytes: now.Bytes, todoBytes: now.TodoBytes})
}

// phase is told by what counts its steps.
func (g *progress) phase(phase string, done, total int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.base = done
	g.set(stage{what: phase, done: done, total: total})
}

// looked is told while a batch of second looks is taken: what is done of it comes
// on top of what reconcile told before the batch.
func (g *progress) looked(done, total int) {
	g.mu.Lock()
	defer g.mu.Unlock()
	g.set(stage{what: g.told.what, done: g.base + done, total: max(g.told.total, g.base+total)})
}

// step begins something that does not count.
func (g *progress) step(what string) {
	what = report.Visible(what)
	g.mu.Lock()
	defer g.mu.Unlock()
	g.set(stage{what: what})
}

// set keeps what was told. Another thing, or one that begins anew, has a pace of its
// own.
func (g *progress) set(s stage) {
	now, old := g.now(), &g.told
	s.began, s.moved = old.began, old.moved
	done, _ := s.cost()
	before, _ := old.cost()
	switch {
	case s.what != old.what || s.counted() != old.counted() || (s.todoBytes > 0) != (old.todoBytes > 0) || done < before:
		s.began, s.moved, g.pace = now, now, pace{}
	case done != before || s.total != old.total:
		s.moved = now
	}
	g.told = s
	g.pace.note(now, done)
}

// tick draws the line, and again in a while.
func (g *progress) tick() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.timer == nil {
		return
	}
	g.line.draw(g, g.render)
	g.timer.Reset(drawEvery)
}

// The columns that a bar takes, "  31% |████        |  ", and a spinner, "⠋  "; and
// the least that the words beside a bar have.
const (
	barWidth    = 12
	barColumns  = barWidth + 10
	spinColumns = 3
	wordsBar    = 38
)

// render is the line for so many columns: a bar, or the share alone where that is
// too wide, or a spinner where the total is unknown, and the words.
func (g *progress) render(columns int) string {
	now := g.now()
	done, _ := g.told.cost()
	g.pace.note(now, done)
	bar, taken := g.spin, spinColumns
	if g.told.counted() {
		bar, taken = g.bar, barColumns
	}
	if g.told.counted() && columns < barColumns+wordsBar {
		share := fmt.Sprintf("%d%%", g.told.permille()/10)
		return share + " " + g.told.words(now, &g.pace, columns-len(share)-1)
	}
	if g.told.counted() {
		bar.Set64(g.told.permille())
	}
	g.drawn.Reset()
	bar.Describe(g.told.words(now, &g.pace, columns-taken))
	line := strings.TrimSuffix(strings.TrimPrefix(g.drawn.String(), "\r"), "\x1b[0K")
	return strings.TrimRight(line, " ")
}

// stop takes the line away.
func (g *progress) stop() {
	g.mu.Lock()
	defer g.mu.Unlock()
	if g.timer != nil {
		g.timer.Stop()
		g.timer = nil
		g.line.leave(g)
	}
}

// read is how many files the scan has read.
func (g *progress) read() int { return g.last.Read }
