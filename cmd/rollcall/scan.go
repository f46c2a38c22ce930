package main

import (
	"github.com/spf13/cobra"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/report"
)

func newScan(p *program) *cobra.Command {
	c := &cobra.Command{
		Use:   "scan FOLDER...",
		Short: "Bring the index up to date with folders, without a report",
		Long: `Bring the index up to date with folders, without a report: on the NAS, from
cron, before a check. A check of the same folders then reads only what changed.`,
		Example: `  rollcall scan /volume1/photo
  rollcall scan "/Volumes/Phone Backups" --password-file password.txt -q`,
		Args: cobra.ArbitraryArgs,
		RunE: p.runScan,
	}
	p.flags.scanning(c)
	return c
}

func (p *program) runScan(c *cobra.Command, args []string) error {
	if len(args) == 0 {
		return usage("rollcall scan FOLDER...", "name a folder to scan")
	}
	places, err := findPlaces(args)
	if err == nil {
		err = p.spareFromIndex(places)
	}
	if err != nil {
		return err
	}
	_, err = p.withIndex(c.Context(), func(ix *index.Index) (*photo.Report, error) {
		s := session{program: p, index: ix}
		scanned, err := s.scanSide(c.Context(), places)
		for _, place := range scanned {
			p.tellScanned(place)
		}
		return nil, err
	})
	return err
}

// tellScanned says what a scan found, and sets the exit code for what it could
// not read.
func (p *program) tellScanned(place photo.Place) {
	t := place.Tally
	p.say("%s: %s", place.Root, report.RecognisedText(&place))
	if why := place.Facts.Text(photo.FactCameraRoll); why != "" {
		p.say("%s: it holds no camera roll: %s", place.Root, why)
	}
	for _, problem := range place.Problems {
		said := "not looked at"
		if problem.Kind == photo.ProblemMalformed {
			said = "noticed"
		}
		p.say("%s: %s: %s", said, problem.Path, problem.Text)
	}
	if t.Problems > 0 {
		p.say("%s could not be read", count(t.Problems, "file"))
	}
	if !place.Complete || t.Problems > 0 {
		p.code = exitUnsure
	}
}
