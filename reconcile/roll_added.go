package reconcile

import (
	"context"
	"fmt"
	"time"

	"rollcall/index"
)

// oneCheck is how far apart the scans of one check may be.
const oneCheck = 24 * time.Hour

// newcomers finds, by line, the lost photos that came into the library after the
// backup's last known change, and when they were first met. The library must have
// been scanned without them about when that change was seen, or later: else they
// may have been there long before. It needs an earlier complete scan of every
// place; ask is nil, or one of them is missing: there are none.
func newcomers(ctx context.Context, ask func(context.Context, int64) (index.Added, error), req *Request, cases []lost) (map[int]time.Time, error) {
	if ask == nil || len(cases) == 0 {
		return nil, nil
	}
	changed, err := lastChange(ctx, ask, req.Backup)
	if err != nil || changed.IsZero() {
		return nil, err
	}
	met := map[int]time.Time{}
	for place, side := range req.Library {
		added, err := ask(ctx, side.Place.ID)
		if err != nil {
			return nil, fmt.Errorf("ask when %q grew: %w", side.Place.Root, err)
		}
		without := map[time.Time]time.Time{}
		for i := range cases {
			c := &cases[i]
			first, later := added.Of(c.photo.Item.ID)
			if c.verdict.Place != place || !later || !first.After(changed) {
				continue
			}
			if _, known := without[first]; !known {
				without[first] = scannedBefore(added, first)
			}
			if !changed.After(without[first].Add(oneCheck)) {
				met[c.line] = first
			}
		}
	}
	return met, nil
}

// scannedBefore is the last scan before a time of which the index still tells: one
// that met something new, or the first.
func scannedBefore(added index.Added, t time.Time) time.Time {
	latest := added.First
	for _, met := range added.Later {
		if met.Before(t) {
			latest = later(latest, met)
		}
	}
	return latest
}

// lastChange is when the backup was first scanned whole or last seen to have
// grown; zero: one of its places was never scanned whole before.
func lastChange(ctx context.Context, ask func(context.Context, int64) (index.Added, error), backup []Side) (time.Time, error) {
	var latest time.Time
	for _, side := range backup {
		added, err := ask(ctx, side.Place.ID)
		if err != nil {
			return time.Time{}, fmt.Errorf("ask when %q grew: %w", side.Place.Root, err)
		}
		if added.First.IsZero() {
			return time.Time{}, nil
		}
		latest = later(latest, added.First)
		for _, t := range added.Later {
			latest = later(latest, t)
		}
	}
	return latest, nil
}

func later(a, b time.Time) time.Time {
	if b.After(a) {
		return b
	}
	return a
}
