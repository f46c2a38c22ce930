package reconcile_test

import (
	"cmp"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"testing"

	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/reconciletest"
)

// TestCauseFailures lists what went wrong on training rolls, what went wrong
// worst first, with examples: ROLLCALL_BENCH=train go test ./reconcile -run
// CauseFailures -v. ROLLCALL_FAMILY picks a family, ROLLCALL_ROLLS how many rolls
// each has.
func TestCauseFailures(t *testing.T) {
	if os.Getenv("ROLLCALL_BENCH") != "train" {
		t.Skip("set ROLLCALL_BENCH=train to list what goes wrong on training rolls")
	}
	n := 10
	if k, err := strconv.Atoi(os.Getenv("ROLLCALL_ROLLS")); err == nil {
		n = k
	}
	f := failures{}
	var rolls []*scored
	for _, family := range reconciletest.Families {
		if only := os.Getenv("ROLLCALL_FAMILY"); family.HeldOut || only != "" && only != family.Name {
			continue
		}
		for i := range n {
			roll := reconciletest.Play(family, trainingSeed(i))
			r := call(t, roll, causes.All)
			if r == nil {
				continue
			}
			rolls = append(rolls, score(roll, r))
			f.note(roll, r, rolls[len(rolls)-1])
		}
	}
	var b strings.Builder
	tellRolls(&b, fmt.Sprintf("Training rolls, %d seeds each", n), rolls)
	t.Logf("\n%s\n%s", b.String(), f.text())
}

// failures are what went wrong, by kind.
type failures map[failureKind]*failed

type failureKind struct{ family, what string }

// A failed is a kind of failure with how much of the votes it cost, and examples.
type failed struct {
	weight   float64
	photos   int
	rolls    map[uint64]bool
	examples []string
}

func (f failures) note(roll *reconciletest.Roll, r *photo.Report, s *scored) {
	for i := range r.Photos {
		v := &r.Photos[i]
		truth, known := roll.Truths[v.Path]
		if v.Place != 0 || !known {
			continue
		}
		if truth.Status != v.Status {
			f.add(roll, truth, v, fmt.Sprintf("STATUS %s called %s", truth.Status, v.Status), 1)
		}
		if t := tell(truth, v); lost(truth.Status) && !t.right {
			f.add(roll, truth, v, fmt.Sprintf("CAUSE %s named %s%s", t.truth, t.named, undated(v)), 1/float64(s.lost))
		}
	}
	for _, path := range s.unsaid {
		f.add(roll, roll.Truths[path], &photo.Verdict{Path: path}, "STATUS not in the report", 1)
	}
}

func undated(v *photo.Verdict) string {
	if v.Taken.Known {
		return ""
	}
	return ", undated"
}

// examplesEach is how many photos of a kind of failure are shown, each of another
// roll.
const examplesEach = 3

func (f failures) add(roll *reconciletest.Roll, truth reconciletest.Truth, v *photo.Verdict, what string, weight float64) {
	k := failureKind{roll.Family, what}
	if f[k] == nil {
		f[k] = &failed{rolls: map[uint64]bool{}}
	}
	g := f[k]
	g.weight, g.photos = g.weight+weight, g.photos+1
	if !g.rolls[roll.Seed] && len(g.examples) < examplesEach {
		g.examples = append(g.examples, example(roll, truth, v))
	}
	g.rolls[roll.Seed] = true
}

// text lists the kinds, what costs most first.
func (f failures) text() string {
	kinds := make([]failureKind, 0, len(f))
	for k := range f {
		kinds = append(kinds, k)
	}
	slices.SortFunc(kinds, func(a, b failureKind) int {
		return cmp.Or(cmp.Compare(f[b].weight, f[a].weight), cmp.Compare(a.family, b.family), cmp.Compare(a.what, b.what))
	})
	var b strings.Builder
	for _, k := range kinds {
		g := f[k]
		fmt.Fprintf(&b, "\n#### %s: %s — %.2f rolls' worth, %d photos in %d rolls\n\n", k.family, k.what, g.weight, g.photos, len(g.rolls))
		for _, e := range g.examples {
			b.WriteString(e)
		}
	}
	return b.String()
}

// example is one photo with what was said of it and what the roll looks like.
func example(roll *reconciletest.Roll, truth reconciletest.Truth, v *photo.Verdict) string {
	var b strings.Builder
	fmt.Fprintf(&b, "- seed %d, %q, %s, %q, taken %s, %d bytes\n  truth %s, causes %v, traced %v", roll.Seed, v.Path, v.Format, v.Camera,
		v.Taken, v.Bytes, truth.Status, truth.Causes, truth.Traced)
	if truth.Event >= 0 {
		e := roll.Events[truth.Event]
		fmt.Fprintf(&b, ", event %s %s..%s took %d", e.Cause, day(e.From), day(e.To), e.Photos)
	}
	fmt.Fprintf(&b, "\n  said %s, %s %.2f, else %s\n", v.Status, v.Cause, v.Confidence, others(v.Alternatives))
	if m := v.Match; m != nil {
		fmt.Fprintf(&b, "  match %s by %s: %q: %s\n", m.Grade, m.Rung, m.Path, m.Why)
	}
	for _, e := range heaviestOf(v, truth) {
		fmt.Fprintf(&b, "    %+.0f %s (%s): %s\n", e.Weight, e.Cause, e.Observation, e.Text)
	}
	fmt.Fprintf(&b, "  roll: %s\n", describe(roll))
	return b.String()
}

// heaviestOf is the evidence that weighs most, and all of what speaks for or
// against what it really was.
func heaviestOf(v *photo.Verdict, truth reconciletest.Truth) []photo.Evidence {
	list := slices.Clone(v.Evidence)
	slices.SortStableFunc(list, func(a, b photo.Evidence) int { return cmp.Compare(b.Weight, a.Weight) })
	var out []photo.Evidence
	for i, e := range list {
		if i < 5 || slices.Contains(truth.Traced, e.Cause) || e.Cause == v.Cause {
			out = append(out, e)
		}
	}
	return out
}

func others(list []photo.Alternative) string {
	var words []string
	for _, a := range list {
		words = append(words, fmt.Sprintf("%s %.2f", a.Cause, a.Confidence))
	}
	return strings.Join(words, ", ")
}

// describe is a roll in one line: sides, routes, plan, events.
func describe(roll *reconciletest.Roll) string {
	var b strings.Builder
	lostPhotos := 0
	for _, t := range roll.Truths {
		if lost(t.Status) {
			lostPhotos++
		}
	}
	fmt.Fprintf(&b, "%d photos, %d lost;", len(roll.Truths), lostPhotos)
	for _, s := range roll.Backup {
		fmt.Fprintf(&b, " backup %s %s (sure %v) of %d files, complete %v, facts %v, %d problems;", s.Place.Kind, s.Place.Route, s.Place.RouteSure,
			len(s.Items), s.Place.Complete, s.Place.Facts, len(s.Place.Problems))
	}
	fmt.Fprintf(&b, " plan %d (true %d); now %s; events", roll.Plan, roll.TruePlan, day(roll.Now))
	for _, e := range roll.Events {
		fmt.Fprintf(&b, " %s %s..%s (%d)", e.Cause, day(e.From), day(e.To), e.Photos)
	}
	return b.String()
}

func day(t interface{ Format(string) string }) string { return t.Format("2006-01-02") }
