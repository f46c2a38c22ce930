package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"slices"
	"strings"
	"text/tabwriter"

	"github.com/dustin/go-humanize"

	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
	"rollcall/report"
)

// An explanation is what "rollcall explain" writes about one file of the library.
type explanation struct {
	check   *photo.Report
	place   int // position among the library's places
	item    *photo.Item
	verdict *photo.Verdict // nil: present, or no photo
	tried   []reconcile.RungTried
	ladder  []matchers.Matcher
	keys    bool // write keys and what each rung asks, too
}

func (e *explanation) write(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "%s\n", report.Visible(e.item.Path))
	e.writeFile(t)
	e.writeVerdict(t)
	fmt.Fprintf(t, "\nThe ladder, surest rung first%s\n", e.more())
	e.writeLadder(t)
	e.writeEvidence(t)
	return t.Flush()
}

// more tells how to see more of the ladder.
func (e *explanation) more() string {
	if e.keys {
		return ""
	}
	return " (-v: what each asks, and its keys)"
}

// The columns that are left of 80 for the last cell of a row.
const (
	rungWidth     = 58
	evidenceWidth = 39
)

// writeRow writes cells and a text that is wrapped in the last column.
func writeRow(w io.Writer, cells []string, text string, width int) {
	for _, line := range wrap(report.Visible(text), width) {
		fmt.Fprintf(w, "  %s\t%s\n", strings.Join(cells, "\t"), line)
		cells = make([]string, len(cells))
	}
}

func (e *explanation) writeFile(w io.Writer) {
	it, m := e.item, &e.item.Meta
	row := func(name, value string) {
		if value != "" {
			fmt.Fprintf(w, "  %s\t%s\n", name, report.Visible(value))
		}
	}
	row("library", e.check.Library[e.place].Root)
	row("format", strings.TrimSpace(string(it.Class)+" "+it.Format))
	row("size", humanize.Comma(it.Stamp.Size)+" bytes")
	row("taken", m.Taken.String())
	row("camera", m.Camera())
	if m.Width > 0 {
		row("pixels", fmt.Sprintf("%d x %d", m.Width, m.Height))
	}
	row("container", cmp.Or(string(it.Whole), "can't be told whole or not"))
	row("live photo id", m.ContentID)
	row("capture id", cmp.Or(m.RequestID, m.PhotoID))
	row("burst id", m.BurstID)
	if !it.Digest.IsZero() {
		row("digest", photo.DigestName+" "+it.Digest.String())
	}
	if !it.Picture.IsZero() {
		row("picture digest", photo.DigestName+" "+it.Picture.String())
	}
	for _, name := range slices.Sorted(maps.Keys(it.Facts)) {
		row(string(name), it.Facts[name])
	}
	for _, p := range it.Problems {
		row("problem", p.Kind+": "+p.Text+noProof(p))
	}
}

// noProof says of what rollcall itself can't do that it speaks for nothing.
func noProof(p photo.Problem) string {
	if p.Kind == photo.ProblemUndecoded {
		return " (no proof that the file is broken)"
	}
	return ""
}

func (e *explanation) writeVerdict(w io.Writer) {
	v := e.verdict
	switch {
	case v == nil && e.item.Standing == photo.StandsMedia && e.item.Class != photo.Sidecar:
		fmt.Fprintf(w, "\nPresent: check %d found a full copy.%s\n", e.check.Check, e.larger())
		return
	case v == nil:
		fmt.Fprintf(w, "\nNot a photo of its own for check %d.\n", e.check.Check)
		return
	}
	fmt.Fprintf(w, "\n%s, by check %d%s\n", capital(string(v.Status)), e.check.Check, causeWords(v))
	if v.Status == photo.Unsure && len(v.Evidence) > 0 {
		writeRow(w, []string{"unsure because"}, v.Evidence[0].Text, rungWidth)
	}
	if m := v.Match; m != nil {
		writeRow(w, []string{"counterpart"}, fmt.Sprintf("%s (%s by %s: %s)", m.Path, m.Grade, m.Rung, m.Why), rungWidth)
	}
	for _, part := range v.Parts {
		fmt.Fprintf(w, "  %s\t%s: %s%s\n", part.Role, report.Visible(part.Path), part.Status, itsOwn(part.Role))
	}
}

// larger says of a present photo that the backup has the larger version.
func (e *explanation) larger() string {
	for _, rung := range e.tried {
		for _, h := range rung.Held {
			if e.settledOn(rung, h) && h.Judgement.Better {
				return " The backup has the\nlarger version of it: keep the backup."
			}
		}
	}
	return ""
}

// itsOwn says of the other edit state that it is no part.
func itsOwn(role string) string {
	if role == photo.RoleEdit || role == photo.RoleOriginal {
		return " (a photo of its own)"
	}
	return ""
}

// causeWords names the cause with its likelihood; an unsure photo has none yet.
func causeWords(v *photo.Verdict) string {
	switch {
	case v.Cause == "" || v.Status == photo.Unsure:
		return ""
	case v.Cause == causes.Unexplained:
		return ": " + v.Cause
	}
	return ": " + report.Likelihood(v.Confidence) + ", " + v.Cause
}

func (e *explanation) writeEvidence(w io.Writer) {
	if e.verdict == nil || len(e.verdict.Evidence) == 0 {
		return
	}
	fmt.Fprintf(w, "\nThe evidence (decibans: 10 say ten times likelier; of each observation the\nstrongest counts)\n")
	for _, ev := range e.verdict.Evidence {
		writeRow(w, []string{ev.Cause, ev.Observation, fmt.Sprintf("%+.1f", ev.Weight)}, ev.Text, evidenceWidth)
	}
	fmt.Fprintf(w, "\nWhat it comes to\n  %s\t%.2f\n", e.verdict.Cause, e.verdict.Confidence)
	for _, a := range e.verdict.Alternatives {
		fmt.Fprintf(w, "  %s\t%.2f\n", a.Cause, a.Confidence)
	}
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
