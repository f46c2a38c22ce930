package reconcile

import "slices"

const (
	// fewestAfter is how many photos of others must have come after a device stopped, for
	// it to have stopped by itself and not with all of them, and clearlyBefore how long
	// before them it stopped, seconds: on a holiday dozens are taken in a day.
	fewestAfter   = 24
	clearlyBefore = 14 * daySeconds
)

// stoppedBefore reports whether a device stopped by itself clearly before all the
// others did: photos of it are missing before the stretch over all begins, while
// dozens of others came. The device's stretch is then its own, whatever befell the
// others later.
func (r *rollCall) stoppedBefore(s *stretch, overAll []stretch, order []int32) bool {
	if !s.Open() {
		return false
	}
	for i := range overAll {
		all := &overAll[i]
		if !all.Open() || all.Thin || all.From.Unix()-s.From.Unix() < clearlyBefore {
			continue
		}
		until := all.From.Unix() - 1
		own, others := r.meanwhile(s, order, until)
		if own >= fewestStopped && others >= fewestAfter && r.othersGoOn(s, order, until) {
			s.Until = all.From
			return true
		}
	}
	return false
}

// meanwhile counts the device's missing photos in the stretch until a time, and the
// photos of other devices that came then.
func (r *rollCall) meanwhile(s *stretch, order []int32, until int64) (missing, others int) {
	span := stretch{from: s.From.Unix(), to: until}
	span.within(r.lines, order, func(l int32) {
		switch d := r.device[l]; {
		case d == s.device && r.fates[l] == absent:
			missing++
		case d != none && d != s.device && r.fates[l] == came:
			others++
		}
	})
	return missing, others
}

// neverCame tells of which devices nothing ever came, although others brought dozens of
// photos in their time: that is one observation, whatever befell all of them later.
func (s *shares) neverCame(d *sorting) []bool {
	never := make([]bool, len(d.groups))
	for at := range d.groups {
		never[at] = s.aloneInTime(&d.groups[at])
	}
	until := map[int32]int64{} // by device: when hardly any of the others came any more
	for at := range d.groups {
		if g := &d.groups[at]; s.goneWhole(g) {
			if last, ok := s.lastBeside(g); ok {
				until[int32(at)] = last
			}
		}
	}
	if len(until) == 0 {
		return never
	}
	own := map[int32]int{}
	for _, l := range s.order {
		if last, ok := until[d.of[l]]; ok && s.roll.lines[l].taken <= last && s.roll.fates[l] == absent {
			own[d.of[l]]++
		}
	}
	for at, last := range until {
		g := &d.groups[at]
		others := s.cameWithin(g.low, last) - g.arrivals
		lost := countWithin(s.gone, g.low, last) - own[at]
		never[at] = never[at] || own[at] >= fewestLeftOut && others >= fewestAfter && others*3 >= lost*7
	}
	return never
}

// lastBeside is when the last photo of others came in a group's time but for one in
// fifty: few wrong clocks say nothing. ok is false where too few came.
func (s *shares) lastBeside(g *group) (last int64, ok bool) {
	first, _ := slices.BinarySearch(s.came, g.low)
	n := s.cameWithin(g.low, g.high)
	if n-g.arrivals < fewestAfter {
		return 0, false
	}
	return s.came[first+n-1-n/50], true
}

// farInTime is how far from all others in time a device must lie that shares it with
// nobody, seconds: its clock was wrong, or it is of another life.
const farInTime = 180 * daySeconds

// aloneInTime reports whether a device is missing to the last photo, and none of others
// was taken in its time or near it: of its time nothing can be told, only of the device.
func (s *shares) aloneInTime(g *group) bool {
	if t := g.plain.whole; !s.goneWhole(g) || t.missing < t.photos || len(s.came) < fewestAfter {
		return false
	}
	low, high := g.low-farInTime, g.high+farInTime
	others := countWithin(s.gone, low, high) + countWithin(s.came, low, high) - g.plain.whole.photos
	return others <= g.plain.whole.photos/50
}
