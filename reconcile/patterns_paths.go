package reconcile

import (
	"cmp"
	"math"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// pathRuns finds, for each place of the library, the photos from a path on of which
// hardly any is in the backup, in the order of paths: a copy that stopped, as a rule amid
// a folder. One that begins with a folder may as well be folders that were left out: it
// is one only where the last file before it is broken, or where nobody would have chosen
// just the folders that come last.
func (r *rollCall) pathRuns() ([]stretch, map[int32]int) {
	var found []stretch
	in := map[int32]int{}
	if r.sure && (r.route == photo.RouteICloud || r.route == photo.RouteApp) {
		return nil, in // a cloud takes photos as they come, and knows no paths
	}
	for begin := 0; begin < len(r.lines); {
		var sequence []int32
		end := begin
		for ; end < len(r.lines) && r.lines[end].place == r.lines[begin].place; end++ {
			if r.fates[end] != apart && r.lines[end].plain() {
				sequence = append(sequence, int32(end))
			}
		}
		if s, ok := r.pathRun(sequence); ok {
			for _, l := range sequence[s.Before+s.lost:] {
				in[l] = len(found)
			}
			found = append(found, s.stretch)
		}
		begin = end
	}
	return found, in
}

// A pathStop is a run in the order of paths that has no end.
type pathStop struct {
	stretch
	lost int // photos missing before it
}

func (r *rollCall) pathRun(sequence []int32) (pathStop, bool) {
	missing := make([]bool, len(sequence))
	for i, l := range sequence {
		missing[i] = r.fates[l] == absent
	}
	found, usual := runs(missing)
	if len(found) == 0 || found[len(found)-1].end != len(sequence) || found[len(found)-1].start == 0 {
		return pathStop{}, false
	}
	g := found[len(found)-1]
	first := sequence[g.start]
	if survive := g.end - g.start - count(missing[g.start:]); survive*survivors > g.end-g.start {
		return pathStop{}, false // a copy that stopped has nothing behind that
	}
	whole := count(missing[:g.start]) == 0 && count(missing[g.start:]) == g.end-g.start
	clean := whole && r.foldersOf(sequence[g.start:]) >= fewestBehind
	splits := r.splitsFolder(sequence, g.start, clean)
	if !splits && !r.brokenBefore(first) && !(clean && r.lastByName(sequence, g.start)) {
		return pathStop{}, false
	}
	if r.explainedFrom(first) > count(missing[g.start:]) {
		return pathStop{}, false
	}
	s := pathStop{lost: count(missing[:g.start]), stretch: stretch{from: math.MinInt64, to: math.MaxInt64, Stretch: causes.Stretch{
		Photos: g.end - g.start, Missing: count(missing[g.start:]), Typical: int(first), FromPath: cmp.Or(r.names.Name(r.lines[first].folder), "."),
		WithFolder: !splits, Clean: whole,
	}}}
	s.Before = g.start - s.lost
	s.InTime, s.Folders = r.inTime(sequence, g.start), r.foldersOf(sequence[g.start:])
	s.In = 1 - min(usual*float64(s.Photos)/float64(s.Missing), 1)
	return s, s.Before > 0
}

const (
	// fewestBehind is how many folders there must be from the place on where a copy
	// stopped, for one photo before it to show that it was amid a folder.
	fewestBehind = 3
	// leastByChance is how likely it may be, at most, that folders which somebody chose to
	// leave out are just the last ones in the order of paths.
	leastByChance = 0.004
	// survivors is the part of a run in the order of paths, one photo in so many, of
	// which a copy may be there by other ways.
	survivors = 50
	// fewestAcross is how many photos must lie the other way round in time, and across the
	// part of a run that they must be, one in so many, for paths to tell more than time.
	fewestAcross = 3
	across       = 20
)

// foldersOf counts the folders of lines that stand in the order of paths.
func (r *rollCall) foldersOf(sequence []int32) int {
	n, last := 0, int32(-1)
	for _, l := range sequence {
		if folder := r.lines[l].folder; folder != last {
			n, last = n+1, folder
		}
	}
	return n
}

// brokenBefore reports whether the photo before a line, in the order of paths, has a
// broken copy: the one that was being written when a copy was cut off.
func (r *rollCall) brokenBefore(first int32) bool {
	for i := int(first) - 1; i >= 0 && r.lines[i].place == r.lines[first].place; i-- {
		if r.broken[i] {
			return true
		}
		if r.fates[i] != apart {
			return false
		}
	}
	return false
}

// lastByName reports whether the folders from a place on are the last ones in the order
// of paths, and hardly by chance. The order of folders by date is that of time.
func (r *rollCall) lastByName(sequence []int32, start int) bool {
	if causes.Dated(r.names.Name(r.lines[sequence[start]].folder)) {
		return false
	}
	behind, all := r.foldersOf(sequence[start:]), r.foldersOf(sequence)
	byChance := 1.0
	for i := range behind {
		byChance *= float64(i+1) / float64(all-i)
	}
	return byChance <= leastByChance
}

// inTime reports whether a run in the order of paths is one in the order of time as
// well, as where folders are by date: its photos are newer than those before it. That
// copying stopped is then told by nothing: a copy that was made on that day ends there, too.
func (r *rollCall) inTime(sequence []int32, start int) bool {
	var before, behind []int64
	for i, l := range sequence {
		switch {
		case !r.lines[l].dated:
		case i >= start && r.fates[l] == absent:
			behind = append(behind, r.lines[l].taken)
		case i < start && r.fates[l] == came:
			before = append(before, r.lines[l].taken)
		}
	}
	if len(before) == 0 || len(behind) == 0 {
		return false
	}
	slices.Sort(before)
	last := before[len(before)-1-len(before)/50] // few wrong clocks say nothing
	older := countWithin(sorted(behind), math.MinInt64, last-1)
	return older < fewestAcross || older*across < len(behind)
}

func sorted(times []int64) []int64 {
	slices.Sort(times)
	return times
}

// explainedFrom counts the missing photos of a line's place, from it on in the order of
// paths, that explain themselves. Where most of what is missing does, what is left is
// no copy that stopped.
func (r *rollCall) explainedFrom(first int32) int {
	n := 0
	for i := int(first); i < len(r.lines) && r.lines[i].place == r.lines[first].place; i++ {
		if r.lines[i].status == photo.Missing && r.fates[i] == apart {
			n++
		}
	}
	return n
}

// splitsFolder reports whether a run begins amid a folder: some of it came before,
// some is missing after. One on either side is enough where all before came and nothing since.
func (r *rollCall) splitsFolder(sequence []int32, start int, clean bool) bool {
	here := r.lines[sequence[start]].folder
	before, after := 0, 0
	for i := start - 1; i >= 0 && r.lines[sequence[i]].folder == here; i-- {
		if r.fates[sequence[i]] == came {
			before++
		}
	}
	for i := start; i < len(sequence) && r.lines[sequence[i]].folder == here; i++ {
		if r.fates[sequence[i]] == absent {
			after++
		}
	}
	return before >= 2 && after >= 2 || clean && before >= 1 && after >= 1
}
