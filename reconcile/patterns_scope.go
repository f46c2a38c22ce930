package reconcile

import (
	"rollcall/photo"
	"rollcall/reconcile/causes"
)

const (
	// fewestLeftOut is the smallest group that is taken out of stretches of time.
	fewestLeftOut = 8

	// amongOthers is how many photos outside a group must have come in its time,
	// and how many times as many may be absent: else its time is what it shares.
	amongOthers      = 3
	timesMoreMissing = 4
)

// findLeftOut tells which photos are of a folder, class or device that is missing
// whole while others of the same time came. That the backup leaves such a group
// out is asked before stretches of time are: its photos make none.
func (r *rollCall) findLeftOut(order []int32, cases []lost) []bool {
	out := make([]bool, len(r.lines))
	if len(cases) < fewestLeftOut {
		return out
	}
	s := countKinds(r, order)
	r.sorted = s
	if r.chosen = r.findChosen(order, s); r.chosen {
		for i, g := range s.sortings[causes.ByFolder].of {
			out[i] = g >= 0 && r.fates[i] == absent && s.sortings[causes.ByFolder].groups[g].goneAll()
		}
	}
	if d := s.sortings[causes.ByAlbum]; d != nil && r.picked {
		r.path, r.inPath = nil, nil // of an album, too, some lie last in the order of paths
		for i, g := range d.of {
			out[i] = out[i] || g >= 0 && r.fates[i] == absent
		}
	}
	for _, dim := range []causes.Dimension{causes.ByFolder, causes.ByClass, causes.ByDevice, causes.ByAlbum} {
		if dim == causes.ByFolder && r.sure && r.route == photo.RouteICloud {
			continue // it takes what a device has, and knows no folders
		}
		d := s.sortings[dim]
		if d == nil || dim == causes.ByAlbum && r.picked {
			continue
		}
		left := make([]bool, len(d.groups))
		if dim == causes.ByDevice {
			left = s.neverCame(d)
		}
		for g := range d.groups {
			left[g] = left[g] || s.leavesOut(&d.groups[g]) && (dim != causes.ByFolder || !causes.Dated(d.groups[g].name))
		}
		for _, l := range order {
			if g := d.of[l]; g >= 0 && left[g] && r.fates[l] == absent {
				if _, ordered := r.inPath[l]; !ordered {
					out[l] = true
				}
			}
		}
	}
	return out
}

// leavesOut reports whether a group is missing whole amid others that came. What began to
// come and stopped was not left out.
func (s *shares) leavesOut(g *group) bool {
	if !s.goneWhole(g) {
		return false
	}
	t := g.plain.whole
	came := s.cameWithin(g.low, g.high) - g.arrivals
	gone := countWithin(s.gone, g.low, g.high) - t.missing
	return came >= amongOthers && came*timesMoreMissing >= gone
}

// goneWhole reports whether nearly all of a group of some size is missing, and it is not
// what began to come and stopped.
func (s *shares) goneWhole(g *group) bool {
	t := g.plain.whole
	return t.photos >= fewestLeftOut && t.missing*10 >= t.photos*9 && g.low <= g.high && !g.stopped
}
