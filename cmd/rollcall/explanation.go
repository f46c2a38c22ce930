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
	"rollcall/report"
)

// An explanation is what "rollcall explain" writes about one file of the library.
type explanation struct {
	check   *photo.Report
	place   int // position among the library's places
	item    *photo.Item
	verdict *photo.Verdict // nil: present, or no photo
	tried   []reconcile.RungTried
}

func (e *explanation) write(w io.Writer) error {
	t := tabwriter.NewWriter(w, 0, 8, 2, ' ', 0)
	fmt.Fprintf(t, "%s\n", report.Visible(e.item.Path))
	e.writeFile(t)
	e.writeVerdict(t)
	fmt.Fprintf(t, "\nThe ladder, surest rung first\n")
	e.writeLadder(t)
	e.writeEvidence(t)
	return t.Flush()
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
		row("problem", p.Kind+": "+p.Text)
	}
}

func (e *explanation) writeVerdict(w io.Writer) {
	v := e.verdict
	switch {
	case v == nil && e.item.Standing == photo.StandsMedia && e.item.Class != photo.Sidecar:
		fmt.Fprintf(w, "\nPresent: check %d found a full copy.\n", e.check.Check)
		return
	case v == nil:
		fmt.Fprintf(w, "\nNot a photo of its own for check %d.\n", e.check.Check)
		return
	}
	fmt.Fprintf(w, "\n%s, by check %d", capital(string(v.Status)), e.check.Check)
	switch v.Cause {
	case "":
	case causes.Unexplained:
		fmt.Fprintf(w, ": %s", v.Cause)
	default:
		fmt.Fprintf(w, ": %s, %s", report.Likelihood(v.Confidence), v.Cause)
	}
	fmt.Fprintln(w)
	if m := v.Match; m != nil {
		writeRow(w, []string{"counterpart"}, fmt.Sprintf("%s (%s by %s: %s)", m.Path, m.Grade, m.Rung, m.Why), rungWidth)
	}
	for _, part := range v.Parts {
		fmt.Fprintf(w, "  %s\t%s: %s\n", part.Role, report.Visible(part.Path), part.Status)
	}
}

// writeLadder writes the rungs up to the one that found a full copy: what the
// rest would say of it is nothing that was asked.
func (e *explanation) writeLadder(w io.Writer) {
	found := false
	for _, rung := range e.tried {
		if found {
			fmt.Fprintf(w, "  %s\tnot asked: a surer rung found a full copy\n", rung.Rung)
			continue
		}
		e.writeRung(w, rung)
		found = e.foundBy(rung)
	}
}

// foundBy reports whether the check settled on a full copy of the file itself by
// this rung.
func (e *explanation) foundBy(r reconcile.RungTried) bool {
	if v := e.verdict; v != nil {
		return v.Path == e.item.Path && v.Match != nil && v.Match.Grade.Full() && v.Match.Rung == r.Rung
	}
	return slices.ContainsFunc(r.Held, func(h reconcile.HeldAgainst) bool {
		return h.Judgement.Grade.Full() && !h.Judgement.Unsure
	})
}

func (e *explanation) writeRung(w io.Writer, r reconcile.RungTried) {
	switch {
	case len(r.Keys) == 0:
		fmt.Fprintf(w, "  %s\tnothing to go by in this file\n", r.Rung)
		return
	case r.Met == 0:
		fmt.Fprintf(w, "  %s\tno file of the backup has its key\n", r.Rung)
		return
	}
	name := r.Rung
	for _, h := range r.Held {
		writeRow(w, []string{name}, h.Path+": "+words(h.Judgement), rungWidth)
		name = ""
	}
	if more := r.Met - len(r.Held); more > 0 {
		fmt.Fprintf(w, "  \tand %s more\n", humanize.Comma(int64(more)))
	}
	if len(r.Crowd) > 0 {
		fmt.Fprintf(w, "  \tseveral files of the backup share this key, so it decides nothing\n")
	}
}

func words(j photo.Judgement) string {
	grade := cmp.Or(string(j.Grade), "not the same")
	if j.Unsure {
		grade = "unsure, " + grade
	}
	if j.Why == "" {
		return grade
	}
	return grade + " (" + j.Why + ")"
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
