package main

import (
	"context"
	"errors"
	"fmt"
	"io"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/report"
)

func newChanges(p *program) *cobra.Command {
	var against int64
	c := &cobra.Command{
		Use:   "changes",
		Short: "Tell what is new since the check before: newly missing, damaged, found again",
		Long: `What is new in the last check since the check before of the same library and
backup: photos that are newly missing, damaged, incomplete or unsure, found again,
new in the library, and gone from it. A photo that was renamed or moved is the
same photo. It works from the index alone: nothing is read again.`,
		Example: `  rollcall changes
  rollcall changes --check 5 -o changes.csv
  rollcall changes --against 3 --format json | jq .kinds`,
		Args: noArguments,
		RunE: func(c *cobra.Command, _ []string) error { return p.runChanges(c.Context(), against) },
	}
	p.flags.writing(c)
	p.flags.chosenCheck(c)
	c.Flags().BoolVar(&p.flags.all, "all", false, "text: name every photo, not the first few of each kind")
	c.Flags().Int64Var(&against, "against", 0, "the `NUMBER` of the earlier check (default: the one before, of the same folders)")
	return c
}

func (p *program) runChanges(ctx context.Context, against int64) error {
	outs, err := p.chooseOutputsOf(withChanges(report.All))
	if err != nil {
		return err
	}
	var c *photo.Changes
	_, err = p.withIndex(ctx, func(ix *index.Index) (*photo.Report, error) {
		now, err := p.keptCheck(ctx, ix, false)
		if err == nil {
			c, err = p.changesOf(ctx, ix, now, against)
		}
		return nil, err
	})
	if err == nil {
		err = spareSides(outs, c.Now)
	}
	if err != nil {
		return err
	}
	for _, o := range outs {
		err := p.writeOutput(o, func(w io.Writer, options report.Options) error { return o.layout.Changes(w, c, options) })
		if err != nil {
			return err
		}
		if o.file != "" {
			p.say("wrote %s", o.name())
		}
	}
	return nil
}

// withChanges are the layouts that can write changes.
func withChanges(layouts []report.Layout) []report.Layout {
	return slices.DeleteFunc(slices.Clone(layouts), func(l report.Layout) bool { return l.Changes == nil })
}

// changesOf compares a kept check with an earlier one; 0: the check before of the
// same sides.
func (p *program) changesOf(ctx context.Context, ix *index.Index, now *photo.Report, against int64) (*photo.Changes, error) {
	if against == 0 {
		var err error
		if against, err = ix.CheckBefore(ctx, now.Check, now.Library, now.Backup); err != nil {
			return nil, err
		}
		if against == 0 {
			return nil, firstOfItsKind(ctx, ix, now)
		}
	}
	if against >= now.Check {
		return nil, usage("see: rollcall list checks", "check %d is not earlier than check %d", against, now.Check)
	}
	defer p.doing("comparing the checks")()
	then, err := ix.Check(ctx, against, false)
	if errors.Is(err, index.ErrNoCheck) {
		return nil, usage("see: rollcall list checks", "the index %q holds no check %d", ix.Path(), against)
	}
	if err != nil {
		return nil, err
	}
	c, err := findChanges(ctx, ix, then, now)
	if err != nil {
		return nil, err
	}
	if c.ThenFlags, err = ix.FlagsOf(ctx, then.Check); err != nil {
		return nil, err
	}
	c.NowFlags, err = ix.FlagsOf(ctx, now.Check)
	c.GeneratedAt = time.Now()
	return c, err
}

// firstOfItsKind is the error where there is no check before; its hint names the
// last one that shares a side.
func firstOfItsKind(ctx context.Context, ix *index.Index, now *photo.Report) error {
	hint := "run the same check again when something has changed"
	checks, err := ix.Checks(ctx)
	if err != nil {
		return err
	}
	for _, c := range checks {
		side := ""
		switch {
		case c.Number >= now.Check:
		case slices.Equal(c.Library, placeRows(now.Library)):
			side = "library"
		case slices.Equal(c.Backup, placeRows(now.Backup)):
			side = "backup"
		}
		if side != "" {
			hint = fmt.Sprintf("rollcall changes --against %d compares it with an earlier check of the same %s", c.Number, side)
		}
	}
	return usage(hint, "check %d is the first of this library and this backup: there is nothing to compare it with", now.Check)
}

func placeRows(places []photo.Place) (rows []int64) {
	for _, p := range places {
		rows = append(rows, p.ID)
	}
	return rows
}

// since says in short what changed since the check before of the same sides; nil
// where there is none.
func (s *session) since(ctx context.Context, now *photo.Report) (*photo.Since, error) {
	number, err := s.index.CheckBefore(ctx, 0, now.Library, now.Backup)
	if err != nil || number == 0 {
		return nil, err
	}
	then, err := s.index.Check(ctx, number, false)
	if err != nil {
		return nil, err
	}
	c, err := findChanges(ctx, s.index, then, now)
	if err != nil {
		return nil, fmt.Errorf("comparing with check %d: %w", number, err)
	}
	return c.InShort(), nil
}
