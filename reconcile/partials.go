package reconcile

import (
	"context"
	"fmt"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// notePartial remembers a download of the backup that was cut off and tells by the
// fingerprint in its name what it was to become.
func (s *stock) notePartial(i int32, it *photo.Item) {
	if print, ok := matchers.CutDownload(it); ok && !s.library {
		if s.partials == nil {
			s.partials = map[photo.Fingerprint]int32{}
		}
		if _, known := s.partials[print]; !known {
			s.partials[print] = i
		}
	}
}

// tellPartials tells of each photo without a counterpart whose download was cut
// off. For their sake alone the fingerprints of such photos are computed.
func (p *pairing) tellPartials(ctx context.Context, rung int) error {
	if len(p.back.partials) == 0 {
		return nil
	}
	left := p.lib.all(func(i int32) bool {
		f := &p.found[i]
		return p.open(i) && (f.state == nothing || f.gradeName() == photo.Recorded) && !p.lib.briefs[i].is(unread)
	})
	l := &looking{req: p.req}
	for len(left) > 0 {
		n := min(lookBatch, len(left))
		if err := p.tellPartialsOf(ctx, rung, left[:n], l); err != nil {
			return fmt.Errorf("look for downloads that were cut off: %w", err)
		}
		left = left[n:]
	}
	return nil
}

func (p *pairing) tellPartialsOf(ctx context.Context, rung int, files []int32, l *looking) error {
	var items []*photo.Item
	var briefs []int32
	if err := p.lib.loadEach(ctx, files, func(i int32, it *photo.Item) {
		items, briefs = append(items, it), append(briefs, i)
	}); err != nil {
		return err
	}
	if err := l.takeEach(ctx, photo.LookFingerprint, items, nil); err != nil {
		return err
	}
	for k, it := range items {
		if j, ok := p.back.partials[it.Fingerprint]; ok && !it.Fingerprint.IsZero() {
			p.tell(rung, briefs[k], j, matchers.WasCut, false)
			p.used[j] = true
		}
	}
	return nil
}
