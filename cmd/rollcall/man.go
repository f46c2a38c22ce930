package main

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"time"

	"github.com/spf13/cobra"
	"github.com/spf13/pflag"
)

// Man pages are made from the commands when packages are built: one for the program,
// one for each command. The build tag manpages adds the command that writes them.

// writeManual writes the man pages to a folder. The day stands in their footers.
func writeManual(root *cobra.Command, dir string, day time.Time) error {
	for _, c := range append(root.Commands(), root) {
		if c.Name() == "help" || c.Hidden {
			continue
		}
		file := filepath.Join(dir, manName(c)+".1")
		if err := os.WriteFile(file, []byte(manPage(c, day)), 0o644); err != nil {
			return fmt.Errorf("writing the man page %q: %w", file, err)
		}
	}
	return nil
}

func manName(c *cobra.Command) string { return strings.ReplaceAll(c.CommandPath(), " ", "-") }

// manPage is the page of a command, in the man macros of roff.
func manPage(c *cobra.Command, day time.Time) string {
	m := &manual{}
	fmt.Fprintf(m, ".TH %q 1 %q %q %q\n", strings.ToUpper(manName(c)), day.UTC().Format(time.DateOnly), "rollcall "+versionText(), "User Commands")
	m.section("NAME")
	fmt.Fprintf(m, "%s \\- %s\n", roff(manName(c)), roff(c.Short))
	m.section("SYNOPSIS")
	fmt.Fprintf(m, ".B %s\n%s\n", roff(c.CommandPath()), roff(strings.TrimPrefix(manUse(c), c.CommandPath()+" ")))
	m.section("DESCRIPTION")
	m.text(strings.TrimSpace(firstOf(c.Long, c.Short+".")))
	m.options("OPTIONS", c.LocalFlags())
	m.options("OPTIONS OF EVERY COMMAND", c.InheritedFlags())
	if c.Example != "" {
		m.section("EXAMPLES")
		m.verbatim(c.Example)
	}
	if !c.HasParent() {
		m.commands(c)
		for _, part := range manParts {
			m.section(part.title)
			m.terms(part.terms)
		}
	}
	m.section("SEE ALSO")
	m.seeAlso(c)
	return m.String()
}

func manUse(c *cobra.Command) string {
	if c.HasAvailableLocalFlags() && c.HasParent() {
		return c.UseLine()
	}
	return c.CommandPath() + " [flags] " + strings.TrimPrefix(c.Use, c.Name()+" ")
}

func firstOf(texts ...string) string {
	return texts[slices.IndexFunc(texts, func(s string) bool { return s != "" })]
}

// A manual is a page that is being written.
type manual struct{ strings.Builder }

func (m *manual) section(title string) { fmt.Fprintf(m, ".SH %q\n", title) }

// text writes paragraphs; what is indented stays as it is.
func (m *manual) text(s string) {
	for i, part := range strings.Split(s, "\n\n") {
		if i > 0 {
			m.WriteString(".PP\n")
		}
		if strings.HasPrefix(part, " ") || strings.HasPrefix(part, "\t") {
			m.verbatim(part)
			continue
		}
		for line := range strings.Lines(part) {
			m.WriteString(roff(strings.TrimSpace(line)) + "\n")
		}
	}
}

func (m *manual) verbatim(s string) {
	m.WriteString(".nf\n")
	for line := range strings.Lines(strings.TrimRight(s, "\n")) {
		m.WriteString(roff(strings.TrimRight(line, "\n")) + "\n")
	}
	m.WriteString(".fi\n")
}

func (m *manual) options(title string, flags *pflag.FlagSet) {
	if !flags.HasAvailableFlags() {
		return
	}
	m.section(title)
	flags.VisitAll(func(f *pflag.Flag) {
		if f.Hidden {
			return
		}
		value, usage := pflag.UnquoteUsage(f)
		names := "--" + f.Name
		if f.Shorthand != "" {
			names = "-" + f.Shorthand + ", " + names
		}
		if f.Value.Type() == "string" && f.DefValue != "" { // other defaults are those of this machine, or nothing
			usage += " (default: " + f.DefValue + ")"
		}
		m.terms([][2]string{{strings.TrimSpace(names + " " + value), usage}})
	})
}

func (m *manual) terms(terms [][2]string) {
	for _, t := range terms {
		fmt.Fprintf(m, ".TP\n.B %s\n%s\n", roff(t[0]), roff(t[1]))
	}
}

func (m *manual) commands(root *cobra.Command) {
	m.section("COMMANDS")
	var terms [][2]string
	for _, c := range root.Commands() {
		if !c.Hidden && c.Name() != "help" {
			terms = append(terms, [2]string{c.Use, c.Short + "."})
		}
	}
	m.terms(terms)
}

func (m *manual) seeAlso(of *cobra.Command) {
	var names []string
	for _, c := range append(of.Root().Commands(), of.Root()) {
		if c != of && !c.Hidden && c.Name() != "help" {
			names = append(names, manName(c))
		}
	}
	slices.Sort(names)
	for i, name := range names {
		comma := ","
		if i == len(names)-1 {
			comma = ""
		}
		fmt.Fprintf(m, ".BR %s (1)%s\n", roff(name), comma)
	}
}

// roff escapes what roff would take for itself.
func roff(s string) string {
	s = strings.NewReplacer(`\`, `\e`, "-", `\-`, "…", "...", "~", `\(ti`, "^", `\(ha`, "`", `\(ga`, "'", `\(aq`).Replace(s)
	if strings.HasPrefix(s, ".") || strings.HasPrefix(s, `\(aq`) {
		s = `\&` + s
	}
	return s
}
