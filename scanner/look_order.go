package scanner

import (
	"cmp"
	"slices"
)

// tile is how many backup pictures are held against one library picture after the
// other. With half as many again of the library's they fit into the cache.
const tile = maxGrids / 2

// sortForCache orders couples so that pictures that meet come together, and each
// is decoded once as long as those that meet fit into the cache. Of larger groups
// the backup's pictures are decoded once, the library's once for each tile.
func sortForCache(all []*couple) {
	groups := groupsOf(all)
	type turn struct{ group, tile, library, backup int }
	turns := map[*couple]turn{}
	groupAt, libraryAt, backupAt := map[*subject]int{}, map[*subject]int{}, map[*subject]int{}
	size := map[int]int{} // backup pictures of a group
	for _, c := range all {
		group := number(groupAt, groups.find(c.library))
		if _, ok := backupAt[c.backup]; !ok {
			backupAt[c.backup] = size[group]
			size[group]++
		}
		turns[c] = turn{group, backupAt[c.backup] / tile, number(libraryAt, c.library), backupAt[c.backup]}
	}
	slices.SortStableFunc(all, func(a, b *couple) int {
		x, y := turns[a], turns[b]
		return cmp.Or(cmp.Compare(x.group, y.group), cmp.Compare(x.tile, y.tile),
			cmp.Compare(x.library, y.library), cmp.Compare(x.backup, y.backup))
	})
}

// number numbers subjects in the order of first use.
func number(at map[*subject]int, s *subject) int {
	n, ok := at[s]
	if !ok {
		n = len(at)
		at[s] = n
	}
	return n
}

// groups are sets of subjects that meet each other, over others too: each points
// towards the one that stands for its set.
type groups map[*subject]*subject

func groupsOf(all []*couple) groups {
	g := groups{}
	for _, c := range all {
		g[g.find(c.library)] = g.find(c.backup)
	}
	return g
}

func (g groups) find(s *subject) *subject {
	for g[s] != nil && g[s] != s {
		if next := g[g[s]]; next != nil {
			g[s] = next // halves the way for the next one
		}
		s = g[s]
	}
	return s
}
