package reconcile

import (
	"bytes"
	"cmp"
	"slices"
)

// An order is one of files. Most of it lies in a number that first gives; compare
// settles the rest and agrees with first.
type order struct {
	first   func(b *brief) uint64
	compare func(a, b *brief) int
}

var (
	byProof = order{
		first:   func(b *brief) uint64 { return hashDigest(b.proof) },
		compare: func(a, b *brief) int { return bytes.Compare(a.proof[:], b.proof[:]) },
	}
	byStem = order{
		first:   func(b *brief) uint64 { return b.stem },
		compare: func(a, b *brief) int { return cmp.Compare(a.stem, b.stem) },
	}
	byContent = order{
		first:   func(b *brief) uint64 { return b.content },
		compare: func(a, b *brief) int { return cmp.Compare(a.content, b.content) },
	}
	byWall = order{
		first:   func(b *brief) uint64 { return uint64(b.wall) ^ 1<<63 }, // times before 1970 first
		compare: func(a, b *brief) int { return cmp.Compare(a.wall, b.wall) },
	}
	byFolderAndStem = order{
		first: func(b *brief) uint64 { return uint64(b.folder)<<32 | b.stem>>32 },
		compare: func(a, b *brief) int {
			return cmp.Or(cmp.Compare(a.folder, b.folder), cmp.Compare(a.stem, b.stem))
		},
	}
)

// sort sorts files in place; equals stay in order of path. The numbers are put side by
// side first: files that are compared lie all over the memory, and a million are sorted
// in a third of the time.
func (s *stock) sort(files []int32, by order) {
	type numbered struct {
		first uint64
		file  int32
	}
	list := make([]numbered, len(files))
	for k, i := range files {
		list[k] = numbered{by.first(&s.briefs[i]), i}
	}
	slices.SortFunc(list, func(a, b numbered) int {
		if a.first != b.first {
			return cmp.Compare(a.first, b.first)
		}
		return cmp.Or(by.compare(&s.briefs[a.file], &s.briefs[b.file]), cmp.Compare(a.file, b.file))
	})
	for k := range list {
		files[k] = list[k].file
	}
}

// runs calls visit with each run of equal files in a sorted list.
func (s *stock) runs(list []int32, by order, visit func(run []int32)) {
	for lo := 0; lo < len(list); {
		hi := lo + 1
		for hi < len(list) && by.compare(&s.briefs[list[lo]], &s.briefs[list[hi]]) == 0 {
			hi++
		}
		visit(list[lo:hi])
		lo = hi
	}
}

// find returns the run that equals the wanted one.
func (s *stock) find(list []int32, wanted *brief, by order) []int32 {
	lo, ok := slices.BinarySearchFunc(list, wanted, func(i int32, w *brief) int { return by.compare(&s.briefs[i], w) })
	if !ok {
		return nil
	}
	hi := lo
	for hi < len(list) && by.compare(&s.briefs[list[hi]], wanted) == 0 {
		hi++
	}
	return list[lo:hi]
}
