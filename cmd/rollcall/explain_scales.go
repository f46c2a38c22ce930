package main

import (
	"fmt"
	"io"
	"math"
	"slices"
	"strings"

	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/report"
)

// writeScales writes how the causes were weighed: what each has before its
// evidence, each sentence with its observation and weight, and the sums.
func (e *explanation) writeScales(w io.Writer) {
	if e.weighing == nil || len(e.weighing.Causes) == 0 {
		return
	}
	e.paragraph(w, "", "\nThe evidence, every cause on the scales")
	e.paragraph(w, "  ", "In decibans: +10 says ten times likelier if it is this cause, -10 ten times less likely. "+
		"Of what rests on one observation only the strongest counts; the rest stands in brackets.")
	if e.weighing.Verdict.Status == photo.Unsure {
		e.paragraph(w, "  ", "Whether the photo is missing is not known, so none of them is named.")
	}
	var silent []reconcile.CauseWeighed
	for i, c := range e.weighing.Causes {
		if i > 0 && saysNothing(c) {
			silent = append(silent, c)
			continue
		}
		e.writeCause(w, c)
	}
	e.writeSilent(w, silent)
	e.writeImpossible(w)
	e.writeRule(w)
	e.writeSettle(w)
}

// saysNothing reports whether no evidence speaks for or against the cause. That
// nothing explains it needs none.
func saysNothing(c reconcile.CauseWeighed) bool {
	return c.Cause.Name != causes.Unexplained && !slices.ContainsFunc(c.Evidence, func(ev reconcile.EvidenceWeighed) bool { return shown(ev.Weight) != 0 })
}

// shown is a weight as it is printed, with one decimal: what is printed adds up.
func shown(decibans float64) float64 { return math.Round(decibans*10) / 10 }

func (e *explanation) writeCause(w io.Writer, c reconcile.CauseWeighed) {
	fmt.Fprintln(w)
	e.paragraph(w, "  "+chance(c.Confidence)+"  ", c.Cause.Name+" ("+strings.TrimSuffix(c.Cause.Title, ".")+")")
	sum := 0.0
	for _, h := range c.Handicaps {
		sum += shown(h.Decibans)
		e.writeWeight(w, fmt.Sprintf("%+.1f", shown(h.Decibans)), "", h.Text)
	}
	for _, ev := range c.Evidence {
		weight := fmt.Sprintf("%+.1f", shown(ev.Weight))
		if ev.Counts {
			sum += shown(ev.Weight)
		} else {
			weight = "(" + weight + ")"
		}
		e.writeWeight(w, weight, ev.Observation, ev.Text)
	}
	words := "the sum"
	if e.weighing.InStretch < 1 {
		words += fmt.Sprintf("; without what rests on time %+.1f", c.Apart)
	}
	e.writeWeight(w, fmt.Sprintf("= %+.1f", shown(sum)), "", words)
}

// The columns of a row of the scales, and the width below which the sentence
// stands below its weight.
const (
	weightWidth      = 13
	observationWidth = 13
	scalesWidth      = 64
)

func (e *explanation) writeWeight(w io.Writer, weight, observation, text string) {
	label := fmt.Sprintf("%*s  ", weightWidth-2, weight)
	if strings.HasSuffix(weight, ")") {
		label = fmt.Sprintf("%*s ", weightWidth-1, weight) // the bracket hangs
	}
	if observation != "" {
		if e.width < scalesWidth {
			text = observation + ": " + text
		} else {
			label += fmt.Sprintf("%-*s", observationWidth, observation)
		}
	}
	e.paragraph(w, label, text)
}

// chance prints a probability; below a hundredth it says only that.
func chance(p float64) string {
	if p < 0.005 {
		return "0.00"
	}
	return fmt.Sprintf("%.2f", p)
}

// writeSilent lists the causes of which nothing speaks, those of one sum together.
func (e *explanation) writeSilent(w io.Writer, silent []reconcile.CauseWeighed) {
	bySum := map[string][]string{}
	var sums []string
	together := 0.0
	for _, c := range silent {
		sum := fmt.Sprintf("%+.1f", shown(c.Total))
		if bySum[sum] == nil {
			sums = append(sums, sum)
		}
		bySum[sum] = append(bySum[sum], c.Cause.Name)
		together += c.Confidence
	}
	if len(sums) == 0 {
		return
	}
	fmt.Fprintln(w)
	e.paragraph(w, "  "+chance(together)+"  ", "all others together")
	for _, sum := range sums {
		e.writeWeight(w, "= "+sum, "", "nothing speaks for: "+strings.Join(bySum[sum], ", "))
	}
}

