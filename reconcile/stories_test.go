package reconcile_test

import (
	"context"
	"os"
	"slices"
	"strconv"
	"testing"

	"rollcall/index"
	"rollcall/photo"
	"rollcall/photo/phototest"
	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
	"rollcall/reconcile/reconciletest"
	"rollcall/reconcile/reconciletest/stories"
)

// TestStories scores statuses and causes on the stories: each told once, against
// floors a little below what is reached; with ROLLCALL_BENCH=full ten times, and
// with -update the figures go into docs/accuracy.md. ROLLCALL_ROLLS is how often
// each is told then.
func TestStories(t *testing.T) {
	seeds, largest := 1, largestOfOne
	if testing.Short() {
		largest = largestShort
	}
	full := os.Getenv("ROLLCALL_BENCH") == "full"
	if full {
		seeds, largest = fullStories, 0
	}
	if n, err := strconv.Atoi(os.Getenv("ROLLCALL_ROLLS")); err == nil {
		seeds = n
	}
	h := hearStories(t, seeds, largest)
	h.checkLaws(t)
	if !testing.Short() {
		h.checkFloors(t)
	}
	text := h.text(seeds)
	t.Logf("\n%s", text)
	if full && updating() {
		phototest.WriteSection(t, accuracyPage, "stories", text)
	}
}

// How often each story is told in a full run; and files of the largest library of
// an ordinary run and of a short one: larger ones are left out.
const (
	fullStories  = 10
	largestOfOne = 6_000
	largestShort = 1_500
)

// A hearing is what was said of stories: of lost photos twice, once accepting every
// cause that nobody could tell from what happened, once strictly.
type hearing struct{ accepting, strict []*scored }

// hearStories tells each story so many times; those with a library of more than
// largest files are left out, where largest is not 0.
func hearStories(t *testing.T, seeds, largest int) *hearing {
	heard := make([][2]*scored, seeds*len(stories.All))
	t.Run("story", func(t *testing.T) {
		for i, s := range stories.All {
			t.Run(s.Name, func(t *testing.T) {
				t.Parallel()
				for k := range seeds {
					heard[i*seeds+k] = hear(t, s, uint64(k+1), largest)
				}
			})
		}
	})
	h := &hearing{}
	for _, two := range heard {
		if two[0] != nil {
			h.accepting, h.strict = append(h.accepting, two[0]), append(h.strict, two[1])
		}
	}
	return h
}

func hear(t *testing.T, s stories.Story, seed uint64, largest int) (two [2]*scored) {
	roll := s.Tell(seed)
	if largest > 0 && len(roll.Library.Items) > largest {
		return two
	}
	r, err := reconcile.Run(t.Context(), storyRequest(roll))
	if err != nil {
		t.Fatalf("%s, seed %d: %v", s.Name, seed, err)
	}
	checkCauses(t, roll)
	for i, strict := range []bool{false, true} {
		two[i] = scoreStory(roll, r, strict)
		two[i].family, two[i].seed = s.Name, seed
	}
	return two
}

// checkCauses holds that a story tells of causes that there are.
func checkCauses(t *testing.T, roll *stories.Roll) {
	names := causeNames()
	for path, truth := range roll.Truths {
		for _, cause := range truth.Causes {
			if !slices.Contains(names, cause) {
				t.Fatalf("%s was lost by %q, which is no cause", path, cause)
			}
		}
	}
}

// storyRequest makes the check of a story, with the ladder and the causes of the
// program.
func storyRequest(roll *stories.Roll) *reconcile.Request {
	req := &reconcile.Request{
		Library:  []reconcile.Side{sideOf(reconciletest.Side(roll.Library))},
		Matchers: matchers.All, Causes: causes.All, Plan: roll.Plan, All: true, Now: roll.Now,
		Look: roll.Look, Sightings: roll.Sightings,
	}
	for _, s := range roll.Backup {
		req.Backup = append(req.Backup, sideOf(reconciletest.Side(s)))
	}
	if roll.Met != nil {
		req.Added = func(_ context.Context, place int64) (index.Added, error) {
			if place != roll.Library.Place.ID {
				return index.Added{First: roll.MetFirst}, nil
			}
			return index.Added{First: roll.MetFirst, Later: roll.Met}, nil
		}
	}
	return req
}

// scoreStory holds a report against a story's truth.
func scoreStory(roll *stories.Roll, r *photo.Report, strict bool) *scored {
	s := &scored{stated: roll.Plan > 0, photos: len(r.Photos), calls: map[called]int{}, tells: map[told]int{}, causes: map[string]int{}}
	said := map[string]bool{}
	for i := range r.Photos {
		v := &r.Photos[i]
		if v.Place != 0 {
			continue
		}
		truth, known := roll.Truths[v.Path]
		if !known {
			s.unasked++
		}
		said[v.Path] = true
		s.hear(truth, v, strict)
	}
	for path := range roll.Truths {
		if !said[path] {
			s.unsaid = append(s.unsaid, path)
		}
	}
	return s
}

func (s *scored) hear(truth stories.Truth, v *photo.Verdict, strict bool) {
	call := called{truth: photo.Present, said: v.Status}
	switch {
	case truth.Unseen:
		call.truth = photo.Unsure
	case len(truth.Causes) > 0:
		call.truth, call.cause = photo.Missing, truth.Causes[0]
		if v.Status == photo.Incomplete {
			call.truth = v.Status // a story tells that it is lost, not how much of it
		}
	}
	s.calls[call]++
	if (call.falseMissing() || call.falsePresent()) && len(s.wrong) < 3 {
		s.wrong = append(s.wrong, v.Path+" is said to be "+string(v.Status)+" ("+firstWords(v)+")")
	}
	if !spokenFor(v) {
		s.baseless++
	}
	if lost(call.truth) {
		told := tellStory(truth.Causes, v, strict)
		s.tells[told]++
		s.causes[told.truth]++
		s.lost++
	}
}
