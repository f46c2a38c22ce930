package main

import (
	"cmp"
	"fmt"
	"io"
	"maps"
	"path"
	"slices"
	"strings"

	"github.com/dustin/go-humanize"

	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
	"rollcall/report"
)

// An explanation is what "rollcall explain" writes about one file of the library.
type explanation struct {
	check    *photo.Report
	place    int // position among the library's places
	item     *photo.Item
	verdict  *photo.Verdict      // as the check kept it; nil: present, or no photo
	weighing *reconcile.Weighing // the same photo, judged again; nil: no photo
	tried    []reconcile.RungTried
	ladder   []matchers.Matcher
	causes   []causes.Cause
	keys     bool // write keys and what each rung asks, too
	width    int  // columns
}

func (e *explanation) write(w io.Writer) error {
	kept := &keeping{w: w}
	fmt.Fprintln(kept, report.Visible(e.item.Path))
	e.writeFile(kept)
	e.writeVerdict(kept)
	fmt.Fprintln(kept)
	e.paragraph(kept, "", "The ladder, surest rung first"+e.more())
	e.writeLadder(kept)
	e.writeScales(kept)
	e.writeAdvice(kept)
	return kept.err
}

// A keeping writes, and keeps the first error.
type keeping struct {
	w   io.Writer
	err error
}

func (k *keeping) Write(p []byte) (int, error) {
	if k.err == nil {
		_, k.err = k.w.Write(p)
	}
	return len(p), nil
}

// more tells how to see more of the ladder.
func (e *explanation) more() string {
	if e.keys {
		return ""
	}
	return " (-v: what each asks, and its keys)"
}

// The columns of a row's name, and the width below which its text stands below
// the name.
const (
	nameWidth = 17
	rowsWidth = 60
)

// row writes a name and a text beside it. A row without a name goes on with the
// one before.
func (e *explanation) row(w io.Writer, name, text string) {
	if e.width >= rowsWidth {
		e.paragraph(w, fmt.Sprintf("  %-*s  ", nameWidth, name), text)
		return
	}
	switch {
	case name != "" && len(name)+len(text)+4 <= e.width:
		fmt.Fprintf(w, "  %s  %s\n", name, report.Visible(text))
		return
	case name != "":
		fmt.Fprintf(w, "  %s\n", name)
	}
	e.paragraph(w, "    ", text)
}

