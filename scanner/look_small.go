package scanner

import (
	"context"
	"errors"

	"rollcall/formats/decode"
	"rollcall/photo"
)

// Small makes small pictures for people of items, one for each, in their order:
// upright JPEGs, nil where there is none: of videos, of nil items, of what the scan
// could not read. What files embed comes first; then the rest is decoded, in the
// order of the items. When the time of ctx is over it returns what there is by then
// and how many items it has not come to, which is no error: an error means that ctx
// was cancelled. Nothing of it is kept in the index.
func (l *Looker) Small(ctx context.Context, items []*photo.Item) (pictures [][]byte, left int, err error) {
	var all subjects // of one content one picture is made
	of := make([]*subject, len(items))
	for i, it := range items {
		if it != nil && (it.Class == photo.Still || it.Class == photo.RAW) {
			of[i] = all.add(it)
		}
	}
	g := &gathering{Looker: l, pictures: map[*subject][]byte{}, looked: map[*subject]bool{}}
	left, err = g.gatherAll(ctx, all.list)
	pictures = make([][]byte, len(items))
	for i, s := range of {
		pictures[i] = g.pictures[s]
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil
	}
	return pictures, left, err
}

// A gathering is small pictures being made.
type gathering struct {
	*Looker
	pictures map[*subject][]byte
	looked   map[*subject]bool // its own picture was asked for
}

func (g *gathering) gatherAll(ctx context.Context, all []*subject) (left int, err error) {
	var embedding, rest []*subject
	for _, s := range all {
		if decode.Embeds(decode.JobOf(s.item())) {
			embedding = append(embedding, s)
		}
	}
	if err = g.gather(ctx, embedding, true); err != nil && !errors.Is(err, context.DeadlineExceeded) {
		return len(all), err
	}
	for _, s := range all {
		if g.pictures[s] == nil && decodable(s.item()) {
			rest = append(rest, s)
		}
	}
	if err == nil {
		err = g.gather(ctx, rest, false)
	}
	for _, s := range rest {
		if !g.looked[s] {
			left++
		}
	}
	return left, err
}

// decodable reports whether it is worth reading the file: a raw file is not
// decoded, but holds a preview.
func decodable(it *photo.Item) bool {
	return it.Class == photo.RAW || decode.Can(it.Format) == ""
}

// A gathered picture is what came of one subject.
type gathered struct {
	of   *subject
	jpeg []byte
}

func (g *gathering) gather(ctx context.Context, which []*subject, embedded bool) error {
	return parallel(ctx, g.Looker, len(which), len(which),
		func(ctx context.Context, i int) (gathered, error) { return g.one(ctx, which[i], embedded) },
		func(_ context.Context, batch []gathered) error {
			for _, one := range batch {
				if one.jpeg != nil {
					g.pictures[one.of] = one.jpeg
				}
				g.looked[one.of] = !embedded
			}
			return nil
		})
}

// one makes one picture. What hinders it is nobody's concern: there is none then.
func (g *gathering) one(ctx context.Context, s *subject, embedded bool) (gathered, error) {
	var made decode.Small
	problem, err := g.at(ctx, s, func(f photo.File) (err error) {
		made, err = g.Pool.Small(ctx, f, decode.JobOf(s.item()), embedded)
		return err
	})
	if problem != "" {
		made.JPEG = nil
	}
	return gathered{s, made.JPEG}, err
}
