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
	words := []string{}
	for _, reason := range reasons[:2] {
		words = append(words, number(len(byReason[reason]))+" "+reason)
	}
	if len(reasons) > 2 {
		words[1] = "others, see below"
	}
	return "unsure: " + words[0] + "; " + words[1]
}

// unsureReason says why one photo is neither present nor missing.
func unsureReason(v *photo.Verdict, o Options) string {
	if v.Match != nil {
		return "probably the same, please look"
	}
	if lead := leadEvidence(v); lead != "" {
		return inner(clause(lead))
	}
	if v.Cause != "" {
		return title(o, v.Cause)
	}
	return "could not be read"
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