func (e *explanation) writeFile(w io.Writer) {
	it, m := e.item, &e.item.Meta
	row := func(name, value string) {
		if value != "" {
			e.row(w, name, value)
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
		if name == photo.FactAlbum {
			e.writeAlbums(w, it.Facts[name])
			continue
		}
		row(string(name), it.Facts[name])
	}
	for _, p := range it.Problems {
		row("problem", p.Kind+": "+p.Text+noProof(p))
	}
}

// writeAlbums writes the names of the albums that hold the photo one below the other.
func (e *explanation) writeAlbums(w io.Writer, names string) {
	label := string(photo.FactAlbum)
	for name := range strings.SplitSeq(names, "\n") {
		e.row(w, label, name)
		label = ""
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
	fmt.Fprintln(w)
	v := e.verdict
	if v == nil && e.weighing != nil && e.weighing.Verdict.Status == photo.Present {
		v = e.weighing.Verdict
	}
	switch {
	case v == nil && e.weighing == nil:
		e.paragraph(w, "", fmt.Sprintf("Not a photo of its own for check %d.", e.check.Check))
		return
	case v == nil:
		e.paragraph(w, "", fmt.Sprintf("Present: check %d found a full copy.", e.check.Check))
	case v.Status == photo.Present:
		e.writePresent(w, v)
	default:
		e.writeAbsent(w, v)
	}
	if e.changed(v) {
		e.paragraph(w, "", fmt.Sprintf("By what the index knows now it is %s: the folders were looked at again since. Run the check again.", e.weighing.Verdict.Status))
	}
}

// changed reports whether the photo is judged otherwise now than the check kept.
func (e *explanation) changed(kept *photo.Verdict) bool {
	status := photo.Present
	if kept != nil {
		status = kept.Status
	}
	return e.weighing != nil && e.weighing.Verdict.Status != status
}

func (e *explanation) writeAbsent(w io.Writer, v *photo.Verdict) {
	e.paragraph(w, "", fmt.Sprintf("%s, by check %d%s", capital(string(v.Status)), e.check.Check, e.causeWords(v)))
	if v.Status == photo.Unsure && len(v.Evidence) > 0 {
		e.row(w, "why unsure", v.Evidence[0].Text)
	}
	if m := v.Match; m != nil {
		e.row(w, "counterpart", fmt.Sprintf("%s (%s%s: %s)", e.theirs(m), m.Grade, byRung(m), m.Why))
	}
	e.writeParts(w, v)
}

// writePresent says where the full copy is, and how good it is.
func (e *explanation) writePresent(w io.Writer, v *photo.Verdict) {
	e.paragraph(w, "", fmt.Sprintf("Present, by check %d: the backup has a full copy", e.check.Check))
	if m := v.Match; m != nil {
		words := gradeWords[m.Grade]
		if m.Grade == photo.Converted {
			words += " (" + m.Why + ")"
		}
		e.row(w, "full copy", e.theirs(m)+": "+string(m.Grade)+", "+words)
		if m.Better {
			e.row(w, "", "The backup has the larger version of it: keep the backup.")
		}
		if m.Grade == photo.Converted && !strings.EqualFold(path.Ext(m.Path), path.Ext(v.Path)) {
			e.row(w, "", "What a file can hold beside its picture (depth, an HDR gain map, more frames) is not compared: keep the original.")
		}
	}
	if n := len(e.check.Backup); n > 1 {
		e.row(w, "copies", fmt.Sprintf("%d of %d backup places have a full copy", v.Copies, n))
	}
	e.writeParts(w, v)
}

// gradeWords say what a full copy of each grade is.
var gradeWords = map[photo.Grade]string{
	photo.Exact:       "the same bytes",
	photo.SamePicture: "the picture is the same to the byte, only the metadata differs",
	photo.Converted:   "another encoding, full size",
	photo.Unverified:  "size and ends agree, the rest was not read (--quick)",
}

// theirs is the counterpart's path, below its root where there are several places.
func (e *explanation) theirs(m *photo.Match) string {
	if len(e.check.Backup) > 1 && m.Place < len(e.check.Backup) {
		return e.check.Backup[m.Place].Root + "/" + m.Path
	}
	return m.Path
}

// byRung names the rung, where the grade does not.
func byRung(m *photo.Match) string {
	if m.Rung == string(m.Grade) {
		return ""
	}
	return " by " + m.Rung
}

func (e *explanation) writeParts(w io.Writer, v *photo.Verdict) {
	if v.Path != e.item.Path {
		e.row(w, "part of", v.Path)
	}
	for _, part := range v.Parts {
		if text := part.Path + ": " + string(part.Status) + itsOwn(part.Role); part.Path == e.item.Path || part.Status == photo.Present {
			e.row(w, part.Role, text)
		} else {
			e.row(w, part.Role, text+"; rollcall explain tells more of it")
		}
	}
}

// itsOwn says of the other edit state that it is no part.
func itsOwn(role string) string {
	if role == photo.RoleEdit || role == photo.RoleOriginal {
		return " (a photo of its own)"
	}
	return ""
}

func (e *explanation) writeAdvice(w io.Writer) {
	if e.verdict == nil || e.verdict.Advice == "" {
		return
	}
	e.paragraph(w, "", "\nWhat to do")
	for line := range strings.Lines(e.verdict.Advice) {
		number, step, ok := strings.Cut(strings.TrimSpace(line), ". ")
		if !ok || strings.Trim(number, "0123456789") != "" {
			number, step = "-", strings.TrimSpace(line)
		} else {
			number += "."
		}
		e.paragraph(w, fmt.Sprintf("  %-3s", number), step)
	}
}

func capital(s string) string { return strings.ToUpper(s[:1]) + s[1:] }
