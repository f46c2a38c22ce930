package reconcile

import (
	"maps"
	"time"

	"rollcall/photo"
)

const (
	// writtenWithin is how long writing a backup in one go may take, seconds.
	writtenWithin = 2 * daySeconds

	// fewestWritten is how many photos must have been, for it to be no chance.
	fewestWritten = 10

	// ownTimes is how many of ten dated photos must have been written later than the day
	// after they were taken: else their file times are of the photos, not of the copies.
	ownTimes = 9

	// anyZone is how far a clock that tells no zone may be off, seconds: file times in a
	// ZIP, and on disks that keep no inodes, are of such.
	anyZone = 14 * 3600
)

// A writeTimes is when the photos of a place of the backup were written, by their file
// times.
type writeTimes struct {
	first, last          int64 // seconds since 1970
	photos, dated, later int
	zoneless             bool  // some have times of a clock in no known zone
	changed              int64 // of these, the last time that their archive was changed, seconds since 1970
}

// noteWritten counts a file of the backup.
func (s *stock) noteWritten(b *brief, it *photo.Item) {
	if s.library || !b.isPicture() || b.role != roleNone || it.Stamp.ModTime <= 0 {
		return
	}
	w, at := &s.written, it.Stamp.ModTime/int64(time.Second)
	if w.photos == 0 {
		w.first, w.last = at, at
	}
	w.first, w.last = min(w.first, at), max(w.last, at)
	w.photos++
	if it.Stamp.Inode == 0 {
		w.zoneless, w.changed = true, max(w.changed, it.Stamp.ChangeTime/int64(time.Second))
	}
	if it.Meta.Taken.Known {
		w.dated++
		w.later += oneIf(at > it.Meta.Taken.Wall+2*daySeconds)
	}
}

// inOneGo reports whether the place was written once, and not since.
func (w writeTimes) inOneGo() bool {
	return w.photos >= fewestWritten && w.last-w.first <= writtenWithin && w.dated > 0 && w.later*10 >= w.dated*ownTimes
}

// end is when the last of them was written, or the latest that this can mean. An archive
// that was changed at about that time has not been since.
func (w writeTimes) end() int64 {
	switch off := w.changed - w.last; {
	case !w.zoneless:
		return w.last
	case -anyZone <= off && off <= anyZone:
		return max(w.changed, w.first)
	}
	return w.last + anyZone
}

// withWriteTimes is a place that tells when it was written, where that is told.
func withWriteTimes(p photo.Place, w writeTimes) photo.Place {
	if !w.inOneGo() {
		return p
	}
	p.Facts = maps.Clone(p.Facts)
	p.Facts.Set(photo.FactWritten, time.Unix(w.end(), 0).UTC().Format(time.RFC3339))
	return p
}
