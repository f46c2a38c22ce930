package reconcile

import (
	"cmp"
	"slices"

	"rollcall/reconcile/causes"
)

const (
	// fewestOfAKind is how many photos of a kind must be missing in a stretch, and how many
	// must be there outside of it, for it to have begun or ended.
	fewestOfAKind = 8

	// fewestBeside is how many photos of other kinds must have come in its time, and
	// besideShare the part of them, in tenths: else its time is what it shares. Of the
	// device that its photos are of, that many of other kinds, too.
	fewestBeside       = 24
	besideShare        = 7
	fewestBesideDevice = 8

	// kindTogether is how near a stretch of one kind may lie to another one's begin or
	// end to be a part of it, seconds.
	kindTogether = 30 * daySeconds

	// kindLets is the part of a kind's photos, one in so many, that may have come amid its
	// missing ones for it to be looked at closer.
	kindLets = 10
)

// kindsBy are the dimensions by which photos are sorted into kinds, what tells most
// first.
var kindsBy = []causes.Dimension{causes.ByFolder, causes.ByFormat, causes.ByOrigin, causes.ByClass}

// findKinds finds stretches in which all of one kind of photo is missing (of a folder, a
// format, pictures that no camera took, films) while others of that time came. A photo
// that tells no date counts on the day that its name tells. What lies in them is in no
// stretch of time: it was left out, or cleaned out, since or until a date.
func (r *rollCall) findKinds(found []stretch) {
	r.inKind = map[int32]int{}
	if r.sorted == nil {
		return
	}
	timed := r.timed()
	for _, dim := range kindsBy {
		d := r.sorted.sortings[dim]
		for at, sequence := range r.perhapsKinds(dim, d, timed) {
			if sequence == nil {
				continue
			}
			for _, s := range r.runsIn(sequence, none) {
				s.Kind, s.KindBy = d.groups[at].name, dim
				if !r.ofGoneWhole(&s, sequence) && r.isKind(&s, found, func(l int32) bool { return d.of[l] == int32(at) }, timed) {
					r.takeKind(s, sequence)
					r.takeUntimed(d, int32(at))
				}
			}
		}
	}
	r.beside = nil
}

// timed are the lines that take part in patterns and of which it is told when they came,
// by time: by themselves, by their name, or by what lies beside them.
func (r *rollCall) timed() []int32 {
	r.beside = make([]int64, len(r.lines))
	var list []int32
	for i := range r.lines {
		l := &r.lines[i]
		if !l.plain() || r.fates[i] == apart || r.leftOut[i] {
			continue
		}
		_, ok := l.time()
		if s, near := between(r.lines, i); !ok && near && s.to-s.from < kindTogether {
			r.beside[i], ok = s.from, true
		}
		if ok {
			list = append(list, int32(i))
		}
	}
	slices.SortStableFunc(list, func(a, b int32) int { return cmp.Compare(r.timeOf(a), r.timeOf(b)) })
	return list
}

// perhapsKinds are the photos of each group of a dimension, by time, that may have a
// stretch of their own: some are missing, some are there, and hardly any that is there
// lies amid the missing ones. What makes up half of the roll is no kind.
func (r *rollCall) perhapsKinds(dim causes.Dimension, d *sorting, timed []int32) [][]int32 {
	type seen struct{ here, gone, amid, since int }
	groups := make([]seen, len(d.groups))
	for _, l := range timed {
		at := d.of[l]
		if _, taken := r.inKind[l]; at < 0 || taken {
			continue
		}
		g := &groups[at]
		if r.fates[l] == absent {
			g.gone, g.amid, g.since = g.gone+1, g.amid+g.since, 0
			continue
		}
		if g.here++; g.gone > 0 {
			g.since++
		}
	}
	lists := make([][]int32, len(groups))
	for at, g := range groups {
		small := (g.here+g.gone)*2 < len(timed)
		if small && g.gone >= fewestOfAKind && g.here >= fewestOfAKind && g.amid*kindLets <= g.gone && (dim != causes.ByFolder || !causes.Dated(d.groups[at].name)) {
			lists[at] = make([]int32, 0, g.here+g.gone)
		}
	}
	for _, l := range timed {
		if at := d.of[l]; at >= 0 && lists[at] != nil {
			if _, taken := r.inKind[l]; !taken {
				lists[at] = append(lists[at], l)
			}
		}
	}
	return lists
}

