package formats

import (
	"encoding/binary"
	"time"
)

// How far two wrappings of one track may differ: tools round times to thousandths of a
// second, and lay out sound, and the delay of pictures that are decoded before they are
// shown, by edits that others leave out.
const (
	pictureSlack = 5 * time.Millisecond
	soundSlack   = 30 * time.Millisecond
	startSlack   = 100 * time.Millisecond // of pictures and sound against each other
	lateSlack    = 250 * time.Millisecond // of all together
	edgeSlack    = 2 * time.Millisecond
	edgePackets  = 3 // of sound that one plays and the other's edits leave out, before the sound begins or behind it
)

// A delay is how much later the backup's movie plays: told by the first track, for all.
type delay struct {
	known bool
	by    time.Duration
}

// allows reports whether a track may begin so much later.
func (d *delay) allows(by time.Duration) bool {
	if !d.known {
		*d = delay{known: true, by: by}
	}
	return !apart(by, 0, lateSlack) && !apart(by, d.by, startSlack)
}

// samePlay reports whether two tracks of the same samples play them at the same times,
// as far as a person tells, and the same part of them. When a sample is played that one of
// them leaves out tells nothing.
func (m *movie) samePlay(o *movie, ours, theirs *track, late *delay) (bool, error) {
	mine, err := openTimes(m, ours)
	if err != nil {
		return false, err
	}
	yours, err := openTimes(o, theirs)
	if err != nil || !mine.sameEdits(yours) {
		return false, err
	}
	slack, lost, extra := pictureSlack, 0, 0
	if ours.handler == "soun" {
		slack = soundSlack
	}
	first, seen := time.Duration(0), 0
	for {
		more, err := mine.next()
		if err != nil {
			return false, err
		}
		others, err := yours.next()
		if err != nil || more != others || !more {
			return more == others && edgesAgree(ours.handler, lost, extra), err
		}
		by := yours.start + yours.at - mine.start - mine.at
		switch played, plays := mine.played(), yours.played(); {
		case played && !plays:
			lost++
		case plays && !played:
			extra++
		case played && seen < 2: // the first one may last a little longer
			if !late.allows(by) {
				return false, nil
			}
			first, seen = by, seen+1
		case played && apart(by, first, slack):
			return false, nil
		}
	}
}

func edgesAgree(handler string, lost, extra int) bool {
	if handler == "soun" {
		return lost <= 1 && extra <= edgePackets
	}
	return lost == 0 && extra == 0
}

func apart(a, b, slack time.Duration) bool { return a-b > slack || b-a > slack }

// An edit plays a part of a track (ISO/IEC 14496-12 8.6.6). A media time below zero is
// a stretch without anything.
type edit struct {
	length, media time.Duration
	rate          int32 // 1<<16: as it is
}

// times are the times of a track's samples, one after the other.
type times struct {
	deltas, shifts *column // stts, ctts
	scale          uint64
	left, late     uint32 // samples left of the row
	delta, shift   int64
	shifted        int64 // of the sample: 0 where none is told
	decoded        int64 // of the next sample
	first          time.Duration

	at, long time.Duration // of the sample, since the first one is shown
	edits    []edit
	start    time.Duration // when the first sample is shown, or would be
	from, to time.Duration // the part that is played
}

// maxEdits is far more than any program writes.
const maxEdits = 4096

func openTimes(m *movie, t *track) (*times, error) {
	s := &times{scale: uint64(t.media.Timescale), decoded: int64(t.begins)}
	b, ok := firstBox(t.samples, "stts")
	if !ok || s.scale == 0 {
		return nil, malformed("has a track that tells no times")
	}
	s.first = span(s.decoded, s.scale)
	var err error
	if s.deltas, err = openColumn(m.in, b, 8, 8); err != nil {
		return nil, err
	}
	if b, ok := firstBox(t.samples, "ctts"); ok {
		if s.shifts, err = openColumn(m.in, b, 8, 8); err != nil {
			return nil, err
		}
		// The first sample starts the clock, whatever it counts from.
		row, err := m.in.Bytes(b.payload().Offset+8, min(8, b.payload().Size-8))
		if err == nil && len(row) == 8 {
			s.first = span(s.decoded+int64(int32(binary.BigEndian.Uint32(row[4:]))), s.scale)
		}
	}
	if s.edits, err = readEdits(m, t); err != nil {
		return nil, err
	}
	s.place()
	return s, nil
}

