package main

import (
	"context"
	"path"
	"path/filepath"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/matchers"
	"rollcall/scanner/sources"
)

func newExplain(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:   "explain PHOTO",
		Short: "Tell all that is known of one photo, and how it was decided",
		Long: `All that is known of one photo of the last check: what its file tells, which
rungs of the ladder were tried and whom it was held against, and the evidence
for each cause. With -v, also what each rung asks, and the keys under which the
photo can meet others. PHOTO is a path, as the report names it or on disk, or
the end of one.`,
		Example: "  rollcall explain 2024/IMG_0001.HEIC\n  rollcall explain IMG_0001.HEIC --check 3",
		Args:    cobra.ArbitraryArgs,
		RunE:    p.runExplain,
	}
	p.flags.chosenCheck(c)
	return c
}

func (p *program) runExplain(c *cobra.Command, args []string) error {
	if len(args) != 1 {
		return usage("rollcall explain PHOTO", "name one photo to explain")
	}
	_, err := p.withIndex(c.Context(), func(ix *index.Index) (*photo.Report, error) {
		s := &session{program: p, index: ix, roots: map[int64]sources.Source{}}
		defer s.close()
		return nil, s.explain(c.Context(), args[0])
	})
	return err
}

func (s *session) explain(ctx context.Context, asked string) error {
	r, err := s.keptCheck(ctx, s.index, true)
	if err != nil {
		return err
	}
	it, place, err := s.findItem(ctx, r.Library, asked)
	if err != nil {
		return err
	}
	for _, pl := range append(r.Library, r.Backup...) {
		s.openKept(pl)
	}
	tried, err := reconcile.Ladder(ctx, s.request(ctx, r.Library, r.Backup, time.Now(), &progress{}), it)
	if err != nil {
		return err
	}
	e := explanation{
		check: r, place: place, item: it, verdict: verdictOf(r, it, place), tried: tried,
		ladder: matchers.All, keys: s.flags.verbose,
	}
	return e.write(s.out)
}

// findItem finds the item of the library that the user means: by its path in the
// place, by its path on disk, else by the end of its path if only one has it.
func (s *session) findItem(ctx context.Context, library []photo.Place, asked string) (*photo.Item, int, error) {
	var found []*photo.Item
	at := 0
	want := filepath.ToSlash(asked)
	for i, pl := range library {
		onDisk := relativeTo(pl.Root, asked)
		for it, err := range s.index.Items(ctx, pl.ID) {
			switch {
			case err != nil:
				return nil, 0, err
			case it.Path == want || it.Path == onDisk:
				return it, i, nil
			case endsLike(it.Path, want):
				found, at = append(found, it), i
			}
		}
	}
	switch len(found) {
	case 0:
		return nil, 0, usage("give the path as the report names it", "the library of this check has no file %q", asked)
	case 1:
		return found[0], at, nil
	}
	return nil, 0, usage("give more of the path, such as "+found[0].Path, "%d files of the library are called %q", len(found), asked)
}

// relativeTo is the path within root of a file on disk; "" where it lies outside.
func relativeTo(root, asked string) string {
	abs, err := filepath.Abs(asked)
	if err != nil {
		return ""
	}
	if dir, err := filepath.EvalSymlinks(filepath.Dir(abs)); err == nil {
		abs = filepath.Join(dir, filepath.Base(abs))
	}
	rel, err := filepath.Rel(root, abs)
	if err != nil || strings.HasPrefix(rel, "..") {
		return ""
	}
	return filepath.ToSlash(rel)
}

func endsLike(full, end string) bool {
	return strings.HasSuffix("/"+full, "/"+path.Clean(end))
}

// openKept opens a place of an earlier check for second looks. One that is no
// longer there stays closed.
func (s *session) openKept(pl photo.Place) {
	kind := sources.Detect(sources.All, pl.Root)
	if kind == nil {
		return
	}
	if source, err := kind.Open(pl.Root, sources.Options{}); err == nil {
		s.roots[pl.ID] = source
	}
}

// verdictOf is the verdict on the photo that the item belongs to, or nil where
// the check kept none: it is present then, or no photo.
func verdictOf(r *photo.Report, it *photo.Item, place int) *photo.Verdict {
	for i := range r.Photos {
		v := &r.Photos[i]
		if v.Place == place && v.Path == it.Path {
			return v
		}
		for _, part := range v.Parts {
			if v.Place == place && part.Path == it.Path {
				return v
			}
		}
	}
	return nil
}
