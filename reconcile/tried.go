package reconcile

import (
	"context"
	"fmt"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// A RungTried is one rung of the ladder as it went for one file of the library.
type RungTried struct {
	Rung  string
	Keys  []matchers.Key // under which the file could meet others
	Held  []HeldAgainst  // whom it met, in order of place, then path; at most 64
	Met   int            // how many it met
	Crowd []matchers.Key // keys that don't count: more than one file of the backup holds them
}

// A HeldAgainst is what a matcher said of the file and one of the backup.
type HeldAgainst struct {
	Place     int // position among the backup's places
	Path      string
	Judgement photo.Judgement
}

// Ladder holds one file of the library against the backup, rung by rung, and
// tells all that was said; it stops at no rung. It goes once over the backup's
// items. Who was paired with whom in the end depends on the whole roll, too:
// that is in the verdict.
func Ladder(ctx context.Context, req *Request, it *photo.Item) ([]RungTried, error) {
	req = req.asSeen()
	tried := make([]RungTried, len(req.Matchers))
	holders := make([]map[matchers.Key]int, len(req.Matchers))
	for r := range req.Matchers {
		tried[r] = RungTried{Rung: req.Matchers[r].Name, Keys: req.Matchers[r].Keys(it)}
		holders[r] = map[matchers.Key]int{}
	}
	for place := range req.Backup {
		if err := tryPlace(ctx, req, it, place, tried, holders); err != nil {
			return nil, fmt.Errorf("hold %q against %q: %w", it.Path, req.Backup[place].Place.Root, err)
		}
	}
	for r := range tried {
		tried[r].Crowd = crowdedKeys(&req.Matchers[r], tried[r].Keys, holders[r])
	}
	return tried, nil
}

func tryPlace(ctx context.Context, req *Request, it *photo.Item, place int, tried []RungTried, holders []map[matchers.Key]int) error {
	var met []*photo.Item
	for b, err := range req.Backup[place].Items {
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if b.Class == it.Class && meets(req.Matchers, b, tried) {
			met = append(met, b)
		}
	}
	for r := range tried {
		for _, b := range met {
			if err := tryOne(ctx, req, it, b, place, r, &tried[r], holders[r]); err != nil {
				return err
			}
		}
	}
	return nil
}

// meets reports whether an item of the backup shares a key on any rung.
func meets(ladder []matchers.Matcher, b *photo.Item, tried []RungTried) bool {
	for r := range tried {
		if len(sharedKeys(&ladder[r], b, tried[r].Keys)) > 0 {
			return true
		}
	}
	return false
}

func tryOne(ctx context.Context, req *Request, it, b *photo.Item, place, r int, t *RungTried, holders map[matchers.Key]int) error {
	shared := sharedKeys(&req.Matchers[r], b, t.Keys)
	if len(shared) == 0 {
		return nil
	}
	for _, k := range shared {
		holders[k]++
	}
	if t.Met++; t.Met > sharedTries {
		return nil
	}
	j, err := judge(ctx, req, &req.Matchers[r], it, b)
	t.Held = append(t.Held, HeldAgainst{Place: place, Path: b.Path, Judgement: j})
	return err
}

func sharedKeys(m *matchers.Matcher, b *photo.Item, keys []matchers.Key) (shared []matchers.Key) {
	if len(keys) == 0 {
		return nil
	}
	for _, k := range m.Keys(b) {
		for _, own := range keys {
			if k == own {
				shared = append(shared, k)
			}
		}
	}
	return shared
}

func crowdedKeys(m *matchers.Matcher, keys []matchers.Key, holders map[matchers.Key]int) (crowd []matchers.Key) {
	for _, k := range keys {
		if m.Alone != nil && m.Alone(k) && holders[k] > 1 {
			crowd = append(crowd, k)
		}
	}
	return crowd
}
