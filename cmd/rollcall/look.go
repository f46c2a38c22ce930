package main

import (
	"errors"
	"runtime"

	"rollcall/formats/decode"
	"rollcall/photo"
	"rollcall/scanner"
)

// errNotOpen says that a file's place is no place of this check, errChanged that a
// look would see another file than the scan did.
var (
	errNotOpen = errors.New("its folder is not open")
	errChanged = errors.New("it changed since it was scanned")
)

// looker takes the session's second looks, with one pool of decoders for all.
func (s *session) looker(progress *progress) *scanner.Looker {
	if s.pool == nil {
		s.pool = decode.NewPool()
	}
	return &scanner.Looker{
		Open: s.open, Index: s.index, Pool: s.pool, Progress: progress.looked, Again: s.flags.reread,
		Workers: min(s.flags.readers, runtime.NumCPU()), // more decoders would only take memory
	}
}

func (s *session) open(it *photo.Item) (photo.File, error) {
	source, ok := s.roots[it.Place]
	if !ok {
		return nil, errNotOpen
	}
	f, err := source.Open(it.Path)
	if err != nil {
		return nil, err
	}
	if now, ok := f.(interface{ Stamp() (photo.Stamp, error) }); ok {
		if stamp, err := now.Stamp(); err != nil || !stamp.Unchanged(it.Stamp) {
			f.Close()
			return nil, errChanged
		}
	}
	return f, nil
}