// place works out what part is played of a track that has the usual edits: nothing for a
// while, and then one part as it is.
func (s *times) place() {
	const forever = 1 << 62
	s.start, s.to = s.first, forever
	for i, e := range s.edits {
		if e.media >= 0 {
			s.from = e.media - s.first
			s.start -= e.media
			if e.length > 0 {
				s.to = s.from + e.length
			}
			s.edits = s.edits[i:]
			for s.edits[len(s.edits)-1].media < 0 {
				s.edits = s.edits[:len(s.edits)-1] // nothing, behind all
			}
			return
		}
		s.start += e.length
	}
	if len(s.edits) > 0 {
		s.to = -forever // nothing is played
	}
}

// sameEdits compares edits of more than one part, or of another speed, one by one.
func (s *times) sameEdits(o *times) bool {
	if s.usual() && o.usual() {
		return true
	}
	if len(s.edits) != len(o.edits) {
		return false
	}
	for i, e := range s.edits {
		other := o.edits[i]
		if e.rate != other.rate || (e.media < 0) != (other.media < 0) || apart(e.length, other.length, pictureSlack) ||
			e.media >= 0 && apart(e.media-s.first, other.media-o.first, pictureSlack) {
			return false
		}
	}
	return true
}

func (s *times) usual() bool {
	return len(s.edits) == 0 || len(s.edits) == 1 && (s.edits[0].rate == 1<<16 || s.edits[0].media < 0)
}

// next goes to the next sample.
func (s *times) next() (bool, error) {
	for s.left == 0 {
		if s.deltas.left == 0 {
			return false, nil
		}
		row, err := s.deltas.row()
		if err != nil {
			return false, err
		}
		s.left, s.delta = binary.BigEndian.Uint32(row), int64(binary.BigEndian.Uint32(row[4:]))
	}
	for s.late == 0 && s.shifts != nil && s.shifts.left > 0 {
		row, err := s.shifts.row()
		if err != nil {
			return false, err
		}
		s.late, s.shift = binary.BigEndian.Uint32(row), int64(int32(binary.BigEndian.Uint32(row[4:])))
	}
	shift := int64(0)
	if s.late > 0 {
		shift = s.shift
		s.late--
	}
	s.shifted = shift
	s.at, s.long = span(s.decoded+shift, s.scale)-s.first, span(s.delta, s.scale)
	s.left--
	s.decoded += s.delta
	return true, nil
}

// played reports whether the sample is in the part that is played, as the usual edits
// tell it.
func (s *times) played() bool {
	if !s.usual() {
		return true // told by the edits
	}
	if s.long <= edgeSlack {
		return s.at < s.to && s.at+s.long > s.from
	}
	return s.at < s.to-edgeSlack && s.at+s.long > s.from+edgeSlack
}

// readEdits reads a track's edits; none of them: all of it is played.
func readEdits(m *movie, t *track) ([]edit, error) {
	if t.edits.span.Size == 0 {
		return nil, nil
	}
	version, err := m.in.Bytes(t.edits.payload().Offset, min(1, t.edits.payload().Size))
	if err != nil {
		return nil, err
	}
	width := int64(12)
	if len(version) == 1 && version[0] == 1 {
		width = 20
	}
	rows, err := openColumn(m.in, t.edits, 8, width)
	if err != nil {
		return nil, err
	}
	scale := uint64(m.header.Timescale)
	if rows.left > maxEdits || scale == 0 {
		return nil, unsupported("has %d edits", rows.left)
	}
	var edits []edit
	for rows.left > 0 {
		row, err := rows.row()
		if err != nil {
			return nil, err
		}
		edits = append(edits, oneEdit(row, scale, uint64(t.media.Timescale)))
	}
	return edits, nil
}

func oneEdit(row []byte, movie, media uint64) edit {
	long, at := int64(binary.BigEndian.Uint32(row)), int64(int32(binary.BigEndian.Uint32(row[4:])))
	if len(row) == 20 {
		long, at = int64(binary.BigEndian.Uint64(row)), int64(binary.BigEndian.Uint64(row[8:]))
	}
	e := edit{length: span(long, movie), media: -1, rate: int32(binary.BigEndian.Uint32(row[len(row)-4:]))}
	if at >= 0 {
		e.media = span(at, media)
	}
	return e
}

// span is a count of ticks as time. What is longer than 50 years is as long as these.
func span(ticks int64, scale uint64) time.Duration {
	const most = 1 << 60
	seconds := float64(ticks) / float64(scale) * float64(time.Second)
	return time.Duration(max(-most, min(most, seconds)))
}
