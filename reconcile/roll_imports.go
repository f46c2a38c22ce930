package reconcile

import (
	"cmp"
	"fmt"
	"slices"

	"rollcall/reconcile/causes"
)

// oneImport is how far apart photos of one import are added, seconds.
const oneImport = 10 * 60

// sortImports counts by import: photos that were added within minutes of each other,
// long after they were taken, where the library records that.
func (s *shares) sortImports() {
	r := s.roll
	if len(r.retimed) == 0 {
		return
	}
	list := make([]int32, 0, len(r.retimed))
	for l := range r.retimed {
		if r.lines[l].added > 0 {
			list = append(list, l)
		}
	}
	slices.SortFunc(list, func(a, b int32) int {
		return cmp.Or(cmp.Compare(r.lines[a].added, r.lines[b].added), cmp.Compare(a, b))
	})
	d := &sorting{of: make([]int32, len(r.lines))}
	for i := range d.of {
		d.of[i] = -1
	}
	last := int64(-oneImport - 1)
	for _, l := range list {
		added := int64(r.lines[l].added)
		if added-last > oneImport {
			d.groups = append(d.groups, newGroup(fmt.Sprintf("photos that were added together on %s", wall(added).Format("2 January 2006"))))
		}
		d.of[l], last = int32(len(d.groups)-1), added
	}
	s.count(causes.ByImport, d)
}
