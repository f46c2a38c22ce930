package exam_test

import (
	"cmp"
	"fmt"
	"slices"
	"strings"
)

// livesTable is how rollcall fared in all of them, as Markdown.
func livesTable(rolls []livedRoll) string {
	var results []result
	for _, r := range rolls {
		results = append(results, r.result)
	}
	return table(results) + sets(results) + "\n" + confusion(results) + "\n" + precision(results)
}

// sets tells how much the accepted sets leave open, a roll having one vote.
func sets(results []result) string {
	rolls, one, mean := 0.0, 0.0, 0.0
	for i := range results {
		n, single, sum := 0.0, 0.0, 0.0
		for _, o := range results[i].outcomes {
			if o.cause == "" {
				continue
			}
			n++
			kinds := map[string]bool{}
			for _, cause := range o.accept {
				kinds[cause] = true
			}
			if sum += float64(len(kinds)); len(kinds) == 1 {
				single++
			}
		}
		if n > 0 {
			rolls, one, mean = rolls+1, one+single/n, mean+sum/n
		}
	}
	return fmt.Sprintf("\naccepted causes a lost photo: %.2f; of lost photos, with one alone: %.1f %%; told by the likeliest of those accepted: %.1f %%\n",
		mean/rolls, 100*one/rolls, 100*likeliest(results))
}

// likeliest is how often what happened is what most often happened in other rolls where
// the same causes are accepted: about what can be told at all.
func likeliest(results []result) float64 {
	type cell struct{ route, accept, cause string }
	votes, own := map[cell]float64{}, make([]map[cell]float64, len(results))
	for i := range results {
		own[i] = map[cell]float64{}
		n := float64(max(1, results[i].tally().lost))
		for _, o := range results[i].outcomes {
			if o.cause != "" {
				c := cell{results[i].story, strings.Join(o.accept, " "), o.cause}
				votes[c] += 1 / n
				own[i][c] += 1 / n
			}
		}
	}
	right, rolls := 0.0, 0.0
	for i := range results {
		if len(own[i]) == 0 {
			continue
		}
		rolls++
		for c, mine := range own[i] {
			best, most := "", 0.0
			for _, cause := range append(strings.Fields(c.accept), "unexplained") {
				at := cell{c.route, c.accept, cause}
				if v := votes[at] - own[i][at]; v > most+1e-9 || best == "" {
					best, most = cause, v
				}
			}
			if best == c.cause {
				right += mine
			}
		}
	}
	return right / max(1, rolls)
}

// confusion is what was said of each cause, a roll having one vote for each cause in it.
func confusion(results []result) string {
	cells, votes := map[string]map[string]float64{}, map[string]float64{}
	for i := range results {
		n, here := map[string]float64{}, map[string]map[string]float64{}
		for _, o := range results[i].outcomes {
			if o.cause == "" || o.said == nil {
				continue
			}
			if here[o.cause] == nil {
				here[o.cause] = map[string]float64{}
			}
			said := cmp.Or(o.said.Cause, "("+o.said.Status+")")
			if said != o.cause && o.allows(said) {
				said += "*"
			}
			n[o.cause]++
			here[o.cause][said]++
		}
		for cause, row := range here {
			votes[cause]++
			if cells[cause] == nil {
				cells[cause] = map[string]float64{}
			}
			for said, k := range row {
				cells[cause][said] += k / n[cause]
			}
		}
	}
	var b strings.Builder
	b.WriteString("| what happened | rolls | said, percent of the rolls' votes (* accepted) |\n|---|---|---|\n")
	for _, cause := range sortedKeys(cells) {
		row := cells[cause]
		said := sortedKeys(row)
		slices.SortStableFunc(said, func(x, y string) int { return cmp.Compare(row[y], row[x]) })
		for i, s := range said {
			said[i] = fmt.Sprintf("%s %.0f", s, 100*row[s]/votes[cause])
		}
		fmt.Fprintf(&b, "| `%s` | %.0f | %s |\n", cause, votes[cause], strings.Join(said, ", "))
	}
	return b.String()
}

// precision is, of what was said, the share that is accepted, and what happened.
func precision(results []result) string {
	rolls, accepted, strict := map[string]float64{}, map[string]float64{}, map[string]float64{}
	for i := range results {
		n, ok, exact := map[string]float64{}, map[string]float64{}, map[string]float64{}
		for _, o := range results[i].outcomes {
			if o.cause == "" || o.said == nil || o.said.Cause == "" {
				continue
			}
			n[o.said.Cause]++
			if o.allows(o.said.Cause) {
				ok[o.said.Cause]++
			}
			if o.said.Cause == o.cause {
				exact[o.said.Cause]++
			}
		}
		for cause, k := range n {
			rolls[cause]++
			accepted[cause] += ok[cause] / k
			strict[cause] += exact[cause] / k
		}
	}
	var b strings.Builder
	b.WriteString("| said | rolls | accepted | what happened |\n|---|---|---|---|\n")
	for _, cause := range sortedKeys(rolls) {
		fmt.Fprintf(&b, "| `%s` | %.0f | %.1f %% | %.1f %% |\n", cause, rolls[cause], 100*accepted[cause]/rolls[cause], 100*strict[cause]/rolls[cause])
	}
	return b.String()
}

// worst are the rolls with the least accepted, with what befell and what was said.
func worst(rolls []livedRoll, n int) string {
	rolls = slices.Clone(rolls)
	slices.SortStableFunc(rolls, func(x, y livedRoll) int {
		a, b := x.tally(), y.tally()
		if (a.faults() != "") != (b.faults() != "") {
			return cmp.Compare(min(1, len(b.faults())), min(1, len(a.faults())))
		}
		return cmp.Compare(a.share(), b.share())
	})
	var b strings.Builder
	for _, r := range rolls[:min(n, len(rolls))] {
		t := r.tally()
		fmt.Fprintf(&b, "\nLIFE %d: %d photos, %d lost, %.0f %% accepted, %.0f %% what happened; %s\n  truth: %s\n", r.seed, t.photos, t.lost, 100*t.accepted, 100*t.strict, t.faults(), strings.Join(r.life.befell, "; "))
		for _, p := range r.said.Patterns {
			fmt.Fprintf(&b, "  pattern: %s %.2f, %d photos: %s\n", p.Cause, p.Confidence, p.Photos, p.Text)
		}
		b.WriteString(wrongs(r.outcomes))
	}
	return b.String()
}

func (t tally) share() float64 {
	if t.lost == 0 {
		return 1
	}
	return t.accepted
}

// wrongs are the photos of a roll by what is wrong with what was said, one of each.
func wrongs(outcomes []outcome) string {
	n, first := map[string]int{}, map[string]string{}
	for _, o := range outcomes {
		key, text := o.wrong()
		if key == "" {
			if o.cause != "" && o.said != nil {
				n[fmt.Sprintf("fine: %s for %s", o.said.Cause, o.cause)]++
			}
			continue
		}
		key += fmt.Sprintf(", accepted %v", o.accept)
		if n[key]++; n[key] == 1 {
			first[key] = text
		}
	}
	var b strings.Builder
	for _, key := range sortedKeys(n) {
		fmt.Fprintf(&b, "  %d x %s\n", n[key], key)
		if first[key] != "" {
			fmt.Fprintf(&b, "      %s\n", first[key])
		}
	}
	return b.String()
}
