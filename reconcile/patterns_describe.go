package reconcile

import (
	"cmp"
	"math"
	"slices"

	"rollcall/photo"
)

// describe fills in what a stretch's cause is told by: who stopped, how large what
// came and what did not is, and which of its photos stands for all.
func (r *rollCall) describe(s *stretch, order []int32) {
	var gone []int32
	stopped, small, own := map[int32]int{}, 0, 0
	s.within(r.lines, order, func(l int32) {
		if s.device != none && r.device[l] != s.device {
			return
		}
		if r.fates[l] == absent {
			gone = append(gone, l)
			if d := r.device[l]; d != none {
				stopped[d]++
			}
		}
	})
	s.Typical = r.typical(gone)
	middle := r.middleSize(gone)
	s.within(r.lines, order, func(l int32) {
		if r.fates[l] == came && (s.device == none || r.device[l] == s.device) && r.lines[l].size*2 < middle {
			small++
			if d := r.device[l]; d != none && stopped[d] >= fewestStopped {
				own++
			}
		}
	})
	s.CameSmall, s.CameOwn = small, own
	s.Amid = r.amidSession(s, order)
	for d, photos := range stopped {
		if sends(r.names.Name(d)) && photos >= fewestStopped && photos*shareOfStopped >= len(gone) && r.cameBeside(d, s, order) {
			s.Stopped++
		}
	}
	if s.Stopped == 0 { // a new device tells nothing of one that was there before, and stopped as well
		s.New = r.newIn(s, stopped, len(gone))
	}
	s.Ended = r.endedIn(s, stopped)
	if s.New == "" {
		s.Replaced = r.replacedIn(s, order)
	}
}

// shareOfStopped is the part of a stretch's missing photos, one in so many, that a
// device must have to count among those that stopped: pictures that friends sent
// carry their cameras.
const shareOfStopped = 7

// fewestStopped is how many missing photos a device must have in a stretch to count
// among those that stopped. Which devices are regular ones, the whole roll tells.
const fewestStopped = 3

// lately is how long before a stretch without an end a device must have brought photos to
// have stopped with it, seconds: one that was silent for longer may have stopped before.
const lately = 60 * daySeconds

// cameBeside reports whether a device brought photos into the backup outside of
// the stretch, and lately where it has no end: only what once went up can have stopped.
func (r *rollCall) cameBeside(device int32, s *stretch, order []int32) bool {
	n := 0
	for _, l := range order {
		if s.Open() && r.lines[l].taken < s.From.Unix()-lately {
			continue
		}
		if r.device[l] == device && r.fates[l] == came && !s.covers(r.lines[l].taken) {
			if n++; n >= 3 {
				return true
			}
		}
	}
	return false
}

// session is how long photos of one occasion may lie apart, seconds.
const session = 8 * 3600

// amidSession reports whether the stretch begins or ends amid an occasion: photos
// that came were taken within hours before it or after it.
func (r *rollCall) amidSession(s *stretch, order []int32) bool {
	first, last := s.From.Unix(), s.To.Unix()
	near := func(from, to int64) bool {
		n := 0
		at, _ := slices.BinarySearchFunc(order, from, func(l int32, t int64) int { return cmp.Compare(r.lines[l].taken, t) })
		for _, l := range order[at:] {
			if r.lines[l].taken > to {
				break
			}
			if r.fates[l] == came && (s.device == none || r.device[l] == s.device) {
				n++
			}
		}
		return n >= 2
	}
	return near(first-session, first-1) || near(last+1, last+session)
}

// newWithin is how long after the start of a stretch a device's first photo may
// have been taken for the stretch to have begun with it.
const newWithin = 3 * daySeconds

// newIn is the device whose first photo of all was taken as the stretch began, and
// of which all is missing; "" none: that nothing came since then is no chance.
func (r *rollCall) newIn(s *stretch, stopped map[int32]int, gone int) string {
	if s.device != none || s.from == math.MinInt64 {
		return ""
	}
	begin := s.From.Unix()
	first, came := map[int32]int64{}, map[int32]int{}
	for i := range r.lines {
		l, d := &r.lines[i], r.device[i]
		if !l.dated || stopped[d] < fewestGone || stopped[d]*shareOfStopped < gone {
			continue
		}
		taken := r.takenAt(int32(i)) // an old camera's photos are added late, and make no new device
		if t, ok := first[d]; !ok || taken < t {
			first[d] = taken
		}
		if r.fates[i] != absent {
			came[d]++
		}
	}
	found, most := none, 0
	for d, t := range first {
		isNew := t >= begin-newWithin && t <= begin+newWithin && came[d]*10 <= stopped[d]
		if isNew && (stopped[d] > most || stopped[d] == most && d < found) {
			found, most = d, stopped[d]
		}
	}
	return deviceName(r.names.Name(found))
}

