package report

import (
	"fmt"
	"slices"
	"strings"

	"rollcall/photo"
)

// writeAdvice writes what to do: the steps that all causes share once, then
// those of each cause.
func writeAdvice(s *screen, r *photo.Report, o Options) {
	byCause, advice := adviceByCause(r)
	causes := largestFirst(byCause)
	if len(causes) == 0 {
		return
	}
	s.blank()
	s.paragraph(heading, "", "What to do")
	shared := sharedSteps(causes, advice)
	writeSteps(s, advice[causes[0]][:shared], 1)
	for _, cause := range causes {
		if steps := advice[cause][shared:]; len(steps) > 0 {
			s.paragraph(plainly, label(len(byCause[cause]), 6), title(o, cause)+":")
			writeSteps(s, steps, shared+1)
		}
	}
}

// adviceByCause takes the advice of each cause from its first photo that has
// some.
func adviceByCause(r *photo.Report) (map[string][]int, map[string][]string) {
	byCause, advice := map[string][]int{}, map[string][]string{}
	for i := range r.Photos {
		v := &r.Photos[i]
		if v.Advice == "" {
			continue
		}
		byCause[v.Cause] = append(byCause[v.Cause], i)
		if advice[v.Cause] == nil {
			advice[v.Cause] = steps(v.Advice)
		}
	}
	return byCause, advice
}

// steps are the lines of an advice without the numbers they may bring along.
func steps(advice string) []string {
	var list []string
	for line := range strings.Lines(advice) {
		if line = unnumbered(strings.TrimSpace(line)); line != "" {
			list = append(list, line)
		}
	}
	return list
}

// unnumbered takes "3. " off a line.
func unnumbered(line string) string {
	rest := strings.TrimLeft(line, "0123456789")
	if step, ok := strings.CutPrefix(rest, ". "); ok && len(rest) < len(line) {
		return strings.TrimSpace(step)
	}
	return line
}

// sharedSteps counts the first steps that are the same for every cause.
func sharedSteps(causes []string, advice map[string][]string) int {
	first := slices.Clone(advice[causes[0]])
	for _, cause := range causes[1:] {
		n := 0
		for n < len(first) && n < len(advice[cause]) && first[n] == advice[cause][n] {
			n++
		}
		first = first[:n]
	}
	return len(first)
}

func writeSteps(s *screen, steps []string, from int) {
	for i, step := range steps {
		s.paragraph(plainly, fmt.Sprintf("%s%d. ", hang, from+i), step)
	}
}
