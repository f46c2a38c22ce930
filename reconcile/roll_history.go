package reconcile

import (
	"cmp"
	"context"
	"slices"

	"rollcall/photo"
)

// sightingsOf asks the history once for all that is lost, and sorts its answers:
// the latest first.
func sightingsOf(ctx context.Context, req *Request, cases []lost) (map[int][]photo.Sighting, error) {
	if req.Sightings == nil || len(cases) == 0 {
		return nil, nil
	}
	items := make([]*photo.Item, len(cases))
	for i := range cases {
		items[i], _ = cases[i].item()
	}
	seen, err := req.Sightings(ctx, items)
	if err != nil {
		return nil, err
	}
	byLine := make(map[int][]photo.Sighting)
	for i := range cases {
		if s := slices.Clone(seen[items[i].ID]); len(s) > 0 {
			slices.SortFunc(s, func(a, b photo.Sighting) int {
				return cmp.Or(b.Last.Compare(a.Last), cmp.Compare(a.Root, b.Root), cmp.Compare(a.Path, b.Path))
			})
			byLine[cases[i].line] = s
		}
	}
	return byLine, nil
}
