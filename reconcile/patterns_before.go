package reconcile

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
