package reconcile

import (
	"cmp"
	"math"
	"slices"
	"strings"
	"time"

	"rollcall/reconcile/causes"
)

// A fate says how a line counts in patterns.
type fate uint8

const (
	came   fate = iota // the backup holds it, full or otherwise
	absent             // nothing of it is in the backup
	apart              // it explains itself (a trash, a date, a record), or nobody knows: no pattern speaks of it
)

// A stretch is one run of absent photos in time.
type stretch struct {
	causes.Stretch
	device   int32 // none for all devices
	from, to int64 // wall clock of what it covers, seconds since 1970; open ends reach to infinity
}

// covers reports whether a photo of that time lies in the stretch.
func (s *stretch) covers(taken int64) bool { return s.from <= taken && taken <= s.to }

// findStretches finds the runs of absent photos over time, over all and per
// device. order holds the dated lines that take part, by time. Of a device only
// those count while which other devices go on; one over all is dropped where such
// ones explain four in five of its absent photos.
func (r *rollCall) findStretches(order []int32) []stretch {
	found := r.runsIn(order, none)
	overAll := len(found)
	for _, group := range r.byDevice(order) {
		for _, s := range r.runsIn(group, r.device[group[0]]) {
			if r.othersGoOn(&s, order, s.To.Unix()) || r.stoppedBefore(&s, found[:overAll], order) {
				s.Device = deviceName(r.names.Name(s.device))
				found = append(found, s)
			}
		}
	}
	r.findKinds(found)
	order = slices.DeleteFunc(slices.Clone(order), func(l int32) bool { return r.leftOut[l] })
	if s, ok := r.thinned(order); ok && r.missesBeside(&s, found[:overAll], order) && !r.thinOfKind(&s, order) {
		found, overAll = append([]stretch{s}, found[overAll:]...), 1
	}
	kept := r.dropExplained(found, overAll, order)
	for i := range kept {
		r.describe(&kept[i], order)
	}
	return kept
}

// runsIn finds the stretches of one sequence of lines.
func (r *rollCall) runsIn(sequence []int32, device int32) []stretch {
	missing := make([]bool, len(sequence))
	for i, l := range sequence {
		missing[i] = r.fates[l] == absent
	}
	found, usual := runs(missing)
	var out []stretch
	for _, g := range found {
		s := stretch{device: device, from: r.timeOf(sequence[g.start]), to: r.timeOf(sequence[g.end-1])}
		s.From, s.To = wall(s.from), wall(s.to)
		s.Photos, s.Missing = g.end-g.start, count(missing[g.start:g.end])
		s.Before = g.start - count(missing[:g.start])
		s.After = len(missing) - g.end - count(missing[g.end:])
		s.In = 1 - min(usual*float64(s.Photos)/float64(s.Missing), 1)
		r.widen(&s, sequence, g)
		if s.After == 0 {
			s.to = math.MaxInt64
		}
		if s.Before == 0 {
			s.from = math.MinInt64
		}
		if s.Before > 0 || s.After > 0 {
			out = append(out, s)
		}
	}
	return out
}

// edgeOf is how far a stretch may reach into a gap in which nothing was taken, seconds.
const edgeOf = 30 * daySeconds

// widen lets a stretch reach from the last photo that came to the next one that did:
// when within a gap it began, no photo tells, and what makes no stretch (hidden or
// undated photos, other devices) may have been taken there.
func (r *rollCall) widen(s *stretch, sequence []int32, g goneRun) {
	if g.start > 0 {
		s.from = min(s.from, max(r.timeOf(sequence[g.start-1])+1, s.from-edgeOf))
	}
	if g.end < len(sequence) {
		s.to = max(s.to, min(r.timeOf(sequence[g.end])-1, s.to+edgeOf))
	}
}

// timeOf is a line's time, as line.time tells.
func (r *rollCall) timeOf(l int32) int64 {
	if t, ok := r.lines[l].time(); ok || r.beside == nil {
		return t
	}
	return r.beside[l]
}

// within visits the lines of a sequence in order of time that the stretch covers.
func (s *stretch) within(lines []line, order []int32, visit func(l int32)) {
	begin := 0
	if s.from > math.MinInt64 {
		begin, _ = slices.BinarySearchFunc(order, s.from, func(l int32, t int64) int { return cmp.Compare(lines[l].taken, t) })
	}
	for _, l := range order[begin:] {
		if !s.covers(lines[l].taken) {
			return
		}
		visit(l)
	}
}

