package reconcile

import (
	"math"

	"rollcall/photo"
)

const (
	// longAfter is how long after it was taken a photo must have been added to have come
	// by an import, seconds: clocks differ by a day, and phones take a while.
	longAfter = 2 * daySeconds

	// addedAtOnce is the part of the dated photos with a record, one in so many, that may
	// have been added long after they were taken for the records to tell: a library that
	// was made anew has all of its photos since then.
	addedAtOnce = 2
)

// noteAdded keeps when a file came into the library, whether it waits to be sent on, and
// which albums hold it, where that is recorded.
func (s *stock) noteAdded(i int32, it *photo.Item) {
	if albums := it.Facts.Text(photo.FactAlbum); albums != "" {
		if s.albums == nil {
			s.albums = map[int32]int32{}
		}
		s.albums[i] = s.names.add(albums)
	}
	if it.Facts.Text(photo.FactCloudState) == "waiting" {
		if s.waits == nil {
			s.waits = map[int32]bool{}
		}
		s.waits[i] = true
	}
	t := it.Facts.Time(photo.FactAdded).Unix()
	if t <= 0 || t > math.MaxUint32 {
		return
	}
	for len(s.added) <= int(i) {
		s.added = append(s.added, 0)
	}
	s.added[i] = uint32(t)
}

func (s *stock) addedAt(i int32) uint32 {
	if int(i) >= len(s.added) {
		return 0
	}
	return s.added[i]
}

// A retimed line counts as of when it was added, or of the day that its name tells; this
// is what it was before.
type retimed struct {
	taken int64
	day   uint16
	dated bool
}

// namedTimes is how many times as many photos must tell their day by their name alone as
// tell a date, for names to count as dates: a folder of what a messenger brought.
const namedTimes = 2

// byNames dates by the day of its name what tells no date itself, where hardly anything
// does. putBack undoes it.
func (r *rollCall) byNames() {
	dated, named := 0, 0
	for i := range r.lines {
		l := &r.lines[i]
		dated += oneIf(l.dated)
		named += oneIf(!l.dated && l.day > 0)
	}
	if named <= namedTimes*dated {
		return
	}
	r.retimed = map[int32]retimed{}
	for i := range r.lines {
		if l := &r.lines[i]; !l.dated && l.day > 0 {
			r.retimed[int32(i)] = retimed{l.taken, l.day, l.dated}
			l.taken, l.dated = int64(l.day)*daySeconds+daySeconds/2, true
		}
	}
}

// byAdding puts photos that were added long after they were taken where they came in
// time, and gives those that tell no date the day on which they were added: what went
// up, and when, follows that order. putBack undoes it.
func (r *rollCall) byAdding() {
	late, all := 0, 0
	for i := range r.lines {
		if l := &r.lines[i]; l.added > 0 && l.dated {
			all++
			late += oneIf(l.addedLate())
		}
	}
	if all == 0 || late*addedAtOnce > all {
		return
	}
	if r.retimed == nil {
		r.retimed = map[int32]retimed{}
	}
	for i := range r.lines {
		l := &r.lines[i]
		if _, named := r.retimed[int32(i)]; named {
			continue
		}
		switch {
		case l.dated && l.addedLate():
			r.retimed[int32(i)] = retimed{l.taken, l.day, l.dated}
			l.taken = int64(l.added)
		case l.added > 0 && !l.dated && l.day == 0:
			r.retimed[int32(i)] = retimed{l.taken, l.day, l.dated}
			l.day = uint16(int64(l.added) / daySeconds)
			if _, known := r.spans[i]; !known || !r.spans[i].named {
				r.spans[i] = span{from: int64(l.added), to: int64(l.added), named: false}
			}
		}
	}
}

func (l *line) addedLate() bool { return l.added > 0 && int64(l.added)-l.taken > longAfter }

// putBack undoes byNames, byAdding and byNumbers.
func (r *rollCall) putBack() {
	for at, was := range r.retimed {
		l := &r.lines[at]
		l.taken, l.day, l.dated = was.taken, was.day, was.dated
	}
}

// takenAt is when a dated photo was taken, whenever it was added; of one that tells no
// date itself, what it counts as.
func (r *rollCall) takenAt(l int32) int64 {
	if was, ok := r.retimed[l]; ok && was.dated && r.numbers == nil {
		return was.taken
	}
	return r.lines[l].taken
}
