package reconcile

import "slices"

// rawWithin is how far apart, in seconds, the two files of one RAW+JPEG shot may
// say they were taken.
const rawWithin = 2

// rawPairs makes the RAW a part of the JPEG or HEIC of its folder and stem. Each
// takes one partner.
func (g *grouping) rawPairs() {
	g.runs(g.byName, byFolderAndStem, func(run []int32) {
		var taken []int32
		for _, i := range run {
			if g.briefs[i].class != raw {
				continue
			}
			if j, ok := g.rawPartner(i, run, taken); ok {
				g.attach(i, j, roleRAW)
				taken = append(taken, j)
			}
		}
	})
}

func (g *grouping) rawPartner(i int32, run, taken []int32) (int32, bool) {
	a := &g.briefs[i]
	for _, j := range run {
		b := &g.briefs[j]
		undated := !a.is(dated) || !b.is(dated)
		if b.class == still && !slices.Contains(taken, j) && (undated || near(a, b, rawWithin)) {
			return j, true
		}
	}
	return 0, false
}
