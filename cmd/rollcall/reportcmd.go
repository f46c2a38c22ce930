package main

import (
	"context"
	"errors"

	"github.com/spf13/cobra"

	"rollcall/index"
	"rollcall/photo"
)

func newReport(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:   "report",
		Short: "Write the last check again, from the index alone",
		Example: `  rollcall report -o missing.csv
  rollcall report --check 3 --format json | jq .summary`,
		Args: noArguments,
		RunE: p.runReport,
	}
	p.flags.reporting(c)
	p.flags.chosenCheck(c)
	c.Flags().BoolVar(&p.flags.all, "all", false, "list photos that are present too, where the check kept them")
	return c
}

func (f *flags) chosenCheck(c *cobra.Command) {
	c.Flags().Int64Var(&f.check, "check", 0, "the `NUMBER` of the check (default: the last; see: rollcall list checks)")
}

func (p *program) runReport(c *cobra.Command, _ []string) error {
	outs, err := p.chooseOutputs()
	if err != nil {
		return err
	}
	r, err := p.withIndex(c.Context(), func(ix *index.Index) (*photo.Report, error) {
		return p.keptCheck(c.Context(), ix, p.flags.all)
	})
	if err != nil {
		return err
	}
	if err := spareSides(outs, r); err != nil {
		return err
	}
	p.code = exitCode(r, p.flags.failOn)
	p.answer(outs, r)
	return p.writeOutputs(c.Context(), outs, r)
}

// keptCheck is the check that --check names, or the last one.
func (p *program) keptCheck(ctx context.Context, ix *index.Index, all bool) (*photo.Report, error) {
	defer p.doing("reading the check")()
	number := p.flags.check
	if number == 0 {
		var err error
		if number, err = ix.LastCheck(ctx); err != nil {
			return nil, err
		}
	}
	r, err := ix.Check(ctx, number, all)
	switch {
	case errors.Is(err, index.ErrNoCheck) && p.flags.check == 0:
		return nil, usage("run rollcall LIBRARY BACKUP first, or name the index with --index", "the index %q holds no check yet", ix.Path())
	case errors.Is(err, index.ErrNoCheck):
		return nil, usage("see: rollcall list checks", "the index %q holds no check %d", ix.Path(), p.flags.check)
	}
	return r, err
}
