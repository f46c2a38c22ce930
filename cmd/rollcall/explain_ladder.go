package main

import (
	"cmp"
	"io"
	"slices"

	"github.com/dustin/go-humanize"

	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/matchers"
)

// writeLadder writes the rungs up to the one that found a full copy: what the
// rest would say of it is nothing that was asked.
func (e *explanation) writeLadder(w io.Writer) {
	found := false
	for _, rung := range e.tried {
		if found {
			e.row(w, rung.Rung, "not asked: a surer rung found a full copy")
			continue
		}
		r := &rungRows{e: e, w: w, name: rung.Rung}
		e.writeRung(r, rung)
		found = e.foundBy(rung)
	}
}

// rungRows writes the rows of one rung: its name stands in the first.
type rungRows struct {
	e    *explanation
	w    io.Writer
	name string
}

func (r *rungRows) row(text string) {
	r.e.row(r.w, r.name, text)
	r.name = ""
}

// foundBy reports whether the check settled on a full copy of the file itself by
// this rung.
func (e *explanation) foundBy(r reconcile.RungTried) bool {
	m := e.settled()
	return m != nil && m.Grade.Full() && m.Rung == r.Rung
}

// settled is what the check took for the file's counterpart; nil: nothing.
func (e *explanation) settled() *photo.Match {
	v := e.verdict
	if v == nil && e.weighing != nil {
		v = e.weighing.Verdict
	}
	switch {
	case v == nil:
		return nil
	case v.Path == e.item.Path:
		return v.Match
	}
	for _, part := range v.Parts {
		if part.Path == e.item.Path {
			return part.Match
		}
	}
	return nil
}

// settledOn reports whether the check took this file of the backup for the
// counterpart.
func (e *explanation) settledOn(r reconcile.RungTried, h reconcile.HeldAgainst) bool {
	return isMatch(e.settled(), r, h)
}

func isMatch(m *photo.Match, r reconcile.RungTried, h reconcile.HeldAgainst) bool {
	return m != nil && m.Rung == r.Rung && m.Place == h.Place && m.Path == h.Path
}

func (e *explanation) writeRung(r *rungRows, tried reconcile.RungTried) {
	if e.keys {
		e.writeAsked(r, tried)
	}
	if words := sightWords(tried.Sight, tried.Problem); tried.Problem != "" || words != "" && len(tried.Keys) > 0 {
		r.row(words)
	}
	switch {
	case len(tried.Keys) == 0:
		r.row("nothing to go by in this file")
		return
	case tried.Met == 0:
		r.row("no such file in the backup")
		return
	}
	for _, h := range tried.Held {
		e.writeHeld(r, tried, h)
	}
	if more := tried.Met - len(tried.Held); more > 0 {
		r.row("and " + humanize.Comma(int64(more)) + " more")
	}
	if words := marginWords(distances(tried)); words != "" {
		r.row(words)
	}
	if len(tried.Crowd) > 0 {
		r.row("several photos share this, so it decides nothing by itself")
	}
}

// writeAsked writes what the rung asks, and the file's keys.
func (e *explanation) writeAsked(r *rungRows, tried reconcile.RungTried) {
	if m := e.matcher(tried.Rung); m != nil {
		r.row("[" + m.Doc + "]")
	}
	for _, words := range keyWords(tried.Keys) {
		r.row("key: " + words)
	}
}

func (e *explanation) matcher(name string) *matchers.Matcher {
	for i := range e.ladder {
		if e.ladder[i].Name == name {
			return &e.ladder[i]
		}
	}
	return nil
}

func (e *explanation) writeHeld(r *rungRows, tried reconcile.RungTried, h reconcile.HeldAgainst) {
	text := e.theirs(&photo.Match{Place: h.Place, Path: h.Path}) + ": " + words(h.Judgement)
	if h.Crowded {
		text += ", one of several"
	}
	if e.settledOn(tried, h) {
		text += " <- the check settled on this one"
	}
	r.row(text)
	for _, words := range foundWords(h.Taken, h.Seen) {
		r.row("- " + words)
	}
}

// distances are those of the pairs of which only the clearly nearest counts; none
// where none could count.
func distances(tried reconcile.RungTried) (list []float64) {
	if !slices.ContainsFunc(tried.Held, func(h reconcile.HeldAgainst) bool { return h.Judgement.Grade != photo.NoGrade }) {
		return nil
	}
	for _, h := range tried.Held {
		if tried.Margin || h.Crowded {
			list = append(list, h.Judgement.Distance)
		}
	}
	return list
}

func words(j photo.Judgement) string {
	grade := cmp.Or(string(j.Grade), "not the same")
	if j.Unsure {
		grade = "perhaps the same"
	}
	if j.Better {
		grade += ", and larger"
	}
	if j.Why == "" {
		return grade
	}
	return grade + " (" + j.Why + ")"
}
