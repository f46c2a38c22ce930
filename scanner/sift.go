package scanner

import (
	"context"
	"maps"
	"strings"

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

// walk walks the place and hands on what it finds, many files at a time.
func (r *run) walk(ctx context.Context, found chan<- []sources.Entry) error {
	defer r.walkDone.Store(true)
	var batch []sources.Entry
	flush := func() error {
		select {
		case found <- batch:
			batch = nil
			return nil
		case <-ctx.Done():
			return ctx.Err()
		}
	}
	last, first := "", true
	err := r.src.Walk(ctx, func(e *sources.Entry) error {
		r.walked.Add(1)
		if dir := e.Path[:strings.LastIndexByte(e.Path, '/')+1]; first || dir != last { // files of one folder come together
			r.folders.Add(1)
			last, first = dir, false
		}
		if batch == nil {
			batch = make([]sources.Entry, 0, walkBatch)
		}
		if batch = append(batch, keep(e)); len(batch) < walkBatch {
			return nil
		}
		return flush()
	})
	if ctx.Err() != nil {
		return ctx.Err()
	}
	r.walkErr = err
	return flush()
}

// keep copies an entry, which is the visitor's for one call only.
func keep(e *sources.Entry) sources.Entry {
	kept := *e
	kept.Facts = nil
	if len(e.Facts) > 0 {
		kept.Facts = maps.Clone(e.Facts)
	}
	if e.Problem != nil {
		p := *e.Problem
		kept.Problem = &p
	}
	if e.Record != nil {
		r := *e.Record
		kept.Record = &r
	}
	return kept
}

// siftAll turns the files that need something into jobs.
func (r *run) siftAll(ctx context.Context, found <-chan []sources.Entry, jobs chan<- *job) error {
	if _, err := r.scan.Load(ctx); err != nil {
		return err
	}
	for batch := range found {
		for i := range batch {
			j := r.sift(&batch[i])
			if j == nil {
				continue
			}
			select {
			case jobs <- j:
			case <-ctx.Done():
				return ctx.Err()
			}
		}
	}
	if ctx.Err() != nil || r.walkErr != nil {
		return ctx.Err()
	}
	return r.shrunk()
}

// sift returns the job for a file, or nil where there is nothing to do.
func (r *run) sift(e *sources.Entry) *job {
	known := r.scan.Known()
	line, ok := known.Find(e.Path)
	if ok {
		known.See(line)
	}
	mark, do, level := index.Mark(e.Standing, e.Facts, e.Problem), read, r.Level
	if e.Later != nil {
		mark = index.MarkLater(mark, e.Later.Key)
	}
	if isSettled(e) || isListed(e) {
		do = settle
	}
	if ok {
		old := known.At(line)
		do = r.needs(e, mark, &old)
		if e.Stamp.Unchanged(old.Stamp) {
			level = max(level, old.Level) // what is known is not given up for less
		}
	} else {
		line = -1
		if known.Len() > 0 {
			r.fresh = append(r.fresh, identityOf(e.Stamp))
		}
	}
	if do == leave {
		return nil
	}
	if do == read {
		r.todo.Add(1)
		r.todoBytes.Add(e.Stamp.Size)
	}
	return &job{entry: *e, mark: mark, line: line, do: do, level: level}
}

// isSettled reports whether the place says that a file is not to be opened.
func isSettled(e *sources.Entry) bool {
	return e.Standing != "" && !e.Content || e.Problem != nil || e.Record != nil
}

// isListed reports whether a file is known by its archive's list, which is to do.
func isListed(e *sources.Entry) bool { return !isSettled(e) && e.Facts.Has(photo.FactListed) }

// needs tells what a file needs that the index knows under its path.
func (r *run) needs(e *sources.Entry, mark uint32, old *index.State) action {
	same := e.Stamp.Unchanged(old.Stamp)
	switch {
	case isSettled(e) && same && mark == old.Mark:
	case isSettled(e) && same && e.Problem == nil && e.Record == nil:
		return revise
	case isSettled(e), isListed(e) && (!same || r.wantsMore(old)):
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
