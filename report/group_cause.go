package report

import (
	"cmp"
	"maps"
	"slices"
	"strings"

	"rollcall/photo"
)

// seenInstead says by grade what the backup holds instead of n photos, where the
// title of the cause holds other cases, too.
var seenInstead = map[photo.Grade]func(n int) string{
	photo.Reduced: func(int) string { return "only a smaller version was backed up" },
	photo.Recompressed: func(n int) string {
		return plural(n, "was", "were") + " compressed anew: same size in pixels, fewer bytes"
	},
}

// causes makes a group per cause, and apart where seenInstead has words of its own,
// the largest first; those beyond mostCauses are small.
func (s *sorter) causes() []group {
	type reason struct {
		cause string
		grade photo.Grade
		edit  bool
	}
	byReason, reasons := map[string][]int{}, map[string]reason{}
	for _, i := range s.free(func(v *photo.Verdict) bool { return !v.Expected && !cannotTell(v) }) {
		v := &s.r.Photos[i]
		why := reason{v.Cause, gradeInstead(v), lostEdit(v)}
		key := why.cause + " " + string(why.grade) + strings.Repeat(" edit", one(why.edit))
		byReason[key], reasons[key] = append(byReason[key], i), why
	}
	var groups []group
	keys := largestFirst(byReason)
	for i, key := range keys {
		photos, why := byReason[key], reasons[key]
		text := s.causeText(why.cause, photos)
		if words := seenInstead[why.grade]; words != nil {
			text = words(len(photos))
		}
		if why.edit {
			text = lostEditText(len(photos))
		}
		groups = append(groups, s.claimFor(why.cause, photos, text)...)
		groups[i].small = len(keys) > mostCauses && i >= mostCauses-1
	}
	return groups
}

// gradeInstead is the grade of the counterpart that the verdict's cause rests on,
// if seenInstead has words for it.
func gradeInstead(v *photo.Verdict) photo.Grade {
	if !observed(v) || seenInstead[v.Match.Grade] == nil || lead(v).Observation != photo.ObservedCounterpart {
		return photo.NoGrade
	}
	return v.Match.Grade
}

// merged puts the small groups into one, for the first screen.
func merged(groups []group, what string) []group {
	var out []group
	small := 0
	for _, g := range groups {
		if small++; !g.small {
			small = 0
		}
		if small < 2 {
			out = append(out, g)
			continue
		}
		last := &out[len(out)-1]
		last.text = what + "for " + number(small) + " other reasons, see below"
		last.count += g.count
	}
	return out
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
// that nothing else fits: what was observed with it weighs nothing.
func restsOnNothing(v *photo.Verdict) bool {
	found := false
	for _, e := range v.Evidence {
		if e.Cause != v.Cause {
			continue
		}
		if e.Observation != photo.ObservedNothing && e.Weight > 0 {
			return false
		}
		found = true
	}
	return found
}

// unknown is the group of photos whose cause cannot be told, with the best two
// guesses, and for how many there is none.
func (s *sorter) unknown() []group {
	photos := s.free(func(v *photo.Verdict) bool { return !v.Expected && cannotTell(v) })
	guesses := s.byCause(func(v *photo.Verdict) bool { return !v.Expected && cannotTell(v) && !restsOnNothing(v) })
	if len(guesses) == 0 && len(photos) > 0 {
		return s.claimFor(s.r.Photos[photos[0]].Cause, photos, "cannot tell: nothing explains "+plural(len(photos), "it", "them"))
	}
	var words []string
	none := len(photos)
	for _, name := range largestFirst(guesses) {
		words = append(words, title(s.o, name)+" ("+number(len(guesses[name]))+")")
		none -= len(guesses[name])
	}
	text := "cannot tell; a guess: " + joined(words[:min(2, len(words))])
	if none > 0 {
		text += "; nothing explains " + number(none)
	}
	return s.claim(plainly, photos, text)
}

// expected makes a group per cause of the photos that were not due.
func (s *sorter) expected() []group {
	byCause := s.byCause(func(v *photo.Verdict) bool { return v.Expected })
	var groups []group
	for _, name := range largestFirst(byCause) {
		groups = append(groups, s.claimFor(name, byCause[name], "expected: "+dated(title(s.o, name), s.r))...)
	}
	return groups
}

// dated names this backup by the date that it records of itself, where there
// is just one.
func dated(text string, r *photo.Report) string {
	before, ok := strings.CutSuffix(text, "this backup")
	if !ok || len(r.Backup) != 1 {
		return text
	}
	made := r.Backup[0].Facts.Time(photo.FactBackupDate)
	if made.IsZero() {
		return text
	}
	return before + "the backup of " + day(made)
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
