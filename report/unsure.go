package report

import (
	"rollcall/photo"
)

// unsureText says why photos are unsure: the two most frequent reasons, with
// their counts where there are several.
func unsureText(r *photo.Report, o Options) string {
	byReason := map[string][]int{}
	for i := range r.Photos {
		if v := &r.Photos[i]; v.Status == photo.Unsure {
			reason := unsureReason(v, o)
			byReason[reason] = append(byReason[reason], i)
		}
	}
	reasons := largestFirst(byReason)
	switch len(reasons) {
	case 0:
		return "unsure"
	case 1:
		return "unsure: " + reasons[0]
	}
	first := len(byReason[reasons[0]])
	second, rest := reasons[1], r.Summary.Unsure-first
	if len(reasons) > 2 {
		second = "for other reasons, see below"
	}
	return "unsure: " + reasons[0] + " (" + number(first) + "); " + second + " (" + number(rest) + ")"
}

// unsureReason says why one photo is neither present nor missing.
func unsureReason(v *photo.Verdict, o Options) string {
	if lookAlike(v) {
		return "probably the same, please look"
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
func leadEvidence(v *photo.Verdict) string {
	lead, weight := "", 0.0
	for _, e := range v.Evidence {
		if e.Cause == v.Cause && (lead == "" || e.Weight > weight) {
			lead, weight = e.Text, e.Weight
		}
	}
	if lead == "" && len(v.Evidence) > 0 {
		return v.Evidence[0].Text
	}
	return lead
}
