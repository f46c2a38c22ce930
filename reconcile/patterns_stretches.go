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

// stretches finds the runs of absent photos over time, over all and per device.
// order holds the dated lines that take part, by time. Of a device only those
// count while which other devices go on; one over all is dropped where such ones
// explain four in five of its absent photos.
func stretches(lines []line, fates []fate, order []int32, n *names) []stretch {
	found := runsIn(lines, fates, order, none)
	overAll := len(found)
	for _, group := range byDevice(lines, order) {
		for _, s := range runsIn(lines, fates, group, lines[group[0]].device) {
			if s.othersGoOn(lines, fates, order, n) {
				s.Device = deviceName(n.Name(s.device))
				found = append(found, s)
			}
		}
	}
	return dropExplained(found, overAll, lines, fates, order)
}

// runsIn finds the stretches of one sequence of lines.
func runsIn(lines []line, fates []fate, sequence []int32, device int32) []stretch {
	missing := make([]bool, len(sequence))
	for i, l := range sequence {
		missing[i] = fates[l] == absent
	}
	found, usual := runs(missing)
	var out []stretch
	for _, r := range found {
		s := stretch{device: device, from: lines[sequence[r.start]].taken, to: lines[sequence[r.end-1]].taken}
		s.From, s.To = wall(s.from), wall(s.to)
		s.Photos, s.Missing = r.end-r.start, count(missing[r.start:r.end])
		s.Before = r.start - count(missing[:r.start])
		s.After = len(missing) - r.end - count(missing[r.end:])
		s.In = 1 - min(usual*float64(s.Photos)/float64(s.Missing), 1)
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

// othersGoOn tells whether another device brought photos into the backup within
// the stretch, seven in ten at least, and names the one that brought most. Photos
// that tell no device are nobody's.
func (s *stretch) othersGoOn(lines []line, fates []fate, order []int32, n *names) bool {
	type tally struct{ photos, came int }
	others := map[int32]tally{}
	begin, _ := slices.BinarySearchFunc(order, s.From.Unix(), func(l int32, t int64) int { return cmp.Compare(lines[l].taken, t) })
	for _, l := range order[begin:] {
		if !s.covers(lines[l].taken) {
			break
		}
		if d := lines[l].device; d != none && d != s.device {
			t := others[d]
			t.photos++
			if fates[l] == came {
				t.came++
			}
			others[d] = t
		}
	}
	most := 0
	for d, t := range others {
		if t.came < 3 || t.came*10 < t.photos*7 {
			continue
		}
		if t.came > most || t.came == most && n.Name(d) < s.Other {
			most, s.Other = t.came, n.Name(d)
		}
	}
	s.Other, s.OthersGoOn = deviceName(s.Other), most > 0
	return s.OthersGoOn
}

// deviceName is a camera's name for people: nobody says Apple iPhone.
func deviceName(camera string) string { return strings.TrimPrefix(camera, "Apple ") }

// byDevice splits lines in order of time by device, in order of the devices'
// names' positions.
func byDevice(lines []line, order []int32) [][]int32 {
	groups := map[int32][]int32{}
	for _, l := range order {
		if d := lines[l].device; d != none {
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
func dropExplained(found []stretch, overAll int, lines []line, fates []fate, order []int32) []stretch {
	var kept []stretch
	for i := range found[:overAll] {
		explained, missing := 0, 0
		for _, l := range order {
			if fates[l] == absent && found[i].covers(lines[l].taken) {
				missing++
				if stretchOf(found[overAll:], lines[l].device, lines[l].taken) >= 0 {
					explained++
				}
			}
		}
		if explained*5 < missing*4 {
			kept = append(kept, found[i])
		}
	}
	return append(kept, found[overAll:]...)
}

// stretchOf is the position of the device's stretch that covers a time, or -1.
func stretchOf(all []stretch, device int32, taken int64) int {
	return slices.IndexFunc(all, func(s stretch) bool { return s.device == device && s.covers(taken) })
}

func wall(seconds int64) time.Time { return time.Unix(seconds, 0).UTC() }
