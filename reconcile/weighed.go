package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// A Weighing is one photo as a check judges it, with all the numbers of which its
// cause and confidence come.
type Weighing struct {
	Verdict *photo.Verdict
	Causes  []CauseWeighed // every cause that is possible, the likeliest first; none where the photo is present

	Route     string // by which photos get into the backup
	RouteSure bool

	// InStretch is the probability, 0 to 1, that the photo is missing because of
	// the stretch of time it lies in: for the rest of it, what rests on time does
	// not speak. 1: no stretch takes part.
	InStretch float64

	// Temperature is what sums are divided by, ten times, before they become
	// powers of ten.
	Temperature float64
}

// A CauseWeighed is one cause on the scales. Start and the weights of what counts
// add up to Total.
type CauseWeighed struct {
	Cause      *causes.Cause
	Evidence   []EvidenceWeighed // heaviest first
	Start      float64           // decibans before any evidence: Handicaps added up
	Handicaps  []Handicap        // what Start is made of
	Total      float64           // decibans in the end
	Apart      float64           // the same without what rests on a stretch of time
	Confidence float64           // 0 to 0.99
}

// A Handicap is what a cause has or lacks before its evidence.
type Handicap struct {
	Text     string // a clause, for people
	Decibans float64
}

// EvidenceWeighed is a piece of evidence, and whether it counts: of one
// observation only the strongest does.
type EvidenceWeighed struct {
	photo.Evidence
	Counts bool
}

// Weigh makes the check again for the sake of one photo, and tells how its causes
// were weighed. The item is the photo's main file or one of its parts. nil: the
// item belongs to no photo.
func Weigh(ctx context.Context, req *Request, it *photo.Item) (*Weighing, error) {
	again := *req
	again.watch = &watch{row: it.ID}
	if _, err := Run(ctx, &again); err != nil {
		return nil, err
	}
	return again.watch.weighing, nil
}

// A watch is the one photo that Weigh asks for; a nil watch asks for none.
type watch struct {
	row      int64
	weighing *Weighing
}

// wants reports whether the photo that Weigh asks for is this one.
func (c *check) wants(main int32) bool {
	w := c.req.watch
	if w == nil {
		return false
	}
	isIt := func(i int32) bool { return c.lib.briefs[i].row == w.row }
	return isIt(main) || slices.ContainsFunc(c.partsOf(main), isIt)
}

// tellWatch keeps the verdict that Weigh asks for.
func (c *check) tellWatch(v *photo.Verdict, main int32) {
	if c.wants(main) {
		c.req.watch.weighing = &Weighing{Verdict: v}
	}
}

// tellWeighed keeps how the photo that Weigh asks for was weighed.
func (c *lost) tellWeighed(req *Request, r *rollCall, ranked []weighed) {
	if req.watch == nil || req.watch.weighing == nil || req.watch.weighing.Verdict != c.verdict {
		return
	}
	w := req.watch.weighing
	w.Route, w.RouteSure, w.Temperature = r.route, r.sure, temperature
	if w.InStretch = r.in(c.line); w.InStretch == 0 {
		w.InStretch = 1
	}
	w.Causes = nil
	for i := range ranked {
		w.Causes = append(w.Causes, ranked[i].told(r.route))
	}
}

func (w *weighed) told(route string) CauseWeighed {
	t := CauseWeighed{
		Cause: w.cause, Start: w.start, Handicaps: w.handicaps(route),
		Total: w.total, Apart: w.apart, Confidence: w.confidence,
	}
	for i, e := range w.evidence {
		t.Evidence = append(t.Evidence, EvidenceWeighed{e, strongest(w.evidence, i)})
	}
	slices.SortStableFunc(t.Evidence, func(a, b EvidenceWeighed) int { return cmp.Compare(b.Weight, a.Weight) })
	return t
}

// handicaps are what start is made of; what none of the known ones explains
// stands last.
func (w *weighed) handicaps(route string) []Handicap {
	var list []Handicap
	left := w.start
	add := func(d float64, text string) {
		if d != 0 {
			list, left = append(list, Handicap{text, d}), left-d
		}
	}
	add(w.cause.Prior, "its start")
	if !possible(w.cause, route) {
		add(otherRoute, "unusual on the route that was guessed")
	}
	if w.cause.Name != causes.Unexplained {
		add(unspoken(w.speaksFor), "nothing speaks for it")
	}
	if left > 1e-9 || left < -1e-9 {
		add(left, "what fits best, fits badly")
	}
	return list
}
