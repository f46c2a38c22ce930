package stories

import (
	"slices"
	"time"
)

const (
	gb  = int64(1_000_000_000)
	gib = int64(1) << 30
)

// lose takes pictures out of the backup; truth has what happened first, then what
// nobody could tell from it. It returns how many.
func (w *world) lose(such func(p *pic) bool, truth ...string) int {
	return w.become(gone, such, truth...)
}

// become puts pictures that are still whole in the backup into a state.
func (w *world) become(s state, such func(p *pic) bool, truth ...string) int {
	n := 0
	for _, p := range w.pics {
		if p.state == same && such(p) {
			p.state, p.truth = s, truth
			n++
		}
	}
	return n
}

// scatter loses pictures here and there for no reason.
func (w *world) scatter(k int) {
	for range k {
		if p := w.pics[w.r.IntN(len(w.pics))]; p.state == same {
			p.state, p.truth = gone, []string{"unexplained"}
		}
	}
}

// fill uploads in order of time until a plan is full that other data share, and
// returns that moment.
func (w *world) fill(plan, other int64) (full time.Time, ok bool) {
	used := other
	for _, p := range w.sorted() {
		if used+p.size+p.vid > plan {
			return p.t, true
		}
		used += p.size + p.vid
	}
	return time.Time{}, false
}

// sorted are the pictures in order of time.
func (w *world) sorted() []*pic {
	l := slices.Clone(w.pics)
	slices.SortStableFunc(l, func(a, b *pic) int { return a.t.Compare(b.t) })
	return l
}

func (w *world) bytes(such func(p *pic) bool) (n int64) {
	for _, p := range w.pics {
		if such(p) {
			n += p.size + p.vid
		}
	}
	return n
}

// Which pictures.

func every(*pic) bool { return true }

func after(t time.Time) func(*pic) bool { return func(p *pic) bool { return !p.t.Before(t) } }

func within(a, b time.Time) func(*pic) bool {
	return func(p *pic) bool { return !p.t.Before(a) && p.t.Before(b) }
}

func by(who string) func(*pic) bool { return func(p *pic) bool { return p.who == who } }

func and(l ...func(*pic) bool) func(*pic) bool {
	return func(p *pic) bool {
		for _, f := range l {
			if !f(p) {
				return false
			}
		}
		return true
	}
}
