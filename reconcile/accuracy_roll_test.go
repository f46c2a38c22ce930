package reconcile_test

import (
	"context"
	"errors"
	"testing"

	"rollcall/photo"
	"rollcall/reconcile"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/matchers"
	"rollcall/reconcile/reconciletest"
)

// requestOf makes the check of a simulated roll, with the ladder of the program.
func requestOf(roll *reconciletest.Roll, list []causes.Cause) *reconcile.Request {
	return &reconcile.Request{
		Library: sidesOf(roll.Library), Backup: sidesOf(roll.Backup),
		Matchers: matchers.All, Causes: list, Plan: roll.Plan, All: true, Now: roll.Now,
		Look: roll.Look, Sightings: roll.Sightings,
	}
}

func sidesOf(sides []reconciletest.Side) []reconcile.Side {
	var out []reconcile.Side
	for _, s := range sides {
		out = append(out, sideOf(s))
	}
	return out
}

// sideOf hands out items as an index does: each time it is asked, a copy.
func sideOf(s reconciletest.Side) reconcile.Side {
	byRow := make(map[int64]*photo.Item, len(s.Items))
	for _, it := range s.Items {
		byRow[it.ID] = it
	}
	return reconcile.Side{
		Place: s.Place,
		Items: func(yield func(*photo.Item, error) bool) {
			for _, it := range s.Items {
				if one := *it; !yield(&one, nil) {
					return
				}
			}
		},
		Load: func(_ context.Context, rows []int64) ([]*photo.Item, error) {
			items := make([]*photo.Item, len(rows))
			for k, row := range rows {
				one := *byRow[row]
				items[k] = &one
			}
			return items, nil
		},
	}
}

// call makes the check of a roll; nil where its library holds no photo.
func call(t testing.TB, roll *reconciletest.Roll, list []causes.Cause) *photo.Report {
	t.Helper()
	r, err := reconcile.Run(t.Context(), requestOf(roll, list))
	if nobody := (*reconcile.NoPhotos)(nil); errors.As(err, &nobody) {
		return nil
	}
	if err != nil {
		t.Fatalf("%s, seed %d: %v", roll.Family, roll.Seed, err)
	}
	return r
}

// heard are causes whose evidence is passed through hear.
func heard(list []causes.Cause, hear func(*causes.Cause, []photo.Evidence) []photo.Evidence) []causes.Cause {
	out := make([]causes.Cause, len(list))
	for i, c := range list {
		out[i] = c
		out[i].Explain = func(asked causes.Case) []photo.Evidence { return hear(&c, c.Explain(asked)) }
	}
	return out
}
