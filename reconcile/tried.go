package reconcile

import (
	"cmp"
	"context"
	"fmt"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// A RungTried is one rung of the ladder as it went for one file of the library.
type RungTried struct {
	Rung    string
	Sight   string         // the look that was taken before the rung was climbed; "" none
	Problem string         // why that look told nothing of the file; "" it did
	Keys    []matchers.Key // under which the file could meet others
	Held    []HeldAgainst  // whom it met, in order of place, then path; at most 64
	Met     int            // how many it met
	Crowd   []matchers.Key // keys that don't count alone: several photos of a side hold them
	Margin  bool           // a pair counts only where it is clearly nearer than all others
}

// A HeldAgainst is what a matcher said of the file and one of the backup, with the
// second looks that it asked for.
type HeldAgainst struct {
	Place     int // position among the backup's places
	Path      string
	Judgement photo.Judgement
	Crowded   bool // they met only under keys of Crowd

	Taken []string          // the kinds of look that were taken for the pair, in order
	Seen  *photo.Comparison // what looks at the two found; nil: none was taken
}

// Ladder holds one file of the library against the backup, rung by rung, and
// tells all that was said; it stops at no rung. It goes once over the items of
// both sides. Who was paired with whom in the end depends on the whole roll, too:
// that is in the verdict.
func Ladder(ctx context.Context, req *Request, it *photo.Item) ([]RungTried, error) {
	it = clone(it)
	t := &trying{req: req.asSeen(), it: it, looks: &looking{req: req}}
	if err := t.begin(ctx); err != nil {
		return nil, err
	}
	for place := range req.Backup {
		if err := t.holdAgainst(ctx, place); err != nil {
			return nil, fmt.Errorf("hold %q against %q: %w", it.Path, req.Backup[place].Place.Root, err)
		}
	}
	rungs := make([]RungTried, len(t.rungs))
	for r, rung := range t.rungs {
		rungs[r] = rung.RungTried
	}
	return rungs, nil
}

func clone(it *photo.Item) *photo.Item {
	same := *it
	return &same
}

// A trying is one file of the library being held against the backup.
type trying struct {
	req   *Request
	it    *photo.Item
	looks *looking
	rungs []*rungTrying
	known []uint64 // keys by which the library knows files of the backup already, hashed and sorted
}

// A rungTrying is a trying on one rung.
type rungTrying struct {
	RungTried
	m      *matchers.Matcher
	here   holders // of the library
	there  holders // of the backup's place
	met    []*photo.Item
	unseen []*photo.Item // of the backup, to be looked at
}

// holders are the pictures that hold a key.
type holders map[matchers.Key]map[photo.Digest]bool

func (h holders) add(k matchers.Key, it *photo.Item) {
	if h[k] == nil {
		h[k] = map[photo.Digest]bool{}
	}
	id := cmp.Or(it.Picture, it.Digest, photo.Digest{byte(it.ID >> 24), byte(it.ID >> 16), byte(it.ID >> 8), byte(it.ID), 1})
	h[k][id] = true
}

// begin looks at the file itself, and goes over the library.
func (t *trying) begin(ctx context.Context) error {
	sighted := false
	for r := range t.req.Matchers {
		m := &t.req.Matchers[r]
		rung := &rungTrying{RungTried: RungTried{Rung: m.Name, Margin: m.Margin}, m: m, here: holders{}}
		if m.Sight != "" {
			if err := t.looks.takeEach(ctx, m.Sight, t.sightable(m, t.it), nil); err != nil {
				return fmt.Errorf("look at %q: %w", t.it.Path, err)
			}
			rung.Sight, sighted = m.Sight, true
			if m.Sight == photo.LookSketch {
				rung.Problem = sketchProblem(t.it)
			}
		}
		rung.Keys = m.Keys(t.it)
		t.rungs = append(t.rungs, rung)
	}
	for _, side := range t.req.Library {
		for it, err := range side.Items {
			if err != nil {
				return fmt.Errorf("read the items of %q: %w", side.Place.Root, err)
			}
			if ctx.Err() != nil {
				return ctx.Err()
			}
			t.pass(it, sighted)
		}
	}
	slices.Sort(t.known)
	return nil
}

// pass notes which of the file's keys another of the library holds, and, where
// the backup is to be looked at, what the library needs no look for.
func (t *trying) pass(it *photo.Item, sighted bool) {
	for _, rung := range t.rungs {
		if rung.m.Alone != nil && it.Class == t.it.Class {
			for _, k := range rung.shared(it) {
				rung.here.add(k, it)
			}
		}
		if sighted && rung.m.Shares {
			for _, k := range rung.m.Keys(it) {
				t.known = append(t.known, hash(string(k)))
			}
		}
	}
}

// holdAgainst holds the file against one place of the backup.
func (t *trying) holdAgainst(ctx context.Context, place int) error {
	for _, rung := range t.rungs {
		rung.met, rung.unseen, rung.there = nil, nil, holders{}
	}
	for b, err := range t.req.Backup[place].Items {
		if err != nil {
			return err
		}
		if ctx.Err() != nil {
			return ctx.Err()
		}
		if err := t.meet(ctx, b); err != nil {
			return err
		}
	}
	for _, rung := range t.rungs {
		if err := t.meetInSight(ctx, rung); err != nil {
			return err
		}
		if err := t.judge(ctx, place, rung); err != nil {
			return err
		}
	}
	return nil
}

func (t *trying) meet(ctx context.Context, b *photo.Item) error {
	for _, rung := range t.rungs {
		m := rung.m
		if len(rung.Keys) == 0 || b.Class != t.it.Class && (m.Across == nil || !m.Across(t.it.Class, b.Class)) {
			continue
		}
		if rung.tryMeet(b) || !t.mayNeedSight(m, b) {
			continue
		}
		if rung.unseen = append(rung.unseen, clone(b)); len(rung.unseen) == lookBatch {
			if err := t.meetInSight(ctx, rung); err != nil {
				return err
			}
		}
	}
	return nil
}

// tryMeet notes a file of the backup that shares a key.
func (r *rungTrying) tryMeet(b *photo.Item) bool {
	shared := r.shared(b)
	if len(shared) == 0 {
		return false
	}
	if !b.Facts.Has(photo.FactTrash) {
		for _, k := range shared {
			r.there.add(k, b)
		}
	}
	if r.Met++; len(r.Held)+len(r.met) < sharedTries {
		r.met = append(r.met, b)
	}
	return true
}

func (r *rungTrying) shared(b *photo.Item) (shared []matchers.Key) {
	if len(r.Keys) == 0 || r.m.Listed && !matchers.IsRecord(b) {
		return nil
	}
	for _, k := range r.m.Keys(b) {
		if slices.Contains(r.Keys, k) {
			shared = append(shared, k)
		}
	}
	return shared
}

// sightable is the item, where a look at it may tell something.
func (t *trying) sightable(m *matchers.Matcher, it *photo.Item) []*photo.Item {
	if m.Sight == photo.LookSketch && (it.Class != photo.Still || isUnread(it)) {
		return nil
	}
	return []*photo.Item{it}
}

// mayNeedSight reports whether the check may have looked at a file of the backup
// for this one's sake: not where the library knows it already, nor where both tell
// without a look what they are.
func (t *trying) mayNeedSight(m *matchers.Matcher, b *photo.Item) bool {
	if m.Sight == "" || len(t.sightable(m, b)) == 0 || !lacks(b, m.Sight) || b.Facts.Has(photo.FactTrash) || b.Standing != photo.StandsMedia {
		return false
	}
	if m.Told != nil && m.Told(t.it) && m.Told(b) {
		return false
	}
	for r := range t.req.Matchers {
		if !t.req.Matchers[r].Shares {
			continue
		}
		for _, k := range t.req.Matchers[r].Keys(b) {
			if _, known := slices.BinarySearch(t.known, hash(string(k))); known {
				return false
			}
		}
	}
	return true
}

func (t *trying) meetInSight(ctx context.Context, rung *rungTrying) error {
	if err := t.looks.takeEach(ctx, rung.m.Sight, nil, rung.unseen); err != nil {
		return err
	}
	for _, b := range rung.unseen {
		rung.tryMeet(b)
	}
	rung.unseen = rung.unseen[:0]
	return nil
}

// judge judges whom the file met in a place.
func (t *trying) judge(ctx context.Context, place int, rung *rungTrying) error {
	rung.noteCrowd()
	var plain, crowded []*hearing
	list := make([]*hearing, len(rung.met))
	for k, b := range rung.met {
		list[k] = &hearing{library: t.it, backup: b}
		if rung.meetsInCrowd(b) {
			crowded = append(crowded, list[k])
		} else {
			plain = append(plain, list[k])
		}
	}
	if err := t.hear(ctx, rung.m.Judge, plain); err != nil {
		return err
	}
	if err := t.hear(ctx, rung.m.Crowded, crowded); err != nil {
		return err
	}
	for k, h := range list {
		rung.Held = append(rung.Held, HeldAgainst{
			Place: place, Path: h.backup.Path, Judgement: h.judged, Crowded: rung.meetsInCrowd(rung.met[k]),
			Taken: h.taken, Seen: h.seen,
		})
	}
	return nil
}

// hear takes the looks that the check takes, too.
func (t *trying) hear(ctx context.Context, ask judge, list []*hearing) error {
	if err := t.looks.hear(ctx, ask, list, noPixels); err != nil {
		return err
	}
	var asking []*hearing
	for _, h := range list {
		if h.judged.Look != "" {
			asking = append(asking, h)
		}
	}
	slices.SortStableFunc(asking, func(a, b *hearing) int { return cmp.Compare(a.first, b.first) })
	near := asking[:min(len(asking), mostPixels)]
	for _, h := range asking[len(near):] {
		h.judged = unlooked(h.judged, tooAlike)
	}
	return t.looks.hear(ctx, ask, near, anyLook)
}

// noteCrowd lists the keys that more than one picture of a side holds.
func (r *rungTrying) noteCrowd() {
	for _, k := range r.Keys {
		crowd := r.m.Alone != nil && r.m.Alone(k) && (len(r.here[k]) > 1 || len(r.there[k]) > 1)
		if crowd && !slices.Contains(r.Crowd, k) {
			r.Crowd = append(r.Crowd, k)
		}
	}
}

func (r *rungTrying) meetsInCrowd(b *photo.Item) bool {
	if r.m.Crowded == nil {
		return false
	}
	return !slices.ContainsFunc(r.shared(b), func(k matchers.Key) bool { return !slices.Contains(r.Crowd, k) })
}
