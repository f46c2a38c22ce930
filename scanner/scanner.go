// Package scanner brings the index up to date with a place, reading as little as
// possible: files whose stamp the index knows are not opened, and of all others
// every byte is read once.
//
// It alone starts goroutines: one walks, some read, one saves. What a place
// looks like is the business of scanner/sources, what a file holds that of
// formats; what it means is left to reconcile.
package scanner

import (
	"context"
	"fmt"
	"runtime"
	"time"

	"rollcall/formats"
	"rollcall/index"
	"rollcall/photo"
	"rollcall/scanner/sources"
)

// A Scanner scans places into an index.
type Scanner struct {
	Index   *index.Index
	Formats []formats.Format // in order; the first that knows a content reads it
	Readers int              // files read at a time; 0: as many as there are processors
	Level   photo.Level      // how far photos are read; LevelNone means LevelWhole
	Version int              // of the reading code, kept with each item; 0: formats.Version

	Fingerprints bool // compute Apple's fingerprint
	Reread       bool // read unchanged files too
	AcceptShrink bool // take it that most files of a place or folder are gone

	Now      func() time.Time // nil: time.Now
	Progress func(Progress)   // told a few times a second and at the end, one call at a time; nil: nobody asks
}

// Progress is how far a scan is. Until Phase is Reading, its totals still grow.
type Progress struct {
	Phase     Phase
	Walked    int   // files that the place has, so far
	Folders   int   // that they lie in
	Todo      int   // of them to be read
	TodoBytes int64 // their size
	Read      int   // files that were opened and read
	ReadBytes int64 // of them, and of those that are being read
}

// A Phase of a scan.
type Phase string

// The phases.
const (
	Walking Phase = "walking" // and reading what was found
	Reading Phase = "reading" // all files are known
)

// Scan brings the index up to date with a place and returns the place as the
// index now has it. Trouble with files and folders is recorded there. An error
// means that the scan stopped: ctx was cancelled, the index could not be
// written, or the place has shrunk (*ShrunkError). What was read until then is
// kept, and nothing is declared gone.
func (s *Scanner) Scan(ctx context.Context, src sources.Source) (photo.Place, error) {
	set := s.withDefaults()
	s = &set
	place := src.Place()
	known, err := s.Index.Place(ctx, place.Root, place.Kind)
	if err != nil {
		return place, err
	}
	scan, err := s.Index.BeginScan(ctx, known, s.Now())
	if err != nil {
		return known, err
	}
	defer scan.Close()
	r := &run{Scanner: s, src: src, root: place.Root, scan: scan}
	if err := r.pipeline(ctx); err != nil {
		return known, err
	}
	place = src.Place()
	if r.walkErr != nil {
		place.Problems = append(place.Problems, photo.Problem{Kind: photo.ProblemUnreadable, Path: ".",
			Text: fmt.Sprintf("the walk through it broke off: %v", r.walkErr)})
	}
	return scan.Finish(ctx, place, r.walkErr == nil, s.Now())
}

func (s *Scanner) withDefaults() Scanner {
	set := *s
	if set.Readers <= 0 {
		set.Readers = runtime.GOMAXPROCS(0)
	}
	if set.Level == photo.LevelNone {
		set.Level = photo.LevelWhole
	}
	if set.Version == 0 {
		set.Version = formats.Version
	}
	if set.Now == nil {
		set.Now = time.Now
	}
	if set.Progress == nil {
		set.Progress = func(Progress) {}
	}
	return set
}