const (
	// replacedWithin is how near to the begin of a stretch a replaced phone took its last
	// photo, seconds; within so long before it, one in so many photos was its own.
	replacedWithin = 14 * daySeconds
	replacedYear   = 365 * daySeconds
	replacedShare  = 4
	// fewestSince is how many photos of others must follow, and for how long, for its
	// silence to tell anything.
	fewestSince   = 10
	replacedSince = 60 * daySeconds
)

// replacedIn is the phone that took its last photo of all about when a stretch without
// an end began; "" none: that something else stopped everything just then would be
// chance.
func (r *rollCall) replacedIn(s *stretch, order []int32) string {
	if s.device != none || !s.Open() || s.To.Unix()-s.From.Unix() < replacedSince || s.Missing < fewestSince {
		return ""
	}
	begin, all := s.From.Unix(), 0
	took, last := map[int32]int{}, map[int32]int64{}
	for _, l := range order {
		t, d := r.lines[l].taken, r.device[l]
		if t >= begin-replacedYear && t < begin {
			all++
			took[d]++
		}
		last[d] = t
	}
	found := none
	for d, n := range took {
		ended := last[d] >= begin-replacedWithin && last[d] <= begin+replacedWithin
		if d != none && ended && n*replacedShare >= all && n >= fewestGone && sends(r.names.Name(d)) && (n > took[found] || found == none || n == took[found] && d < found) {
			found = d
		}
	}
	if found == none {
		return ""
	}
	for d, t := range last {
		if d != none && d != found && t > begin+replacedSince && sends(r.names.Name(d)) {
			return deviceName(r.names.Name(found))
		}
	}
	return ""
}

// endedIn is the device that most missing photos of a stretch over all are of, where
// nothing of it came after it: what came since is of others, and for this device the
// stretch has no end.
func (r *rollCall) endedIn(s *stretch, stopped map[int32]int) string {
	if s.device != none || !s.Closed() {
		return ""
	}
	all, most, device := 0, 0, none
	for d, n := range stopped {
		all += n
		if n > most || n == most && d < device {
			most, device = n, d
		}
	}
	if most < fewestGone || most*10 < all*dominant {
		return ""
	}
	before := 0
	for i := range r.lines {
		l := &r.lines[i]
		if r.device[i] == device && l.dated && r.fates[i] == came {
			if l.taken > s.to {
				return ""
			}
			if l.taken < s.from {
				before++
			}
		}
	}
	if before < 3 {
		return ""
	}
	return deviceName(r.names.Name(device))
}

// typical is the line that stands for the missing photos of a stretch: the first
// of those in the folder, of the class and format that most are of.
func (r *rollCall) typical(gone []int32) int {
	for _, key := range []func(*line) int64{
		func(l *line) int64 { return int64(l.place)<<32 | int64(l.folder) },
		func(l *line) int64 {
			return int64(slices.Index([]photo.Class{photo.Still, photo.RAW, photo.Video}, l.class))
		},
		func(l *line) int64 { return int64(l.format) },
	} {
		gone = mostOf(gone, func(l int32) int64 { return key(&r.lines[l]) })
	}
	if len(gone) == 0 {
		return -1
	}
	return int(gone[0])
}

// mostOf keeps the lines whose key most lines have, the lowest of equal ones.
func mostOf(list []int32, key func(int32) int64) []int32 {
	counts := map[int64]int{}
	for _, l := range list {
		counts[key(l)]++
	}
	best, most := int64(math.MaxInt64), 0
	for k, n := range counts {
		if n > most || n == most && k < best {
			best, most = k, n
		}
	}
	return slices.DeleteFunc(slices.Clone(list), func(l int32) bool { return key(l) != best })
}

// middleSize is the median of the photos' sizes, bytes.
func (r *rollCall) middleSize(list []int32) int64 {
	if len(list) == 0 {
		return 0
	}
	sizes := make([]int64, len(list))
	for i, l := range list {
		sizes[i] = r.lines[l].size
	}
	slices.SortFunc(sizes, func(a, b int64) int { return cmp.Compare(a, b) })
	return sizes[len(sizes)/2]
}
