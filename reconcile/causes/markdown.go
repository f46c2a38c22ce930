package causes

import (
	"fmt"
	"strings"
)

// CommonSteps come first in the advice of every cause.
var CommonSteps = []string{
	"Rescue first: \"rollcall rescue DEST\" copies what has no full copy to another disk.",
	"Run rollcall again with that folder as one more backup, and see that nothing is missing.",
	"Only then change settings or move files.",
}

// Steps is the cause's advice as numbered lines, the common steps first.
func (c Cause) Steps() string {
	var b strings.Builder
	for i, step := range append(CommonSteps[:len(CommonSteps):len(CommonSteps)], c.Advice...) {
		if i > 0 {
			b.WriteByte('\n')
		}
		fmt.Fprintf(&b, "%d. %s", i+1, step)
	}
	return b.String()
}

// Markdown is docs/causes.md: what each cause means, and its advice.
func Markdown(list []Cause) string {
	var b strings.Builder
	b.WriteString("# Why a photo can be missing\n\n")
	b.WriteString("Made from the list in `reconcile/causes` by `go test ./reconcile/causes -update`; change it there.\n\n")
	b.WriteString("Each cause is weighed by evidence; what fits none is `unexplained`. Advice always begins with:\n\n")
	b.WriteString(Cause{}.Steps() + "\n\n")
	b.WriteString("| cause | after a number on the first screen | routes | expected |\n|---|---|---|---|\n")
	for _, c := range list {
		fmt.Fprintf(&b, "| [`%s`](#%s) | %s | %s | %s |\n", c.Name, c.Name, c.Title, routesText(c), yes(c.Expected))
	}
	for _, c := range list {
		fmt.Fprintf(&b, "\n## %s\n\n%s.\n\n%s\n\nThen:\n\n", c.Name, upperFirst(c.Title), c.Doc)
		for i, step := range c.Advice {
			fmt.Fprintf(&b, "%d. %s\n", len(CommonSteps)+i+1, step)
		}
		b.WriteString("\nWhat would settle it:\n\n")
		for _, way := range c.Settle {
			fmt.Fprintf(&b, "- %s\n", way)
		}
	}
	return b.String()
}

func routesText(c Cause) string {
	if c.Routes == nil {
		return "all"
	}
	return strings.Join(c.Routes, ", ")
}

func yes(b bool) string {
	if b {
		return "yes"
	}
	return ""
}

func upperFirst(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
