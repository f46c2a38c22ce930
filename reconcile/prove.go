package reconcile

import "rollcall/photo"

// prove settles what the first rung's proofs settle, on sorted digests alone.
func (p *pairing) prove() {
	if len(p.req.Matchers) == 0 {
		return
	}
	if p.lib.proven == nil {
		p.lib.proven = p.lib.proofs() // once for all backup places
	}
	back := p.back.proofs()
	p.proveRuns(p.lib.proven, back)
	p.proveMotions(back)
}

// proveRuns goes through both sides' files by digest, side by side.
func (p *pairing) proveRuns(lib, back []int32) {
	p.lib.runs(lib, byProof, func(run []int32) {
		proof := &p.lib.briefs[run[0]]
		for len(back) > 0 && byProof.compare(&p.back.briefs[back[0]], proof) < 0 {
			back = back[1:]
		}
		same := 0
		for same < len(back) && p.back.briefs[back[same]].proof == proof.proof {
			same++
		}
		if same > 0 {
			p.proveRun(run, back[:same])
		}
	})
}

// proveRun pairs files of one digest. Each file of the library may share its
// counterpart; of several the one of the same name is told, else the first.
func (p *pairing) proveRun(lib, back []int32) {
	for _, i := range lib {
		best := int32(-1)
		for _, j := range back {
			if !p.equal(i, j) || !p.copies(i, j) {
				continue
			}
			if sameStem := p.lib.briefs[i].stem == p.back.briefs[j].stem; best < 0 || sameStem {
				best = j
				if sameStem {
					break
				}
			}
		}
		if best >= 0 {
			p.settle(0, i, best, p.req.Matchers[0].Proven, false)
		}
	}
	for _, j := range back {
		p.used[j] = p.used[j] || p.equal(lib[0], j)
	}
}

func (p *pairing) equal(i, j int32) bool {
	a, b := &p.lib.briefs[i], &p.back.briefs[j]
	return a.main >= 0 && a.class == b.class && a.size == b.size && p.offered(j)
}

// copies reports whether a file with the same content counts as a copy: not in
// the trash, and not the library's own file. What it is instead is kept.
func (p *pairing) copies(i, j int32) bool {
	a, b := &p.lib.briefs[i], &p.back.briefs[j]
	switch {
	case a.sameFile(b):
		p.own[j] = true
		keepFirst(p.sameFile, i, b.row)
		return false
	case b.is(trashed):
		keepFirst(p.inTrash, i, b.row)
		return false
	}
	return true
}

func keepFirst(m map[int32]int64, i int32, row int64) {
	if _, ok := m[i]; !ok {
		m[i] = row
	}
}

// proofs lists the files with a proof, by digest, then in order.
func (s *stock) proofs() []int32 {
	list := s.all(func(i int32) bool { return s.briefs[i].proof != photo.Digest{} })
	s.sort(list, byProof)
	return list
}
