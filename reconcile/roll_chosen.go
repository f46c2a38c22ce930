package reconcile

import (
	"cmp"
	"math"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

const (
	// chosenFrom is how many bits shorter it must be to tell what is missing by folders
	// than by stretches of time or by devices, to say that folders were chosen.
	chosenFrom = 12

	// chosenOfTree is the same where the backup keeps the library's folders and is no
	// cloud: copies go by folders, and hardly ever stand still for a time.
	chosenOfTree = 0

	// One photo in so many may fare otherwise than its folder.
	fewOdd = 12
)

// findChosen tells whether folders explain what is missing: nearly every one is there
// whole or not at all, and that tells it in fewer words than stretches of time do, which
// then coincide with folders by chance, or devices. iCloud knows no folders, and where
// what is missing is the end of the order of paths, a copy may have stopped there.
func (r *rollCall) findChosen(order []int32, s *shares) bool {
	d := s.sortings[causes.ByFolder]
	if r.route == photo.RouteICloud || len(r.inPath) > 0 {
		return false
	}
	in := slices.DeleteFunc(slices.Clone(order), func(l int32) bool { return d.of[l] < 0 })
	gone, all, odd := d.split()
	if gone < 1 || gone == all || all < fewestFolders || odd*fewOdd > len(in) || d.endsGone() {
		return false
	}
	byFolder := choices(all, gone) + choices(len(in), odd)
	from := float64(chosenFrom)
	if r.tree.keeps && (r.route == photo.RouteCopy || r.route == photo.RouteUnknown) {
		from = chosenOfTree
	}
	return byFolder+from <= r.bitsElse(in, d)
}

// bitsElse is how many bits it takes to tell which photos are missing by what groups are
// held against: by stretches of time, over all or of each device, or by devices.
func (r *rollCall) bitsElse(in []int32, d *sorting) float64 {
	byOwnTime, ofDevice := 0.0, 0.0
	for _, of := range r.byDevice(in) {
		byOwnTime += r.bitsInTime(of, d)
		lost := count(r.missingOf(of))
		ofDevice += 1 + choices(len(of), min(lost, len(of)-lost))
	}
	return min(r.bitsInTime(in, d), byOwnTime, ofDevice)
}

func (r *rollCall) missingOf(lines []int32) []bool {
	missing := make([]bool, len(lines))
	for i, l := range lines {
		missing[i] = r.fates[l] == absent
	}
	return missing
}

// split counts the folders of which all is missing, those that are there as well, and
// the photos that fare otherwise than their folder.
func (d *sorting) split() (gone, all, odd int) {
	for i := range d.groups {
		g := &d.groups[i]
		if g.plain.whole.photos == 0 {
			continue
		}
		all++
		if g.goneAll() {
			gone++
		}
		t := g.plain.whole
		odd += min(t.missing, t.photos-t.missing)
	}
	return gone, all, odd
}

// goneAll reports whether nearly nothing of a group came.
func (g *group) goneAll() bool {
	t := g.plain.whole
	return t.photos > 0 && t.missing*10 >= t.photos*9
}

// endsGone reports whether just the last folders in the order of paths are missing.
func (d *sorting) endsGone() bool {
	var list []*group
	for i := range d.groups {
		if d.groups[i].plain.whole.photos > 0 {
			list = append(list, &d.groups[i])
		}
	}
	slices.SortStableFunc(list, func(a, b *group) int { return cmp.Compare(a.name, b.name) })
	first := slices.IndexFunc(list, (*group).goneAll)
	return first >= 0 && !slices.ContainsFunc(list[first:], func(g *group) bool { return !g.goneAll() })
}

// bitsInTime is how many bits it takes to tell which photos of a sequence in order of
// time are missing: where each run begins and ends, and what is otherwise in it or
// outside. Where folders are of one time each, a run can hardly help to end with one:
// so it has as many places for its ends as there are changes of folder.
func (r *rollCall) bitsInTime(sequence []int32, d *sorting) float64 {
	missing := r.missingOf(sequence)
	changes := 2
	for i := 1; i < len(sequence); i++ {
		if d.of[sequence[i]] != d.of[sequence[i-1]] {
			changes++
		}
	}
	found, _ := runs(missing)
	bits, odd, at := 0.0, 0, 0
	for _, g := range found {
		odd += count(missing[at:g.start]) + (g.end - g.start) - count(missing[g.start:g.end])
		at = g.end
		bits += math.Log2(float64(changes))
		if g.start > 0 && g.end < len(missing) {
			bits += math.Log2(float64(changes))
		}
	}
	odd += count(missing[at:])
	return bits + choices(len(missing), odd)
}

// choices is how many bits it takes to tell which k of n there are.
func choices(n, k int) float64 {
	gamma := func(x int) float64 { g, _ := math.Lgamma(float64(x + 1)); return g }
	return (gamma(n) - gamma(k) - gamma(n-k)) / math.Ln2
}
