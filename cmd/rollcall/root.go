package main

import (
	"os"
	"slices"
	"strings"

	"github.com/spf13/cobra"
)

var rootLong = `Rollcall compares a folder of photos (the library) with a backup of them: which
photos have no full copy in the backup, why each is likely missing, with the
evidence, and what to do.

Nothing leaves this machine. Nothing is written but rollcall's own index, the
reports you ask for, and the folder that you give to rescue.

What flags are where the command line says nothing can stand in a config file, in
lines such as plan = "50GB": the file that ROLLCALL_CONFIG names, or else
` + tilde(defaultConfig()) + `. Flags win, then the environment.`

const rootExamples = `  rollcall ~/Pictures/Export /Volumes/NAS/Photos
  rollcall DCIM "iCloud Photos Part 1" "iCloud Photos Part 2" --plan 50GB
  rollcall ~/Pictures/Export /Volumes/NAS/Photos -o missing.csv -o report.json`

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
	root.PersistentPreRunE = func(c *cobra.Command, _ []string) error { return p.readFlags(c) }
	root.SetFlagErrorFunc(wrongFlag)
	root.SetUsageTemplate(narrow(root.UsageTemplate()))
	root.AddCommand(newCheck(p), newDemo(p), newScan(p), newReport(p), newExplain(p), newChanges(p), newRescue(p), newList(p), newVersion(p))
	root.AddCommand(ownCommands(p)...)
	root.CompletionOptions.DisableNoDescFlag = true
	root.SetOut(p.out)
	root.SetErr(p.err)
	root.InitDefaultHelpCmd() // what it makes keeps where the program writes to
	root.InitDefaultCompletionCmd()
	for _, c := range root.Commands() {
		switch c.Name() {
		case "help":
			c.Run, c.RunE = nil, helpOf
			c.Example = "  rollcall help rescue"
		case "completion":
			c.RunE = knownShell
			c.Args = cobra.ArbitraryArgs
			c.Example = "  rollcall completion bash > ~/.local/share/bash-completion/completions/rollcall\n  rollcall completion zsh > ~/.zfunc/_rollcall"
		}
	}
	p.complete(root)
	return root
}

// knownShell is the completion command without a shell that is known.
func knownShell(c *cobra.Command, args []string) error {
	var shells []string
	for _, sub := range c.Commands() {
		shells = append(shells, sub.Name())
	}
	hint := "say one of: " + strings.Join(shells, ", ")
	if len(args) == 0 {
		return usage(hint, "name the shell")
	}
	if near := nearestTo(args[0], shells); near != "" {
		hint = "did you mean: rollcall completion " + near
	}
	return usage(hint, "there is no completion for %q", args[0])
}

// helpOf is the help command: a mistyped command gets a hint, not all of the help.
func helpOf(c *cobra.Command, args []string) error {
	asked, _, err := c.Root().Find(args)
	if err == nil && len(args) > 0 && asked == c.Root() {
		near := nearestTo(args[0], commandNames(c))
		hint := "see: rollcall --help"
		if near != "" {
			hint = "did you mean: rollcall help " + near
		}
		return usage(hint, "there is no command %q", args[0])
	}
	if err != nil {
		return err
	}
	asked.InitDefaultHelpFlag()
	return asked.Help()
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
	case !strings.ContainsRune(args[0], os.PathSeparator) && !exists(args[0]) && !meantFolder(args):
		if whole := unquoted(args); whole != "" {
			return usage(quoteHint(whole), "no such folder: %q", args[0])
		}
		return unknownWord(c, args[0])
	}
	return p.runCheck(c, args)
}

// readFlags fills what the command line leaves open from the config file, and
// refuses what can't be. What only tells of the program itself works whatever a
// config file says.
func (p *program) readFlags(c *cobra.Command) error {
	for top := c; top.HasParent(); top = top.Parent() {
		if slices.Contains([]string{"version", "help", "completion", cobra.ShellCompRequestCmd, cobra.ShellCompNoDescRequestCmd}, top.Name()) {
			return nil
		}
	}
	if err := p.flags.checkWords(); err != nil {
		return err
	}
	return p.flags.configure(c)
}

// narrow wraps the flags' texts in cobra's template to 80 columns.
func narrow(template string) string {
	return strings.ReplaceAll(template, "FlagUsages ", "FlagUsagesWrapped 80 ")
}

func exists(path string) bool {
	_, err := os.Lstat(path)
	return err == nil
}

// meantFolder reports whether the first of the arguments, which is not there, was
// likely meant as a folder: what follows it are folders.
func meantFolder(args []string) bool {
	for _, arg := range args[1:] {
		if !exists(arg) {
			return false
		}
	}
	return len(args) > 1
}

func unknownWord(c *cobra.Command, word string) error {
	if near := nearestTo(word, commandNames(c)); near != "" {
		return usage("did you mean: rollcall "+near, "%q is neither a folder nor a command", word)
	}
	return usage("give two folders: rollcall LIBRARY BACKUP; see: rollcall --help", "no such folder: %q (and no command of that name)", word)
}

func noArguments(c *cobra.Command, args []string) error {
	if len(args) > 0 {
		return usage("see: "+c.CommandPath()+" --help", "%s takes no arguments, not %q", c.CommandPath(), args[0])
	}
	return nil
}
