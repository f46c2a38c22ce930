package reconcile

import (
	"math"
	"slices"
	"time"

	"rollcall/photo"
)

const (
	// fewestLarge is how many large photos must be absent, and smaller ones there,
	// to speak of size.
	fewestLarge = 3

	// largeShare is how many of ten large photos must be absent.
	largeShare = 9

	// aSizeOf is the part of the absent photos, one in so many, that a device must have
	// for its smaller ones to tell that size decides: that others' came tells of them.
	aSizeOf = 20

	// sizesTried is how many sizes are tried, each twice the one before, from twice the
	// middle one on.
	sizesTried = 6

	// sinceSmall is how many of ten smaller ones must have come since large ones do not.
	sinceSmall = 9
)

// smallestAbsent is the size from which on photos are absent where size decides:
// nine in ten that are as large are absent, and of the smaller ones of the same devices
// most came. Only photos since the first absent one count, if that has a date:
// before it there was room for all. 0: size does not decide. Bytes.
func (r *rollCall) smallestAbsent(order []int32) int64 {
	since := int64(math.MinInt64)
	for _, l := range order {
		if r.fates[l] == absent {
			since = r.lines[l].taken
			break
		}
	}
	var gone []int64
	of := map[int32]int{}
	r.sinceThen(since, func(i int) {
		if r.fates[i] == absent {
			gone = append(gone, r.lines[i].size)
			of[r.device[i]]++
		}
	})
	if len(gone) < fewestLarge {
		return 0
	}
	slices.Sort(gone)
	from, large, small := gone[len(gone)/20], 0, 0
	r.sinceThen(since, func(i int) {
		switch {
		case r.fates[i] != came:
		case r.lines[i].size >= from:
			large++
		case of[r.device[i]]*aSizeOf >= len(gone):
			small++
		}
	})
	if large*largeShare > len(gone)*(10-largeShare) || small < max(fewestLarge, len(gone)/20) {
		return 0
	}
	return from
}

// noneAsLarge reports whether hardly any photo of a size or more came, whenever it was
// taken, and smaller ones of its class did: else the class may be why.
func (r *rollCall) noneAsLarge(size int64) bool {
	large, arrived := 0, 0
	gone, smaller := map[photo.Class]int{}, map[photo.Class]int{}
	r.sinceThen(math.MinInt64, func(i int) {
		l, here := &r.lines[i], r.fates[i] == came
		switch {
		case l.size >= size && here:
			large, arrived = large+1, arrived+1
		case l.size >= size:
			large++
			gone[l.class]++
		case here:
			smaller[l.class]++
		}
	})
	for class := range gone {
		if smaller[class] < fewestLarge {
			return false
		}
	}
	return arrived*largeShare <= large-arrived
}

// largestBelow is the largest photo that came and is smaller than a size, bytes.
func (r *rollCall) largestBelow(size int64) (largest int64) {
	r.sinceThen(math.MinInt64, func(i int) {
		if n := r.lines[i].size; n < size && r.fates[i] == came {
			largest = max(largest, n)
		}
	})
	return largest
}

// sinceThen visits the photos that take part and were not taken before a time.
func (r *rollCall) sinceThen(since int64, visit func(i int)) {
	for i := range r.lines {
		if l := &r.lines[i]; l.plain() && r.fates[i] != apart && (!l.dated || l.taken >= since) {
			visit(i)
		}
	}
}

// largeSince is the size, bytes, from which on no photo came since a time, though such
// ones did before it, and smaller ones of the same devices go on; 0: none.
func (r *rollCall) largeSince(order []int32) (size int64, since time.Time) {
	size = r.middleSize(order)
	for range sizesTried {
		size *= 2
		var large []int32
		var missing []bool
		for _, l := range order {
			if r.lines[l].size >= size {
				large, missing = append(large, l), append(missing, r.fates[l] == absent)
			}
		}
		found, _ := runs(missing)
		if len(found) == 0 {
			continue
		}
		last := found[len(found)-1]
		if last.end == len(large) && last.start-count(missing[:last.start]) >= fewestLarge && r.smallGoOn(order, large[last.start:], size) {
			return size, wall(r.lines[large[last.start]].taken)
		}
	}
	return 0, time.Time{}
}

// smallGoOn reports whether nearly all smaller photos came that were taken since the
// first of the large ones by their devices.
func (r *rollCall) smallGoOn(order, large []int32, size int64) bool {
	of := map[int32]int{}
	for _, l := range large {
		if r.fates[l] == absent {
			of[r.device[l]]++
		}
	}
	all, arrived := 0, 0
	for _, l := range order {
		if r.lines[l].taken < r.lines[large[0]].taken || r.lines[l].size >= size || of[r.device[l]]*aSizeOf < len(large) {
			continue
		}
		all++
		if r.fates[l] == came {
			arrived++
		}
	}
	return arrived >= fewestLarge && arrived*10 >= all*sinceSmall
}
