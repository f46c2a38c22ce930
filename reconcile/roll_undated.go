package reconcile

const (
	// leastGuess is how likely a photo must lie in a stretch to be told of it.
	leastGuess = 0.5

	// undatedTimes is how many times as many dated photos as undated ones a stretch
	// has to miss, to explain them: one of six scans tells nothing of four pictures
	// of another kind.
	undatedTimes = 3
)

// placeUndated puts lost photos that tell no date, and beside which nothing tells
// one, into the largest stretch over all, or of their device: by how much likelier it
// is that such a photo came in that time, when all is missing, than that it is
// missing as photos outside of all stretches are.
func (r *rollCall) placeUndated(order []int32) {
	r.guessed = map[int32]float64{}
	outside, undated := r.outsideRate(order), r.undated()
	for i := range r.lines {
		l := &r.lines[i]
		if l.dated || r.fates[i] != absent || r.over[i] >= 0 || r.own[i] >= 0 || r.leftOut[i] {
			continue
		}
		if s, known := r.spans[i]; known && s.named {
			continue // its name tells when, and that is outside
		}
		at := r.largest(none)
		if own := r.largest(r.device[i]); r.device[i] != none && own >= 0 {
			at = own
		}
		if at < 0 || r.stretches[at].Missing < undatedTimes*undated {
			continue
		}
		within := float64(r.stretches[at].Missing) / float64(len(order))
		guess := within / (within + outside)
		if guess < leastGuess {
			continue
		}
		r.guessed[int32(i)] = guess
		if r.stretches[at].device == none {
			r.over[i] = at
		} else {
			r.own[i] = at
		}
	}
}

// undated is how many lost photos tell no date, of those that no pattern explains.
func (r *rollCall) undated() (n int) {
	for i := range r.lines {
		if !r.lines[i].dated && r.fates[i] == absent && r.over[i] < 0 && r.own[i] < 0 && !r.leftOut[i] {
			n++
		}
	}
	return n
}

// outsideRate is the share that is missing outside of all stretches.
func (r *rollCall) outsideRate(order []int32) float64 {
	var t tally
	for _, l := range order {
		if r.over[l] < 0 && r.own[l] < 0 {
			t.add(r.fates[l])
		}
	}
	return rate(t.missing, t.photos)
}

// largest is the stretch of a device (none: over all) with most missing photos; -1:
// it has none.
func (r *rollCall) largest(device int32) int32 {
	at, most := int32(-1), 0
	for i := range r.stretches {
		if s := &r.stretches[i]; s.device == device && s.Missing > most {
			at, most = int32(i), s.Missing
		}
	}
	return at
}
