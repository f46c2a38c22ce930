package main

import (
	"context"
	"fmt"

	"github.com/spf13/cobra"

	"rollcall/index"
	"rollcall/photo"
)

func newCheck(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:     "check LIBRARY BACKUP...",
		Short:   "Compare a library with its backup (the same as the bare arguments)",
		Long:    rootLong,
		Example: rootExamples,
		Args:    cobra.ArbitraryArgs,
		RunE:    p.runCheck,
	}
	p.flags.checkFlags(c)
	return c
}

// runCheck is the main job: scan what changed, reconcile, report.
func (p *program) runCheck(c *cobra.Command, args []string) error {
	if len(args) < 2 {
		return usage("name the backup too: rollcall LIBRARY BACKUP", "there is a library to look at, but no backup to compare it with")
	}
	plan, err := parsePlan(p.flags.plan)
	if err != nil {
		return err
	}
	outs, err := p.chooseOutputs()
	if err != nil {
		return err
	}
	done := p.doing("looking at the folders")
	places, err := findPlaces(args)
	done()
	if err != nil {
		return err
	}
	if err := p.spareFromIndex(places); err != nil {
		return err
	}
	if err := sparePhotos(outs, places); err != nil {
		return err
	}
	for i := range places[1:] {
		places[1+i].route = p.flags.route
	}
	r, err := p.withIndex(c.Context(), func(ix *index.Index) (*photo.Report, error) {
		s := session{program: p, index: ix, plan: plan}
		defer s.close()
		return s.check(c.Context(), places[:1], places[1:])
	})
	if err != nil {
		return err
	}
	if p.forget {
		r.Check = 0
	}
	p.code = exitCode(r, p.flags.failOn)
	p.answer(outs, r)
	return p.writeOutputs(c.Context(), outs, r)
}

// withIndex opens the index for work and closes it again.
func (p *program) withIndex(ctx context.Context, work func(*index.Index) (*photo.Report, error)) (*photo.Report, error) {
	done := p.doing("opening the index")
	ix, err := index.Open(ctx, p.flags.indexPath())
	done()
	if err != nil {
		return nil, err
	}
	r, err := work(ix)
	defer p.doing("closing the index")()
	if e := ix.Close(); err == nil && e != nil {
		err = fmt.Errorf("closing the index %q: %w", ix.Path(), e)
	}
	return r, err
}

// exitCode is the contract's: unsure and unread win over missing.
func exitCode(r *photo.Report, failOn string) int {
	s := r.Summary
	lost := s.Missing + s.Incomplete
	if failOn == "unexpected" {
		lost -= s.Expected
	}
	switch {
	case !r.Complete || s.Unsure > 0 || unread(r) > 0:
		return exitUnsure
	case lost > 0:
		return exitSomeMissing
	}
	return exitAllPresent
}

// unread counts the files of both sides that could not be read.
func unread(r *photo.Report) int {
	n := 0
	for _, side := range [][]photo.Place{r.Library, r.Backup} {
		for _, p := range side {
			n += p.Tally.Problems
		}
	}
	return n
}
