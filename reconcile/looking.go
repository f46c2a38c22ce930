package reconcile

import (
	"cmp"
	"context"
	"fmt"

	"rollcall/photo"
)

// lookBatch is how many looks are asked for at once: enough to keep all workers
// busy and to meet the same files again, few enough to be told of in between.
var lookBatch = 512

// A looking takes second looks and tells how far it is.
type looking struct {
	req   *Request
	done  map[string]int // by kind of look
	total map[string]int // as many as are known to come
}

// lookPhases name the phases in which second looks are taken, for people.
var lookPhases = map[string]string{
	photo.LookBytes:       "comparing bytes",
	photo.LookSketch:      "looking at pictures",
	photo.LookPixels:      "comparing pictures",
	photo.LookFingerprint: "computing fingerprints",
	photo.LookChecksum:    "computing checksums",
}

// expect adds looks of a kind to those that are known to come.
func (l *looking) expect(what string, n int) {
	if l.done == nil {
		l.done, l.total = map[string]int{}, map[string]int{}
	}
	l.total[what] += n
}

// attend takes the look that each hearing asks for.
func (l *looking) attend(ctx context.Context, asking []*hearing) error {
	var looks []photo.Look
	for _, h := range asking {
		h.taken = append(h.taken, h.judged.Look)
		if !isOfOne(h.judged.Look) {
			looks = append(looks, photo.Look{What: h.judged.Look, Library: h.library, Backup: h.backup})
		}
	}
	if err := l.take(ctx, looks); err != nil {
		return err
	}
	for _, h := range asking {
		if !isOfOne(h.judged.Look) {
			h.see(looks[0].Found)
			looks = looks[1:]
		}
	}
	for _, what := range []string{photo.LookSketch, photo.LookFingerprint} {
		if err := l.attendEach(ctx, what, asking); err != nil {
			return err
		}
	}
	return nil
}

// isOfOne reports whether a look is at each of the two files by itself.
func isOfOne(look string) bool { return look == photo.LookSketch || look == photo.LookFingerprint }

func (l *looking) attendEach(ctx context.Context, what string, asking []*hearing) error {
	var libs, backs []*photo.Item
	for _, h := range asking {
		if h.judged.Look == what {
			libs, backs = append(libs, h.library), append(backs, h.backup)
		}
	}
	if err := l.takeEach(ctx, what, libs, backs); err != nil {
		return err
	}
	for _, h := range asking {
		if h.judged.Look == what {
			h.problem = cmp.Or(sketchProblem(h.library), sketchProblem(h.backup))
		}
	}
	return nil
}

// see adds what a look found to what was found before.
func (h *hearing) see(found photo.Comparison) {
	h.problem = found.Problem
	if before := h.seen; before != nil && before.Bytes && found.Pixels {
		found.Bytes, found.Differing, found.Prefix, found.Zeroed = true, before.Differing, before.Prefix, before.Zeroed
	}
	h.seen = &found
}

func sketchProblem(it *photo.Item) string {
	if it.Sketch == nil {
		return ""
	}
	return it.Sketch.Problem
}

// takeEach looks at each item by itself, once, if it lacks what the look gives.
func (l *looking) takeEach(ctx context.Context, what string, libs, backs []*photo.Item) error {
	var looks []photo.Look
	known := map[*photo.Item]bool{}
	add := func(it *photo.Item, look photo.Look) {
		if !known[it] && lacks(it, what) {
			looks = append(looks, look)
		}
		known[it] = true
	}
	for _, it := range libs {
		add(it, photo.Look{What: what, Library: it})
	}
	for _, it := range backs {
		add(it, photo.Look{What: what, Backup: it})
	}
	if err := l.take(ctx, looks); err != nil || what != photo.LookSketch {
		return err
	}
	for i := range looks {
		if it := cmp.Or(looks[i].Library, looks[i].Backup); it.Sketch == nil {
			it.Sketch = &photo.Sketch{Problem: cmp.Or(looks[i].Found.Problem, "it was not looked at")}
		}
	}
	return nil
}

// lacks reports whether a look would tell more of an item: not where its bytes
// are not here.
func lacks(it *photo.Item, what string) bool {
	if what == photo.LookFingerprint {
		return it.Fingerprint.IsZero() && it.Level > photo.LevelNone
	}
	return it.Sketch == nil
}

// take takes looks in batches, told of by the kind of the first. That one is not possible is an answer.
func (l *looking) take(ctx context.Context, looks []photo.Look) error {
	if len(looks) == 0 {
		return nil
	}
	what := looks[0].What
	l.expect(what, max(l.done[what]+len(looks)-l.total[what], 0))
	for len(looks) > 0 {
		n := min(lookBatch, len(looks))
		l.req.progress(lookPhases[what], l.done[what], l.total[what])
		if err := l.req.look(ctx, looks[:n]); err != nil {
			return err
		}
		l.done[what] += n
		looks = looks[n:]
	}
	return nil
}

func (r *Request) look(ctx context.Context, looks []photo.Look) error {
	if r.Look == nil {
		for i := range looks {
			looks[i].Found.Problem = "no second look can be taken"
		}
		return nil
	}
	err := r.Look(ctx, looks)
	switch {
	case ctx.Err() != nil:
		return ctx.Err()
	case err != nil:
		return fmt.Errorf("take %d second looks: %w", len(looks), err)
	}
	return nil
}
