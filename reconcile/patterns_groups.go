package reconcile

import (
	"context"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// groupsOfPlace are the dimensions by which a place's groups are told, what tells most
// first: of photos that lack by several, one says it.
var groupsOfPlace = []causes.Dimension{
	causes.ByAlbum, causes.ByFolder, causes.ByClass, causes.ByFormat, causes.ByOrigin, causes.ByBurst, causes.ByDevice,
}

// groupPatterns are the groups of photos (of a folder, an album, a class, a format, a
// device) of which one place has nearly nothing while it has the rest. What is hidden or
// in a trash is in none: nothing here is of the photos that a report lists, and what it
// must not name it could not know.
func (r *rollCall) groupPatterns(ctx context.Context, req *Request) ([]photo.Pattern, error) {
	var found []photo.Pattern
	told := make([]bool, len(r.lines))
	for _, dim := range groupsOfPlace {
		d := r.shares.sortings[dim]
		if d == nil {
			continue
		}
		for _, lines := range d.absentGroups(r, told) {
			p, ok, err := r.groupPattern(ctx, req, lines)
			if err != nil {
				return nil, err
			}
			if ok {
				found = append(found, p)
				for _, l := range lines {
					told[l] = true
				}
			}
		}
	}
	return found, nil
}

// absentGroups are the absent lines of each group of which nearly all is absent, without
// those groups that are told for the most part.
func (d *sorting) absentGroups(r *rollCall, told []bool) [][]int32 {
	lines := make([][]int32, len(d.groups))
	known := make([]int, len(d.groups))
	for i := range r.lines {
		if g := d.of[i]; g >= 0 && r.fates[i] == absent && r.lines[i].plain() && d.groups[g].goneAll() {
			lines[g] = append(lines[g], int32(i))
			known[g] += oneIf(told[i])
		}
	}
	var out [][]int32
	for g, of := range lines {
		if len(of) >= fewestPhotos && known[g]*2 < len(of) {
			out = append(out, of)
		}
	}
	slices.SortStableFunc(out, func(a, b []int32) int { return len(b) - len(a) })
	return out
}

// groupPattern is the pattern of a group's absent lines; not ok where its cause rests on
// something else than that nearly all of a group is absent.
func (r *rollCall) groupPattern(ctx context.Context, req *Request, lines []int32) (photo.Pattern, bool, error) {
	at := r.typical(lines)
	l := &r.lines[at]
	items, err := loadRows(ctx, &req.Library[l.place], []int64{l.row})
	if err != nil {
		return photo.Pattern{}, false, err
	}
	ranked := r.askOf(req, at, items[0])
	if len(ranked) == 0 || ranked[0].cause.Name == causes.Unexplained {
		return photo.Pattern{}, false, nil
	}
	first := heaviest(ranked[0].evidence)
	if len(first) == 0 || first[0].Weight <= 0 || first[0].Observation != photo.ObservedShare {
		return photo.Pattern{}, false, nil
	}
	p := r.patternBy(&ranked[0], first[0].Text)
	for _, i := range lines {
		p.Photos++
		p.Bytes += r.lines[i].size
	}
	return p, true, nil
}
