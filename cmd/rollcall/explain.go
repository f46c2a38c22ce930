package main

import (
	"bufio"
	"context"
	"errors"
	"fmt"
	"path"
	"path/filepath"
	"slices"
	"strings"

	"github.com/spf13/cobra"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
	"rollcall/report"
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
the end of one, or the name that a photo had when it was imported.`,
		Example: "  rollcall explain 2024/IMG_0001.HEIC\n  rollcall explain IMG_0001.HEIC --check 3",
		Args:    cobra.ArbitraryArgs,
		RunE:    p.runExplain,
	}
	p.flags.chosenCheck(c)
	c.Flags().StringVar(&p.flags.passwordFile, "password-file", "", "the password of an encrypted phone backup is the first line of `FILE` (else it is asked for)")
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
	it, place, err := s.findItem(ctx, r, asked)
	if err != nil {
		return err
	}
	for _, pl := range append(r.Library, r.Backup...) {
		if err := s.openKept(pl); err != nil {
			return err
		}
	}
	e := explanation{
		check: r, place: place, item: it, verdict: verdictOf(r, it, place),
		ladder: matchers.All, causes: causes.All, keys: s.flags.verbose, width: s.width(),
	}
	if err := s.judgeAgain(ctx, r, &e); err != nil {
		return err
	}
	w := bufio.NewWriter(s.out)
	if err := e.write(w); err != nil {
		return err
	}
	return w.Flush()
}

// judgeAgain makes the check again for the one photo, as it was asked for then: a
// kept check has the verdicts, not the numbers on the scales.
func (s *session) judgeAgain(ctx context.Context, r *photo.Report, e *explanation) (err error) {
	progress := s.startProgress("comparing")
	defer progress.stop()
	req := s.request(ctx, r.Library, r.Backup, r.GeneratedAt, progress)
	req.Plan, req.Quick, req.All = r.Plan, r.Quick, false
	if e.weighing, err = reconcile.Weigh(ctx, req, e.item); err != nil {
		return fmt.Errorf("judging %q again: %w", e.item.Path, err)
	}
	e.tried, err = reconcile.Ladder(ctx, req, e.item)
	return err
}

// findItem finds the item of the library that the user means: by its path in the
// place, by its path on disk, else by the end of its path if only one has it; and
// if none has, whatever its case.
func (s *session) findItem(ctx context.Context, r *photo.Report, asked string) (*photo.Item, int, error) {
	defer s.doing("looking for the photo")()
	var found, folded, stems sought
	for i, pl := range r.Library {
		onDisk := relativeTo(pl.Root, asked)
		for it, err := range s.index.Items(ctx, pl.ID) {
			switch at := meant(it, asked, onDisk); {
			case err != nil:
				return nil, 0, err
			case at == exactly:
				return it, i, nil
			case at == byItsEnd:
				found.add(it, i)
			case at == inOtherCase:
				folded.add(it, i)
			case at == byItsStem:
				stems.add(it, i)
			}
		}
	}
	if found.n == 0 {
		found = folded
	}
	switch found.n {
	case 0:
		return nil, 0, s.notThere(ctx, r, asked, stems.item)
	case 1:
		return found.item, found.place, nil
	}
	return nil, 0, usage("give more of the path, such as "+found.item.Path, "%d files of the library are called %q", found.n, asked)
}

// A sought is the first file that fits what was asked for, and how many do.
type sought struct {
	item  *photo.Item
	place int
	n     int
}

func (f *sought) add(it *photo.Item, place int) {
	if f.n++; f.n == 1 {
		f.item, f.place = it, place
	}
}

// How a path fits what was asked for.
const (
	notMeant = iota
	exactly
	byItsEnd
	inOtherCase
	byItsStem // without its ending
)

// meant tells how an item fits what was asked for, which on disk may be the file
// onDisk of its place.
func meant(it *photo.Item, asked, onDisk string) int {
	want := filepath.ToSlash(asked)
	switch {
	case it == nil:
		return notMeant
	case it.Path == want || it.Path == onDisk || asShown(it, asked, func(a, b string) bool { return a == b }):
		return exactly
	case asShown(it, asked, endsLike):
		return byItsEnd
	case endsLike(it.Path, want):
		return byItsEnd
	case endsLike(strings.ToLower(it.Path), strings.ToLower(want)):
		return inOtherCase
	case it.Facts.Has(photo.FactOriginalName) && strings.EqualFold(it.Facts.Text(photo.FactOriginalName), want):
		return inOtherCase // a library of Photos names its files by ids
	case strings.EqualFold(strings.TrimSuffix(path.Base(it.Path), path.Ext(it.Path)), path.Base(want)):
		return byItsStem
	}
	return notMeant
}

// asShown tells whether what was asked for fits the path as reports show it, with what
// no terminal should get as escapes.
func asShown(it *photo.Item, asked string, fits func(path, asked string) bool) bool {
	if !strings.Contains(asked, `\`) {
		return false
	}
	shown := report.Visible(it.Path)
	return shown != it.Path && fits(shown, asked)
}

// notThere says that the library has no such file, and whether the backup has. near is
// what it has under that name with an ending, nil without.
func (s *session) notThere(ctx context.Context, r *photo.Report, asked string, near *photo.Item) error {
	for _, pl := range r.Backup {
		onDisk := relativeTo(pl.Root, asked)
		for it, err := range s.index.Items(ctx, pl.ID) {
			if err != nil {
				return err
			}
			if at := meant(it, asked, onDisk); at != notMeant && at != byItsStem {
				return usage("explain tells of photos of the library; to ask what became of the backup's, swap the two: rollcall BACKUP LIBRARY",
					"%q is a file of the backup %q, and no file of the library", it.Path, pl.Root)
			}
		}
	}
	hint := "give the path as the report names it"
	if near != nil {
		hint = "did you mean " + report.Visible(near.Path) + "?"
	}
	return usage(hint, "the library of this check has no file %q", asked)
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

// openKept opens a place of an earlier check for second looks, asking for its
// password as the check did. One that is no longer there stays closed.
func (s *session) openKept(pl photo.Place) error {
	kind := sources.Detect(sources.All, pl.Root)
	if kind == nil {
		return nil
	}
	var asking error
	source, err := kind.Open(pl.Root, sources.Options{Password: func(root, device string) (text string, err error) {
		text, err = s.password(root, device)
		asking = err
		return text, err
	}})
	var wrong *sources.WrongPassword
	switch {
	case errors.As(err, &wrong), asking != nil:
		return fmt.Errorf("opening %q: %w", pl.Root, err)
	case err == nil:
		s.roots[pl.ID] = source
	}
	return nil
}

// verdictOf is the verdict on the photo that the item belongs to, or nil where
// the check kept none: it is present then, or no photo. Another edit state is a
// photo of its own.
func verdictOf(r *photo.Report, it *photo.Item, place int) *photo.Verdict {
	var whole *photo.Verdict
	for i := range r.Photos {
		v := &r.Photos[i]
		switch {
		case v.Place != place:
		case v.Path == it.Path:
			return v
		case slices.ContainsFunc(v.Parts, func(p photo.PartVerdict) bool { return p.Path == it.Path && itsOwn(p.Role) == "" }):
			whole = v
		}
	}
	return whole
}
