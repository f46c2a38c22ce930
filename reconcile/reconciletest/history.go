package reconciletest

import (
	"context"

	"rollcall/photo"
)

// What an index can know of a photo's past.
const (
	unseen      uint8 = iota
	seenHere          // it was in this backup in an earlier check
	seenBefore        // it was in an earlier backup, which is another place
	seenInTrash       // the same, in its trash
)

// sightings tells what an index knows; nil: it is new.
func (s *story) sightings(fates []fate) func(context.Context, []*photo.Item) (map[int64][]photo.Sighting, error) {
	if !s.checked {
		return nil
	}
	return func(_ context.Context, items []*photo.Item) (map[int64][]photo.Sighting, error) {
		found := map[int64][]photo.Sighting{}
		for _, it := range items {
			id, ok := s.identOf(it.Digest)
			if !ok || id.shot >= len(fates) || id.state != whole && id.state != rewritten {
				continue
			}
			if sight := s.sighting(&s.shots[id.shot], &fates[id.shot]); sight.Root != "" {
				found[it.ID] = append(found[it.ID], sight)
			}
		}
		return found, nil
	}
}

// sighting is a shot's, with an empty root where there is none.
func (s *story) sighting(x *shot, f *fate) photo.Sighting {
	path, _ := s.stored(x)
	sight := photo.Sighting{Root: s.roots[1] + " (before)", Path: path, Last: s.lastCheck, Kind: "folder", Route: s.told}
	switch f.seen {
	case seenHere:
		sight.Root, sight.Here, sight.Gone = s.roots[1], true, true
	case seenBefore:
	case seenInTrash:
		sight.Trash = true
		sight.Path = s.backs.above + "Recently Deleted/" + x.stem + x.format.end
	default:
		if !f.state.full() || x.added.After(s.lastCheck) {
			return photo.Sighting{}
		}
	}
	return sight
}
