package reconcile

import (
	"math"
	"time"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// A plan is a size of cloud storage that was sold.
type plan struct {
	gigabytes int64
	since     time.Time // the first day it was sold; zero: always
	until     time.Time // the last day it was sold; zero: still
}

// sold reports whether the plan could be had at a time; at an unknown one all can.
func (p plan) sold(at time.Time) bool {
	return at.IsZero() || !at.Before(p.since) && (p.until.IsZero() || !at.After(p.until))
}

// plans are Apple's, free and paid. Sizes: support.apple.com and news pages;
// until September 2015 20, 200, 500 GB and 1 TB; then 50 and 200 GB, 1 TB until
// June 2017, 2 TB; 6 and 12 TB since September 2023.
var plans = []plan{
	{gigabytes: 5},
	{gigabytes: 20, until: time.Date(2015, 9, 15, 0, 0, 0, 0, time.UTC)},
	{gigabytes: 50},
	{gigabytes: 200},
	{gigabytes: 500, until: time.Date(2015, 9, 15, 0, 0, 0, 0, time.UTC)},
	{gigabytes: 1000, until: time.Date(2017, 6, 30, 0, 0, 0, 0, time.UTC)},
	{gigabytes: 2000},
	{gigabytes: 6000, since: largePlans},
	{gigabytes: 12000, since: largePlans},
}

var largePlans = time.Date(2023, 9, 18, 0, 0, 0, 0, time.UTC)

// sizes are the plan in bytes, decimal and binary: the free 5 GB are binary in an
// answer of Apple's (5,368,709,120), the others presumably too.
func (p plan) sizes() [2]int64 {
	terabytes := p.gigabytes / 1000
	binary := p.gigabytes << 30
	if terabytes > 0 {
		binary = terabytes << 40
	}
	return [2]int64{p.gigabytes * 1e9, binary}
}

// meant are the sizes that a stated plan may have, bytes, the smaller first: plans are
// sold by a round number, and measured in units of ten or of two.
func meant(stated int64) []int64 {
	for _, unit := range []struct{ decimal, binary int64 }{{1e12, 1 << 40}, {1e9, 1 << 30}} {
		switch {
		case stated%unit.binary == 0:
			return []int64{stated / unit.binary * unit.decimal, stated}
		case stated%unit.decimal == 0:
			return []int64{stated, stated / unit.decimal * unit.binary}
		}
	}
	return []int64{stated}
}

// spread is over how many nats of size totals are strewn, as far as plans go: such
// that a total of nobody's choosing lies within a twentieth of one of 16 sizes
// about 12 % of the time, as was counted.
const spread = 6.7

// sizing holds what the backup holds against plans, for each stretch over all and
// for photos outside of them.
type sizing struct {
	outside causes.Sizes
	by      map[int32]causes.Sizes // by stretch
}

// sizesOf asks in the orders in which photos could have gone up: the oldest first
// where nothing came after a date or in a stretch, the newest first where nothing
// came before one, the smallest first where none shows. The order in which they
// were added is seen by no file: it counts as that in which they were taken.
func sizesOf(r *rollCall, order []int32, held heldBackup, stated int64) sizing {
	z := sizing{by: map[int32]causes.Sizes{}}
	total := r.stored(held, math.MaxInt64)
	library := total + r.lacking()
	z.outside = held.against(stated, time.Time{}, total, 0)
	z.outside.Order, z.outside.Next, z.outside.Library = causes.SmallestFirst, r.smallestAbsent(order), library
	if z.outside.Next == 0 && r.numbers == nil {
		z.outside.Next, z.outside.Since = r.largeSince(order)
	}
	z.outside.LargeOnly = z.outside.Next > 0 && (stated == 0 || z.outside.Next > z.outside.Plan-z.outside.Held)
	z.outside.Never = z.outside.LargeOnly && z.outside.Since.IsZero() && r.noneAsLarge(z.outside.Next)
	if z.outside.Never {
		z.outside.Largest = r.largestBelow(z.outside.Next)
	}
	for i := range r.stretches {
		s := &r.stretches[i]
		if s.device != none {
			continue
		}
		first, last := r.ends(order, s)
		of := held.against(stated, s.From, total, first)
		switch {
		case s.Closed():
			of = held.against(stated, s.From, r.stored(held, s.from), first)
		case s.Leading():
			of = held.against(stated, s.From, total, last)
			of.Order = causes.NewestFirst
		}
		of.LargeOnly, of.Usual, of.Library = z.outside.LargeOnly, r.usualSize(order, s), library
		z.by[int32(i)] = of
	}
	return z
}

// stored is what a cloud behind the backup held of photos taken before a time, and
// of those that tell none, in bytes: the library's own sizes of what came, since an
// export may have converted it, and what only the backup has.
func (r *rollCall) stored(held heldBackup, before int64) (bytes int64) {
	if len(held.photos) == 0 && before == math.MaxInt64 {
		return held.bytes
	}
	for i := range r.lines {
		l := &r.lines[i]
		here := l.status == photo.Present || l.status == photo.Incomplete || r.fates[i] == came
		if here && (!l.dated || l.taken < before) {
			bytes += l.size
		}
	}
	for i := range held.photos {
		if p := &held.photos[i]; !p.matched && (!p.dated || p.taken < before) {
			bytes += p.size
		}
	}
	return bytes
}

// lacking is what photos hold, in bytes, that would have gone up and are not there.
func (r *rollCall) lacking() (bytes int64) {
	for i := range r.lines {
		if r.fates[i] == absent && r.lines[i].plain() {
			bytes += r.lines[i].size
		}
	}
	return bytes
}

// against finds the plan that so many bytes come closest to from below: the stated
// one, or one of those sold when they stopped.
func (h heldBackup) against(stated int64, stopped time.Time, held, next int64) causes.Sizes {
	z := causes.Sizes{Held: held, Next: next, Order: causes.OldestFirst}
	if stated > 0 {
		z.Stated = true
		for _, size := range meant(stated) {
			z.Tried++
			if z.Plan == 0 || held > z.Plan {
				z.Plan = size
			}
		}
		z.Chance = chanceOf(z, 1)
		return z
	}
	for _, p := range plans {
		if !p.sold(stopped) {
			continue
		}
		for _, size := range p.sizes() {
			z.Tried++
			if held <= size && (z.Plan == 0 || size < z.Plan) {
				z.Plan = size
			}
		}
	}
	z.Chance = chanceOf(z, spread)
	return z
}

// chanceOf is the probability that a total of nobody's choosing lies as near below
// one of the sizes that were tried: what is left of the plan, or the next photo
// where that is larger, of it all, for each size.
func chanceOf(z causes.Sizes, spread float64) float64 {
	if z.Plan <= 0 || z.Held > z.Plan {
		return 1
	}
	gap := float64(max(z.Plan-z.Held, z.Next, 1)) / float64(z.Plan)
	return min(float64(z.Tried)*gap/spread, 1)
}

// usualSize is how large a photo is on average, from a year before a stretch to its
// end, bytes.
func (r *rollCall) usualSize(order []int32, s *stretch) int64 {
	around := stretch{from: s.From.Unix() - 365*daySeconds, to: s.to}
	sum, n := int64(0), int64(0)
	around.within(r.lines, order, func(l int32) {
		sum += r.lines[l].size
		n++
	})
	return sum / max(n, 1)
}

// ends are the sizes of the first and the last absent photo of a stretch, bytes.
func (r *rollCall) ends(order []int32, s *stretch) (first, last int64) {
	s.within(r.lines, order, func(l int32) {
		if r.fates[l] == absent {
			if last = r.lines[l].size; first == 0 {
				first = last
			}
		}
	})
	return first, last
}
