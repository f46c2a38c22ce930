package reconcile

import (
	"cmp"
	"slices"

	"rollcall/photo"
)

// isPhoto reports whether a file is a photo that counts as one.
func (s *stock) isPhoto(i int32) bool {
	return s.briefs[i].role == rolePhoto && !s.briefs[i].is(render)
}

// partsByPhoto lists the files that are parts, by photo, then role as the report
// prints it, then path.
func (s *stock) partsByPhoto() []int32 {
	list := s.all(func(i int32) bool { return s.briefs[i].main >= 0 && s.briefs[i].main != i })
	slices.SortFunc(list, func(i, j int32) int {
		a, b := &s.briefs[i], &s.briefs[j]
		return cmp.Or(cmp.Compare(a.main, b.main), cmp.Compare(partRoles[a.role], partRoles[b.role]), cmp.Compare(i, j))
	})
	return list
}

// partsOf is the run of a photo's parts.
func (c *check) partsOf(main int32) []int32 {
	at := func(i, main int32) int { return cmp.Compare(c.lib.briefs[i].main, main) }
	lo, _ := slices.BinarySearchFunc(c.parts, main, at)
	hi, _ := slices.BinarySearchFunc(c.parts, main+1, at)
	return c.parts[lo:hi]
}

// photoSizes sums the bytes of each photo with its parts, by the photo's brief.
func (s *stock) photoSizes() []int64 {
	sizes := make([]int64, len(s.briefs))
	for i := range s.briefs {
		if b := &s.briefs[i]; b.main >= 0 {
			sizes[b.main] += b.size
		}
	}
	return sizes
}

// tally counts what the files of one place ended as. Files that were left out
// before they became items are known to the scan only.
func (s *stock) tally(place int, scanned photo.Tally) photo.Tally {
	t := photo.Tally{}
	for i := range s.briefs {
		b := &s.briefs[i]
		if int(b.place) != place {
			continue
		}
		r := b.role
		if b.is(render) {
			r = roleDerivative
		}
		switch r {
		case rolePhoto:
			t.Photos++
			t.Bytes += b.size
		case roleVideo, roleRAW, roleSidecar:
			t.Parts++
			t.Bytes += b.size
		case roleDerivative:
			t.Derivatives++
		case roleIgnored:
			t.Ignored++
		case roleProblem:
			t.Problems++
		case roleRecord, roleGone: // no file
		default:
			t.Other++
		}
	}
	t.Ignored = max(t.Ignored, scanned.Ignored)
	t.Media = t.Photos + t.Parts
	t.Files = t.Media + t.Derivatives + t.Other + t.Ignored + t.Problems
	return t
}
