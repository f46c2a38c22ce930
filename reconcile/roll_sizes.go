package reconcile

import (
	"time"

	"rollcall/reconcile/causes"
)

// A plan is a size of cloud storage that was sold.
type plan struct {
	gigabytes int64
	until     time.Time // the last day it was sold; zero: still
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
	{gigabytes: 6000},
	{gigabytes: 12000},
}

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

// sizesOf holds what the backup has against the stated plan, or against those
// that were sold when the last stretch began.
func sizesOf(r *rollCall, order []int32, held, stated int64) causes.Sizes {
	z := causes.Sizes{Held: held}
	began := time.Time{}
	for _, s := range r.stretches {
		if s.device == none && s.Open() {
			began, z.FirstLost = s.From, r.firstLost(order, s)
		}
	}
	if stated > 0 {
		z.Plan, z.Stated, z.Tried = stated, true, 1
		z.LargeOnly = r.allLarger(stated - held)
		return z
	}
	for _, p := range plans {
		if !p.until.IsZero() && began.After(p.until) {
			continue
		}
		for _, size := range p.sizes() {
			z.Tried++
			if held <= size && (z.Plan == 0 || size < z.Plan) {
				z.Plan = size
			}
		}
	}
	return z
}

// firstLost is the size of the first absent photo of a stretch.
func (r *rollCall) firstLost(order []int32, s stretch) int64 {
	for _, l := range order {
		if r.fates[l] == absent && s.covers(r.lines[l].taken) {
			return r.lines[l].size
		}
	}
	return 0
}

// allLarger reports whether three photos or more are absent, and all of them
// larger than the room.
func (r *rollCall) allLarger(room int64) bool {
	n := 0
	for i, f := range r.fates {
		if f == absent {
			if n++; r.lines[i].size <= room {
				return false
			}
		}
	}
	return n >= 3
}
