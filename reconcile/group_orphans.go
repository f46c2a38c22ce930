package reconcile

import (
	"cmp"
	"path"
	"slices"
	"strings"
)

// An orphan is a small picture that names an original which does not lie where that
// says.
type orphan struct {
	item   int32
	name   fileName
	folder string // of the original, as far as the cache tells
}

// orphans settles small pictures of a library that name their originals. Where an
// original lies elsewhere, or under another name with the same capture time, one is a
// derivative. Of what is left the original is in no place of the library: the largest
// picture of each is a photo, of which only this is left.
func (g *grouping) orphans(named []int32, taken map[int32]bool, toldByTime func(b *brief) bool) {
	if len(named) == 0 {
		return
	}
	list := make([]orphan, len(named))
	for k, i := range named {
		list[k] = g.orphanOf(i)
	}
	list = g.without(list, func(o *orphan, held map[uint64][]int32) bool {
		return g.liesNear(o, held, taken)
	})
	list = g.without(list, func(o *orphan, held map[uint64][]int32) bool {
		return toldByTime(&g.briefs[o.item]) || g.liesAnywhere(o, held, taken)
	})
	slices.SortStableFunc(list, func(a, b orphan) int {
		return cmp.Or(cmp.Compare(a.folder, b.folder), cmp.Compare(a.name.stem, b.name.stem), cmp.Compare(a.name.ending, b.name.ending),
			cmp.Compare(g.briefs[b.item].pixels, g.briefs[a.item].pixels))
	})
	for k := 1; k < len(list); k++ {
		if list[k].folder == list[k-1].folder && list[k].name == list[k-1].name {
			g.briefs[list[k].item].role = roleDerivative
		}
	}
}

// namesOriginal reports whether a small picture names its original: by what its cache
// calls it, or by a name of its own that a camera gave. Android's .thumbnails/774.jpg
// names none.
func (g *grouping) namesOriginal(i int32) bool {
	return g.cacheNames(i) || g.briefs[i].number >= 0 || g.briefs[i].day > 0
}

// cacheFolders are what caches add to the folder of an original.
var cacheFolders = strings.NewReplacer("@eaDir/", "", ".@__thumb/", "", "@__thumb/", "", ".thumbnails/", "",
	"PhotoData/Thumbnails/V2/", "", "PhotoData/Metadata/", "")

// noEnding is the ending of names without one: of originals that are named by their
// id alone, wherever they lie.
var noEnding = endingOf("id")

func endingOf(base string) uint32 {
	_, ending := hashBase(base, noClass)
	return ending
}

func (g *grouping) orphanOf(i int32) orphan {
	b, folder := &g.briefs[i], g.caged[i]
	name, told := g.imported[i]
	if !told {
		name = fileName{b.stem, b.ending}
	}
	if stem, ending := hashBase(path.Base(folder), noClass); name == (fileName{stem, ending}) {
		folder = path.Dir(folder)
	}
	if name.ending == noEnding {
		return orphan{i, name, ""}
	}
	return orphan{i, name, strings.TrimSuffix(cacheFolders.Replace(folder+"/"), "/")}
}

// without settles as derivatives those whose original is there, and gives the rest.
// held lists the library's files by the stems that are asked for.
func (g *grouping) without(list []orphan, there func(o *orphan, held map[uint64][]int32) bool) []orphan {
	held := map[uint64][]int32{}
	for k := range list {
		held[list[k].name.stem] = nil
	}
	for j := range g.briefs {
		b := &g.briefs[j]
		if _, asked := held[b.stem]; asked && b.class != sidecar && !b.is(unfinished) {
			held[b.stem] = append(held[b.stem], int32(j))
		}
	}
	return slices.DeleteFunc(list, func(o orphan) bool {
		if !there(&o, held) {
			return false
		}
		g.briefs[o.item].role = roleDerivative
		return true
	})
}

// liesNear finds the original in a folder of the name that the cache tells. What the
// place made itself can stand there, too, and have small pictures of its own.
func (g *grouping) liesNear(o *orphan, held map[uint64][]int32, taken map[int32]bool) bool {
	near := false
	for _, j := range held[o.name.stem] {
		folder := g.names.Name(g.briefs[j].folder)
		if j != o.item && g.isOriginal(o, j) && strings.EqualFold(path.Base("/"+folder), path.Base("/"+o.folder)) {
			near, taken[j] = true, true
		}
	}
	return near
}

// liesAnywhere finds the original by its name alone: people move originals, and caches
// stay. One that has small pictures where it lies is the original of those.
func (g *grouping) liesAnywhere(o *orphan, held map[uint64][]int32, taken map[int32]bool) bool {
	return slices.ContainsFunc(held[o.name.stem], func(j int32) bool {
		return !taken[j] && !g.briefs[j].is(cached) && !g.briefs[j].is(made) && g.isOriginal(o, j)
	})
}

// isOriginal reports whether a file of the name can be what the small picture was made
// from: not smaller, not of another time, and of the ending that is named, or a still in
// another format.
func (g *grouping) isOriginal(o *orphan, j int32) bool {
	b, f := &g.briefs[o.item], &g.briefs[j]
	switch {
	case f.pixels > 0 && f.pixels < b.pixels, b.is(dated) && f.is(dated) && !near(b, f, 2):
		return false
	case f.ending == o.name.ending:
		return true
	}
	return (f.class == still || f.class == raw) && !movieEndings[o.name.ending]
}

// movieEndings are the endings of videos that caches have pictures of.
var movieEndings = func() map[uint32]bool {
	all := map[uint32]bool{}
	for _, ending := range []string{"mov", "mp4", "m4v", "3gp", "avi", "mts", "m2ts", "mpg", "mpeg", "mkv", "wmv", "webm", "flv"} {
		all[endingOf("a."+ending)] = true
	}
	return all
}()
