package reconcile

import (
	"path"
	"strings"
)

// smallPicture is Apple's cap for medium versions, in pixels: what is in a cache,
// not larger and without a date is a derivative of something.
const smallPicture = 786_432

// derivatives settles the files in caches of small pictures. One is a derivative
// when an original of the same place is told, by name or by capture time, or
// when it is small and tells no time. Else it is a photo of its own: it may be
// all that is left. So is, of a library, one that names its original: see orphans.
// Of a backup such a one is offered as what is left, and counts as a derivative.
func (g *grouping) derivatives() {
	if len(g.caged) == 0 {
		return
	}
	original := func(i int32) bool { return g.isFree(i) && !g.briefs[i].is(cached) }
	byName := g.sorted(original, byStem)
	byTime := g.sorted(func(i int32) bool { return original(i) && g.briefs[i].is(dated) }, byWall)
	var named []int32
	taken := map[int32]bool{} // originals that small pictures name
	for i := g.lo; i < g.hi; i++ {
		b := &g.briefs[i]
		if !b.is(cached) || !g.isFree(i) {
			continue
		}
		small := !b.is(dated) && b.pixels <= smallPicture
		if j := g.toldByName(byName, i); j >= 0 {
			b.role, taken[j] = roleDerivative, true
		} else if g.namesOriginal(i) && (g.library || small) {
			named = append(named, i)
		} else if small || g.toldByTime(byTime, b, nil) {
			b.role = roleDerivative
		}
	}
	g.orphans(named, taken, func(b *brief) bool { return g.toldByTime(byTime, b, taken) })
	if !g.library {
		g.offer(named)
	}
}

// cacheNames reports whether a cache tells whose small picture it is.
func (g *grouping) cacheNames(i int32) bool {
	_, told := g.imported[i]
	return told
}

// offer lets small pictures of a backup whose original is not there serve as what is
// left of a photo of the library.
func (g *grouping) offer(named []int32) {
	for _, i := range named {
		if b := &g.briefs[i]; b.role == roleNone {
			b.role, b.main = rolePhoto, i
			b.flags |= render
		}
	}
}

// toldByName finds the original by the folder's name, as in
// @eaDir/IMG_1.jpg/SYNOPHOTO_THUMB_XL.jpg and Thumbnails/V2/DCIM/100APPLE/IMG_1.HEIC/5005.JPG,
// or by the file's own stem, as in .thumbnails/IMG_1.jpg; -1: none.
func (g *grouping) toldByName(byName []int32, i int32) int32 {
	folder := g.caged[i]
	parent := brief{}
	parent.stem, parent.ending = hashBase(path.Base(folder), noClass)
	for _, j := range g.find(byName, &parent, byStem) {
		if o := &g.briefs[j]; o.ending == parent.ending && g.shadows(folder, o) {
			return j
		}
	}
	above := path.Dir(folder)
	for _, j := range g.find(byName, &g.briefs[i], byStem) {
		if within(g.names.Name(g.briefs[j].folder), above) {
			return j
		}
	}
	return -1
}

// shadows reports whether a cache's folder stands for an original: below the
// original's folder, or with its path at the end.
func (g *grouping) shadows(cache string, original *brief) bool {
	folder := g.names.Name(original.folder)
	return within(cache, folder) || strings.HasSuffix(path.Dir(cache), "/"+folder)
}

// toldByTime finds a larger picture of the same second, and of the same camera
// where the small one still names it; of those that are not taken.
func (g *grouping) toldByTime(byTime []int32, b *brief, taken map[int32]bool) bool {
	if !b.is(dated) {
		return false
	}
	for _, j := range g.find(byTime, b, byWall) {
		o := &g.briefs[j]
		if !taken[j] && o.pixels > b.pixels && (b.device == none || b.device == o.device) {
			return true
		}
	}
	return false
}

// within reports whether a folder is another or lies below it.
func within(folder, above string) bool {
	return above == "" || above == "." || folder == above || strings.HasPrefix(folder, above+"/")
}
