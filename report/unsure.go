package report

import (
	"cmp"
	"slices"
	"strings"

	"rollcall/photo"
)

// A doubt is the kind of reason why a photo is neither present nor missing.
type doubt int

const (
	alike   doubt = iota // the backup has what is probably the photo
	several              // several pictures of the backup may be it
	unseen               // it, or a part of the backup, could not be read
)

func kindOf(v *photo.Verdict) doubt {
	switch {
	case lookAlike(v):
		return alike
	case v.Match == nil && len(v.Evidence) > 0 && v.Evidence[0].Observation == photo.ObservedCounterpart:
		return several
	}
	return unseen
}

const (
	// mostUnsure is how many reasons for being unsure have a line of their own on
	// the first screen, mostDoubts how many have below it.
	mostUnsure = 3
	mostDoubts = 8
)

// unsureGroups makes a group per reason, the largest first.
func unsureGroups(r *photo.Report, o Options) []group {
	byReason, kinds, listed := map[string][]int{}, map[string]doubt{}, 0
	for i := range r.Photos {
		if v := &r.Photos[i]; v.Status == photo.Unsure {
			reason := headOf(v, unsureReason(v, o))
			byReason[reason], kinds[reason] = append(byReason[reason], i), kindOf(v)
			listed++
		}
	}
	var groups []group
	reasons := largestFirst(byReason)
	for i, reason := range reasons {
		photos := byReason[reason]
		groups = append(groups, group{text: unsureWords(kinds[reason], reason), told: reason, count: len(photos), photos: photos})
		groups[i].small = len(reasons) > mostUnsure && i >= mostUnsure-1
	}
	groups = pooled(groups)
	if more := r.Summary.Unsure - listed; more > 0 {
		groups = append(groups, group{text: "unsure", count: more})
	}
	return groups
}

func unsureWords(kind doubt, reason string) string {
	if kind == alike {
		return "unsure, please look: " + reason
	}
	return "unsure: " + reason
}

// headOf is what photos share of a matcher's reason. Paths, sizes after a colon,
// and what stands against each other are each photo's own.
func headOf(v *photo.Verdict, reason string) string {
	if kindOf(v) == unseen {
		return reason
	}
	for _, own := range []string{v.Path, matchOf(v).Path} {
		reason = strings.ReplaceAll(reason, own+": ", "")
	}
	var clauses []string
	for clause := range strings.SplitSeq(reason, "; ") {
		if head, tail, ok := strings.Cut(clause, ": "); ok && tail != "" && tail[0] >= '0' && tail[0] <= '9' {
			clause = head
		}
		words := slices.DeleteFunc(strings.Split(clause, ", "), func(word string) bool {
			return word == "turned" || strings.Contains(word, " against ")
		})
		clauses = append(clauses, strings.Join(words, ", "))
	}
	return strings.Join(clauses, "; ")
}

// pooled puts the groups beyond mostDoubts into one.
func pooled(groups []group) []group {
	if len(groups) <= mostDoubts {
		return groups
	}
	last := group{text: "unsure, each for a reason of its own", small: true}
	for _, g := range groups[mostDoubts-1:] {
		last.count += g.count
		last.photos = append(last.photos, g.photos...)
	}
	return append(groups[:mostDoubts-1], last)
}

// unsureReason says why one photo is neither present nor missing.
func unsureReason(v *photo.Verdict, o Options) string {
	if lookAlike(v) {
		return inner(cmp.Or(clause(v.Match.Why), "probably the same"))
	}
	if doubt := doubtOf(v); doubt != "" {
		return inner(clause(doubt))
	}
	if v.Cause != "" {
		return title(o, v.Cause)
	}
	return "could not be read"
}

// lookAlike reports whether the backup holds what is probably the photo. Any other
// counterpart is something less, while the photo may lie where nobody could look.
func lookAlike(v *photo.Verdict) bool {
	return v.Match != nil && v.Match.Grade == photo.LookAlike
}

// doubtOf is why a photo is unsure: it stands before the evidence for a cause.
func doubtOf(v *photo.Verdict) string {
	if len(v.Evidence) == 0 {
		return ""
	}
	return v.Evidence[0].Text
}

// leadEvidence is the sentence that speaks loudest for the verdict's cause; ""
// where nothing does.
func leadEvidence(v *photo.Verdict) string { return lead(v).Text }

// lead is the evidence that speaks loudest for the verdict's cause, the first of
// all where none speaks for it.
func lead(v *photo.Verdict) photo.Evidence {
	var found photo.Evidence
	for _, e := range v.Evidence {
		if e.Cause == v.Cause && (found.Text == "" || e.Weight > found.Weight) {
			found = e
		}
	}
	if found.Text == "" && len(v.Evidence) > 0 {
		return v.Evidence[0]
	}
	return found
}
