package main

import (
	"context"
	"errors"
	"fmt"
	"os"
	"strings"
	"time"

	"github.com/spf13/cobra"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/report"
)

// What the shells complete. A completion reads nothing but the index, and that only
// where it is there already.

type completer = func(c *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective)

const noFiles = cobra.ShellCompDirectiveNoFileComp

// complete adds to every command and flag what completes it.
func (p *program) complete(root *cobra.Command) {
	flags := map[string]completer{
		"index":         endings("db"),
		"password-file": anyFile,
		"ignore":        cobra.NoFileCompletions,
		"readers":       cobra.NoFileCompletions,
		"since":         cobra.NoFileCompletions,
		"plan":          oneWord("5GB\tfree", "50GB", "200GB", "2TB", "6TB", "12TB"),
		"color":         oneWord(colors...),
		"fail-on":       oneWord("any\tall missing photos count", "unexpected\tthose that are newer than the backup, or somebody else's, don't"),
		"route": oneWord(photo.RouteICloud+"\tiCloud Photos, or an export of it", photo.RoutePhone+"\ta backup of the phone by Finder, iTunes, Apple Devices",
			photo.RouteCopy+"\tfiles copied by a person or a file tool", photo.RouteApp+"\tanother cloud or backup app"),
		"from":    oneWord(fromLibrary+"\twhat has no full copy in the backup", fromBackup+"\twhat only the backup has"),
		"cause":   oneWord(causeWords()...),
		"format":  layoutNames,
		"output":  layoutEndings,
		"check":   p.checkNumbers,
		"against": p.checkNumbers,
	}
	arguments := map[string]completer{
		"check": places, "scan": places, "rescue": oneFolder, "explain": onePhoto,
	}
	for _, c := range append(root.Commands(), root) {
		for name, completes := range flags {
			if c.LocalFlags().Lookup(name) != nil {
				c.RegisterFlagCompletionFunc(name, completes) // fails where the command has one
			}
		}
		switch completes := arguments[c.Name()]; {
		case completes != nil:
			c.ValidArgsFunction = completes
		case c.ValidArgs == nil && c.ValidArgsFunction == nil:
			c.ValidArgsFunction = cobra.NoFileCompletions
		}
	}
	root.ValidArgsFunction = firstWord
}

// oneWord is one of all that a flag may be, each with what it is for behind a tab.
func oneWord(all ...string) completer {
	return cobra.FixedCompletions(all, noFiles|cobra.ShellCompDirectiveKeepOrder)
}

// endings are files by their endings, and the folders on the way to them.
func endings(all ...string) completer {
	return cobra.FixedCompletions(all, cobra.ShellCompDirectiveFilterFileExt)
}

func anyFile(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return nil, cobra.ShellCompDirectiveDefault
}

// places are folders, and ZIPs.
func places(*cobra.Command, []string, string) ([]cobra.Completion, cobra.ShellCompDirective) {
	return []cobra.Completion{"zip"}, cobra.ShellCompDirectiveFilterFileExt
}

// oneFolder is the one folder that rescue writes to.
func oneFolder(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return nil, cobra.ShellCompDirectiveFilterDirs
}

// onePhoto is the one photo that explain takes: any file.
func onePhoto(_ *cobra.Command, args []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) > 0 {
		return nil, noFiles
	}
	return nil, cobra.ShellCompDirectiveDefault
}

// firstWord is a command where one begins so, which cobra adds; else a place.
func firstWord(c *cobra.Command, args []string, begun string) ([]cobra.Completion, cobra.ShellCompDirective) {
	if len(args) == 0 {
		for _, name := range commandNames(c) {
			if strings.HasPrefix(name, begun) {
				return nil, cobra.ShellCompDirectiveDefault
			}
		}
	}
	return places(c, args, begun)
}

func causeWords() []string {
	var all []string
	for _, c := range causes.All {
		all = append(all, c.Name+"\t"+c.Title)
	}
	return all
}

// layoutsOf are the layouts that the command can write.
func layoutsOf(c *cobra.Command) []report.Layout {
	if c.Name() == "changes" {
		return withChanges(report.All)
	}
	return report.All
}

func layoutNames(c *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var all []string
	for _, l := range layoutsOf(c) {
		all = append(all, l.Name+"\t"+l.Title)
	}
	return all, noFiles
}

func layoutEndings(c *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	var all []string
	for _, l := range layoutsOf(c) {
		for _, ending := range l.Endings {
			all = append(all, strings.TrimPrefix(ending, "."))
		}
	}
	return all, cobra.ShellCompDirectiveFilterFileExt
}

// completePatience is how long a completion waits for the index, at most.
const completePatience = time.Second

// checkNumbers are the checks of the index, the last first.
func (p *program) checkNumbers(c *cobra.Command, _ []string, _ string) ([]cobra.Completion, cobra.ShellCompDirective) {
	rows, err := p.quickRows(c)
	if err != nil {
		return nil, noFiles
	}
	var all []string
	for i := len(rows) - 1; i >= 0; i-- {
		all = append(all, rows[i][0]+"\t"+oneLine(rows[i][1]))
	}
	return all, noFiles | cobra.ShellCompDirectiveKeepOrder
}

var errNoIndex = errors.New("there is no index yet")

// quickRows lists the checks of an index that is there and free.
func (p *program) quickRows(c *cobra.Command) ([][2]string, error) {
	if err := p.flags.configure(c); err != nil {
		return nil, err
	}
	if at, err := os.Stat(p.flags.indexPath()); err != nil || at.Size() == 0 {
		return nil, errNoIndex // opening would make one
	}
	ctx, cancel := context.WithTimeout(c.Context(), completePatience)
	defer cancel()
	ix, err := index.OpenWait(ctx, p.flags.indexPath(), completePatience)
	if err != nil {
		return nil, fmt.Errorf("opening the index: %w", err)
	}
	defer ix.Close()
	return rowsOfChecks(ctx, ix)
}
