package scanner

import (
	"context"
	"sync/atomic"
	"time"

	"golang.org/x/sync/errgroup"
)

const (
	lookBatch = 256 // looks in one transaction
	lookTicks = 5   // of tick, after which a smaller batch is saved: what a kill costs
)

// parallel takes the n looks that are left of all, in their order, as many at a
// time as there are workers, and hands what they found to keep in batches, one at
// a time. When it is cancelled it still hands on what was found.
func parallel[T any](ctx context.Context, l *Looker, n, all int, take func(context.Context, int) (T, error), keep func(context.Context, []T) error) error {
	if n == 0 {
		return nil
	}
	found := make(chan T, 64)
	group, ctx := errgroup.WithContext(ctx)
	group.Go(func() error {
		defer close(found)
		workers, ctx := errgroup.WithContext(ctx)
		var next atomic.Int64
		for range min(l.workers(), n) {
			workers.Go(func() error { return takeAll(ctx, n, &next, take, found) })
		}
		return workers.Wait()
	})
	group.Go(func() error { return collect(context.WithoutCancel(ctx), l, n, max(n, all), found, keep) })
	return group.Wait()
}

// takeAll takes looks until none is left.
func takeAll[T any](ctx context.Context, n int, next *atomic.Int64, take func(context.Context, int) (T, error), found chan<- T) error {
	for i := int(next.Add(1)) - 1; i < n; i = int(next.Add(1)) - 1 {
		if err := ctx.Err(); err != nil {
			return err
		}
		one, err := take(ctx, i)
		if err != nil {
			return err
		}
		select {
		case found <- one:
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	return nil
}

// collect keeps what is found in batches, and tells the progress.
func collect[T any](ctx context.Context, l *Looker, n, all int, found <-chan T, keep func(context.Context, []T) error) error {
	ticker := time.NewTicker(tick)
	defer ticker.Stop()
	l.progress(all-n, all)
	var batch []T
	for done, ticks := all-n, 0; ; {
		select {
		case one, ok := <-found:
			if !ok {
				l.progress(done, all)
				return keep(ctx, batch)
			}
			batch, done = append(batch, one), done+1
		case <-ticker.C:
			ticks++
			l.progress(done, all)
		}
		if len(batch) < lookBatch && ticks < lookTicks {
			continue
		}
		if err := keep(ctx, batch); err != nil {
			return err
		}
		batch, ticks = batch[:0], 0
	}
}
