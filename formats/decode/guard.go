package decode

import (
	"context"
	"sync/atomic"
	"time"
)

// A guard kills a worker when its time is over, or its call is cancelled.
type guard struct {
	limit   time.Duration
	timer   *time.Timer
	late    atomic.Bool
	release func() bool
}

func (w *worker) guard(ctx context.Context, limit time.Duration) *guard {
	g := &guard{limit: limit}
	g.timer = time.AfterFunc(limit, func() {
		g.late.Store(true)
		_ = w.command.Process.Kill()
	})
	g.release = context.AfterFunc(ctx, func() { _ = w.command.Process.Kill() })
	return g
}

// pause stops the clock; resume gives the whole limit anew.
func (g *guard) pause()  { g.timer.Stop() }
func (g *guard) resume() { g.timer.Reset(g.limit) }

// stop ends the guard and reports whether the time was over.
func (g *guard) stop() (late bool) {
	g.timer.Stop()
	g.release()
	return g.late.Load()
}
