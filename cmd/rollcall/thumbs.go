package main

import (
	"context"
	"errors"
	"runtime"
	"time"

	"rollcall/formats/decode"
	"rollcall/index"
	"rollcall/photo"
	"rollcall/report"
	"rollcall/scanner"
	"rollcall/scanner/sources"
)

// thumbsTime is how long the small pictures of one report may take: nobody waits
// longer for pictures than for the answer.
const thumbsTime = 2 * time.Minute

// thumbs makes the small pictures of a check's files for a report: what files
// embed first, then what can be decoded in time.
type thumbs struct {
	*program
	report *photo.Report
	time   time.Duration
	roots  map[int64]sources.Source // by the row of the place; nil: not to be opened
}

// thumbsOf is what a layout asks for pictures.
func (p *program) thumbsOf(ctx context.Context, r *photo.Report) func([]report.File) [][]byte {
	return func(files []report.File) [][]byte {
		t := &thumbs{program: p, report: r, time: thumbsTime, roots: map[int64]sources.Source{}}
		pictures, err := t.make(ctx, files)
		if err != nil && ctx.Err() == nil {
			p.verbosely("no small pictures: %v", err)
		}
		if pictures == nil {
			pictures = make([][]byte, len(files))
		}
		return pictures
	}
}

func (t *thumbs) make(ctx context.Context, files []report.File) (pictures [][]byte, err error) {
	_, err = t.withIndex(ctx, func(ix *index.Index) (*photo.Report, error) {
		items, err := t.items(ctx, ix, files)
		if err != nil {
			return nil, err
		}
		pictures, err = t.small(ctx, ix, items)
		return nil, err
	})
	return pictures, err
}

// items are the index's items of the files; nil of those of which no picture may be
// shown or none can be made.
func (t *thumbs) items(ctx context.Context, ix *index.Index, files []report.File) ([]*photo.Item, error) {
	items := make([]*photo.Item, len(files))
	wanted := map[int64]map[string][]int{}
	for i, f := range files {
		place := t.place(f)
		if place == nil || t.root(place) == nil {
			continue
		}
		if wanted[place.ID] == nil {
			wanted[place.ID] = map[string][]int{}
		}
		wanted[place.ID][f.Path] = append(wanted[place.ID][f.Path], i)
	}
	for place, paths := range wanted {
		for it, err := range ix.Items(ctx, place) {
			if err != nil {
				return nil, err
			}
			if !t.showable(it) {
				continue
			}
			for _, i := range paths[it.Path] {
				items[i] = it
			}
		}
	}
	return items, nil
}

// place is the place of a file, nil where the check has none.
func (t *thumbs) place(f report.File) *photo.Place {
	side := t.report.Library
	if f.Backup {
		side = t.report.Backup
	}
	if f.Place < 0 || f.Place >= len(side) {
		return nil
	}
	return &side[f.Place]
}

// showable is the fourth law, whatever a layout asks for; and what is only online
// or only recorded is not opened.
func (t *thumbs) showable(it *photo.Item) bool {
	hidden := it.Facts.Has(photo.FactHiddenAlbum) || it.Facts.Has(photo.FactTrash)
	return (!hidden || t.flags.showHidden) && noOriginalHere(it) == ""
}

// root is the opened place; nil where it is not there, or stays closed. What the
// run has opened already is taken as it is: an encrypted place has its password
// then, and nobody is asked for one just for pictures.
func (t *thumbs) root(place *photo.Place) sources.Source {
	if source, known := t.roots[place.ID]; known {
		return source
	}
	source := t.opened[place.Root]
	if kind := sources.Detect(sources.All, place.Root); source == nil && kind != nil {
		var err error
		if source, err = kind.Open(place.Root, sources.Options{Password: t.silentPassword}); err != nil {
			t.verbosely("no small pictures of %s: %v", place.Root, err)
			source = nil
		}
	}
	t.roots[place.ID] = source
	return source
}

func (t *thumbs) silentPassword(string, string) (string, error) {
	if file := t.flags.passwordFile; file != "" {
		return passwordIn(file)
	}
	return "", nil
}

func (t *thumbs) small(ctx context.Context, ix *index.Index, items []*photo.Item) ([][]byte, error) {
	progress := t.startProgress("making small pictures")
	defer progress.stop()
	s := session{program: t.program, index: ix, roots: t.roots}
	defer s.close()
	s.pool = decode.NewPool()
	looker := &scanner.Looker{
		Open: s.open, Index: ix, Pool: s.pool, Workers: min(t.flags.readers, runtime.NumCPU()),
		Progress: func(done, total int) { progress.phase("making small pictures", done, total) },
	}
	limited, cancel := context.WithTimeout(ctx, t.time)
	defer cancel()
	pictures, left, err := looker.Small(limited, items)
	if left > 0 && err == nil {
		t.verbosely("%s got no small picture: the time for them was over", count(left, "file"))
	}
	return pictures, errors.Join(err, ctx.Err())
}