// othersGoOn tells whether other devices brought photos into the backup within
// the stretch until a time, seven in ten of each at least and on several days together or on
// one amid the stretch, and names the one that brought most. Photos that tell no device are nobody's.
func (r *rollCall) othersGoOn(s *stretch, order []int32, until int64) bool {
	type going struct {
		tally
		days map[int64]bool
	}
	others := map[int32]*going{}
	taken := stretch{from: s.From.Unix(), to: until} // not beyond its last photo: then it took none
	taken.within(r.lines, order, func(l int32) {
		d := r.device[l]
		if d == none || d == s.device {
			return
		}
		g := others[d]
		if g == nil {
			g = &going{days: map[int64]bool{}}
			others[d] = g
		}
		g.add(r.fates[l])
		if r.fates[l] == came && len(g.days) < fewestDays {
			g.days[r.lines[l].taken/daySeconds] = true
		}
	})
	most, all, days := 0, 0, map[int64]bool{}
	for d, g := range others {
		arrived := g.photos - g.missing
		if arrived*10 < g.photos*7 {
			continue
		}
		all += arrived
		for day := range g.days {
			days[day] = true
		}
		if arrived > most || arrived == most && r.names.Name(d) < s.Other {
			most, s.Other = arrived, r.names.Name(d)
		}
	}
	amid := false // the others' photos came between two days of which nothing did
	for d := range days {
		amid = amid || s.From.Unix()/daySeconds < d && d < s.To.Unix()/daySeconds
	}
	amid = amid && all >= fewestAmid && s.Missing >= fewestAmid && s.Missing == s.Photos
	if all < 3 || len(days) < fewestDays && !amid {
		s.Other, most = "", 0
	}
	s.Other, s.OthersGoOn = deviceName(s.Other), most > 0
	return s.OthersGoOn
}

// fewestDays is on how many days other devices must have brought photos to go on.
const fewestDays = 2

// fewestAmid is how many photos must have come on a single day, and be missing before and
// after it.
const fewestAmid = 6

// deviceName is a camera's name for people: nobody says Apple iPhone.
func deviceName(camera string) string { return strings.TrimPrefix(camera, "Apple ") }

// byDevice splits lines in order of time by device, in order of the devices'
// names' positions.
func (r *rollCall) byDevice(order []int32) [][]int32 {
	groups := map[int32][]int32{}
	for _, l := range order {
		if d := r.device[l]; d != none {
			groups[d] = append(groups[d], l)
		}
	}
	var devices []int32
	for d := range groups {
		devices = append(devices, d)
	}
	slices.Sort(devices)
	var out [][]int32
	for _, d := range devices {
		out = append(out, groups[d])
	}
	return out
}

// dropExplained drops the stretches over all (the first overAll) of which those
// of single devices explain four fifths.
func (r *rollCall) dropExplained(found []stretch, overAll int, order []int32) []stretch {
	var kept []stretch
	for i := range found[:overAll] {
		explained, behind, missing := 0, 0, 0
		found[i].within(r.lines, order, func(l int32) {
			if r.fates[l] == absent {
				missing++
				explained += oneIf(stretchOf(found[overAll:], r.device[l], r.lines[l].taken) >= 0)
				behind += oneIf(r.behindStop(l, &found[i]))
			}
		})
		if explained*5 < missing*4 && behind < missing {
			kept = append(kept, found[i])
		}
	}
	return append(kept, found[overAll:]...)
}

// behindStop reports whether a line lies behind the place where a copy stopped, which is
// not told by time and explains more than a stretch does.
func (r *rollCall) behindStop(l int32, s *stretch) bool {
	at, ok := r.inPath[l]
	return ok && !r.path[at].InTime && r.path[at].Missing > s.Missing && !s.Open()
}

// stretchOf is the position of the device's stretch that covers a time, or -1.
func stretchOf(all []stretch, device int32, taken int64) int {
	return slices.IndexFunc(all, func(s stretch) bool { return s.device == device && s.covers(taken) })
}

func wall(seconds int64) time.Time { return time.Unix(seconds, 0).UTC() }
