package main

import (
	"slices"

	"rollcall/photo"
)

// An entry is a file of a library as one check saw it.
type entry struct {
	row     int64 // of its item: the same row is the same file, unchanged
	place   int
	home    int64 // row of the place; a renamed one has that of its successor
	path    string
	name    string // the path of what it stands for
	digest  photo.Digest
	picture photo.Digest
	ends    photo.Digest
	counted bool // it is a photo of its own, not a part or a derivative

	bytes  int64
	format string
	taken  photo.Taken
	hidden bool

	next *entry // while joining: another with the same key
	met  bool   // while joining
}

// A joinKey is what two entries that are one photo have in common; a zero one
// joins nothing.
type joinKey struct {
	row    int64
	home   int64
	name   string
	digest photo.Digest
}

// joinBy are the ways in which two entries are the same photo, surest first. Each
// entry is joined once, so that of two equal files one can be gone.
var joinBy = []struct {
	key  func(e *entry) joinKey
	fits func(a, b *entry) bool // nil: always
}{
	{key: func(e *entry) joinKey { return joinKey{row: e.row} }},
	{key: func(e *entry) joinKey { return e.there(e.digest) }},
	{key: func(e *entry) joinKey { return joinKey{digest: e.digest} }},
	{key: func(e *entry) joinKey { return e.there(e.picture) }},
	{key: func(e *entry) joinKey { return joinKey{digest: e.picture} }},
	{key: func(e *entry) joinKey { return e.there(e.ends) }, fits: halfRead},
	{key: func(e *entry) joinKey { return joinKey{digest: e.ends} }, fits: halfRead},
	{key: func(e *entry) joinKey { return joinKey{home: e.home, name: e.name} }},
}

// there is the key of content under a path; zero where no content is known.
func (e *entry) there(content photo.Digest) joinKey {
	if content.IsZero() {
		return joinKey{}
	}
	return joinKey{home: e.home, name: e.name, digest: content}
}

// halfRead reports whether one of the two was not read whole (--quick), so that
// its digest can't tell.
func halfRead(a, b *entry) bool { return a.digest.IsZero() || b.digest.IsZero() }

// A couple is one photo; nil where it was not, or is not, there.
type couple struct{ then, now *entry }

// join pairs the entries of two checks. Those that stay alone come last, the
// earlier ones first; each list keeps its order.
func join(then, now []*entry) []couple {
	var pairs []couple
	for _, by := range joinBy {
		waiting := make(map[joinKey]*entry, len(then))
		for _, e := range slices.Backward(then) { // so that the first is met first
			e.met = false
			if k := by.key(e); k != (joinKey{}) {
				e.next, waiting[k] = waiting[k], e
			}
		}
		for _, e := range now {
			k := by.key(e)
			first := waiting[k]
			e.met = first != nil && (by.fits == nil || by.fits(first, e))
			if e.met {
				pairs = append(pairs, couple{first, e})
				first.met, waiting[k] = true, first.next
			}
		}
		then, now = unmet(then), unmet(now)
	}
	for _, e := range then {
		pairs = append(pairs, couple{then: e})
	}
	for _, e := range now {
		pairs = append(pairs, couple{now: e})
	}
	return pairs
}

func unmet(list []*entry) (left []*entry) {
	for _, e := range list {
		if !e.met {
			left = append(left, e)
		}
	}
	return left
}

// replaced reports whether the path of a pair holds another picture than then, as
// far as both were read.
func (j *couple) replaced() bool {
	a, b := j.then, j.now
	switch {
	case a == nil || b == nil || a.row == b.row || a.name != b.name:
		return false
	case !a.digest.IsZero() && !b.digest.IsZero():
		return a.digest != b.digest && (a.picture != b.picture || a.picture.IsZero())
	}
	return !a.ends.IsZero() && !b.ends.IsZero() && a.ends != b.ends
}
