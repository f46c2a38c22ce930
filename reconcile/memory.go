package reconcile

import "runtime/debug"

const (
	manyFiles  = 1 << 18
	tightHeap  = 25 // percent of garbage over what lives, before the collector runs
	freeOfHeap = -1 // the collector is off
)

// tighten has the collector run sooner while a check of many files is made, and
// returns what undoes it. Nearly all that lives then are lists without pointers,
// which the collector does not read: a million files against a million take 530 MB
// at peak instead of 800, for 6 % more of processor time.
func (req *Request) tighten() (undo func()) {
	files := 0
	for _, sides := range [][]Side{req.Library, req.Backup} {
		for i := range sides {
			files += sides[i].Place.Tally.Files
		}
	}
	if files < manyFiles {
		return func() {}
	}
	before := debug.SetGCPercent(tightHeap)
	if before != freeOfHeap && before < tightHeap {
		debug.SetGCPercent(before)
	}
	return func() { debug.SetGCPercent(before) }
}
