package reconcile_test

import (
	"fmt"

	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/reconciletest"
)

// A scored is one roll with all that was said of its photos, beside the truth.
type scored struct {
	family   string
	heldOut  bool
	seed     uint64
	stated   bool // the plan was
	photos   int
	unsaid   []string // photos of the truth that the report does not list
	unasked  int      // photos of the report that the truth does not know
	wrong    []string // some photos that are falsely present or missing, with what was said
	baseless int      // causes named without evidence for them
	calls    map[called]int
	tells    map[told]int
	lost     int            // photos that tells counts
	causes   map[string]int // photos of tells by the truth
}

// A called is a photo's status as it is, as it was said, and what struck it.
type called struct {
	cause       string // of the event; "": nothing struck it
	truth, said photo.Status
}

// A told is the cause of a lost photo as it is and as it was said.
type told struct {
	truth      string // the traced cause that was named, else the first traced one; unexplained where none left a trace
	named      string
	right      bool    // the first named is
	second     bool    // the first or the second named is
	confidence float64 // of the first
	event      int     // by which it was lost, in the roll
}

// score holds a report against the truth.
func score(roll *reconciletest.Roll, r *photo.Report) *scored {
	s := &scored{
		family: roll.Family, seed: roll.Seed, stated: roll.Plan > 0, photos: len(roll.Truths),
		calls: map[called]int{}, tells: map[told]int{}, causes: map[string]int{},
	}
	verdicts := map[string]*photo.Verdict{}
	for i := range r.Photos {
		v := &r.Photos[i]
		if v.Place != 0 {
			continue
		}
		if _, known := roll.Truths[v.Path]; !known {
			s.unasked++
		}
		verdicts[v.Path] = v
	}
	for path, truth := range roll.Truths {
		v := verdicts[path]
		if v == nil {
			s.unsaid = append(s.unsaid, path)
			continue
		}
		s.add(roll, truth, v)
	}
	return s
}

func (s *scored) add(roll *reconciletest.Roll, truth reconciletest.Truth, v *photo.Verdict) {
	call := called{truth: truth.Status, said: v.Status}
	if truth.Event >= 0 {
		call.cause = roll.Events[truth.Event].Cause
	}
	s.calls[call]++
	if (call.falseMissing() || call.falsePresent()) && len(s.wrong) < 3 {
		s.wrong = append(s.wrong, fmt.Sprintf("%s is %s, said to be %s (%s)", v.Path, truth.Status, v.Status, firstWords(v)))
	}
	if !spokenFor(v) {
		s.baseless++
	}
	if !lost(truth.Status) {
		return
	}
	t := tell(truth, v)
	s.tells[t]++
	s.causes[t.truth]++
	s.lost++
}

// firstWords is the first thing that was said of a photo.
func firstWords(v *photo.Verdict) string {
	switch {
	case len(v.Evidence) > 0:
		return v.Cause + ": " + v.Evidence[0].Text
	case v.Match != nil:
		return string(v.Match.Grade) + " " + v.Match.Path
	}
	return v.Cause
}

func tell(truth reconciletest.Truth, v *photo.Verdict) told {
	t := told{
		truth: causes.Unexplained, named: v.Cause, right: truth.Right(v.Cause),
		confidence: v.Confidence, event: truth.Event,
	}
	if len(truth.Traced) > 0 {
		t.truth = truth.Traced[0]
	}
	if t.right {
		t.truth = v.Cause
	}
	t.second = t.right || len(v.Alternatives) > 0 && truth.Right(v.Alternatives[0].Cause)
	return t
}

// spokenFor reports whether a verdict names no cause, or one that something
// speaks for.
func spokenFor(v *photo.Verdict) bool {
	if v.Cause == "" || v.Cause == causes.Unexplained {
		return true
	}
	for _, e := range v.Evidence {
		if e.Cause == v.Cause && e.Weight > 0 {
			return true
		}
	}
	return false
}

func lost(s photo.Status) bool { return s == photo.Missing || s == photo.Incomplete }

// badness orders what can be known of a photo.
var badness = map[photo.Status]int{photo.Present: 0, photo.Incomplete: 1, photo.Missing: 2}

// falseMissing reports whether more was said to be lost than is, or than can be
// known.
func (c called) falseMissing() bool {
	if c.truth == photo.Unsure {
		return lost(c.said)
	}
	return c.said != photo.Unsure && badness[c.said] > badness[c.truth]
}

// falsePresent reports whether less was said to be lost than is, or than can be
// known.
func (c called) falsePresent() bool {
	if c.truth == photo.Unsure {
		return c.said == photo.Present
	}
	return c.said != photo.Unsure && badness[c.said] < badness[c.truth]
}

// needlessDoubt reports whether a photo was called unsure that need not be.
func (c called) needlessDoubt() bool { return c.said == photo.Unsure && c.truth != photo.Unsure }

// count adds up the photos of rolls whose calls are such.
func count(rolls []*scored, such func(called) bool) int {
	n := 0
	for _, s := range rolls {
		for c, photos := range s.calls {
			if such(c) {
				n += photos
			}
		}
	}
	return n
}
