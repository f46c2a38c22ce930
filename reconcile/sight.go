package reconcile

import (
	"context"

	"rollcall/photo"
	"rollcall/reconcile/matchers"
)

// sight takes the look that a rung needs before it is climbed, of what is left on
// both sides, and returns the keys that it gives. Nothing is looked at where one
// side has nothing left, nor two files for each other's sake that tell without a
// look what they are.
func (p *pairing) sight(ctx context.Context, rung int, m *matchers.Matcher) (lib, back []keyed, err error) {
	libs := p.lib.all(func(i int32) bool { return p.open(i) && visible(p.lib, i, m.Sight) })
	backs := p.back.all(func(j int32) bool {
		return (p.free(j) || p.listed(j)) && visible(p.back, j, m.Sight)
	})
	if len(libs) == 0 || len(backs) == 0 {
		return nil, nil, nil
	}
	if m.Told != nil {
		libs, backs = p.untold(rung, libs, backs)
	}
	if len(libs) == 0 || len(backs) == 0 {
		return nil, nil, nil
	}
	l := &looking{req: p.req}
	l.expect(m.Sight, len(libs)+len(backs))
	if lib, err = p.lib.keysInSight(ctx, m, libs, func(items []*photo.Item) error {
		return l.takeEach(ctx, m.Sight, items, nil)
	}); err != nil {
		return nil, nil, err
	}
	back, err = p.back.keysInSight(ctx, m, backs, func(items []*photo.Item) error {
		return l.takeEach(ctx, m.Sight, nil, items)
	})
	return lib, back, err
}

// visible reports whether a file may have keys by a look. Small pictures are made
// of stills that can be read; a fingerprint may be known of what is not here.
func visible(s *stock, i int32, sight string) bool {
	b := &s.briefs[i]
	if s.unopened[i] {
		return false
	}
	return sight != photo.LookSketch || b.class == still && !b.is(unread) && !b.is(recordOnly)
}

// untold thins both sides out: where all of one side are told, only what is not
// told of the other side needs a look.
func (p *pairing) untold(rung int, libs, backs []int32) (_, _ []int32) {
	dimLibs, dimBacks := p.lib.untold(rung, libs, p.refusedLib), p.back.untold(rung, backs, p.refusedBack)
	if len(dimBacks) == 0 {
		libs = dimLibs
	}
	if len(dimLibs) == 0 {
		backs = dimBacks
	}
	return libs, backs
}

// untold lists the files that do not tell what they are, or share what they tell
// with too many others.
func (s *stock) untold(rung int, list []int32, refused map[int32]bool) (dim []int32) {
	for _, i := range list {
		if refused[i] || !s.told[rung][i] {
			dim = append(dim, i)
		}
	}
	return dim
}

// keysInSight computes the keys of files in batches, looking at each batch first;
// what a look found goes with the batch.
func (s *stock) keysInSight(ctx context.Context, m *matchers.Matcher, list []int32, look func([]*photo.Item) error) (keys []keyed, err error) {
	for len(list) > 0 {
		n := min(lookBatch, len(list))
		var items []*photo.Item
		var files []int32
		if err := s.loadEach(ctx, list[:n], func(i int32, it *photo.Item) {
			items, files = append(items, it), append(files, i)
		}); err != nil {
			return nil, err
		}
		if err := look(items); err != nil {
			return nil, err
		}
		for k, it := range items {
			keys = appendKeys(keys, m, files[k], it)
		}
		list = list[n:]
	}
	sortKeys(keys)
	return keys, nil
}
