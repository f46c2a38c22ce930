package main

import (
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"

	"github.com/adrg/xdg"
	"github.com/spf13/cobra"

	"rollcall/photo"
)

// flags are what the command line says, as text; check.go turns them into work.
type flags struct {
	index        string
	outputs      []string
	format       string
	all          bool
	plan         string
	route        string
	quick        bool
	reread       bool
	readers      int
	ignore       []string
	acceptShrink bool
	passwordFile string
	failOn       string
	showHidden   bool
	check        int64
	quiet        bool
	verbose      bool
	noProgress   bool
	color        string
}

// everywhere adds the flags that every command has.
func (f *flags) everywhere(c *cobra.Command) {
	fs := c.PersistentFlags()
	fs.StringVar(&f.index, "index", "", "the index `FILE` (default: ROLLCALL_INDEX, else "+tilde(defaultIndex())+")")
	fs.BoolVarP(&f.quiet, "quiet", "q", false, "print nothing but errors")
	fs.BoolVarP(&f.verbose, "verbose", "v", false, "tell what is done")
	fs.BoolVar(&f.noProgress, "no-progress", false, "no progress line")
	fs.StringVar(&f.color, "color", "auto", "`WHEN` to colour: auto, always or never")
}

// scanning adds the flags of commands that read places.
func (f *flags) scanning(c *cobra.Command) {
	fs := c.Flags()
	fs.BoolVar(&f.quick, "quick", false, "do not read whole files: compare size and ends")
	fs.BoolVar(&f.reread, "reread", false, "read unchanged files again")
	fs.IntVar(&f.readers, "readers", runtime.NumCPU(), "how many files to read at once: `N`")
	fs.StringArrayVar(&f.ignore, "ignore", nil, "leave out paths that match `GLOB` (repeatable)")
	fs.BoolVar(&f.acceptShrink, "accept-shrink", false, "go on though a folder lost most of its files since last time")
	fs.StringVar(&f.passwordFile, "password-file", "", "the password of an encrypted phone backup is the first line of `FILE` (else it is asked for)")
}

// reporting adds the flags of commands that write the report of a check.
func (f *flags) reporting(c *cobra.Command) {
	f.writing(c)
	c.Flags().StringVar(&f.failOn, "fail-on", "any", "exit 1 for `WHICH` missing photos: any or unexpected")
}

// writing adds the flags of commands that write in a layout.
func (f *flags) writing(c *cobra.Command) {
	fs := c.Flags()
	fs.StringArrayVarP(&f.outputs, "output", "o", nil, "write the report to `FILE`, its ending picks the layout (repeatable; - is standard output)")
	fs.StringVar(&f.format, "format", "", "the `LAYOUT` of standard output (see: rollcall list reports)")
	fs.BoolVar(&f.showHidden, "show-hidden", false, "name photos of the Hidden album and the trash")
}

// checking adds the flags that decide what a check finds.
func (f *flags) checking(c *cobra.Command) {
	fs := c.Flags()
	fs.BoolVar(&f.all, "all", false, "list photos that are present too")
	fs.StringVar(&f.plan, "plan", "", "the `SIZE` of the cloud plan, such as 5GB")
	fs.StringVar(&f.route, "route", "", "how photos get into this backup, the `ROUTE`: "+strings.Join(photo.Routes, ", "))
}

// The words that flags may be.
var (
	colors = []string{"auto", "always", "never"}
	losses = []string{"any", "unexpected"} // that --fail-on counts
)

// checkWords refuses flag values that are none of what they may be.
func (f *flags) checkWords() error {
	words := []struct {
		flag, value string
		allowed     []string
	}{
		{"--color", f.color, colors},
		{"--fail-on", f.failOn, losses},
		{"--route", f.route, photo.Routes},
	}
	for _, w := range words {
		if w.value != "" && !slices.Contains(w.allowed, w.value) {
			return usage(didYouMean(w.value, w.allowed)+"use one of: "+strings.Join(w.allowed, ", "), "%s %q is not known", w.flag, w.value)
		}
	}
	if f.readers < 0 || f.readers > 1024 {
		return usage("give a number from 1 to 1024", "--readers %d is out of range", f.readers)
	}
	_, err := parsePlan(f.plan)
	return err
}

// indexPath is where the index lies: the flag, the environment, the user's data
// folder.
func (f *flags) indexPath() string {
	for _, path := range []string{f.index, os.Getenv("ROLLCALL_INDEX")} {
		if path != "" {
			return path
		}
	}
	return defaultIndex()
}

// tilde shortens a path below the user's home for people.
func tilde(path string) string {
	if rest, ok := strings.CutPrefix(path, xdg.Home+string(filepath.Separator)); ok && xdg.Home != "" {
		return "~" + string(filepath.Separator) + rest
	}
	return path
}

func defaultIndex() string { return filepath.Join(xdg.DataHome, "rollcall", "index.db") }
