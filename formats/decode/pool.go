package decode

import (
	"context"
	"sync"

	"rollcall/photo"
)

// A Pool makes sketches, grids and small pictures in worker processes. Its methods may be called
// at the same time; each call uses one worker, which is started when none is
// idle. A picture that can't be decoded is told in the result's Problem; an error
// means that ctx was cancelled, or that no worker can be started.
type Pool struct {
	Limits Limits // to be changed before the first call

	mu      sync.Mutex
	idle    []*worker
	closed  bool
	started int           // workers so far
	program string        // tests: what is started as a worker; "": this very program
	asked   func(*worker) // tests: a worker has been given a job
}

// NewPool makes a pool; no worker is started yet.
func NewPool() *Pool { return &Pool{Limits: defaults} }

// Sketch makes a picture small.
func (p *Pool) Sketch(ctx context.Context, f photo.File, job Job) (photo.Sketch, error) {
	a, err := p.look(ctx, f, wantSketch, job)
	if a.problem != "" {
		return photo.Sketch{Problem: a.problem}, err
	}
	return a.sketch, err
}

// Grid measures a picture.
func (p *Pool) Grid(ctx context.Context, f photo.File, job Job) (*Grid, error) {
	a, err := p.look(ctx, f, wantGrid, job)
	if a.problem != "" {
		return &Grid{Problem: a.problem}, err
	}
	return a.grid, err
}

// Close ends the workers that are idle, and the others once their call is over.
func (p *Pool) Close() error {
	p.mu.Lock()
	idle := p.idle
	p.idle, p.closed = nil, true
	p.mu.Unlock()
	for _, w := range idle {
		w.end()
	}
	return nil
}

// look asks a worker. One that dies may have been broken by an earlier picture,
// or ended by somebody: then a fresh one is asked, once.
func (p *Pool) look(ctx context.Context, f photo.File, want string, job Job) (answer, error) {
	if why := Can(job.Format); why != "" && (want == wantSketch || want == wantGrid) {
		return answer{problem: why}, nil
	}
	if f.Size() > p.Limits.File {
		return answer{problem: "is too large to be decoded: a file of " + bytesText(f.Size())}, nil
	}
	req := request{Want: want, Job: job, Size: f.Size(), Limits: p.Limits}
	for try := 1; ; try++ {
		w, err := p.take(ctx, try > 1)
		if err != nil {
			return answer{}, err
		}
		a, failed := w.ask(ctx, req, f, p.asked)
		switch {
		case failed == nil:
			p.give(w)
			return a, nil
		case ctx.Err() != nil:
			return answer{}, ctx.Err()
		case failed.again && try == 1:
			continue
		}
		return answer{problem: failed.text}, nil
	}
}

// take returns an idle worker, or starts one.
func (p *Pool) take(ctx context.Context, fresh bool) (*worker, error) {
	if err := ctx.Err(); err != nil {
		return nil, err
	}
	p.mu.Lock()
	if n := len(p.idle); n > 0 && !fresh {
		w := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		return w, nil
	}
	p.started++
	p.mu.Unlock()
	return startWorker(ctx, p.program, p.Limits.Memory)
}

// give takes a worker back, unless it has served its batch.
func (p *Pool) give(w *worker) {
	p.mu.Lock()
	keep := !p.closed && w.served < p.Limits.Batch
	if keep {
		p.idle = append(p.idle, w)
	}
	p.mu.Unlock()
	if !keep {
		w.end()
	}
}
