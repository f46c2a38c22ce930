package main

import (
	"errors"
	"slices"
	"strings"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"

	"rollcall/report"
)

// didYouMean is the beginning of a hint: the known word that was likely meant; ""
// where none is near.
func didYouMean(asked string, known []string) string {
	if near := nearestTo(asked, known); near != "" {
		return "did you mean " + near + "? "
	}
	return ""
}

// nearestTo is the known word that was likely meant: a few edits away, or the only
// one that goes on where the asked one ends. "" where there is none.
func nearestTo(asked string, known []string) string {
	if near := report.Nearest(asked, known); near != "" {
		return near
	}
	var longer []string
	for _, word := range known {
		if len(asked) > 1 && strings.HasPrefix(word, strings.ToLower(asked)) {
			longer = append(longer, word)
		}
	}
	if len(longer) == 1 {
		return longer[0]
	}
	return ""
}

// wrongFlag is what a person is told of a flag that can't be parsed.
func wrongFlag(c *cobra.Command, err error) error {
	hint := "see: " + c.CommandPath() + " --help"
	var unknown *pflag.NotExistError
	switch {
	case !errors.As(err, &unknown):
	case unknown.GetSpecifiedShortnames() != "":
		hint += "; a name that begins with - comes after -- alone"
	case c == c.Root() && slices.Contains(commandNames(c), unknown.GetSpecifiedName()):
		hint = "did you mean: rollcall " + unknown.GetSpecifiedName() + "? " + hint
	default:
		if near := nearestTo(unknown.GetSpecifiedName(), flagNames(c)); near != "" {
			hint = "did you mean --" + near + "? " + hint
		}
	}
	var bare *pflag.ValueRequiredError
	if errors.As(err, &bare) {
		if f := bare.GetFlag(); f != nil {
			word, _ := pflag.UnquoteUsage(f)
			return usage(hint, "--%s needs a word behind it: its %s", f.Name, word)
		}
	}
	text, _, _ := strings.Cut(err.Error(), ": strconv.") // how Go reads numbers is nobody's business
	return usage(hint, "%s", text)
}

// flagNames are the flags that the command takes.
func flagNames(c *cobra.Command) []string {
	var names []string
	c.Flags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	c.InheritedFlags().VisitAll(func(f *pflag.Flag) { names = append(names, f.Name) })
	return names
}

// commandNames are the commands that a person can name.
func commandNames(c *cobra.Command) []string {
	var names []string
	for _, sub := range c.Root().Commands() {
		if !sub.Hidden {
			names = append(names, sub.Name())
		}
	}
	return names
}
