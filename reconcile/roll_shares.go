package reconcile

import (
	"cmp"
	"math"
	"slices"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// A tally counts photos that take part in patterns, and the absent ones.
type tally struct{ photos, missing int }

func (t *tally) add(f fate) {
	t.photos++
	if f == absent {
		t.missing++
	}
}

// counts are tallies over the whole roll, and within each stretch.
type counts struct {
	whole tally
	by    []tally // outside of all stretches, then in each of them, as far as one was counted
}

func (c *counts) add(stratum int32, f fate) {
	c.whole.add(f)
	c.at(stratum).add(f)
}

// at is the tally of a stretch, -1 of what is outside of all, to be counted on.
func (c *counts) at(stratum int32) *tally {
	for int(stratum)+1 >= len(c.by) {
		c.by = append(c.by, tally{})
	}
	return &c.by[stratum+1]
}

// in is the tally of a stretch, -1 of what is outside of all.
func (c *counts) in(stratum int32) tally {
	if int(stratum)+1 >= len(c.by) {
		return tally{}
	}
	return c.by[stratum+1]
}

// A group is what is counted of the lines that agree in one dimension.
type group struct {
	name     string
	all      counts
	plain    counts // without what is hidden or in a trash, which has reasons of its own
	first    int64  // wall clock of its first and last dated photo; first > last: none is dated
	last     int64
	low      int64 // the same without the first and the last fiftieth, of those that take part in patterns of time
	high     int64
	dated    int  // of these
	arrivals int  // of these from low to high, those that came
	ahead    int  // dated ones that came before the third that did not
	stopped  bool // nearly all that came of it, did before the others: it was covered, and stopped
}

// A sorting is one dimension: each line's group.
type sorting struct {
	of     []int32 // by line; -1: it has none
	groups []group
}

// shares are the counts of all dimensions.
type shares struct {
	roll     *rollCall
	order    []int32 // the lines that take part in patterns of time, by time
	all      counts
	plain    counts
	sortings map[causes.Dimension]*sorting
	came     []int64 // wall clocks of dated photos that came, sorted
	gone     []int64 // the same of absent ones
	parts    map[string]causes.Share
	roles    map[int]string // by line: the part that an incomplete photo lacks
	whole    counts         // of the folders that are missing whole, where each is there whole or not at all
}

// countShares counts the roll in every dimension.
func countShares(r *rollCall, order []int32, cases []lost) *shares {
	s := countKinds(r, order)
	own := s.ownDevice()
	s.sort(causes.ByOther, func(i int, _ *line) (int32, string) {
		device := r.camera(i)
		return only(own >= 0 && device != none && device != own, "photos of other devices")
	})
	s.sort(causes.ByHidden, func(_ int, l *line) (int32, string) {
		if l.album {
			return 1, "photos in the Hidden album"
		}
		return only(l.hidden, "hidden photos")
	})
	s.sort(causes.ByShared, func(_ int, l *line) (int32, string) { return only(l.shared, "photos of shared albums") })
	s.sort(causes.ByTrash, func(_ int, l *line) (int32, string) { return only(l.trash, "trash") })
	s.sort(causes.ByWaiting, func(_ int, l *line) (int32, string) { return only(l.waits, "photos that wait to be sent to iCloud") })
	s.sort(causes.ByRecord, func(_ int, l *line) (int32, string) { return only(l.away, "photos of which only a record is here") })
	s.sort(causes.ByFault, func(_ int, l *line) (int32, string) {
		if l.fault == causes.NoFault {
			return -1, ""
		}
		return int32(l.fault), l.fault.String()
	})
	s.sort(causes.ByBurst, func(_ int, l *line) (int32, string) {
		if l.frame == frameChosen {
			return 1, pickedFrames
		}
		return only(l.frame == frameLeft, "frames of bursts that were not picked")
	})
	s.sortImports()
	s.countParts(cases)
	return s
}

// ownDevice is the device that most of what came is of; -1: nothing came that tells one.
func (s *shares) ownDevice() int32 {
	came, own := map[int32]int{}, int32(-1)
	for i := range s.roll.lines {
		if d := s.roll.camera(i); d != none && s.roll.lines[i].status == photo.Present {
			if came[d]++; own < 0 || came[d] > came[own] {
				own = d
			}
		}
	}
	return own
}

// camera is the camera that a line's file names, or the device that it is counted with.
func (r *rollCall) camera(i int) int32 {
	if d := r.lines[i].device; d != none {
		return d
	}
	return r.device[i]
}

// countKinds counts the roll by what tells kinds of photos: devices, formats, origins,
// classes, folders.
func countKinds(r *rollCall, order []int32) *shares {
	s := &shares{roll: r, order: order, sortings: map[causes.Dimension]*sorting{}}
	for i := range r.lines {
		if r.fates[i] != apart {
			s.all.add(r.stratum(i), r.fates[i])
			if r.lines[i].plain() {
				s.plain.add(r.stratum(i), r.fates[i])
			}
		}
	}
	for _, l := range order {
		if r.fates[l] == came {
			s.came = append(s.came, r.lines[l].taken)
		} else {
			s.gone = append(s.gone, r.lines[l].taken)
		}
	}
	s.sort(causes.ByDevice, func(i int, _ *line) (int32, string) {
		at, name := named(r.names, r.device[i])
		return at, deviceName(name)
	})
	s.sort(causes.ByFormat, func(_ int, l *line) (int32, string) { return named(r.names, l.format) })
	s.sort(causes.ByOrigin, func(_ int, l *line) (int32, string) {
		return only(l.fromNoCamera() && (l.class == photo.Still || l.class == photo.Video), "pictures that no camera took (screenshots, saved and received ones)")
	})
	s.sort(causes.ByClass, func(_ int, l *line) (int32, string) { return classGroup(l) })
	s.sortFolders()
	s.sortAlbums()
	return s
}

// stratum is the stretch that a line lies in, its device's before one over all;
// -1 outside.
func (r *rollCall) stratum(i int) int32 {
	if r.over == nil {
		return -1
	}
	if r.own[i] >= 0 {
		return r.own[i]
	}
	return r.over[i]
}

// sort counts one dimension. key gives a line's group, by a position among names or
// another small number, and its name; a negative key is none.
func (s *shares) sort(dim causes.Dimension, key func(int, *line) (int32, string)) {
	d := &sorting{of: make([]int32, len(s.roll.lines))}
	var at []int32 // by key: the group's position and one more; 0: none yet
	for i := range s.roll.lines {
		k, name := key(i, &s.roll.lines[i])
		if k < 0 {
			d.of[i] = -1
			continue
		}
		if more := int(k) + 1 - len(at); more > 0 {
			at = append(at, make([]int32, more)...)
		}
		if at[k] == 0 {
			d.groups = append(d.groups, newGroup(name))
			at[k] = int32(len(d.groups))
		}
		d.of[i] = at[k] - 1
	}
	s.count(dim, d)
}

// count fills the groups of a dimension.
func (s *shares) count(dim causes.Dimension, d *sorting) {
	s.sortings[dim] = d
	if len(d.groups) == 0 {
		return
	}
	for i := range s.roll.lines {
		if d.of[i] >= 0 && s.roll.fates[i] != apart {
			d.groups[d.of[i]].add(&s.roll.lines[i], s.roll.takenAt(int32(i)), s.roll.fates[i], s.roll.stratum(i))
		}
	}
	s.window(d)
}

// window finds the times in which a group's photos were taken, without outliers, and
// how many of it came in them.
func (s *shares) window(d *sorting) {
	for _, l := range s.order {
		if g := d.of[l]; g >= 0 {
			d.groups[g].dated++
		}
	}
	seen, gone, here := make([]int, len(d.groups)), make([]int, len(d.groups)), make([]int, len(d.groups))
	for _, l := range s.order {
		at := d.of[l]
		if at < 0 {
			continue
		}
		g, t := &d.groups[at], s.roll.lines[l].taken
		cut := g.dated / 50
		if seen[at] == cut {
			g.low = t
		}
		if seen[at] >= cut && seen[at] < g.dated-cut {
			g.high = t
			if s.roll.fates[l] == came {
				g.arrivals++
			}
		}
		if s.roll.fates[l] == absent {
			gone[at]++
		} else {
			here[at]++
			if gone[at] < fewestStopped {
				g.ahead++
			}
		}
		seen[at]++
	}
	for i := range d.groups {
		g := &d.groups[i]
		few := g.ahead >= fewBegun && g.ahead == here[i] && gone[i] >= fewestNever
		g.stopped = few || g.ahead >= fewestBegun && g.ahead*10 >= here[i]*9
	}
}

const (
	// fewestBegun is how many photos of a group must have come first, for it to have stopped.
	fewestBegun = 10
	// So few will do where none came since, of so many: that just the first came by other
	// ways is chance.
	fewBegun    = 3
	fewestNever = 12
)

func newGroup(name string) group {
	return group{name: name, first: math.MaxInt64, last: math.MinInt64, low: math.MaxInt64, high: math.MinInt64}
}

func (g *group) add(l *line, taken int64, f fate, stratum int32) {
	g.all.add(stratum, f)
	if l.plain() {
		g.plain.add(stratum, f)
	}
	if l.dated {
		g.first, g.last = min(g.first, taken), max(g.last, taken)
	}
}

// plain reports whether the photo is neither hidden nor in a trash nor somebody
// else's, which have reasons of their own.
func (l *line) plain() bool { return !l.hidden && !l.trash && !l.shared }

// of is the share of a line's group.
func (s *shares) of(line int, dim causes.Dimension) causes.Share {
	switch dim {
	case causes.ByAll:
		split := causes.Split{Photos: s.all.whole.photos, Missing: s.all.whole.missing}
		return causes.Share{Name: "all", Split: split, Then: split}
	case causes.ByPart:
		return s.parts[s.roles[line]]
	}
	d := s.sortings[dim]
	if d == nil || d.of[line] < 0 {
		return causes.Share{}
	}
	g, stratum := &d.groups[d.of[line]], s.roll.stratum(line)
	share := causes.Share{Name: g.name, Stopped: g.stopped, Split: split(g.all.whole, rest(s.plain.whole, g.plain.whole)), Then: s.then(g, stratum)}
	if dim == causes.ByFolder && s.byWhole(g) {
		share.ByWhole, share.Chosen = true, s.roll.chosen
		share.Split = split(g.all.whole, rest(s.plain.whole, s.whole.whole))
		share.Then = split(g.all.in(stratum), rest(s.plain.in(stratum), s.whole.in(stratum)))
	}
	if dim == causes.ByAlbum {
		share.Chosen = s.roll.picked
	}
	if dim == causes.ByBurst {
		picks := s.picks(d)
		share.Split = split(g.all.whole, picks.whole)
		share.Then = split(g.all.in(stratum), picks.in(stratum))
	}
	if g.first <= g.last {
		share.From, share.To = wall(g.first), wall(g.last)
		share.Apart = dim == causes.ByDevice && s.aloneInTime(g)
		share.Interleaved = s.cameWithin(g.low, g.high) - g.arrivals
	}
	return share
}

const pickedFrames = "frames of bursts that were picked"

// picks are the frames of bursts that were picked.
func (s *shares) picks(d *sorting) counts {
	for i := range d.groups {
		if d.groups[i].name == pickedFrames {
			return d.groups[i].plain
		}
	}
	return counts{}
}

// then is the group within one stretch against the rest of it, or against what is
// outside of all where the rest is too small.
func (s *shares) then(g *group, stratum int32) causes.Split {
	beside := rest(s.plain.in(stratum), g.plain.in(stratum))
	if beside.photos < causes.RestEnough {
		beside = rest(s.plain.in(-1), g.plain.in(-1))
	}
	return split(g.all.in(stratum), beside)
}

func rest(all, in tally) tally { return tally{all.photos - in.photos, all.missing - in.missing} }

func split(in, beside tally) causes.Split {
	return causes.Split{Photos: in.photos, Missing: in.missing, RestPhotos: beside.photos, RestMissing: beside.missing}
}

func (s *shares) cameWithin(first, last int64) int { return countWithin(s.came, first, last) }

// countWithin counts the sorted times from first to last.
func countWithin(times []int64, first, last int64) int {
	begin, _ := slices.BinarySearch(times, first)
	end, _ := slices.BinarySearchFunc(times, last, func(a, b int64) int { return cmp.Or(cmp.Compare(a, b), -1) })
	return end - begin
}

func named(n *names, at int32) (int32, string) {
	if at == none {
		return -1, ""
	}
	return at, n.Name(at)
}

func only(is bool, name string) (int32, string) {
	if is {
		return 0, name
	}
	return -1, ""
}

// fromNoCamera reports whether a photo names neither a camera nor a date, as what was
// received, saved or taken of a screen does. Of what is broken nothing is known.
func (l *line) fromNoCamera() bool {
	return !l.dated && l.device == none && l.fault != causes.EmptyFile && l.fault != causes.NoPhotoInIt && l.fault != causes.NotWhole
}

// classGroup is a photo's kind. Videos that came by a messenger are one of their own:
// what leaves out a camera's videos may never have met them.
func classGroup(l *line) (int32, string) {
	switch {
	case l.class == photo.Still:
		return 0, "stills"
	case l.class == photo.RAW:
		return 1, "RAW files"
	case l.class == photo.Video && l.fromNoCamera():
		return 3, "videos that no camera took"
	case l.class == photo.Video:
		return 2, "videos"
	}
	return -1, ""
}
