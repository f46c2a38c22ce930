package reconcile

import (
	"cmp"
	"slices"

	"rollcall/photo"
)

// albumCopies counts a photo of the library once that lies in several folders with
// one id of the place's own and the same bytes: Google Takeout repeats a photo in
// the folder of its year and in those of its albums. The further ones are made from
// the first. Equal bytes alone are no such repetition, but a duplicate that the user
// has; and each copy of a backup stays one.
func (g *grouping) albumCopies() {
	if !g.library {
		return
	}
	var parts map[int32][]int32
	for _, run := range g.assetRuns() {
		for n, f := range run {
			first, ok := g.repeats(run[:n], f.item)
			if !ok {
				continue
			}
			if parts == nil {
				parts = g.partsHere()
			}
			if g.sameParts(parts[first], parts[f.item]) {
				g.fold(first, f.item, parts[f.item])
			}
		}
	}
}

// assetRuns are the files of the place that have an id which others have, too.
func (g *grouping) assetRuns() (runs [][]ofAsset) {
	mine := slices.DeleteFunc(slices.Clone(g.assets), func(a ofAsset) bool { return a.item < g.lo || a.item >= g.hi })
	slices.SortFunc(mine, func(a, b ofAsset) int { return cmp.Or(cmp.Compare(a.asset, b.asset), cmp.Compare(a.item, b.item)) })
	for k := 0; k < len(mine); {
		n := k + 1
		for n < len(mine) && mine[n].asset == mine[k].asset {
			n++
		}
		if n > k+1 {
			runs = append(runs, mine[k:n])
		}
		k = n
	}
	return runs
}

// repeats finds the photo among those before that another has the bytes of.
func (g *grouping) repeats(before []ofAsset, i int32) (first int32, ok bool) {
	b := &g.briefs[i]
	for _, f := range before {
		a := &g.briefs[f.item]
		if a.role == rolePhoto && b.role == rolePhoto && g.sameBytes(f.item, i) && a.is(trashed) == b.is(trashed) {
			return f.item, true
		}
	}
	return 0, false
}

func (g *grouping) sameBytes(i, j int32) bool {
	a, b := &g.briefs[i], &g.briefs[j]
	return a.proof != photo.Digest{} && a.proof == b.proof && a.size == b.size && a.class == b.class
}

// partsHere are the parts of the place's photos.
func (g *grouping) partsHere() map[int32][]int32 {
	parts := map[int32][]int32{}
	for i := g.lo; i < g.hi; i++ {
		if main := g.briefs[i].main; main >= 0 && main != i {
			parts[main] = append(parts[main], i)
		}
	}
	return parts
}

// sameParts reports whether each picture among the parts of one photo is there with
// the other, too.
func (g *grouping) sameParts(first, further []int32) bool {
	for _, j := range further {
		if g.briefs[j].isPicture() && !slices.ContainsFunc(first, func(i int32) bool {
			return g.briefs[i].role == g.briefs[j].role && g.sameBytes(i, j)
		}) {
			return false
		}
	}
	return true
}

// fold makes derivatives of a photo that is there already and of its pictures; its
// sidecars are the first one's.
func (g *grouping) fold(first, further int32, parts []int32) {
	for _, i := range append([]int32{further}, parts...) {
		b := &g.briefs[i]
		if b.isPicture() {
			b.role, b.main = roleDerivative, -1
		} else {
			b.main = first
		}
	}
}
