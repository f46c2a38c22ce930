package report

import (
	"fmt"
	"slices"
	"strings"

	"rollcall/photo"
)

// writeCounts writes the list of numbers that adds up to the library: what has
// no full copy, by reason, what is present, what is unsure.
func writeCounts(s *screen, r *photo.Report, o Options, groups []group) {
	sum := &r.Summary
	groups = merged(groups, "")
	unsure := merged(unsureGroups(r, o), "unsure ")
	digits := widest(append(groupCounts(slices.Concat(groups, unsure)), sum.Present))
	for _, g := range groups {
		s.paragraph(g.style, label(g.count, digits), g.text)
	}
	present := label(sum.Present, digits) + presentText(r)
	if len(unsure) == 1 {
		both := present + "        " + number(unsure[0].count) + " " + unsure[0].text
		if s.fits(both) {
			s.whole("", both)
			return
		}
	}
	s.paragraph(plainly, label(sum.Present, digits), presentText(r))
	for _, g := range unsure {
		s.paragraph(plainly, label(g.count, digits), g.text)
	}
}

// label is a number, right-aligned, and the gap to its text.
func label(n, digits int) string { return fmt.Sprintf("%*s  ", digits, number(n)) }

func groupCounts(groups []group) []int {
	counts := make([]int, len(groups))
	for i, g := range groups {
		counts[i] = g.count
	}
	return counts
}

// widest is the columns of the longest number; at least 6, as in 58,890.
func widest(counts []int) int {
	digits := 6
	for _, n := range counts {
		digits = max(digits, len(number(n)))
	}
	return digits
}

// presentText says how good the full copies are: "present: 58,300 exact, 590
// converted". A photo of which only a part was lost has a grade, too, and is not
// present.
func presentText(r *photo.Report) string {
	sum, others := &r.Summary, map[photo.Grade]int{}
	for i := range r.Photos {
		if v := &r.Photos[i]; v.Status != photo.Present && v.Match != nil {
			others[v.Match.Grade]++
		}
	}
	var words []string
	for _, g := range photo.Grades {
		if n := sum.Grades[g] - others[g]; g.Full() && n > 0 {
			words = append(words, number(n)+" "+strings.ReplaceAll(string(g), "-", " "))
		}
	}
	if len(words) == 0 || sum.Present == 0 {
		return "present"
	}
	return "present: " + strings.Join(words, ", ")
}
