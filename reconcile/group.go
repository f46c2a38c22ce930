package reconcile

// group settles what each file of the stock ends as: a photo, a part of one, a
// derivative, or nothing of a photo. In a library a photo that could not be read
// is a photo all the same; in a backup it is a problem.
func (s *stock) group() {
	for lo := 0; lo < len(s.briefs); {
		hi := lo
		for hi < len(s.briefs) && s.briefs[hi].place == s.briefs[lo].place {
			hi++
		}
		g := &grouping{stock: s, lo: int32(lo), hi: int32(hi)}
		g.settle()
		lo = hi
	}
}

// A grouping groups the files of one place: the briefs lo to hi.
type grouping struct {
	*stock
	lo, hi int32
	byName []int32           // pictures by folder, stem, position
	longBy map[int32][]int32 // files with long names by folder
}

// settle goes from the surest to the rest: each step takes what the ones before
// it left.
func (g *grouping) settle() {
	g.records()
	g.renders()
	g.derivatives()
	g.proxies()
	g.byName = g.sorted(g.isFree, byFolderAndStem)
	g.assetParts()
	g.rawPairs()
	g.livePairsByID()
	g.livePairsByName()
	g.photos()
	g.sidecars()
	g.albumCopies()
}

// records sets aside what the backup only has records of.
func (g *grouping) records() {
	for i := g.lo; i < g.hi; i++ {
		if b := &g.briefs[i]; b.is(recordOnly) && b.role != roleGone && !g.library {
			b.role = roleRecord
		}
	}
}

// renders offers edited versions of a backup that the place itself made from its
// photos: they count as made from them, and have bytes that an export of edits has.
func (g *grouping) renders() {
	for i := g.lo; i < g.hi; i++ {
		if b := &g.briefs[i]; b.is(render) && b.role == roleDerivative && !g.library && b.isPicture() {
			b.role, b.main = rolePhoto, i
		}
	}
}

// photos makes photos of what is left.
func (g *grouping) photos() {
	for i := g.lo; i < g.hi; i++ {
		b := &g.briefs[i]
		switch {
		case b.role == roleNone && b.is(unfinished) && g.library:
			b.role = roleOther // a download or copy that was cut off is nobody's photo yet
		case b.role == roleNone && b.isPicture(), b.role == roleProblem && b.isPicture() && g.library:
			b.role, b.main = rolePhoto, i
		case b.role == roleNone && b.class != sidecar:
			b.role = roleOther
		}
	}
}

// isFree reports whether the file may become a photo or a part of one.
func (g *grouping) isFree(i int32) bool {
	b := &g.briefs[i]
	return b.role == roleNone && b.isPicture() && !b.is(unfinished)
}

// attach makes one file a part of another's photo.
func (g *grouping) attach(part, main int32, r role) {
	g.briefs[part].role, g.briefs[part].main = r, main
}

// sorted lists the wanted files of the place in an order; equals stay in order
// of path.
func (g *grouping) sorted(wanted func(i int32) bool, by order) []int32 {
	var list []int32
	for i := g.lo; i < g.hi; i++ {
		if wanted(i) {
			list = append(list, i)
		}
	}
	g.sort(list, by)
	return list
}
