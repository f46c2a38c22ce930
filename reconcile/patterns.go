package reconcile

import (
	"cmp"
	"slices"

	"rollcall/photo"
)

// fewestPhotos is the smallest pattern that is told: two or three photos have
// something in common by chance.
const fewestPhotos = 4

// patterns gathers the photos whose cause rests on the same thing: the same
// stretch, folder, device, format. What it is, the evidence's sentence says.
type patterns map[patternKey]*gathered

type patternKey struct{ cause, text string }

type gathered struct {
	photo.Pattern
	sum float64 // of the confidences
}

// add counts a verdict under the pattern that its cause rests on, if any.
func (p patterns) add(c *lost) {
	v := c.verdict
	e := patternEvidence(v)
	if e == nil || v.Status == photo.Unsure {
		return
	}
	k := patternKey{v.Cause, e.Text}
	g := p[k]
	if g == nil {
		g = &gathered{Pattern: photo.Pattern{Cause: v.Cause, Text: e.Text}}
		p[k] = g
	}
	g.Photos++
	g.Bytes += c.photo.Bytes()
	g.sum += v.Confidence
	if taken := v.Taken; e.Observation == photo.ObservedTime && taken.Known {
		day := taken.Time().Format("2006-01-02")
		if g.From == "" || day < g.From {
			g.From = day
		}
		g.To = max(g.To, day)
	}
}

// patternEvidence is the heaviest evidence for the verdict's cause that speaks of
// more than one photo; nil: the cause rests on the photo itself.
func patternEvidence(v *photo.Verdict) *photo.Evidence {
	for i := range v.Evidence {
		e := &v.Evidence[i]
		if e.Cause != v.Cause || e.Weight <= 0 {
			return nil
		}
		if e.Observation == photo.ObservedTime || e.Observation == photo.ObservedShare {
			return e
		}
	}
	return nil
}

// list is the patterns with enough photos, the largest first.
func (p patterns) list() []photo.Pattern {
	var out []photo.Pattern
	for _, g := range p {
		if g.Photos >= fewestPhotos {
			g.Confidence = g.sum / float64(g.Photos)
			out = append(out, g.Pattern)
		}
	}
	slices.SortFunc(out, func(a, b photo.Pattern) int {
		return cmp.Or(cmp.Compare(b.Photos, a.Photos), cmp.Compare(a.Cause, b.Cause), cmp.Compare(a.Text, b.Text))
	})
	return out
}
