package reconcile

import (
	"cmp"
	"slices"
	"time"
)

const (
	// fewestNumbered is how many photos must have numbers in their names for these to tell
	// the order in which they were taken.
	fewestNumbered = 20

	// Of so many photos one may tell its date, or have no number, or one that another has.
	datedAmong = 20
	otherAmong = 10

	// perNumber is how far apart photos count as taken that tell their order only, seconds:
	// three a day.
	perNumber = 8 * 3600
)

// byNumbers puts photos in the order of the numbers that a camera counted in their names,
// as if they had been taken three a day until today, where hardly any tells when it was:
// of copies without metadata, or what is broken. Numbers, not days, are then said of them.
// putBack undoes it.
func (r *rollCall) byNumbers(now time.Time) {
	list := r.numbered()
	if list == nil {
		return
	}
	if r.retimed == nil {
		r.retimed = map[int32]retimed{}
	}
	for i := range r.lines {
		l := &r.lines[i]
		r.retimed[int32(i)] = retimed{l.taken, l.day, l.dated}
		l.dated, l.day = false, 0
	}
	begin := now.Unix() - int64(len(list))*perNumber
	r.numbers = make(map[int64]int32, len(list))
	for k, i := range list {
		l := &r.lines[i]
		l.taken, l.dated = begin+int64(k)*perNumber, true
		r.numbers[l.taken] = l.number
	}
}

// numbered are the lines with numbers, in their order; nil where these tell nothing.
func (r *rollCall) numbered() (list []int32) {
	timed, seen := 0, map[[2]int32]bool{}
	for i := range r.lines {
		l := &r.lines[i]
		timed += oneIf(l.dated || l.day > 0 || l.added > 0)
		if l.number >= 0 {
			list = append(list, int32(i))
			seen[[2]int32{l.place, l.number}] = true
		}
	}
	others, twice := len(r.lines)-len(list), len(list)-len(seen)
	if len(list) < fewestNumbered || timed*datedAmong > len(r.lines) || others*otherAmong > len(r.lines) || twice*otherAmong > len(list) {
		return nil
	}
	slices.SortStableFunc(list, func(a, b int32) int {
		return cmp.Or(cmp.Compare(r.lines[a].place, r.lines[b].place), cmp.Compare(r.lines[a].number, r.lines[b].number))
	})
	return list
}

// numberStretches tells of stretches in the order of numbers where they begin and end.
func (r *rollCall) numberStretches(list []stretch) {
	for i := range list {
		s := &list[i]
		first, ok := r.numbers[s.From.Unix()]
		if last, known := r.numbers[s.To.Unix()]; ok && known {
			s.Numbered, s.First, s.Last = true, int(first), int(last)
		}
	}
}
