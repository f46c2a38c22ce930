package scanner

import (
	"context"
	"maps"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/scanner/sources"
)

// An action is what a file needs.
type action int

const (
	leave   action = iota // the index knows it as it is
	read                  // open and read it
	settle                // note what the place says; it must not or need not be opened
	revise                // note what the place says anew; the content is known
	restamp               // note its disk's new device number
)

// walk sifts the place's files: those that need something become jobs.
func (r *run) walk(ctx context.Context, jobs chan<- *job) error {
	defer r.walkDone.Store(true)
	err := r.src.Walk(ctx, func(e *sources.Entry) error {
		j := r.sift(e)
		if j == nil {
			return nil
		}
		select {
		case jobs <- j:
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	})
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		r.walkErr = err
		return nil
	}
	return r.shrunk()
}

// sift returns the job for a file, or nil where there is nothing to do.
func (r *run) sift(e *sources.Entry) *job {
	line, ok := r.scan.Known().Find(e.Path)
	if ok {
		r.scan.Known().See(line)
	}
	if e.Problem != nil && e.Problem.Kind == photo.ProblemVanished {
		return nil // not an item, and not gone: the next scan will tell
	}
	r.walked.Add(1)
	j := job{mark: index.Mark(e.Standing, e.Facts, e.Problem), line: -1, level: r.Level, do: read}
	if isSettled(e) {
		j.do = settle
	}
	if ok {
		j.line = line
		old := r.scan.Known().At(line)
		j.do = r.needs(e, j.mark, &old)
		if e.Stamp.Unchanged(old.Stamp) {
			j.level = max(j.level, old.Level) // what is known is not given up for less
		}
	} else if r.scan.Known().Len() > 0 {
		r.fresh = append(r.fresh, identityOf(e.Stamp))
	}
	if j.do == leave {
		return nil
	}
	if j.do == read {
		r.todo.Add(1)
		r.todoBytes.Add(e.Stamp.Size)
	}
	j.entry = *e
	j.entry.Facts = nil
	if len(e.Facts) > 0 {
		j.entry.Facts = maps.Clone(e.Facts)
	}
	return &j
}

// isSettled reports whether the place says that a file is not to be opened.
func isSettled(e *sources.Entry) bool { return e.Standing != "" || e.Problem != nil }

// needs tells what a file needs that the index knows under its path.
func (r *run) needs(e *sources.Entry, mark uint32, old *index.State) action {
	same := e.Stamp.Unchanged(old.Stamp)
	switch {
	case isSettled(e) && same && mark == old.Mark:
	case isSettled(e) && same && e.Problem == nil:
		return revise
	case isSettled(e):
		return settle
	case !same || r.Reread || r.wantsMore(old):
		return read
	case mark != old.Mark:
		return revise
	}
	if e.Stamp.Device != old.Stamp.Device || e.Stamp.Links != old.Stamp.Links {
		return restamp
	}
	return leave
}

// wantsMore reports whether an unchanged file must be read again. One that could
// not be read is tried again every time: what stood in the way may leave no trace
// in its stamp.
func (r *run) wantsMore(old *index.State) bool {
	switch {
	case old.Standing == photo.StandsProblem, old.Standing == photo.StandsIgnored, old.Level == photo.LevelNone:
		return true
	case old.Reader < r.Version:
		return true
	case !old.Classed: // no photo: its head was enough
		return false
	case r.Fingerprints && r.Level == photo.LevelWhole && !old.Printed:
		return true
	}
	return old.Level < r.Level
}
