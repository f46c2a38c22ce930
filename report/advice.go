package report

import (
	"fmt"
	"slices"
	"strings"

	"rollcall/photo"
)

// writeAdvice writes what to do: the steps that all causes share once, then
// those of each cause, what a deadline threatens first.
func writeAdvice(s *screen, r *photo.Report, o Options, groups []group) {
	byCause, advice := adviceByCause(r)
	causes := largestFirst(byCause)
	if len(causes) == 0 && r.Summary.Unsure == 0 {
		return
	}
	slices.SortStableFunc(causes, func(a, b string) int {
		return one(threatened(r, byCause[b])) - one(threatened(r, byCause[a]))
	})
	s.blank()
	s.paragraph(heading, "", "What to do")
	writeCauses(s, o, causes, byCause, advice, groups)
	writeUnsure(s, r)
}

func writeCauses(s *screen, o Options, causes []string, byCause map[string][]int, advice map[string][]string, groups []group) {
	if len(causes) == 0 {
		return
	}
	shared := sharedSteps(causes, advice)
	writeSteps(s, advice[causes[0]][:shared], 1)
	for _, cause := range causes {
		if steps := advice[cause][shared:]; len(steps) > 0 {
			name := adviceTitle(o, cause, len(byCause[cause]))
			s.paragraph(plainly, label(len(byCause[cause]), 6), name+":")
			s.paragraph(plainly, hang, asAbove(name, byCause[cause], groups))
			writeSteps(s, steps, shared+1)
		}
	}
}

// asAbove says which groups of the first screen the photos of a cause are in,
// where they are not one group under the cause's own name.
func asAbove(title string, photos []int, groups []group) string {
	of := map[int]bool{}
	for _, i := range photos {
		of[i] = true
	}
	var heads []string
	counts, own := map[string]int{}, false
	for _, g := range groups {
		n := 0
		for _, i := range g.photos {
			n += one(of[i])
		}
		if n > 0 {
			head, _, _ := strings.Cut(g.text, "; ")
			if counts[head] += n; counts[head] == n {
				heads = append(heads, head)
			}
			own = strings.Contains(g.text, title)
		}
	}
	var words []string
	for _, head := range heads {
		words = append(words, number(counts[head])+" "+head)
	}
	if len(words) == 0 || len(words) == 1 && own {
		return ""
	}
	if len(words) == 1 {
		_, words[0], _ = strings.Cut(words[0], " ") // the number is the cause's
	}
	return "(above: " + strings.Join(words, "; ") + ")"
}

// lostEdits is the key of edited versions that were lost while their originals are
// in the backup: what brings back an original would lose them again.
const lostEdits = "lost edits"

// lostEditSteps are what helps them after the steps that all causes share.
var lostEditSteps = []string{
	"Export the edited versions too, as they look now, beside the originals: in Photos on a Mac, File › Export › Export Photos, and not the unmodified originals alone.",
	"Add them to the backup, keep the originals in it, and run rollcall again.",
}

func adviceTitle(o Options, key string, n int) string {
	if key == lostEdits {
		return lostEditText(n)
	}
	return title(o, key)
}

// threatened reports whether a trash will drop one of the photos.
func threatened(r *photo.Report, photos []int) bool {
	return slices.ContainsFunc(photos, func(i int) bool { return !r.Photos[i].Deadline.IsZero() })
}

// writeUnsure says what to do about photos of which nobody knows whether they are
// missing.
func writeUnsure(s *screen, r *photo.Report) {
	n := map[doubt]int{}
	for i := range r.Photos {
		if v := &r.Photos[i]; v.Status == photo.Unsure {
			n[kindOf(v)]++
		}
	}
	tell := func(kind doubt, what, advice string) {
		if n := n[kind]; n > 0 {
			s.paragraph(plainly, label(n, 6), "unsure, "+what+":")
			s.paragraph(plainly, hang+"-  ", advice+", take "+plural(n, "it", "them")+" for missing.")
		}
	}
	tell(alike, "with a picture that is probably the same", "Look at both, side by side: the copy that a messenger makes, for one, is compressed anew and lacks date and place. Until you know that they are the same")
	tell(several, "with several pictures that may be the one", "Look at them: rollcall explain PHOTO names them. Until you know that one of them is the same")
	tell(unseen, "since not everything could be read", "Make readable what could not be read, and run rollcall again. Until then")
}

// adviceByCause takes the advice of each cause from its first photo that has
// some. An unsure photo has no cause yet.
func adviceByCause(r *photo.Report) (map[string][]int, map[string][]string) {
	byCause, advice := map[string][]int{}, map[string][]string{}
	for i := range r.Photos {
		v := &r.Photos[i]
		if v.Advice == "" || v.Status == photo.Unsure {
			continue
		}
		key := v.Cause
		if lostEdit(v) {
			key = lostEdits
		}
		byCause[key] = append(byCause[key], i)
		if advice[key] == nil {
			advice[key] = steps(v.Advice)
		}
	}
	if own := advice[lostEdits]; own != nil {
		advice[lostEdits] = append(own[:min(commonSteps, len(own)):commonSteps], lostEditSteps...)
	}
	return byCause, advice
}

// commonSteps is how many steps every advice begins with.
const commonSteps = 3

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
