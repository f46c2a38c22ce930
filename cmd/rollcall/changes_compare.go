package main

import (
	"cmp"
	"slices"

	"rollcall/photo"
)

// compare tells photo by photo what is said otherwise than then. The entries are
// all files of the library, or those of which either check says something.
func compare(then, now *photo.Report, was, is []entry) *photo.Changes {
	c := &comparison{
		Changes: photo.Changes{Then: then, Now: now, Moves: map[photo.Move]int{}},
		then:    byItem(then.Photos), now: byItem(now.Photos),
	}
	thenPhotos, thenOthers := split(was)
	nowPhotos, nowOthers := split(is)
	var gone, come []*entry
	for _, j := range join(thenPhotos, nowPhotos) {
		switch {
		case j.now == nil:
			gone = append(gone, j.then)
		case j.then == nil:
			come = append(come, j.now)
		default:
			c.add(j, c.kindOf(j))
		}
	}
	c.addAlone(gone, nowOthers, thenOthers)
	c.addCome(come, thenOthers, nowOthers)
	slices.SortStableFunc(c.List, func(a, b photo.Change) int {
		return cmp.Or(cmp.Compare(slices.Index(photo.ChangeKinds, a.Kind), slices.Index(photo.ChangeKinds, b.Kind)),
			cmp.Compare(a.Place, b.Place), cmp.Compare(a.Path, b.Path))
	})
	return &c.Changes
}

// A comparison is a compare under way.
type comparison struct {
	photo.Changes
	then, now map[int64]*photo.Verdict // by item
}

func byItem(verdicts []photo.Verdict) map[int64]*photo.Verdict {
	m := make(map[int64]*photo.Verdict, len(verdicts))
	for i := range verdicts {
		m[verdicts[i].Item] = &verdicts[i]
	}
	return m
}

// split parts photos from what is none of its own.
func split(list []entry) (photos, others []*entry) {
	for i := range list {
		if e := &list[i]; e.counted {
			photos = append(photos, e)
		} else {
			others = append(others, e)
		}
	}
	return photos, others
}

// addAlone notes the photos of then that are none now: gone, unless their file is
// among the others, such as a movie that became part of a Live Photo, or what
// --ignore leaves out.
func (c *comparison) addAlone(gone, others, before []*entry) {
	if len(gone) == 0 {
		return
	}
	for _, j := range join(gone, unseen(others, before)) {
		switch {
		case j.then == nil:
		case j.now == nil:
			c.add(j, photo.Gone)
		default:
			c.add(couple{then: j.then}, photo.Uncounted)
		}
	}
}

// unseen leaves out the files that are no photos in the other check, either: what
// was a thumbnail all the time is nobody's photo.
func unseen(others, elsewhere []*entry) []*entry {
	rows := make(map[int64]bool, len(elsewhere))
	for _, e := range elsewhere {
		rows[e.row] = true
	}
	return slices.DeleteFunc(slices.Clone(others), func(e *entry) bool { return rows[e.row] })
}

// addCome notes the photos that were none then: new, unless their file was there.
func (c *comparison) addCome(come, others, after []*entry) {
	if len(come) == 0 {
		return
	}
	for _, j := range join(unseen(others, after), come) {
		switch {
		case j.now == nil:
		case j.then == nil:
			c.add(j, photo.NewPhoto)
		default:
			c.add(couple{now: j.now}, photo.Counted)
		}
	}
}

// kindOf is what happened to a photo of both checks; "" for nothing.
func (c *comparison) kindOf(j couple) photo.ChangeKind {
	was, is := says(c.then[j.then.row]), says(c.now[j.now.row])
	switch {
	case was.Status != is.Status:
		return kindOfMove(was, is)
	case is.Lost() && is.Damaged() == was.Damaged() && is.Cause == was.Cause, !is.Lost():
		if j.replaced() {
			return photo.Replaced
		}
		return ""
	}
	return photo.OtherCause
}

// kindOfMove names the way from one status to another.
func kindOfMove(was, is *photo.Said) photo.ChangeKind {
	switch is.Status {
	case photo.Present:
		return photo.FoundAgain
	case photo.Unsure:
		return photo.NewlyUnsure
	case photo.Incomplete:
		if was.Status == photo.Missing {
			return photo.FoundInPart
		}
		return photo.NewlyIncomplete
	}
	if is.Damaged() {
		return photo.NewlyDamaged
	}
	return photo.NewlyMissing
}

// add counts a photo, and lists it where something changed.
func (c *comparison) add(j couple, kind photo.ChangeKind) {
	one := photo.Change{Kind: kind, Replaced: j.replaced()}
	var move photo.Move
	if e := j.then; e != nil {
		describe(&one, e)
		one.WasPlace, one.WasPath = e.place, e.path
		one.Then = says(c.then[e.row])
		move.Then = one.Then.Status
	}
	if e := j.now; e != nil {
		describe(&one, e)
		one.Now = says(c.now[e.row])
		move.Now = one.Now.Status
		if j.then == nil {
			one.WasPlace, one.WasPath = e.place, e.path
		}
	}
	c.Moves[move]++
	if kind != "" {
		c.List = append(c.List, one)
	}
}

func describe(one *photo.Change, e *entry) {
	one.Place, one.Path, one.Bytes, one.Format, one.Taken, one.Hidden = e.place, e.path, e.bytes, e.format, e.taken, e.hidden
}

// says is what a check said of a photo, by its verdict: nil where it kept none, as
// the photo was present.
func says(v *photo.Verdict) *photo.Said {
	if v == nil {
		return &photo.Said{Status: photo.Present}
	}
	s := &photo.Said{Status: v.Status, Cause: v.Cause, Confidence: v.Confidence, Expected: v.Expected, Match: v.Match}
	for _, e := range v.Evidence {
		if e.Cause == v.Cause && v.Status != photo.Present {
			if s.Why, s.RestsOn = e.Text, e.Observation; e.Weight <= 0 {
				s.RestsOn = photo.ObservedNothing
			}
			break
		}
	}
	return s
}
