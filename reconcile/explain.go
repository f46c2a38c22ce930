package reconcile

import (
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// apartFrom is the confidence from which on a photo that explains itself takes no
// part in patterns.
const apartFrom = 0.9

// expectedFrom is the confidence from which on a photo counts as missing as
// planned.
const expectedFrom = 0.8

// explain finds the patterns over the whole roll and weighs the causes of each
// photo that is not present. It fills Cause, Confidence, Expected, Evidence,
// Alternatives and Advice of each case's verdict.
//
// Each photo is asked twice: first by itself, so that what has a reason of its
// own (a trash, a damaged copy, the date of the backup) makes no pattern; then
// with the patterns of the rest. What nothing tells of then is asked a third time, by
// what befell the others.
func explain(ctx context.Context, req *Request, roll []line, n *names, cases []lost, held heldBackup) ([]photo.Pattern, error) {
	if len(req.Causes) == 0 {
		return nil, nil // nobody asks why
	}
	r, err := newRollCall(ctx, req, roll, n, cases, &held)
	if err != nil {
		return nil, err
	}
	r.byNames()
	r.byAdding()
	r.byNumbers(req.Now)
	defer r.putBack()
	r.cached, r.namesakes = cachedFor(&held, cases), held.namesakes
	if err := r.settleFates(ctx, req, cases); err != nil {
		return nil, err
	}
	r.findPatterns(cases, held, req.Plan)
	advice := adviceOf(req.Causes)
	p, others := patterns{}, newCompany(r.lines)
	tell := func(c *lost, ranked []weighed) {
		c.tellWeighed(req, r, ranked)
		c.fill(ranked, advice)
		p.add(c)
	}
	var odd []int
	for i := range cases {
		if i%1024 == 0 {
			if ctx.Err() != nil {
				return nil, ctx.Err()
			}
			req.progress("explaining", i, len(cases))
		}
		ranked := cases[i].ask(req, r)
		if others.add(&cases[i], ranked, r) {
			odd = append(odd, i)
			continue
		}
		tell(&cases[i], ranked)
	}
	r.company = others
	for n, i := range odd {
		if n%1024 == 0 && ctx.Err() != nil {
			return nil, ctx.Err()
		}
		tell(&cases[i], cases[i].ask(req, r))
	}
	found, err := r.placePatterns(ctx, req, cases, held)
	if err != nil {
		return nil, err
	}
	return append(p.list(), found...), ctx.Err()
}

// settleFates tells of each line whether it came, is absent, or stands apart from
// patterns.
func (r *rollCall) settleFates(ctx context.Context, req *Request, cases []lost) error {
	r.broken = map[int]bool{}
	for i := range cases {
		if i%1024 == 0 && ctx.Err() != nil {
			return ctx.Err()
		}
		c := &cases[i]
		switch {
		case c.verdict.Status == photo.Unsure || c.inTrash != nil || c.sameFile != nil:
			r.fates[c.line] = apart
		case !c.alone():
			r.fates[c.line] = came
			if m := c.verdict.Match; m != nil && m.Grade == photo.Damaged {
				r.broken[c.line] = true
			}
		case c.explainsItself(req, r):
			r.fates[c.line] = apart
		default:
			r.fates[c.line] = absent
		}
	}
	r.joinKinds(cases)
	return nil
}

// fewestOfKind is how many photos of a kind must be missing for the kind to have gone.
const fewestOfKind = 6

// joinKinds lets photos that their history explains take part in patterns after all
// where nearly all of their class is missing: of a whole kind that went, each photo's
// own history is not the reason.
func (r *rollCall) joinKinds(cases []lost) {
	photos, missing := map[photo.Class]int{}, map[photo.Class]int{}
	for i := range r.lines {
		photos[r.lines[i].class]++
	}
	for i := range cases {
		if c := &cases[i]; c.alone() {
			missing[r.lines[c.line].class]++
		}
	}
	for i := range cases {
		c := &cases[i]
		class := r.lines[c.line].class
		whole := missing[class] >= fewestOfKind && missing[class]*10 >= photos[class]*9 && photos[class] < len(r.lines)/2
		if whole && c.alone() && r.fates[c.line] == apart && c.inTrash == nil && c.sameFile == nil && len(r.sightings[c.line]) > 0 {
			r.fates[c.line] = absent
		}
	}
}

func (c *lost) explainsItself(req *Request, r *rollCall) bool {
	ranked := c.ask(req, r)
	return len(ranked) > 0 && ranked[0].cause.Name != causes.Unexplained && ranked[0].confidence >= apartFrom
}

// alone reports whether the photo is missing and nothing of it came.
func (c *lost) alone() bool {
	return c.verdict.Status == photo.Missing && (c.match == nil || c.match.Grade == photo.Recorded)
}

// item is the file without a full copy, and its role where it is a part.
func (c *lost) item() (*photo.Item, string) {
	if c.verdict.Status != photo.Incomplete {
		return c.photo.Item, ""
	}
	for _, v := range c.verdict.Parts {
		if v.Status == photo.Present {
			continue
		}
		for _, part := range c.photo.Originals() {
			if part.Role == v.Role && part.Item.Path == v.Path {
				return part.Item, part.Role
			}
		}
	}
	return c.photo.Item, ""
}

// ask asks every cause and weighs the answers. A photo of which nobody knows
// whether it is missing is never missing as planned.
func (c *lost) ask(req *Request, r *rollCall) []weighed {
	item, role := c.item()
	question := causes.Case{
		Photo: c.photo, Status: c.verdict.Status, Item: item, Role: role, Parts: c.verdict.Parts,
		Match: c.match, Main: c.verdict.Match, Counterpart: c.counterpart, MainItem: c.mainItem, Loose: c.loose, InTrash: c.inTrash, SameFile: c.sameFile,
		Line: c.line, Roll: r, Now: req.Now,
	}
	list := make([]weighed, 0, len(req.Causes))
	for i := range req.Causes {
		cause := &req.Causes[i]
		if cause.Expected && c.verdict.Status == photo.Unsure {
			continue
		}
		w := weighed{cause: cause, evidence: cause.Explain(question)}
		for j := range w.evidence {
			w.evidence[j].Cause = cause.Name
		}
		list = append(list, w)
	}
	return weigh(list, r.route, r.sure, r.in(c.line))
}

// fill writes the ranked causes into the verdict; where none is possible, none.
func (c *lost) fill(ranked []weighed, advice map[string]string) {
	if len(ranked) == 0 {
		return
	}
	v, first := c.verdict, &ranked[0]
	v.Cause, v.Confidence = first.cause.Name, first.confidence
	v.Expected = first.cause.Expected && v.Confidence >= expectedFrom && v.Status == photo.Missing
	v.Advice = advice[v.Cause]
	v.Evidence, v.Alternatives = nil, nil
	for i, w := range ranked {
		for _, e := range heaviest(w.evidence) {
			if i == 0 || e.Weight != 0 {
				v.Evidence = append(v.Evidence, e)
			}
		}
		if i > 0 && i <= mostAlternatives && w.confidence >= fewestConfidence {
			v.Alternatives = append(v.Alternatives, photo.Alternative{Cause: w.cause.Name, Confidence: w.confidence})
		}
	}
}

// heaviest sorts evidence, what speaks most first.
func heaviest(evidence []photo.Evidence) []photo.Evidence {
	slices.SortStableFunc(evidence, func(a, b photo.Evidence) int {
		switch {
		case a.Weight > b.Weight:
			return -1
		case a.Weight < b.Weight:
			return 1
		}
		return 0
	})
	return evidence
}

// adviceOf is the advice of each cause, by name.
func adviceOf(list []causes.Cause) map[string]string {
	advice := make(map[string]string, len(list))
	for _, c := range list {
		advice[c.Name] = c.Steps()
	}
	return advice
}
