package reconcile_test

import (
	"slices"
	"testing"

	"rollcall/photo"
)

// tellStory holds the cause named against what happened first; where it need not
// be strict, whatever nobody could tell from that is right as well.
func tellStory(happened []string, v *photo.Verdict, strict bool) told {
	accepted := happened
	if strict {
		accepted = happened[:1]
	}
	t := told{truth: happened[0], named: v.Cause, confidence: v.Confidence, right: slices.Contains(accepted, v.Cause)}
	t.second = t.right || len(v.Alternatives) > 0 && slices.Contains(accepted, v.Alternatives[0].Cause)
	return t
}

// checkLaws holds what has to be so of every story.
func (h *hearing) checkLaws(t *testing.T) {
	for _, s := range h.accepting {
		one := []*scored{s}
		if n := count(one, called.falsePresent); n > 0 {
			t.Errorf("%s, seed %d: %d photos are falsely present: %q", s.family, s.seed, n, s.wrong)
		}
		if n := count(one, called.falseMissing); n > 0 {
			t.Errorf("%s, seed %d: %d photos are falsely missing: %q", s.family, s.seed, n, s.wrong)
		}
		if len(s.unsaid) > 0 || s.unasked > 0 {
			t.Errorf("%s, seed %d: %d photos are not in the report, such as %q; %d of the report are none",
				s.family, s.seed, len(s.unsaid), s.unsaid[:min(len(s.unsaid), 3)], s.unasked)
		}
		if s.baseless > 0 {
			t.Errorf("%s, seed %d: %d causes are named without evidence", s.family, s.seed, s.baseless)
		}
	}
	photos, doubts := count(h.accepting, func(called) bool { return true }), count(h.accepting, called.needlessDoubt)
	if float64(doubts) > doubtOfStories*float64(photos) {
		t.Errorf("%d of %d photos are unsure, want %.1f %% at most", doubts, photos, 100*doubtOfStories)
	}
}

// Floors a little below what is reached with one telling of each story, each telling
// one vote; and how many photos may be unsure that need not be, of all.
const (
	floorAccepting = 0.90
	floorStrict    = 0.77
	doubtOfStories = 0.001
)

func (h *hearing) checkFloors(t *testing.T) {
	for _, c := range []struct {
		name  string
		rolls []*scored
		floor float64
	}{
		{"accepting what nobody could tell from it", h.accepting, floorAccepting},
		{"strictly", h.strict, floorStrict},
	} {
		if right := shareOf(byRoll(c.rolls, asDrawn, every), isRight); right < c.floor {
			t.Errorf("the cause is right for %.1f %%, %s, want %.0f %% at least", 100*right, c.name, 100*c.floor)
		}
	}
}

func TestTellStory(t *testing.T) {
	v := &photo.Verdict{Cause: "sync-error", Confidence: 0.6, Alternatives: []photo.Alternative{{Cause: "over-quota"}}}
	for _, c := range []struct {
		name          string
		happened      []string
		strict        bool
		right, second bool
	}{
		{"it", []string{"sync-error"}, true, true, true},
		{"accepted", []string{"upload-off", "sync-error"}, false, true, true},
		{"strictly", []string{"upload-off", "sync-error"}, true, false, false},
		{"second", []string{"over-quota", "sync-error"}, true, false, true},
		{"wrong", []string{"upload-off"}, false, false, false},
	} {
		got := tellStory(c.happened, v, c.strict)
		if got.truth != c.happened[0] || got.right != c.right || got.second != c.second || got.confidence != 0.6 {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}
