package reconcile

import (
	"context"
	"math"
	"testing"

	"rollcall/photo"
)

// The numbers of a weighing add up: what a cause starts with and what counts of its
// evidence is its sum, and the sums make the confidences. A person who checks the
// page gets what the page says.
func TestWeighingAddsUp(t *testing.T) {
	for _, s := range toldScenes() {
		t.Run(s.name, func(t *testing.T) {
			w := s.scene.weighing(t)
			if len(w.Causes) == 0 {
				t.Fatal("no cause was weighed")
			}
			w.addsUp(t)
		})
	}
}

// weighing plays the scene for what it is about.
func (s *scene) weighing(t *testing.T) *Weighing {
	t.Helper()
	w := &Weighing{}
	s.before = func(req *Request, cases []lost) {
		w.Verdict = cases[s.probe].verdict
		req.watch = &watch{weighing: w}
	}
	defer func() { s.before = nil }()
	s.play(t)
	return w
}

func agree(a, b float64) bool { return math.Abs(a-b) < 1e-6 }

func (w *Weighing) addsUp(t *testing.T) {
	t.Helper()
	with, without := make([]float64, len(w.Causes)), make([]float64, len(w.Causes))
	for i, c := range w.Causes {
		sum := 0.0
		for _, h := range c.Handicaps {
			sum += h.Decibans
		}
		if !agree(sum, c.Start) {
			t.Errorf("%s starts with %.3f, and its handicaps make %.3f", c.Cause.Name, c.Start, sum)
		}
		seen := map[string]bool{}
		for _, e := range c.Evidence {
			if e.Counts {
				sum += e.Weight
			}
			if e.Counts && seen[e.Observation] {
				t.Errorf("%s: two of one observation count: %s", c.Cause.Name, e.Observation)
			}
			seen[e.Observation] = seen[e.Observation] || e.Counts
		}
		if !agree(sum, c.Total) {
			t.Errorf("%s: the page adds up to %.3f, the sum is %.3f", c.Cause.Name, sum, c.Total)
		}
		with[i], without[i] = c.Total, c.Apart
	}
	softmax(with)
	softmax(without)
	for i, c := range w.Causes {
		p := min(surest, w.InStretch*with[i]+(1-w.InStretch)*without[i])
		if math.Abs(p-c.Confidence) > 0.005 {
			t.Errorf("%s: the sums make %.3f, it says %.3f", c.Cause.Name, p, c.Confidence)
		}
	}
	if len(w.Causes) > 0 && (w.Causes[0].Cause.Name != w.Verdict.Cause || w.Causes[0].Confidence != w.Verdict.Confidence) {
		t.Errorf("%s (%.2f) leads, the verdict says %s (%.2f)", w.Causes[0].Cause.Name, w.Causes[0].Confidence, w.Verdict.Cause, w.Verdict.Confidence)
	}
}

// Weigh finds the photo by its main file or by a part, and tells of a present one
// which file of the backup it is.
func TestWeigh(t *testing.T) {
	library := fakes{aFake("a/1.jpg", 1), aFake("a/2.jpg", 2), aFake("a/3.jpg", 3)}
	req := request(library, fakes{aFake("x/1.jpg", 1), aFake("a/9.jpg", 9)}, fakes{aFake("y/1.jpg", 1)})
	req.All = false
	for it, err := range req.Library[0].Items {
		if err != nil {
			t.Fatal(err)
		}
		w, err := Weigh(context.Background(), req, it)
		if err != nil || w == nil {
			t.Fatalf("%s: %v, %v", it.Path, w, err)
		}
		if w.Verdict.Path != it.Path {
			t.Errorf("asked for %s, told of %s", it.Path, w.Verdict.Path)
		}
		if it.Path == "a/1.jpg" {
			if m := w.Verdict.Match; w.Verdict.Status != photo.Present || m == nil || m.Path != "x/1.jpg" || w.Verdict.Copies != 2 || len(w.Causes) > 0 {
				t.Errorf("%s: %+v, match %+v, %d causes", it.Path, w.Verdict, m, len(w.Causes))
			}
			continue
		}
		if w.Verdict.Status != photo.Missing || len(w.Causes) == 0 {
			t.Errorf("%s: %s with %d causes", it.Path, w.Verdict.Status, len(w.Causes))
		}
		w.addsUp(t)
	}
}
