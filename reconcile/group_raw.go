package reconcile

import (
	"path"
	"regexp"
	"slices"
	"strings"
)

// rawWithin is how far apart, in seconds, the two files of one RAW+JPEG shot may
// say they were taken.
const rawWithin = 2

// coverWithin is the same where the name tells the millisecond: Google's camera dates
// the two files as it is done with each (PhotoPrism 4757).
const coverWithin = 60

// rawPairs makes the RAW a part of the JPEG or HEIC of its folder and stem. Each
// takes one partner.
func (g *grouping) rawPairs() {
	g.runs(g.byName, byFolderAndStem, func(run []int32) { g.pairRAW(run, rawWithin) })
	g.coverPairs()
}

func (g *grouping) pairRAW(run []int32, within int64) {
	var taken []int32
	for _, i := range run {
		if g.briefs[i].class != raw || !g.isFree(i) {
			continue
		}
		if j, ok := g.rawPartner(i, run, taken, within); ok {
			g.attach(i, j, roleRAW)
			taken = append(taken, j)
		}
	}
}

// coverPairs joins what Google's camera names otherwise within one shot. Two stills of a
// shot (a portrait, a long exposure, and what they were made from) are two pictures that
// differ, and stay two photos.
func (g *grouping) coverPairs() {
	runs, order := map[stemAt][]int32{}, []stemAt{}
	at := func(i int32, stem uint64) stemAt { return stemAt{g.briefs[i].place, g.briefs[i].folder, stem} }
	for i := g.lo; i < g.hi; i++ {
		if stem, named := g.covers[i]; named && runs[at(i, stem)] == nil {
			runs[at(i, stem)] = []int32{}
			order = append(order, at(i, stem))
		}
	}
	if len(order) == 0 {
		return
	}
	hasRAW := map[int32]bool{}
	for i := g.lo; i < g.hi; i++ {
		if b := &g.briefs[i]; b.role == roleRAW {
			hasRAW[b.main] = true
		}
	}
	for _, i := range g.byName {
		stem, named := g.covers[i]
		if !named {
			stem = g.briefs[i].stem
		}
		if run, wanted := runs[at(i, stem)]; wanted && g.isFree(i) && !hasRAW[i] {
			runs[at(i, stem)] = append(run, i)
		}
	}
	for _, k := range order {
		g.pairRAW(runs[k], coverWithin)
	}
}

// coverName is a name by which Google's camera tells a JPEG from the RAW of its shot:
// PXL_20231207_032111247.RAW-01.COVER.jpg, or .RAW-01.MP.COVER.jpg with a motion video,
// and .RAW-02.ORIGINAL.dng (Pixel 8 and later, immich-go 94); PXL_20231026_205755225.MP.jpg
// and PXL_20231026_205755225.dng (before, memories 927).
var coverName = regexp.MustCompile(`^(pxl_\d{8}_\d{6,9}(?:~\d+)?)\.(?:raw-\d\d\.(?:mp\.)?cover|raw-\d\d\.original|mp)$`)

// coverStem hashes what the names of one shot have in common; false for names that
// tell no such part.
func coverStem(base string) (stem uint64, named bool) {
	name := strings.TrimSuffix(base, path.Ext(base))
	if !strings.Contains(name, ".") || !strings.EqualFold(name[:min(len(name), len("PXL_"))], "PXL_") {
		return 0, false
	}
	m := coverName.FindStringSubmatch(strings.ToLower(name))
	if m == nil {
		return 0, false
	}
	return hashName(m[1]), true
}

func (g *grouping) rawPartner(i int32, run, taken []int32, within int64) (int32, bool) {
	a := &g.briefs[i]
	for _, j := range run {
		b := &g.briefs[j]
		undated := !a.is(dated) || !b.is(dated)
		if b.class == still && !slices.Contains(taken, j) && (undated || near(a, b, within)) {
			return j, true
		}
	}
	return 0, false
}
