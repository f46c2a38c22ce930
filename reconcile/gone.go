package reconcile

import "rollcall/reconcile/matchers"

// A deletion is what the backup's own list tells of a file of the library: it had
// it, and it was deleted there.
type deletion struct {
	found
	row int32 // a brief of the backup
}

// isDeletion reports whether a pair is one with the record of a deletion.
func (h *hearing) isDeletion() bool { return matchers.IsGone(h.backup) }

// noteDeletion keeps the first that is told of a file of the library. It is no
// counterpart: whatever the backup has of the file, of that the ladder is to tell.
func (p *pairing) noteDeletion(rung int, h *hearing) {
	if _, known := p.deleted[h.lib]; known {
		return
	}
	f := p.foundBy(rung, h.back, h.judged, false)
	f.gone = true
	p.deleted[h.lib] = deletion{f, h.back}
}

// tellDeletions tells of what has no counterpart of any kind that it was deleted. A
// row that goes by name and time counts only for one file that alone answers to it.
func (p *pairing) tellDeletions() {
	byName := func(d deletion) bool { return p.req.Matchers[d.rung].Listed }
	answers, known := map[int32]int{}, map[int32]bool{}
	for _, d := range p.deleted {
		if byName(d) {
			answers[d.row]++
		} else {
			known[d.row] = true
		}
	}
	for i, d := range p.deleted {
		if p.found[i].state == nothing && (!byName(d) || answers[d.row] == 1 && !known[d.row]) {
			p.found[i], p.at[i] = d.found, d.row
		}
	}
}
