package reconcile

import (
	"cmp"
	"math"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

const (
	// temperature flattens the sums: evidence is never as independent as adding
	// it up assumes. Fitted on training rolls: 14 of each family of reconciletest that
	// is not held out; 1.2 gave a calibration error of 0.06, 1.4 one of 0.05.
	temperature = 1.4

	// surest is the highest confidence that is ever given.
	surest = 0.99

	// withoutEvidence is what a cause loses, in decibans, when nothing speaks for
	// it: none is named without evidence. That nothing is seen of a cause does not
	// rule it out: of photos of which nothing spoke, a third had one.
	withoutEvidence = -18

	// otherRoute is what a cause loses when it can't happen on the route that was
	// guessed; on one that is sure it can't happen at all.
	otherRoute = -5

	// misfit is the most that unexplained gains when what fits best, fits badly.
	misfit = 6

	fewestConfidence = 0.01
	mostAlternatives = 4
)

// A weighed is one cause with all that was said for and against it.
type weighed struct {
	cause      *causes.Cause
	evidence   []photo.Evidence
	speaksFor  float64 // decibans that count, over all observations
	against    float64 // the same, 0 or below
	time       float64 // of these what rests on a stretch of time
	start      float64 // decibans before its evidence
	total      float64 // decibans in the end
	apart      float64 // the same without what rests on a stretch of time
	confidence float64
}

// weigh turns evidence into probabilities, the likeliest first; equal ones in the
// order of the list. in is the probability that the photo is missing because of a
// stretch of time: for the rest of it, that observation does not speak.
func weigh(list []weighed, route string, sure bool, in float64) []weighed {
	var kept []weighed
	for _, w := range list {
		if possible(w.cause, route) || !sure {
			w.add()
			kept = append(kept, w)
		}
	}
	with, without := make([]float64, len(kept)), make([]float64, len(kept))
	bad := misfitOf(kept)
	for i := range kept {
		base := kept[i].base(route, bad)
		with[i] = base + kept[i].sum()
		without[i] = with[i] - kept[i].time
		if kept[i].cause.Name != causes.Unexplained {
			with[i] += unspoken(kept[i].speaksFor)
			without[i] += unspoken(kept[i].speaksFor - max(kept[i].time, 0))
		}
		kept[i].start, kept[i].total, kept[i].apart = with[i]-kept[i].sum(), with[i], without[i]
	}
	softmax(with)
	if in == 0 {
		in, without = 1, with
	} else {
		softmax(without)
	}
	for i := range kept {
		kept[i].confidence = min(surest, in*with[i]+(1-in)*without[i])
	}
	slices.SortStableFunc(kept, func(a, b weighed) int { return cmp.Compare(b.confidence, a.confidence) })
	return kept
}

// sum is all that counts, in decibans.
func (w *weighed) sum() float64 { return w.speaksFor + w.against }

// base is what a cause has before its evidence.
func (w *weighed) base(route string, bad float64) float64 {
	switch {
	case w.cause.Name == causes.Unexplained:
		return w.cause.Prior + bad
	case !possible(w.cause, route):
		return w.cause.Prior + otherRoute
	}
	return w.cause.Prior
}

func unspoken(speaksFor float64) float64 {
	if speaksFor > 0 {
		return 0
	}
	return withoutEvidence
}

// add sums the evidence: of one observation only the strongest counts.
func (w *weighed) add() {
	for i, e := range w.evidence {
		if !strongest(w.evidence, i) {
			continue
		}
		w.speaksFor += max(e.Weight, 0)
		w.against += min(e.Weight, 0)
		if e.Observation == photo.ObservedTime {
			w.time = e.Weight
		}
	}
}

// strongest reports whether the i-th piece of evidence is the one that counts of
// its observation: the strongest, either way, the first of equal ones.
func strongest(evidence []photo.Evidence, i int) bool {
	for j, e := range evidence {
		if e.Observation != evidence[i].Observation || i == j {
			continue
		}
		mine, other := math.Abs(evidence[i].Weight), math.Abs(e.Weight)
		if other > mine || other == mine && j < i {
			return false
		}
	}
	return true
}

// misfitOf is what unexplained gains: half of what speaks against the cause that
// otherwise leads.
func misfitOf(list []weighed) float64 {
	best := -1
	for i := range list {
		named := list[i].cause.Name != causes.Unexplained && list[i].speaksFor > 0
		if named && (best < 0 || list[i].sum() > list[best].sum()) {
			best = i
		}
	}
	if best < 0 {
		return 0
	}
	return min(-list[best].against/2, misfit)
}

// possible reports whether a cause can happen on a route.
func possible(c *causes.Cause, route string) bool {
	return c.Routes == nil || route == photo.RouteUnknown || slices.Contains(c.Routes, route)
}

// softmax turns decibans into probabilities, in place.
func softmax(decibans []float64) {
	if len(decibans) == 0 {
		return
	}
	most, sum := slices.Max(decibans), 0.0
	for i, d := range decibans {
		decibans[i] = math.Pow(10, (d-most)/(10*temperature))
		sum += decibans[i]
	}
	for i := range decibans {
		decibans[i] /= sum
	}
}
