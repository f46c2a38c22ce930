package reconcile_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"

	"rollcall/reconcile/reconciletest/stories"
)

// text is all figures of the stories, for docs/accuracy.md.
func (h *hearing) text(seeds int) string {
	var b strings.Builder
	photos := count(h.accepting, func(called) bool { return true })
	fmt.Fprintf(&b, "\n%d stories, each told with %d seeds: %d rolls, %d photos: **%d falsely present, %d falsely missing**, %d needlessly unsure.",
		len(stories.All), seeds, len(h.accepting), photos,
		count(h.accepting, called.falsePresent), count(h.accepting, called.falseMissing), count(h.accepting, called.needlessDoubt))
	unseen := func(c called) bool { return c.truth == "unsure" }
	fmt.Fprintf(&b, " %d lie in parts that could not be read; %d of them are unsure.\n", count(h.accepting, unseen),
		count(h.accepting, func(c called) bool { return unseen(c) && c.said == c.truth }))
	h.tellShares(&b)
	h.tellCauses(&b)
	h.tellBins(&b)
	h.tellWorst(&b)
	return b.String()
}

func (h *hearing) tellShares(b *strings.Builder) {
	with, photos := rollsWith(h.accepting, every)
	fmt.Fprintf(b, "\nThe cause of %d lost photos in %d rolls, each roll one vote:\n\n", photos, with)
	b.WriteString("| | the first named is right | the first or second | Brier score | calibration error | by chance |\n|---|--:|--:|--:|--:|--:|\n")
	for _, c := range h.ways() {
		votes := byRoll(c.rolls, asDrawn, every)
		low, high := bootstrap(c.rolls)
		fmt.Fprintf(b, "| %s | **%s** (95 %% of resamples: %s to %s) | %s | %.3f | %.3f | %.3f |\n", c.name,
			percent(shareOf(votes, isRight)), percent(low), percent(high), percent(shareOf(votes, isSecond)),
			brier(votes), calibrationError(votes), chanceError(votes))
	}
}

// ways are both ways to score.
func (h *hearing) ways() []cut {
	return []cut{{"accepting", h.accepting, every}, {"strict", h.strict, every}}
}

func (h *hearing) tellCauses(b *strings.Builder) {
	b.WriteString("\n| what happened | rolls | photos | found (recall), accepting | strict | named in rolls | of these right, accepting | strict |\n|---|--:|--:|--:|--:|--:|--:|--:|\n")
	for _, cause := range causeNames() {
		n, photos := rollsWith(h.accepting, losing(cause))
		named, _ := rollsWith(h.accepting, naming(cause))
		if n+named == 0 {
			continue
		}
		of := func(n int, rolls []*scored, such func(told) bool) string {
			return percentOf(n, byRoll(rolls, asDrawn, such))
		}
		fmt.Fprintf(b, "| %s | %d | %d | %s | %s | %d | %s | %s |\n", cause, n, photos,
			of(n, h.accepting, losing(cause)), of(n, h.strict, losing(cause)),
			named, of(named, h.accepting, naming(cause)), of(named, h.strict, naming(cause)))
	}
}

func (h *hearing) tellBins(b *strings.Builder) {
	fmt.Fprintf(b, "\nConfidence → share right in %d bins of equal mass:\n\n| |%s\n|---|%s\n",
		reliabilityBins, strings.Repeat(" |", reliabilityBins), strings.Repeat("--|", reliabilityBins))
	for _, c := range h.ways() {
		fmt.Fprintf(b, "| %s |", c.name)
		bins := reliability(byRoll(c.rolls, asDrawn, every))
		for i := range reliabilityBins {
			if i < len(bins) {
				fmt.Fprintf(b, " %.2f→%.2f", bins[i].confidence, bins[i].right)
			}
			b.WriteString(" |")
		}
		b.WriteString("\n")
	}
}

// floorOfStory is the share right, accepting, below which a story is listed.
const floorOfStory = 0.7

// tellWorst lists the stories whose cause is found least.
func (h *hearing) tellWorst(b *strings.Builder) {
	type story struct {
		name          string
		right, second float64
		said          string
	}
	var worst []story
	for _, name := range familiesOf(h.accepting) {
		of := slices.DeleteFunc(slices.Clone(h.accepting), func(s *scored) bool { return s.family != name })
		votes := byRoll(of, asDrawn, every)
		if right := shareOf(votes, isRight); len(votes) > 0 && right < floorOfStory {
			worst = append(worst, story{name, right, shareOf(votes, isSecond), mostlySaid(votes)})
		}
	}
	slices.SortStableFunc(worst, func(a, b story) int { return cmp.Compare(a.right, b.right) })
	fmt.Fprintf(b, "\nStories whose cause is right, accepting, in less than %s of the votes: %d.\n", percent(floorOfStory), len(worst))
	if len(worst) == 0 {
		return
	}
	b.WriteString("\n| story | right | in the first two | named wrongly the most |\n|---|--:|--:|---|\n")
	for _, s := range worst {
		fmt.Fprintf(b, "| %s | %s | %s | %s |\n", s.name, percent(s.right), percent(s.second), s.said)
	}
}

// mostlySaid is the wrong cause that most votes name, and with what confidence.
func mostlySaid(votes []vote) string {
	mass, sum, most := map[string]float64{}, map[string]float64{}, ""
	for _, v := range votes {
		if v.right {
			continue
		}
		key := cmp.Or(v.named, "unsure") + " for " + v.truth
		mass[key], sum[key] = mass[key]+v.weight, sum[key]+v.weight*v.confidence
		if most == "" || mass[key] > mass[most] {
			most = key
		}
	}
	if most == "" {
		return ""
	}
	return fmt.Sprintf("%s, at %.2f", most, sum[most]/mass[most])
}
