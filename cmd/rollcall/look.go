package main

import (
	"context"
	"errors"
	"fmt"

	"rollcall/photo"
	"rollcall/scanner"
)

// errNotOpen says that a file's place is no place of this check, errChanged that a
// look would see another file than the scan did.
var (
	errNotOpen = errors.New("its folder is not open")
	errChanged = errors.New("it changed since it was scanned")
)

// look takes second looks, one after the other.
func (s *session) look(ctx context.Context, looks []photo.Look) error {
	for i := range looks {
		found, err := s.lookOne(ctx, looks[i].Library, looks[i].Backup, looks[i].What)
		if err != nil {
			return err
		}
		looks[i].Found = found
	}
	return nil
}

// lookOne takes a second look at two files, or finds in the index what an earlier
// one found. That a file can't be looked at is an answer, no error.
func (s *session) lookOne(ctx context.Context, library, backup *photo.Item, what string) (photo.Comparison, error) {
	kept := !library.Digest.IsZero() && !backup.Digest.IsZero()
	if kept {
		found, ok, err := s.index.Looked(ctx, what, library.Digest, backup.Digest)
		if ok || err != nil {
			return found, err
		}
	}
	found, err := s.compare(ctx, library, backup)
	if err != nil || found.Problem != "" || !kept {
		return found, err
	}
	return found, s.index.KeepLook(ctx, what, library.Digest, backup.Digest, found)
}

func (s *session) compare(ctx context.Context, library, backup *photo.Item) (photo.Comparison, error) {
	a, err := s.open(library)
	if err != nil {
		return photo.Comparison{Problem: fmt.Sprintf("could not open %s: %v", library.Path, err)}, nil
	}
	defer a.Close()
	b, err := s.open(backup)
	if err != nil {
		return photo.Comparison{Problem: fmt.Sprintf("could not open %s: %v", backup.Path, err)}, nil
	}
	defer b.Close()
	return scanner.Compare(ctx, a, b)
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