// ofGoneWhole reports whether most missing photos of a run are of a format, class or
// device of which nearly nothing ever came: then it is that, whatever the date.
func (r *rollCall) ofGoneWhole(s *stretch, sequence []int32) bool {
	for _, dim := range []causes.Dimension{causes.ByFormat, causes.ByClass, causes.ByDevice} {
		d, counts := r.sorted.sortings[dim], map[int32]int{}
		for _, l := range sequence {
			if d.of[l] >= 0 && r.fates[l] == absent && s.covers(r.timeOf(l)) {
				counts[d.of[l]]++
			}
		}
		for at, n := range counts {
			if t := d.groups[at].all.whole; n*2 > s.Missing && t.missing*10 >= t.photos*9 {
				return true
			}
		}
	}
	return false
}

// isKind reports whether a run of a kind is told by the kind, and not by its time or its
// device: others of that time came, of the same device as well, and no other stretch
// begins or ends with it.
func (r *rollCall) isKind(s *stretch, found []stretch, in func(l int32) bool, timed []int32) bool {
	if s.Missing < fewestOfAKind || s.Before+s.After < fewestOfAKind {
		return false
	}
	near := func(a, b int64) bool { return a-b < kindTogether && b-a < kindTogether }
	for i := range found {
		t := &found[i]
		if near(s.From.Unix(), t.From.Unix()) && !s.Leading() || near(s.To.Unix(), t.To.Unix()) && !s.Open() {
			return false
		}
	}
	var others tally
	own, beside := map[int32]int{}, map[int32]*tally{}
	for _, l := range timed {
		t := r.timeOf(l)
		if t < s.From.Unix() || t > s.To.Unix() {
			continue
		}
		if _, taken := r.inKind[l]; taken {
			continue
		}
		if in(l) {
			own[r.device[l]] += oneIf(r.fates[l] == absent)
			continue
		}
		others.add(r.fates[l])
		if beside[r.device[l]] == nil {
			beside[r.device[l]] = &tally{}
		}
		beside[r.device[l]].add(r.fates[l])
	}
	if !others.mostlyCame(fewestBeside) {
		return false
	}
	for device, n := range own {
		if device != none && n*2 > s.Missing && (beside[device] == nil || !beside[device].mostlyCame(fewestBesideDevice)) {
			return false
		}
	}
	return true
}

// mostlyCame reports whether so many photos came, and most of all.
func (t *tally) mostlyCame(fewest int) bool {
	came := t.photos - t.missing
	return came >= fewest && came*10 >= t.photos*besideShare
}

// takeKind keeps a stretch of one kind, and takes its photos out of stretches of time.
func (r *rollCall) takeKind(s stretch, sequence []int32) {
	s.Typical = -1
	for _, l := range sequence {
		if s.covers(r.timeOf(l)) && r.fates[l] == absent {
			r.inKind[l], r.leftOut[l] = len(r.kinds), true
			if s.Typical < 0 {
				s.Typical = int(l)
			}
		}
	}
	r.kinds = append(r.kinds, s)
}

// takeUntimed lets lost photos of a kind of which nothing tells when they came belong to
// its stretch, where most of the kind's missing ones do.
func (r *rollCall) takeUntimed(d *sorting, at int32) {
	last := len(r.kinds) - 1
	if r.kinds[last].Missing*4 < d.groups[at].plain.whole.missing*3 {
		return
	}
	for i := range r.lines {
		l := int32(i)
		_, timed := r.lines[i].time()
		if d.of[i] == at && r.fates[i] == absent && r.lines[i].plain() && !timed && r.beside[i] == 0 && !r.leftOut[i] {
			r.inKind[l], r.leftOut[i] = last, true
		}
	}
}
