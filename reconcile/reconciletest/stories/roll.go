package stories

import (
	"context"
	"time"

	"rollcall/photo"
)

// roll makes the roll of a world whose photos' fates are settled.
func (c *cast) roll() *Roll {
	w := c.w
	r := &Roll{Plan: w.plan, Now: w.now, Truths: map[string]Truth{}}
	r.Library = placed(w.lib, 1, w.now, c.library())
	r.Backup = append(r.Backup, placed(w.back, 2, w.now, c.backup()))
	if w.second != nil {
		r.Backup = append(r.Backup, c.secondBackup())
	}
	r.Look = func(_ context.Context, looks []photo.Look) error { c.look(looks); return nil }
	byPath := map[string]*pic{}
	for _, p := range w.pics {
		byPath[p.path] = p
		r.Truths[p.path] = Truth{p.truth, p.unseen}
	}
	byRow := map[int64]*pic{}
	for _, it := range r.Library.Items {
		if p := byPath[it.Path]; p != nil {
			byRow[it.ID] = p
		}
	}
	if len(w.seen) > 0 {
		r.Sightings = c.sightings(byRow)
	}
	if w.met != nil {
		r.Met, r.MetFirst = map[int64]time.Time{}, w.metFirst
		for row, p := range byRow {
			if t, later := w.met(p); later {
				r.Met[row] = t
			}
		}
	}
	return r
}

// placed counts a place's items.
func placed(place photo.Place, id int64, now time.Time, items []*photo.Item) Side {
	place.ID, place.ScannedAt = id, now
	for _, it := range items {
		it.Place = id
		place.Tally.Files++
		place.Tally.Media++
		place.Tally.Bytes += it.Stamp.Size
	}
	return Side{place, items}
}

// secondBackup holds by itself what the story gives to it.
func (c *cast) secondBackup() Side {
	w, keep := c.w, map[*pic]state{}
	for _, p := range w.pics {
		keep[p] = p.state
		if p.state = same; !w.second(p) {
			p.state = gone
		}
	}
	items := c.backup()
	for p, s := range keep {
		p.state = s
	}
	for _, it := range items {
		it.ID += 20_000_000
	}
	place := w.back
	place.Root, place.Route, place.RouteSure = "/mnt/second", photo.RouteCopy, true
	return placed(place, 3, w.now, items)
}

func (c *cast) sightings(byRow map[int64]*pic) func(context.Context, []*photo.Item) (map[int64][]photo.Sighting, error) {
	return func(_ context.Context, items []*photo.Item) (map[int64][]photo.Sighting, error) {
		seen := map[int64][]photo.Sighting{}
		for _, it := range items {
			if p := byRow[it.ID]; p != nil {
				if s, ok := c.w.seen[p.n]; ok {
					seen[it.ID] = []photo.Sighting{s}
				}
			}
		}
		return seen, nil
	}
}
