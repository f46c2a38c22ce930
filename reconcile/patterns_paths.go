package reconcile

import (
	"cmp"
	"math"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// pathRuns finds, for each place of the library, the photos from a path on of which
// hardly any is in the backup, in the order of paths: a copy that stopped amid a
// folder. One that begins with a folder may as well be folders that were left out,
// and is none.
func (r *rollCall) pathRuns() ([]stretch, map[int32]int) {
	var found []stretch
	in := map[int32]int{}
	for begin := 0; begin < len(r.lines); {
		var sequence []int32
		end := begin
		for ; end < len(r.lines) && r.lines[end].place == r.lines[begin].place; end++ {
			if l := &r.lines[end]; r.fates[end] != apart && !l.trash && !l.shared {
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
	if !r.splitsFolder(sequence, g.start) || r.explainedFrom(first) > count(missing[g.start:]) {
		return pathStop{}, false
	}
	s := pathStop{lost: count(missing[:g.start]), stretch: stretch{from: math.MinInt64, to: math.MaxInt64, Stretch: causes.Stretch{
		Photos: g.end - g.start, Missing: count(missing[g.start:]), Typical: int(first), FromPath: cmp.Or(r.names.Name(r.lines[first].folder), "."),
	}}}
	s.Before = g.start - s.lost
	s.In = 1 - min(usual*float64(s.Photos)/float64(s.Missing), 1)
	return s, s.Before > 0
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
// some is missing after.
func (r *rollCall) splitsFolder(sequence []int32, start int) bool {
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
	return before >= 2 && after >= 2
}
