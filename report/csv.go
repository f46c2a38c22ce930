package report

import (
	"fmt"
	"io"
	"strconv"
	"strings"

	"rollcall/photo"
)

var csvLayout = Layout{
	Name:    "csv",
	Title:   "CSV",
	Doc:     "For spreadsheets: one row for each photo.",
	Endings: []string{".csv"},
	Private: true,
	Write:   writeCSV,
	Changes: writeCSVChanges,
}

// csvColumns is the one list that the header and the rows loop over. The names
// mean what they mean in the JSON report.
var csvColumns = []column[photo.Verdict]{
	{"place", func(v *photo.Verdict) string { return strconv.Itoa(v.Place) }},
	{"path", func(v *photo.Verdict) string { return v.Path }},
	{"status", func(v *photo.Verdict) string { return string(v.Status) }},
	{"cause", func(v *photo.Verdict) string { return v.Cause }},
	{"confidence", confidenceCell},
	{"expected", expectedCell},
	{"grade", func(v *photo.Verdict) string { return string(matchOf(v).Grade) }},
	{"rung", func(v *photo.Verdict) string { return matchOf(v).Rung }},
	{"counterpart", func(v *photo.Verdict) string { return matchOf(v).Path }},
	{"bytes", func(v *photo.Verdict) string { return strconv.FormatInt(v.Bytes, 10) }},
	{"format", func(v *photo.Verdict) string { return v.Format }},
	{"taken_at", func(v *photo.Verdict) string { return v.Taken.String() }},
	{"camera", func(v *photo.Verdict) string { return Visible(v.Camera) }},
	{"copies", func(v *photo.Verdict) string { return strconv.Itoa(v.Copies) }},
	{"lost_parts", func(v *photo.Verdict) string { return strings.Join(lostParts(v), " ") }},
	{"evidence", evidenceCell},
	{"advice", func(v *photo.Verdict) string { return Visible(strings.Join(steps(v.Advice), "; ")) }},
}

func writeCSV(w io.Writer, r *photo.Report, o Options) error {
	if err := writeTable(w, csvColumns, r.Photos, o); err != nil {
		return fmt.Errorf("writing the CSV report: %w", err)
	}
	return nil
}

func confidenceCell(v *photo.Verdict) string {
	if v.Status == photo.Present {
		return ""
	}
	return strconv.FormatFloat(rounded(v.Confidence, 3), 'f', -1, 64)
}

func expectedCell(v *photo.Verdict) string {
	if v.Status == photo.Present {
		return ""
	}
	return strconv.FormatBool(v.Expected)
}

// evidenceCell is the sentences that speak for the cause that is named; of a
// present photo, which has none, all that is said.
func evidenceCell(v *photo.Verdict) string {
	var texts []string
	for _, e := range v.Evidence {
		if e.Cause == v.Cause || v.Status == photo.Present {
			texts = append(texts, e.Text)
		}
	}
	return Visible(strings.Join(texts, " "))
}

func matchOf(v *photo.Verdict) photo.Match {
	if v.Match == nil {
		return photo.Match{}
	}
	return *v.Match
}
