package report

import (
	"cmp"
	"maps"
	"slices"

	"rollcall/photo"
)

// causes makes a group per cause, the largest first; the small ones beyond
// mostCauses share one.
func (s *sorter) causes() []group {
	byCause := s.byCause(func(v *photo.Verdict) bool { return !v.Expected && !cannotTell(v) })
	names := largestFirst(byCause)
	var groups []group
	for i, name := range names {
		if i == mostCauses-1 && len(names) > mostCauses {
			return append(groups, s.others(names[i:], byCause)...)
		}
		groups = append(groups, s.claim(plainly, byCause[name], s.causeText(name, byCause[name]))...)
	}
	return groups
}

func (s *sorter) others(names []string, byCause map[string][]int) []group {
	var photos []int
	for _, name := range names {
		photos = append(photos, byCause[name]...)
	}
	slices.Sort(photos)
	return s.claim(plainly, photos, "for "+number(len(names))+" other reasons, see below")
}

// causeText tells plainly what was seen in the backup, and with its likelihood
// what was inferred. The mean confidence is the share that is expected to be
// right.
func (s *sorter) causeText(name string, photos []int) string {
	sum, seen := 0.0, true
	for _, i := range photos {
		v := &s.r.Photos[i]
		sum += v.Confidence
		seen = seen && observed(v)
	}
	if seen {
		return title(s.o, name)
	}
	return said(sum/float64(len(photos)), title(s.o, name))
}

// observed reports whether the cause was seen rather than inferred: the backup
// holds something else instead of the photo.
func observed(v *photo.Verdict) bool {
	return v.Status == photo.Missing && v.Match != nil && v.Confidence >= veryLikely
}

// cannotTell reports whether the verdict's cause is a guess, or that there is
// none.
func cannotTell(v *photo.Verdict) bool { return !(v.Confidence >= likely) || restsOnNothing(v) }

// restsOnNothing reports whether all that speaks for the verdict's cause is
// that nothing else fits.
func restsOnNothing(v *photo.Verdict) bool {
	found := false
	for _, e := range v.Evidence {
		if e.Cause != v.Cause {
			continue
		}
		if e.Observation != photo.ObservedNothing {
			return false
		}
		found = true
	}
	return found
}

// unknown is the group of photos whose cause cannot be told, with the best two
// guesses.
func (s *sorter) unknown() []group {
	photos := s.free(func(v *photo.Verdict) bool { return !v.Expected && cannotTell(v) })
	guesses := s.byCause(func(v *photo.Verdict) bool { return !v.Expected && cannotTell(v) && !restsOnNothing(v) })
	if len(guesses) == 0 && len(photos) > 0 {
		return s.claim(plainly, photos, "cannot tell: "+title(s.o, s.r.Photos[photos[0]].Cause))
	}
	var words []string
	for _, name := range largestFirst(guesses) {
		words = append(words, title(s.o, name)+" ("+number(len(guesses[name]))+")")
	}
	return s.claim(plainly, photos, "cannot tell; a guess: "+joined(words[:min(2, len(words))]))
}

// expected makes a group per cause of the photos that were not due.
func (s *sorter) expected() []group {
	byCause := s.byCause(func(v *photo.Verdict) bool { return v.Expected })
	var groups []group
	for _, name := range largestFirst(byCause) {
		groups = append(groups, s.claim(plainly, byCause[name], "expected: "+title(s.o, name))...)
	}
	return groups
}

func (s *sorter) byCause(fits func(*photo.Verdict) bool) map[string][]int {
	byCause := map[string][]int{}
	for _, i := range s.free(fits) {
		cause := s.r.Photos[i].Cause
		byCause[cause] = append(byCause[cause], i)
	}
	return byCause
}

// largestFirst sorts the keys by how many they hold, then by name.
func largestFirst(groups map[string][]int) []string {
	return slices.SortedFunc(maps.Keys(groups), func(a, b string) int {
		return cmp.Or(cmp.Compare(len(groups[b]), len(groups[a])), cmp.Compare(a, b))
	})
}
