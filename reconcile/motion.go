package reconcile

import "rollcall/photo"

// A tail is a motion photo's video that is all that follows the picture in its
// file. Where more follows (a further picture, a maker's trailer) a video by itself
// is not all of it.
type tail struct {
	digest photo.Digest
	size   int64
	item   int32
}

func (s *stock) noteTail(i int32, it *photo.Item) {
	m := it.Meta.Motion
	if !it.Tail.IsZero() && !m.Empty() && m.Size == it.TailSize && m.End() == it.Stamp.Size {
		s.tails = append(s.tails, tail{it.Tail, it.TailSize, i})
	}
}

// proveMotions finds motion videos by their bytes: what the library has behind a
// picture as a file of its own in the backup, and the other way round. Tools that
// split motion photos leave the video as it is.
func (p *pairing) proveMotions(back []int32) {
	for _, t := range p.lib.tails {
		for _, j := range p.back.withProof(back, t.digest) {
			if b := &p.back.briefs[j]; b.class == video && b.size == t.size && p.offered(j) && !b.is(trashed) {
				keepFirst(p.motions, t.item, b.row)
				p.used[j] = true
			}
		}
	}
	for _, t := range p.back.tails {
		if !p.offered(t.item) || p.back.briefs[t.item].is(trashed) {
			continue
		}
		for _, i := range p.lib.withProof(p.lib.proven, t.digest) {
			if b := &p.lib.briefs[i]; b.class == video && b.size == t.size && b.main >= 0 && p.found[i].state < whole {
				p.tell(0, i, t.item, photo.Judgement{Grade: photo.Exact, Why: "the same bytes, behind the picture in a motion photo"}, false)
			}
		}
	}
}

// withProof is the run of files with a proof among those that are sorted by it.
func (s *stock) withProof(sorted []int32, proof photo.Digest) []int32 {
	return s.find(sorted, &brief{proof: proof}, byProof)
}

// matchOfPart is the counterpart of a part: of what follows the picture that of the
// picture's file, unless it is a file of its own.
func (w *writing) matchOfPart(m member) *photo.Match {
	r, split := w.motions[m.file]
	if m.role != photo.RoleMotion || !split || w.best[m.file].state == whole && !w.best[m.file].bare {
		return w.match(m.file)
	}
	it := w.backs[r]
	if it == nil {
		return nil
	}
	return &photo.Match{
		Place: int(r.place), Path: it.Path, Rung: w.req.Matchers[0].Name, Grade: photo.Exact,
		Why: "the same bytes as the video behind the picture",
	}
}
