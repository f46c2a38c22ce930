package main

import (
	"os"
	"strings"

	"github.com/spf13/cobra"
)

const rootLong = `Rollcall compares a folder of photos (the library) with a backup of them: which
photos have no full copy in the backup, why each is likely missing, with the
evidence, and what to do.

Nothing leaves this machine. Nothing is written but rollcall's own index, the
reports you ask for, and the folder that you give to rescue.`

const rootExamples = `  rollcall ~/Pictures/Export /Volumes/NAS/Photos
  rollcall DCIM "iCloud Photos Part 1" "iCloud Photos Part 2" --plan 50GB
  rollcall ~/Pictures/Export /Volumes/NAS/Photos -o missing.csv -o report.json
  rollcall demo`

func newRoot(p *program) *cobra.Command {
	root := &cobra.Command{
		Use:           "rollcall LIBRARY BACKUP...",
		Short:         "Which photos are missing from the backup, and why",
		Long:          rootLong,
		Example:       rootExamples,
		Args:          cobra.ArbitraryArgs,
		SilenceErrors: true,
		SilenceUsage:  true,
		RunE:          p.runBare,
	}
	p.flags.everywhere(root)
	p.flags.checkFlags(root)
	root.PersistentPreRunE = func(*cobra.Command, []string) error { return p.flags.checkWords() }
	root.SetFlagErrorFunc(func(c *cobra.Command, err error) error {
		text, _, _ := strings.Cut(err.Error(), ": strconv.") // how Go reads numbers is nobody's business
		return usage("see: "+c.CommandPath()+" --help", "%s", text)
	})
	root.SetUsageTemplate(narrow(root.UsageTemplate()))
	root.AddCommand(newCheck(p), newDemo(p), newScan(p), newReport(p), newExplain(p), newChanges(p), newRescue(p), newList(p), newVersion(p))
	return root
}

// checkFlags adds all flags of a check.
func (f *flags) checkFlags(c *cobra.Command) {
	f.scanning(c)
	f.checking(c)
	f.reporting(c)
}

// runBare is the bare arguments: a check, unless the first is neither there nor
// a command.
func (p *program) runBare(c *cobra.Command, args []string) error {
	switch {
	case len(args) == 0:
		return c.Help()
	case !strings.ContainsRune(args[0], os.PathSeparator) && !exists(args[0]):
		return unknownWord(c, args[0])
	}
	return p.runCheck(c, args)
}

// narrow wraps the flags' texts in cobra's template to 80 columns.
func narrow(template string) string {
	return strings.ReplaceAll(template, "FlagUsages ", "FlagUsagesWrapped 80 ")
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

func unknownWord(c *cobra.Command, word string) error {
	c.SuggestionsMinimumDistance = 2
	if near := c.SuggestionsFor(word); len(near) > 0 {
		return usage("did you mean: rollcall "+near[0], "%q is neither a folder nor a command", word)
	}
	return usage("give two folders: rollcall LIBRARY BACKUP; see: rollcall --help", "no such folder: %q (and no command of that name)", word)
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("see: "+c.CommandPath()+" --help", "%s takes no arguments, not %q", c.CommandPath(), args[0])
	}
	return nil
}
