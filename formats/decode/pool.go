package decode

import (
	"context"
	"errors"

	"rollcall/photo"
)

// A Pool makes sketches and grids in worker processes. Its methods may be called
// at the same time; each call uses one worker, which is started when none is
// idle. A picture that can't be decoded is told in the result's Problem; an error
// means that ctx was cancelled, or that no worker can be started.
type Pool struct{}

// NewPool makes a pool; no worker is started yet.
func NewPool() *Pool { return &Pool{} }

var errNotYet = errors.New("not built yet")

// Sketch makes a picture small.
func (p *Pool) Sketch(ctx context.Context, f photo.File, job Job) (photo.Sketch, error) {
	return photo.Sketch{}, errNotYet
}

// Grid measures a picture.
func (p *Pool) Grid(ctx context.Context, f photo.File, job Job) (*Grid, error) {
	return nil, errNotYet
}

// Close ends the workers.
func (p *Pool) Close() error { return nil }

// Main makes the process a worker if it was started as one, and does not return
// then. Programs and tests that use a Pool call it first.
func Main() {}
