package main

import (
	"context"
	"fmt"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"rollcall/formats"
	"rollcall/formats/decode"
	"rollcall/index"
	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
	"rollcall/scanner"
	"rollcall/scanner/sources"
)

// A session wires the engines for one run of the program.
type session struct {
	*program
	index *index.Index
	plan  int64
	roots map[int64]sources.Source // opened places, by their row
	pool  *decode.Pool             // nil: nothing was decoded yet

	secret password
}

// close ends what the session started.
func (s *session) close() {
	if s.pool != nil {
		s.pool.Close()
	}
}

// check brings both sides up to date and compares them, or finds the check that
// already did where nothing changed since.
func (s *session) check(ctx context.Context, library, backup []place) (*photo.Report, error) {
	for _, pl := range slices.Concat(library, backup) { // what asks for a password asks before hours of reading
		if _, err := s.openPlace(pl); err != nil {
			return nil, err
		}
	}
	lib, err := s.scanSide(ctx, library)
	if err != nil {
		return nil, err
	}
	if err := refuseEmpty(lib); err != nil {
		return nil, err
	}
	bak, err := s.scanSide(ctx, backup)
	if err != nil {
		return nil, err
	}
	if err := refuseEmpty(bak); err != nil && !shut(bak) {
		return nil, err // of a place that can't be looked into nothing is missing: all is unsure
	}
	now := time.Now()
	key := s.checkKey(lib, bak, now)
	if r, err := s.sameCheck(ctx, key, now); r != nil || err != nil {
		return r, err
	}
	return s.reconcile(ctx, lib, bak, key, now)
}

// scanSide brings the index up to date with the places, in their order.
func (s *session) scanSide(ctx context.Context, side []place) ([]photo.Place, error) {
	var scanned []photo.Place
	for _, pl := range side {
		p, err := s.scan(ctx, pl)
		if err != nil {
			return nil, err
		}
		scanned = append(scanned, p)
	}
	return scanned, nil
}

// openPlace opens a place, once.
func (s *session) openPlace(pl place) (sources.Source, error) {
	if source := s.opened[pl.root]; source != nil {
		return source, nil
	}
	defer s.doing("opening " + filepath.Base(pl.root))()
	source, err := pl.kind.Open(pl.root, sources.Options{Ignore: s.flags.ignore, Password: s.password, Listed: s.flags.quick})
	if err != nil {
		return nil, fmt.Errorf("opening %q: %w", pl.root, err)
	}
	if s.opened == nil {
		s.opened = map[string]sources.Source{}
	}
	s.opened[pl.root] = source
	return source, nil
}

func (s *session) scan(ctx context.Context, pl place) (photo.Place, error) {
	source, err := s.openPlace(pl)
	if err != nil {
		return photo.Place{}, err
	}
	if pl.route != "" {
		source = routed{source, pl.route}
	}
	progress := s.startProgress(pl.root)
	defer progress.stop()
	level := photo.LevelWhole
	if s.flags.quick {
		level = photo.LevelEnds
	}
	sc := scanner.Scanner{
		Index: s.index, Formats: formats.All, Readers: s.flags.readers, Level: level,
		Reread: s.flags.reread, AcceptShrink: s.flags.acceptShrink, Now: time.Now, Progress: progress.show,
	}
	scanned, err := sc.Scan(ctx, source)
	if err != nil {
		return photo.Place{}, fmt.Errorf("looking through %q: %w", pl.root, err)
	}
	if s.roots == nil {
		s.roots = map[int64]sources.Source{}
	}
	s.roots[scanned.ID] = source
	s.verbosely("%s: %s, read %s", pl.root, count(scanned.Tally.Files, "file"), count(progress.read(), "file"))
	return scanned, nil
}

