package main

import (
	"fmt"
	"time"
)

// A pace is how fast a stage goes, by its last seconds.
type pace struct {
	marks []mark // oldest first
}

type mark struct {
	at   time.Time
	done float64
}

const (
	markEvery  = 500 * time.Millisecond
	rateWindow = 5 * time.Second  // a rate that is shown follows soon
	leftWindow = 60 * time.Second // the time that is left follows slowly
)

// note takes down how far the stage is.
func (p *pace) note(at time.Time, done float64) {
	if n := len(p.marks); n > 0 && at.Sub(p.marks[n-1].at) < markEvery {
		return
	}
	p.marks = append(p.marks, mark{at, done})
	for len(p.marks) > 2 && at.Sub(p.marks[1].at) >= leftWindow {
		p.marks = p.marks[1:]
	}
}

// rate is what was done a second, within the window before now; 0 where that can't
// be said yet.
func (p *pace) rate(now time.Time, done float64, window time.Duration) float64 {
	for i, m := range p.marks {
		so := now.Sub(m.at)
		if so > window && i < len(p.marks)-1 {
			continue
		}
		if so < time.Second {
			return 0
		}
		return max(0, (done-m.done)/so.Seconds())
	}
	return 0
}

// foretellAfter is how old a stage must be before its end is foretold.
const foretellAfter = 3 * time.Second

// left says in words how long the rest takes if it goes on as so far; "" where that
// can't be said yet, or it is nearly done.
func (p *pace) left(now time.Time, done, total float64) string {
	if len(p.marks) == 0 || now.Sub(p.marks[0].at) < foretellAfter || total <= done {
		return ""
	}
	rate := p.rate(now, done, leftWindow)
	if rate <= 0 {
		return ""
	}
	return timeLeft((total - done) / rate)
}

// timeLeft says seconds in words; "" for few, or more than anyone waits.
func timeLeft(seconds float64) string {
	switch {
	case seconds < 5 || seconds > 1000*3600:
		return ""
	case seconds < 100:
		return fmt.Sprintf("about %d s left", 10*max(1, int((seconds+5)/10)))
	case seconds < 100*60:
		return fmt.Sprintf("about %d min left", int((seconds+30)/60))
	}
	return fmt.Sprintf("about %d h left", int((seconds+1800)/3600))
}
