package main

import (
	"context"
	"fmt"
	"time"

	"rollcall/photo"
	"rollcall/rescue"
)

// A lifeboat is one rescue: what it takes, and what became of it.
type lifeboat struct {
	*session
	asks   *wish
	dest   string
	photos []rescue.Photo
	unsure []bool               // by photo
	hidden []bool               // by photo: of the Hidden album or the trash
	of     map[*rescue.File]int // the photo of a file
	sum    rescued
}

func (l *lifeboat) copy(ctx context.Context) error {
	if len(l.photos) == 0 {
		return l.tellAll(true)
	}
	for i := range l.photos {
		for k := range l.photos[i].Files {
			l.of[&l.photos[i].Files[k]] = i
		}
	}
	l.sum.bad, l.sum.copied = make([]bool, len(l.photos)), make([]bool, len(l.photos))
	progress := l.startProgress("copying")
	job := rescue.Job{
		Dest: l.dest, Photos: l.photos, Open: l.openNow, DryRun: l.asks.dryRun, Now: time.Now,
		Progress: progress.copied,
		Done:     l.note,
	}
	err := job.Run(ctx)
	progress.stop()
	if err != nil && l.sum.files == 0 {
		return err
	}
	if e := l.tellAll(err == nil); err == nil {
		err = e
	}
	return err
}

// openNow opens the file that is there now, whether or not it is the one that the
// check saw: rescue tells which.
func (l *lifeboat) openNow(it *photo.Item) (photo.File, error) {
	source, ok := l.roots[it.Place]
	if !ok {
		return nil, fmt.Errorf("open %q: %w", it.Path, errNotOpen)
	}
	return source.Open(it.Path)
}
