package reconcile

import (
	"context"
	"fmt"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// placeShare is the part of the library, one photo in so many, of which a place must
// hold full copies to be asked for patterns of its own: a disk with what was rescued
// is no backup of the whole.
const placeShare = 3

// placePatterns finds, where the backup is several places, what each of them lacks in
// stretches of time and by groups, whatever the others hold. Each pattern's cause is that
// of its typical photo on the place's own route.
func (r *rollCall) placePatterns(ctx context.Context, req *Request, cases []lost, held heldBackup) ([]photo.Pattern, error) {
	if len(r.backup) < 2 {
		return nil, nil
	}
	var found []photo.Pattern
	for place := range r.backup {
		if err := ctx.Err(); err != nil {
			return nil, err
		}
		at, ok := r.inPlace(place)
		if !ok {
			continue
		}
		at.findPatterns(cases, held.of(place), req.Plan)
		for i := range at.stretches {
			if p, ok := at.patternOf(req, i); ok {
				found = append(found, p)
			}
		}
		groups, err := at.groupPatterns(ctx, req)
		if err != nil {
			return nil, err
		}
		found = append(found, groups...)
	}
	return found, nil
}

// inPlace is the roll as one place has it; not ok where it holds too little of it.
func (r *rollCall) inPlace(place int) (*rollCall, bool) {
	at := &rollCall{
		backup: r.backup[place : place+1], lines: r.lines, device: r.device, spans: r.spans, names: r.names,
		fates: make([]fate, len(r.lines)), sightings: r.sightings, collide: r.collide, newcomers: r.newcomers, retimed: r.retimed, numbers: r.numbers,
	}
	at.route, at.sure = routeOf(at.backup)
	copies := 0
	for i := range r.lines {
		l := &r.lines[i]
		switch {
		case l.copies&(1<<min(place, lastBit)) != 0:
			at.fates[i] = came
			copies++
		case r.fates[i] == apart || l.status == photo.Unsure:
			at.fates[i] = apart
		default:
			at.fates[i] = absent
		}
	}
	return at, copies*placeShare >= len(r.lines)
}

// of is what one place of the backup holds.
func (h heldBackup) of(place int) heldBackup {
	one := heldBackup{places: h.places[place : place+1]}
	for _, p := range h.photos {
		if int(p.place) == place {
			one.photos = append(one.photos, p)
			one.bytes += p.size
		}
	}
	return one
}

// patternOf is the pattern of a stretch that a place lacks; not ok where it is too
// small to tell.
func (r *rollCall) patternOf(req *Request, at int) (photo.Pattern, bool) {
	s := &r.stretches[at]
	if s.Missing < fewestPhotos || s.Typical < 0 || len(req.Causes) == 0 {
		return photo.Pattern{}, false
	}
	ranked := r.askOf(req, s.Typical, r.itemOf(s.Typical))
	if len(ranked) == 0 {
		return photo.Pattern{}, false
	}
	p := r.patternBy(&ranked[0], s.Sentence()+".")
	if !s.Numbered {
		p.From, p.To = s.From.Format("2006-01-02"), s.To.Format("2006-01-02")
	}
	for i := range r.lines {
		if r.fates[i] == absent && (r.own[i] == int32(at) || r.over[i] == int32(at)) {
			p.Photos++
			p.Bytes += r.lines[i].size
		}
	}
	return p, true
}

// patternBy is a pattern of this place, without its photos.
func (r *rollCall) patternBy(w *weighed, sentence string) photo.Pattern {
	root := r.backup[0].Root
	return photo.Pattern{
		Cause: w.cause.Name, Confidence: w.confidence, Place: root,
		Text: fmt.Sprintf("In the backup place %q: %s", root, sentence),
	}
}

// itemOf is what a line tells of its photo's main file.
func (r *rollCall) itemOf(at int) *photo.Item {
	l := &r.lines[at]
	it := &photo.Item{ID: l.row, Class: l.class, Format: r.names.Name(l.format), Stamp: photo.Stamp{Size: l.main}}
	if l.dated && r.numbers == nil {
		it.Meta.Taken = photo.Taken{Wall: l.taken, Known: true}
	}
	return it
}

// askOf asks every cause of a photo of which nothing is in this place.
func (r *rollCall) askOf(req *Request, at int, it *photo.Item) []weighed {
	question := causes.Case{Photo: &photo.Photo{Item: it}, Status: photo.Missing, Item: it, Line: at, Roll: r, Now: req.Now}
	list := make([]weighed, 0, len(req.Causes))
	for i := range req.Causes {
		list = append(list, weighed{cause: &req.Causes[i], evidence: slices.Clone(req.Causes[i].Explain(question))})
	}
	return weigh(list, r.route, r.sure, r.in(at))
}
