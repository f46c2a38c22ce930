package formats

import "slices"

// mostUnplayed is how many packets of sound tools leave out because edits do: before the sound
// begins and behind its end.
const mostUnplayed = 4

// leaveUnplayed takes out of a movie's sound the packets that its edits leave out and another
// movie has no more, so that what is left can be compared. It changes nothing where more is
// gone, or the tables can't be read.
func (m *movie) leaveUnplayed(o *movie) {
	ours, theirs := m.of("soun"), o.of("soun")
	if len(ours) != len(theirs) {
		return
	}
	for i, t := range ours {
		n, k := t.count(m.in), theirs[i].count(o.in)
		if n > k && n-k <= mostUnplayed && k > 0 {
			m.leave(t, o, theirs[i])
		}
	}
}

func (m *movie) leave(t *track, o *movie, other *track) {
	lead, tail, err := m.unplayed(t)
	mine, yours := &gathered{track: t}, &gathered{track: other}
	if err != nil || lead+tail == 0 ||
		mine.fromHeader(&gathering{m: m, left: maxSamples}) != nil || yours.fromHeader(&gathering{m: o, left: maxSamples}) != nil {
		return
	}
	gone := len(mine.sizes) - len(yours.sizes)
	for first := max(0, gone-tail); first <= min(lead, gone); first++ {
		if slices.Equal(mine.sizes[first:first+len(yours.sizes)], yours.sizes) {
			mine.keep(first, len(yours.sizes))
			m.in = m.in.join(mine.settle(m.in.Size))
			t.begins = mine.begins
			return
		}
	}
}

// unplayed counts the packets before the first that is played and behind the last.
func (m *movie) unplayed(t *track) (lead, tail int, err error) {
	s, err := openTimes(m, t)
	if err != nil {
		return 0, 0, err
	}
	for begun := false; ; {
		more, err := s.next()
		switch {
		case err != nil || !more:
			return lead, tail, err
		case s.played():
			begun, tail = true, 0
		case begun:
			tail++
		default:
			lead++
		}
	}
}

// keep keeps n samples from the first of them on.
func (t *gathered) keep(first, n int) {
	all := *t
	*t = gathered{track: t.track, begins: t.track.begins, next: t.next}
	at, deltas, shifts := 0, all.deltas, all.shifts
	for _, c := range all.chunks {
		part := gatheredChunk{offset: c.offset, description: c.description}
		for range c.samples {
			one := movieSample{duration: deltas.take(), size: all.sizes[at], shift: int32(shifts.take())}
			switch {
			case at < first:
				t.begins += uint64(one.duration)
				part.offset += uint64(one.size)
			case at < first+n:
				t.add(one)
				part.samples++
			}
			at++
		}
		if part.samples > 0 {
			t.chunks = append(t.chunks, part)
		}
	}
}

// take takes the first number away.
func (r *runs) take() uint32 {
	first := (*r)[0]
	if (*r)[0].count--; (*r)[0].count == 0 {
		*r = (*r)[1:]
	}
	return first.value
}
