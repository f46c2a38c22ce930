package reconcile

import (
	"fmt"
	"maps"
	"slices"
	"time"

	"rollcall/photo"
)

const (
	// fewestRelisted is how many photos two exports must have in common, to be of one
	// account and not of two who shared some.
	fewestRelisted = 10

	// mostRelisted is how many of ten photos of the earlier the later must list: of one
	// that lists less, a part may not be here.
	mostRelisted = 7
)

// A listing is which photos the exports of one layout name, by ids that another export of
// the account has, too: Apple's fingerprint of the original, or the service's own id.
type listing struct {
	ids    []uint64
	photos int   // distinct ids, once they are sorted
	added  int64 // when the newest came into the account, seconds since 1970; 0: not told
	taken  int64 // wall clock of the newest that tells one, seconds since 1970
	made   time.Time
}

// listingID is a photo's id in the records of its place; 0: it has none there.
func listingID(it *photo.Item) uint64 {
	if print := it.Facts.Text(photo.FactFingerprint); print != "" {
		return hashID(print)
	}
	return hashID(it.Facts.Text(photo.FactAsset))
}

// noteListed counts a file or record of an export. What was in the trash of the library's
// is gone from every later one.
func (s *stock) noteListed(place int, it *photo.Item, now time.Time) {
	p := &s.sides[place].Place
	layout := p.Facts.Text(photo.FactLayout)
	if layout == "" || s.library && (it.Standing == photo.StandsGone || it.Facts.Has(photo.FactTrash)) {
		return
	}
	id := listingID(it)
	if id == 0 {
		return
	}
	if s.listings == nil {
		s.listings = map[string]*listing{}
	}
	l := s.listings[layout]
	if l == nil {
		l = &listing{}
		s.listings[layout] = l
	}
	l.ids = append(l.ids, id)
	if made := p.Facts.Time(photo.FactBackupDate); made.After(l.made) {
		l.made = made
	}
	if added := it.Facts.Time(photo.FactAdded); !added.IsZero() && !added.After(now) {
		l.added = max(l.added, added.Unix())
	}
	if taken := it.Meta.Taken; taken.Known && taken.Wall < now.Unix() {
		l.taken = max(l.taken, taken.Wall)
	}
}

// addListings takes over what one place of the backup lists.
func (c *check) addListings(of map[string]*listing) {
	for layout, l := range of {
		if c.lib.listings[layout] == nil {
			continue // nothing to hold it against
		}
		if c.listings == nil {
			c.listings = map[string]*listing{}
		}
		all := c.listings[layout]
		if all == nil {
			all = &listing{}
			c.listings[layout] = all
		}
		all.ids, all.added, all.taken = append(all.ids, l.ids...), max(all.added, l.added), max(all.taken, l.taken)
		if l.made.After(all.made) {
			all.made = l.made
		}
	}
}

// tellRelisted tells the backup's places which of them are later exports of the account
// that the library is an export of, and which are earlier ones.
func (c *check) tellRelisted() {
	for i := range c.held.places {
		p := &c.held.places[i]
		layout := p.Facts.Text(photo.FactLayout)
		ours, theirs := c.lib.listings[layout], c.listings[layout]
		if ours == nil || theirs == nil {
			continue
		}
		both := ours.common(theirs)
		if both < fewestRelisted {
			continue
		}
		switch {
		case theirs.later(ours) && both*10 >= ours.photos*mostRelisted:
			p.Facts = maps.Clone(p.Facts)
			p.Facts.Set(photo.FactRelisted, fmt.Sprintf("%d of %d", both, ours.photos))
		case ours.later(theirs) && both*10 >= theirs.photos*mostRelisted && theirs.newest() > 0:
			p.Facts = maps.Clone(p.Facts)
			p.Facts.Set(photo.FactEarlier, time.Unix(theirs.newest(), 0).UTC().Format(time.RFC3339))
		}
	}
}

// newest is when the newest photo came, or was taken where nothing tells the first:
// seconds since 1970, 0 where neither is told.
func (l *listing) newest() int64 {
	if l.added > 0 {
		return l.added
	}
	return l.taken
}

// later reports whether a listing is of a later day than another: by the dates that both
// record, else by the newest photo.
func (l *listing) later(than *listing) bool {
	switch {
	case !l.made.IsZero() && !than.made.IsZero():
		return l.made.After(than.made)
	case l.added > 0 && than.added > 0:
		return l.added > than.added
	}
	return l.taken > than.taken
}

// common is how many photos both list.
func (l *listing) common(other *listing) (both int) {
	for _, s := range []*listing{l, other} {
		slices.Sort(s.ids)
		s.ids = slices.Compact(s.ids)
		s.photos = len(s.ids)
	}
	for _, id := range l.ids {
		if _, ok := slices.BinarySearch(other.ids, id); ok {
			both++
		}
	}
	return both
}
