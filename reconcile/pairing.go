package reconcile

import (
	"context"
	"fmt"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// A pairing holds the library against one backup place, rung by rung. What a
// rung has settled, later rungs leave alone.
type pairing struct {
	req   *Request
	lib   *stock
	back  *stock // of one place
	place int    // its position among the backup's places

	found    []found         // by library brief
	at       []int32         // the counterpart's brief, by library brief; -1: none
	used     []bool          // by backup brief: a counterpart, or the same as one
	own      []bool          // by backup brief: the library's own file under another name
	inTrash  map[int32]int64 // library brief to the row of a full copy in the trash
	sameFile map[int32]int64 // library brief to the row of the very same file
	motions  map[int32]int64 // library brief to the row of a file that is its motion video
	deleted  map[int32]deletion

	refusedLib  map[int32]bool // files that met under a key in too large a block
	refusedBack map[int32]bool
}

func newPairing(req *Request, lib, back *stock, place int) *pairing {
	p := &pairing{
		req: req, lib: lib, back: back, place: place,
		found: make([]found, len(lib.briefs)), at: make([]int32, len(lib.briefs)),
		used: make([]bool, len(back.briefs)), own: make([]bool, len(back.briefs)),
		inTrash: map[int32]int64{}, sameFile: map[int32]int64{}, motions: map[int32]int64{}, deleted: map[int32]deletion{},
		refusedLib: map[int32]bool{}, refusedBack: map[int32]bool{},
	}
	for i := range p.found {
		p.found[i], p.at[i] = notFound, -1
	}
	return p
}

// climb goes up the ladder.
func (p *pairing) climb(ctx context.Context) error {
	p.prove()
	for r := range p.req.Matchers {
		p.req.progress("pairing", r, len(p.req.Matchers))
		m := &p.req.Matchers[r]
		if m.Quick && (!p.req.Quick || len(p.lib.unopened)+len(p.back.unopened) == 0) {
			continue
		}
		rung := p.assign
		if m.Shares || m.Listed {
			rung = p.share
		}
		if err := rung(ctx, r, m); err != nil {
			return fmt.Errorf("match by %s: %w", m.Name, err)
		}
	}
	for r := range p.req.Matchers {
		if p.req.Matchers[r].Sight == photo.LookFingerprint {
			if err := p.tellPartials(ctx, r); err != nil {
				return err
			}
		}
	}
	p.tellMisnamed()
	p.tellDeletions()
	p.recognise()
	return nil
}

// open reports whether a file of the library still looks for its counterpart: one
// that is no full copy ends no search.
func (p *pairing) open(i int32) bool {
	b := &p.lib.briefs[i]
	return b.main >= 0 && b.isPicture() && p.found[i].state <= lesser
}

// offered reports whether a file of the backup may be a copy at all; what lies
// in a trash or a cache is among them, and what the backup only has records of.
func (p *pairing) offered(j int32) bool {
	b := &p.back.briefs[j]
	return b.main >= 0 || b.role == roleDerivative || b.isRecord() || b.class == sidecar && b.role == roleOther
}

// free reports whether a file of the backup may be the one counterpart of a file
// of the library.
func (p *pairing) free(j int32) bool {
	b := &p.back.briefs[j]
	return b.main >= 0 && b.isPicture() && !b.is(trashed) && !p.used[j]
}

// listed reports whether the backup only has a record of a file.
func (p *pairing) listed(j int32) bool {
	b := &p.back.briefs[j]
	return b.isRecord() && b.isPicture()
}

// settle records what a rung found, and that the backup's file serves. What an
// earlier rung found stays unless this is of a better state.
func (p *pairing) settle(rung int, i, j int32, judged photo.Judgement, bare bool) {
	if p.found[i].state >= stateOf(judged) {
		return
	}
	p.used[j] = true
	p.at[i] = j
	p.tell(rung, i, j, judged, bare)
}

// tell records what a rung found.
func (p *pairing) tell(rung int, i, j int32, judged photo.Judgement, bare bool) {
	p.found[i] = p.foundBy(rung, j, judged, bare)
}

func (p *pairing) foundBy(rung int, j int32, judged photo.Judgement, bare bool) found {
	return found{
		row: p.back.briefs[j].row, why: p.lib.names.add(judged.Why), place: int16(p.place),
		rung: int8(rung), grade: gradeIndex(judged.Grade), state: stateOf(judged), bare: bare,
		larger: judged.Better,
	}
}

// recognise marks what else of the backup the library knows: further copies of
// photos that are settled already.
func (p *pairing) recognise() {
	for r := range p.req.Matchers {
		if !p.req.Matchers[r].Shares {
			continue
		}
		rest := p.back.keptKeys(r, func(j int32) bool { return p.free(j) })
		if len(rest) == 0 {
			continue
		}
		known := newKeySet(p.lib.holders(r, rest))
		for _, k := range rest {
			if known.has(k) {
				p.used[k.item] = true
			}
		}
	}
}

// bareCopy reports whether a copy of a photo's file lacks what follows the
// picture in it.
func bareCopy(library, backup *photo.Item) bool {
	return matchers.HasMotion(library) && !matchers.SameMotion(library, backup)
}
