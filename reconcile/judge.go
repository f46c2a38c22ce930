package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
)

// A judge is a matcher's Judge or Crowded.
type judge func(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement

// A hearing is a pair of files before a judge.
type hearing struct {
	pair
	library, backup *photo.Item

	judged  photo.Judgement
	seen    *photo.Comparison // what looks at the two found; nil: none was taken
	taken   []string          // the kinds of look that were taken
	problem string            // why the last of them was not possible
	first   float64           // the distance when a look at the pixels was asked for
}

// mostLooks is how many looks a judge may ask for, one after the other.
const mostLooks = 4

// hear asks the judge about each pair until nothing more is asked for, taking the
// looks that may be taken in batches. What asks for another look stays as it is.
func (l *looking) hear(ctx context.Context, ask judge, list []*hearing, mayTake func(look string) bool) error {
	for len(list) > 0 {
		var asking []*hearing
		for _, h := range list {
			h.ask(ask)
			if look := h.judged.Look; look != "" && mayTake(look) {
				asking = append(asking, h)
			}
		}
		if err := l.attend(ctx, asking); err != nil {
			return err
		}
		list = asking
	}
	return nil
}

// ask asks the judge. What could not be seen never makes a photo present, and
// nothing is looked at twice.
func (h *hearing) ask(ask judge) {
	h.judged = ask(h.library, h.backup, h.seen)
	again := h.judged.Look != "" && (slices.Contains(h.taken, h.judged.Look) || len(h.taken) == mostLooks)
	unseen := h.judged.Look == "" && h.problem != "" && stateOf(h.judged) == whole
	switch {
	case again || unseen:
		h.judged = unlooked(h.judged, cmp.Or(h.problem, "a second look did not settle it"))
	case h.judged.Look == photo.LookPixels:
		h.first = h.judged.Distance
	}
}

// unlooked leaves the photo unsure, and says why.
func unlooked(j photo.Judgement, problem string) photo.Judgement {
	why := problem
	if j.Why != "" {
		why = j.Why + "; " + problem
	}
	return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Distance: j.Distance, Why: why}
}

// anyLook and noPixels are what may be taken; a look at the pixels costs most.
func anyLook(string) bool { return true }

func noPixels(look string) bool { return look != photo.LookPixels }

func noLook(string) bool { return false }