// writeImpossible names the causes that were not weighed, and why.
func (e *explanation) writeImpossible(w io.Writer) {
	var unasked, elsewhere []string
	for i := range e.causes {
		c := &e.causes[i]
		switch {
		case slices.ContainsFunc(e.weighing.Causes, func(o reconcile.CauseWeighed) bool { return o.Cause.Name == c.Name }):
		case c.Expected && e.weighing.Verdict.Status == photo.Unsure:
			unasked = append(unasked, c.Name)
		default:
			elsewhere = append(elsewhere, c.Name)
		}
	}
	if len(elsewhere) > 0 {
		e.paragraph(w, "  ", "Can't happen on the route "+e.weighing.Route+": "+strings.Join(elsewhere, ", ")+".")
	}
	if len(unasked) > 0 {
		e.paragraph(w, "  ", "Not asked of an unsure photo: "+strings.Join(unasked, ", ")+".")
	}
}

// writeRule says how sums become probabilities, so that a person can do it again.
func (e *explanation) writeRule(w io.Writer) {
	fmt.Fprintln(w)
	text := fmt.Sprintf("How likely each is: 10 to the power of its sum / %g, as a share of all of them; 0.99 at most.", 10*e.weighing.Temperature)
	if in := e.weighing.InStretch; in < 1 {
		text += fmt.Sprintf(" With probability %.2f the photo is missing because of the stretch of time it lies in; for the rest, what rests on time does not speak.", in)
	}
	e.paragraph(w, "  ", text)
}

// settleFrom is the probability from which on it is asked what would settle
// whether it is a cause; mostSettling is how many ways are named.
const (
	settleFrom   = 0.05
	mostSettling = 5
)

// writeSettle says what would show which cause it is. What was already told to the
// check is not asked for. Of an unsure photo the advice says what settles it.
func (e *explanation) writeSettle(w io.Writer) {
	if e.weighing.Verdict.Status == photo.Unsure {
		return
	}
	var ways []string
	for i, c := range e.weighing.Causes {
		if i > 0 && c.Confidence < settleFrom {
			break
		}
		for _, way := range c.Cause.Settle {
			if !slices.Contains(ways, way) && !e.alreadyTold(way) {
				ways = append(ways, way)
			}
		}
	}
	if len(ways) == 0 {
		return
	}
	e.paragraph(w, "", "\nWhat would settle it")
	for _, way := range ways[:min(len(ways), mostSettling)] {
		e.paragraph(w, "  - ", way)
	}
}

func (e *explanation) alreadyTold(way string) bool {
	return e.check.Plan > 0 && strings.Contains(way, "--plan") || e.weighing.RouteSure && strings.Contains(way, "--route")
}

// paragraph writes text after a label, wrapped; further lines hang below its first
// column. A newline before the text stands before the label.
func (e *explanation) paragraph(w io.Writer, label, text string) {
	if rest, ok := strings.CutPrefix(text, "\n"); ok {
		fmt.Fprintln(w)
		text = rest
	}
	for _, line := range report.Wrap(report.Visible(text), e.width-len(label)) {
		fmt.Fprintln(w, strings.TrimRight(label+line, " "))
		label = strings.Repeat(" ", len(label))
	}
}

// causeWords names the cause with its likelihood and in words; an unsure photo has
// none yet.
func (e *explanation) causeWords(v *photo.Verdict) string {
	if v.Cause == "" || v.Status == photo.Unsure {
		return ""
	}
	if v.Cause == causes.Unexplained {
		return ": cannot tell why"
	}
	name := v.Cause
	for i := range e.causes {
		if e.causes[i].Name == name {
			name += " (" + strings.TrimSuffix(e.causes[i].Title, ".") + ")"
			break
		}
	}
	if words := report.Likelihood(v.Confidence); words != report.Likelihood(0) {
		return ": " + words + ", " + name
	}
	return ": " + report.Likelihood(0) + "; a guess: " + name
}
