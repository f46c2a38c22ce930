package main

import (
	"context"
	"slices"
	"time"

	"github.com/spf13/cobra"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/report"
	"rollcall/rescue"
	"rollcall/scanner/sources"
)

// A wish is what the flags of rescue ask for.
type wish struct {
	causes []string
	since  string
	from   string
	dryRun bool

	after time.Time // since, parsed; zero: all
}

const (
	fromLibrary = "library"
	fromBackup  = "backup"
)

func newRescue(p *program) *cobra.Command {
	w := &wish{}
	c := &cobra.Command{
		Use:   "rescue DEST",
		Short: "Copy what has no full copy in the backup to DEST, verified",
		Long: `Copies every photo of the last check that has no full copy in the backup to the
folder DEST: what is missing, the lost parts of what is incomplete with their
still, what is unsure, with sidecars and Live videos, out of ZIPs and libraries
too. Folders and the times of files are kept. Every copy is read back and compared;
nothing is ever overwritten: the same bytes are left as they are, other bytes under
the same name get a number. Run it again after an interruption, and it goes on.

` + rescue.ManifestName + ` in DEST lists where each file came from. Nothing but
DEST is written. Choose a folder on another disk.`,
		Example: `  rollcall rescue /Volumes/Safe
  rollcall rescue /Volumes/Safe --dry-run
  rollcall rescue /Volumes/Safe --cause hidden-album --since 2024-03-01
  rollcall rescue /Volumes/Safe/only-in-the-backup --from backup`,
		Args: cobra.ArbitraryArgs,
		RunE: func(c *cobra.Command, args []string) error { return p.runRescue(c.Context(), args, w) },
	}
	p.flags.chosenCheck(c)
	fs := c.Flags()
	fs.StringArrayVar(&w.causes, "cause", nil, "only photos of this cause, its `NAME` (repeatable; see: rollcall list causes)")
	fs.StringVar(&w.since, "since", "", "only photos taken on `DATE` or later, and those without a date")
	fs.StringVar(&w.from, "from", fromLibrary, "the `SIDE` to copy from: library, or backup for what only the backup has")
	fs.StringVar(&p.flags.passwordFile, "password-file", "", "the password of an encrypted phone backup is the first line of `FILE` (else it is asked for)")
	fs.BoolVar(&p.flags.showHidden, "show-hidden", false, "name photos of the Hidden album and the trash")
	fs.BoolVar(&w.dryRun, "dry-run", false, "list what would be copied, write nothing")
	return c
}

func causeNames() []string {
	var names []string
	for _, c := range causes.All {
		names = append(names, c.Name)
	}
	return names
}

func (p *program) runRescue(ctx context.Context, args []string, w *wish) error {
	if len(args) != 1 || args[0] == "" {
		return usage("rollcall rescue DEST", "name one folder to copy to, best on another disk")
	}
	if dest := args[0]; (dest == report.AnotherDisk || dest == "DEST") && !exists(dest) {
		return usage("name one of yours, best on another disk: rollcall rescue /mnt/safe, or /Volumes/Safe on a Mac", "%s stands for a folder", dest)
	}
	if err := w.check(); err != nil {
		return err
	}
	_, err := p.withIndex(ctx, func(ix *index.Index) (*photo.Report, error) {
		s := &session{program: p, index: ix, roots: map[int64]sources.Source{}}
		defer s.close()
		return nil, s.rescue(ctx, args[0], w)
	})
	return err
}

// check refuses what the flags can't mean.
func (w *wish) check() error {
	for _, name := range w.causes {
		if !slices.Contains(causeNames(), name) {
			return usage(didYouMean(name, causeNames())+"see: rollcall list causes", "--cause %q is not known", name)
		}
	}
	if w.from != fromLibrary && w.from != fromBackup {
		return usage(didYouMean(w.from, []string{fromLibrary, fromBackup})+"use library or backup", "--from %q is not known", w.from)
	}
	if w.from == fromBackup && len(w.causes) > 0 {
		return usage("leave --cause out", "what only the backup has is missing for no cause")
	}
	if w.since == "" {
		return nil
	}
	var err error
	if w.after, err = time.Parse(time.DateOnly, w.since); err != nil {
		return usage("write it like 2024-03-01", "--since %q is no date", w.since)
	}
	return nil
}

// wants reports whether a photo was taken late enough; dateless ones are never
// left out.
func (w *wish) wants(taken photo.Taken) bool {
	return !taken.Known || !taken.Time().Before(w.after)
}

func (s *session) rescue(ctx context.Context, arg string, w *wish) error {
	r, err := s.keptCheck(ctx, s.index, false)
	if err != nil {
		return err
	}
	dest, err := findDest(arg, r)
	if err != nil {
		return err
	}
	l := &lifeboat{session: s, asks: w, dest: dest, of: map[*rescue.File]int{}}
	if w.from == fromBackup {
		err = l.onlyInBackup(ctx, r)
	} else {
		err = l.lost(ctx, r)
	}
	if err != nil {
		return err
	}
	return l.copy(ctx)
}