// refuseEmpty is the second law: a side without photos is a disk that is not
// connected, or the wrong folder, and no reason to call anything missing.
func refuseEmpty(side []photo.Place) error {
	made := 0
	for _, p := range side {
		if p.Tally.Media > 0 {
			return nil
		}
		made += p.Tally.Derivatives
	}
	switch place := side[0]; {
	case shut(side):
		return usage("an encrypted phone backup needs its password: --password-file FILE, or a terminal to ask in; a damaged one must be made anew. Nothing was compared",
			"%q can't be looked into: %s", place.Root, place.Problems[0].Text)
	case place.Facts.Has(photo.FactCameraRoll):
		return usage("what is in iCloud only is in no backup of the phone: name an export of iCloud Photos, or the Photos library of a Mac. Nothing was compared",
			"the phone backup %q holds no camera roll: %s", place.Root, place.Facts.Text(photo.FactCameraRoll))
	case made > 0:
		return usage("the originals were never here, or are elsewhere: name the folder that has them. Nothing was compared",
			"there are no photos in %q, only %s made from photos: thumbnails, previews", side[0].Root, count(made, "picture"))
	case unreadIn(side) != "":
		return usage("run rollcall as a user who may read them, or change their permissions. Nothing was compared",
			"there are no photos in %q that can be read: %s could not be opened", side[0].Root, unreadIn(side))
	}
	return usage("is the disk connected, and is it the right folder? It was left alone, nothing was compared",
		"there are no photos in %q", side[0].Root)
}

// unreadIn counts the files and folders of a side that could not be read; "" none.
func unreadIn(side []photo.Place) string {
	files, folders := 0, 0
	for _, p := range side {
		files += p.Tally.Problems
		for _, q := range p.Problems {
			if q.Kind == photo.ProblemUnreadable {
				folders++
			}
		}
	}
	var words []string
	if files > 0 {
		words = append(words, count(files, "file"))
	}
	if folders > 0 {
		words = append(words, count(folders, "folder"))
	}
	return strings.Join(words, " and ")
}

// shut reports whether a place of the side could not be looked into at all, such as
// an encrypted phone backup without its password.
func shut(side []photo.Place) bool {
	return slices.ContainsFunc(side, func(p photo.Place) bool {
		return slices.ContainsFunc(p.Problems, func(q photo.Problem) bool { return q.Kind == photo.ProblemUnread && q.Path == "." })
	})
}

func (s *session) sameCheck(ctx context.Context, key []byte, now time.Time) (*photo.Report, error) {
	if s.flags.reread {
		return nil, nil
	}
	defer s.doing("reading the last check")()
	number, err := s.index.FindCheck(ctx, key)
	if err != nil || number == 0 {
		return nil, err
	}
	if last, err := s.index.LastCheck(ctx); err != nil || last != number {
		return nil, err // what is shown is the last check, for report and explain
	}
	r, err := s.index.Check(ctx, number, s.flags.all)
	if err != nil {
		return nil, err
	}
	s.verbosely("nothing changed since check %d", number)
	r.GeneratedAt = now
	return r, nil
}

func (s *session) reconcile(ctx context.Context, lib, bak []photo.Place, key []byte, now time.Time) (*photo.Report, error) {
	progress := s.startProgress("comparing")
	defer progress.stop()
	r, err := reconcile.Run(ctx, s.request(ctx, lib, bak, now, progress))
	if err != nil {
		return nil, fmt.Errorf("comparing: %w", err)
	}
	progress.step("comparing with the check before")
	if r.Since, err = s.since(ctx, r); err != nil {
		return nil, err
	}
	progress.step("keeping the check")
	if r.Check, err = s.index.SaveCheck(ctx, key, s.flagText(), r); err != nil {
		return nil, fmt.Errorf("keeping the check: %w", err)
	}
	return r, nil
}

// request wires the engine of reconcile to the index and the second look.
func (s *session) request(ctx context.Context, lib, bak []photo.Place, now time.Time, progress *progress) *reconcile.Request {
	return &reconcile.Request{
		Library: s.sides(ctx, lib), Backup: s.sides(ctx, bak),
		Matchers: matchers.All, Causes: causes.All,
		Plan: s.plan, Quick: s.flags.quick, All: s.flags.all, Now: now,
		Look:      s.looker(progress).Look,
		Sightings: s.sightings(bak),
		Added:     s.index.Added,
		Progress:  progress.phase,
	}
}

func (s *session) sides(ctx context.Context, places []photo.Place) []reconcile.Side {
	var sides []reconcile.Side
	for _, p := range places {
		sides = append(sides, reconcile.Side{Place: p, Items: s.index.Items(ctx, p.ID), Load: s.index.Load})
	}
	return sides
}

func (s *session) sightings(bak []photo.Place) func(context.Context, []*photo.Item) (map[int64][]photo.Sighting, error) {
	var rows []int64
	for _, p := range bak {
		rows = append(rows, p.ID)
	}
	return func(ctx context.Context, items []*photo.Item) (map[int64][]photo.Sighting, error) {
		return s.index.Sightings(ctx, rows, items)
	}
}
