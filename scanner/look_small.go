package scanner

import (
	"context"
	"errors"
	"slices"

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
	g := &gathering{Looker: l, items: items, pictures: make([][]byte, len(items)), looked: make([]bool, len(items))}
	var embedding, rest []int
	for i, it := range items {
		switch {
		case it == nil || it.Class != photo.Still && it.Class != photo.RAW:
		case decode.Embeds(decode.JobOf(it)):
			embedding = append(embedding, i)
		default:
			rest = append(rest, i)
		}
	}
	err = g.gather(ctx, embedding, true)
	for _, i := range embedding {
		if g.pictures[i] == nil {
			rest = append(rest, i)
		}
	}
	rest = slices.DeleteFunc(rest, func(i int) bool { return !decodable(items[i]) })
	slices.Sort(rest)
	if err == nil {
		err = g.gather(ctx, rest, false)
	}
	for _, i := range rest {
		if !g.looked[i] {
			left++
		}
	}
	if errors.Is(err, context.DeadlineExceeded) {
		err = nil
	}
	return g.pictures, left, err
}

// decodable reports whether it is worth reading the file: a raw file is not
// decoded, but holds a preview.
func decodable(it *photo.Item) bool {
	return it.Class == photo.RAW || decode.Can(it.Format) == ""
}

// A gathering is small pictures being made.
type gathering struct {
	*Looker
	items    []*photo.Item
	pictures [][]byte
	looked   []bool // the item's own picture was asked for
}

// A gathered picture is what came of one item.
type gathered struct {
	at   int
	jpeg []byte
}

func (g *gathering) gather(ctx context.Context, which []int, embedded bool) error {
	return parallel(ctx, g.Looker, len(which), len(which),
		func(ctx context.Context, i int) (gathered, error) { return g.one(ctx, which[i], embedded) },
		func(_ context.Context, batch []gathered) error {
			for _, one := range batch {
				g.pictures[one.at], g.looked[one.at] = one.jpeg, !embedded
			}
			return nil
		})
}

// one makes one picture. What hinders it is nobody's concern: there is none then.
func (g *gathering) one(ctx context.Context, at int, embedded bool) (gathered, error) {
	it := g.items[at]
	var made decode.Small
	problem, err := g.at(ctx, &subject{items: []*photo.Item{it}}, func(f photo.File) (err error) {
		made, err = g.Pool.Small(ctx, f, decode.JobOf(it), embedded)
		return err
	})
	if problem != "" {
		made.JPEG = nil
	}
	return gathered{at, made.JPEG}, err
}
