package scanner

import (
	"context"
	"sync"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/scanner/sources"
)

const (
	ahead     = 1 << 15                // files that the walk may be ahead of the readers, for early totals; of a Photos library each takes a kilobyte
	walkBatch = 256                    // files handed on at a time
	batchSize = 2048                   // items in one transaction
	batchTime = 500 * time.Millisecond // after which a smaller batch is saved: what a kill costs
	tick      = 100 * time.Millisecond // between two calls of Progress
)

// A run is one scan of one place.
type run struct {
	*Scanner
	src  sources.Source
	root string
	scan *index.Scan

	walkErr error      // why the walk broke off
	fresh   []identity // of files under new paths, should others be missed

	walked, todo, read  atomic.Int64
	folders             atomic.Int64
	todoBytes, readSize atomic.Int64
	walkDone            atomic.Bool
}

// A job is one file that the index does not know as it is now.
type job struct {
	entry sources.Entry
	mark  uint32
	line  int // in what the index knew; -1: a new path
	do    action
	level photo.Level
}

// A result is what the writer is to do for one file.
type result struct {
	saved   index.Saved
	restamp index.Restamp // where saved.Item is nil
}

// pipeline walks once, reads many times at once, saves once. Sifting what the
// walk finds has a goroutine of its own: it begins with loading what is known,
// while the walk is on its way.
func (r *run) pipeline(ctx context.Context) error {
	defer r.report()()
	found := make(chan []sources.Entry, 64)
	jobs := make(chan *job, ahead)
	results := make(chan result, 256)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(found)
		return r.walk(ctx, found)
	})
	group.Go(func() error {
		defer close(jobs)
		return r.siftAll(ctx, found, jobs)
	})
	group.Go(func() error {
		defer close(results)
		readers, ctx := errgroup.WithContext(ctx)
		for range r.Readers {
			readers.Go(func() error { return r.readAll(ctx, jobs, results) })
		}
		return readers.Wait()
	})
	group.Go(func() error { return r.save(ctx, results) })
	return group.Wait()
}

// report tells the progress until the function that it returns is called, which
// tells it once more.
func (r *run) report() (stop func()) {
	done := make(chan struct{})
	var wait sync.WaitGroup
	wait.Go(func() {
		ticker := time.NewTicker(tick)
		defer ticker.Stop()
		for {
			select {
			case <-done:
				return
			case <-ticker.C:
				r.Progress(r.progress())
			}
		}
	})
	return func() {
		close(done)
		wait.Wait()
		r.Progress(r.progress())
	}
}

func (r *run) progress() Progress {
	p := Progress{
		Phase: Walking, Walked: int(r.walked.Load()), Folders: int(r.folders.Load()), Todo: int(r.todo.Load()), TodoBytes: r.todoBytes.Load(),
		Read: int(r.read.Load()), ReadBytes: r.readSize.Load(),
	}
	if r.walkDone.Load() {
		p.Phase = Reading
	}
	return p
}

// readAll does jobs until there are no more.
func (r *run) readAll(ctx context.Context, jobs <-chan *job, results chan<- result) error {
	reader := newReader(r)
	for j := range jobs {
		res, ok := reader.do(ctx, j)
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if !ok {
			continue
		}
		select {
		case results <- res:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// save writes results in batches. When the scan is cancelled it still saves what
// was read.
func (r *run) save(ctx context.Context, results <-chan result) error {
	ctx = context.WithoutCancel(ctx)
	ticker := time.NewTicker(batchTime)
	defer ticker.Stop()
	var items []index.Saved
	var stamps []index.Restamp
	flush := func() error {
		if err := r.scan.Save(ctx, items); err != nil {
			return err
		}
		if err := r.scan.Restamp(ctx, stamps); err != nil {
			return err
		}
		items, stamps = items[:0], stamps[:0]
		return nil
	}
	for {
		select {
		case res, ok := <-results:
			if !ok {
				return flush()
			}
			if res.saved.Item != nil {
				items = append(items, res.saved)
			} else {
				stamps = append(stamps, res.restamp)
			}
			if len(items) < batchSize && len(stamps) < batchSize {
				continue
			}
		case <-ticker.C:
		}
		if err := flush(); err != nil {
			return err
		}
	}
}
