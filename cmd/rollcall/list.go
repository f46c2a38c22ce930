package main

import (
	"fmt"
	"strings"
	"text/tabwriter"

	"github.com/spf13/cobra"

	"rollcall/formats"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
	"rollcall/report"
	"rollcall/scanner/sources"
)

// A listing is one thing that "rollcall list" can list.
type listing struct {
	name, doc string
	rows      func(*program) ([][2]string, error)
	whole     bool // rows with paths, which are not wrapped
}

var listings = []listing{
	{name: "causes", doc: "why a photo can be missing", rows: rows(causes.All, func(c causes.Cause) (string, string) { return c.Name, c.Doc })},
	{name: "matchers", doc: "how two files are told to be the same photo, the surest first", rows: rows(matchers.All, func(m matchers.Matcher) (string, string) { return m.Name, m.Doc })},
	{name: "formats", doc: "the file formats that are read", rows: rows(formats.All, func(f formats.Format) (string, string) { return f.Name, f.Doc })},
	{name: "sources", doc: "the kinds of places that photos live in", rows: sourceRows},
	{name: "reports", doc: "the layouts of a report", rows: rows(report.All, func(l report.Layout) (string, string) { return l.Name, l.Doc })},
	{name: "checks", doc: "the checks that the index holds", rows: checkRows, whole: true},
}

func newList(p *program) *cobra.Command {
	var words, lines []string
	for _, l := range listings {
		words = append(words, l.name)
		lines = append(lines, fmt.Sprintf("  %-10s%s", l.name, l.doc))
	}
	return &cobra.Command{
		Use:       "list " + strings.Join(words, "|"),
		Short:     "List what rollcall knows",
		Long:      "List what rollcall knows:\n\n" + strings.Join(lines, "\n"),
		Example:   "  rollcall list causes\n  rollcall list checks",
		ValidArgs: words,
		RunE: func(c *cobra.Command, args []string) error {
			if len(args) == 1 {
				for _, l := range listings {
					if l.name == args[0] {
						return p.list(l)
					}
				}
			}
			hint := "say one of: " + strings.Join(words, ", ")
			if len(args) == 0 {
				return usage(hint, "name what to list")
			}
			return usage(didYouMean(args[0], words)+hint, "%q is nothing to list", strings.Join(args, " "))
		},
	}
}

func (p *program) list(l listing) error {
	rows, err := l.rows(p)
	if err != nil {
		return err
	}
	if len(rows) == 0 {
		p.say("there is none yet: run rollcall LIBRARY BACKUP first")
	}
	w := tabwriter.NewWriter(p.out, 0, 8, 2, ' ', 0)
	for _, row := range rows {
		name := row[0]
		lines := []string{row[1]}
		if !l.whole {
			lines = report.Wrap(row[1], 58)
		}
		for _, line := range lines {
			fmt.Fprintf(w, "%s\t%s\n", name, line)
			name = ""
		}
	}
	return w.Flush()
}

func rows[T any](list []T, row func(T) (name, doc string)) func(*program) ([][2]string, error) {
	return func(*program) ([][2]string, error) {
		var out [][2]string
		for _, part := range list {
			name, doc := row(part)
			out = append(out, [2]string{name, doc})
		}
		return out, nil
	}
}

// sourceRows are the kinds of places with what each needs, and what folders are
// recognised as.
func sourceRows(*program) ([][2]string, error) {
	var out [][2]string
	for _, k := range sources.All {
		out = append(out, [2]string{k.Name, "Needs " + k.Needs + ". " + k.Doc})
	}
	for _, r := range sources.RecognisedFolders() {
		out = append(out, [2]string{"  " + r.Name, r.Title + ": " + r.Doc})
	}
	return out, nil
}
