package exam_test

import (
	"cmp"
	"fmt"
	"maps"
	"slices"
	"sort"
	"strings"
)

// A result is one roll, judged.
type result struct {
	story     string
	seed      int64
	outcomes  []outcome
	strangers []string // missed photos that are none
}

// A tally is how a result did. Shares are of its lost photos.
type tally struct {
	photos, falsePresent, falseMissing, needlessUnsure, notListed, otherStatus, strangers, falseExpected int
	lost                                                                                                 int
	accepted, strict, second                                                                             float64
}

func (r *result) tally() (t tally) {
	t.strangers = len(r.strangers)
	for _, o := range r.outcomes {
		t.photos++
		t.status(&o)
		if o.said != nil && o.said.Expected && !o.allows("after-backup") && !o.allows("not-yours") {
			t.falseExpected++
		}
		if !o.lost() && o.status != "unsure" {
			continue
		}
		if o.cause == "" {
			continue
		}
		t.lost++
		if o.said == nil {
			continue
		}
		if o.allows(o.said.Cause) {
			t.accepted++
		}
		if o.said.Cause == o.cause {
			t.strict++
		}
		if o.allows(o.said.Cause) || len(o.said.Alternatives) > 0 && o.allows(o.said.Alternatives[0].Cause) {
			t.second++
		}
	}
	if t.lost > 0 {
		n := float64(t.lost)
		t.accepted, t.strict, t.second = t.accepted/n, t.strict/n, t.second/n
	}
	return t
}

func (o *outcome) allows(cause string) bool { return slices.Contains(o.accept, cause) }

func (t *tally) status(o *outcome) {
	switch {
	case o.said == nil:
		t.notListed++
	case o.rightStatus():
	case o.said.Status == "present":
		t.falsePresent++
	case o.said.Status == "unsure":
		t.needlessUnsure++
	case o.status == "present":
		t.falseMissing++
	default:
		t.otherStatus++
	}
}

// measures are the figures of many results; each roll with losses has one vote.
type measures struct {
	rolls, voting int
	sum           tally
	calibration   [2]float64 // accepting, strict
	recall        []recall
}

type recall struct {
	cause            string
	rolls            int
	accepted, strict float64
}

func measure(results []result) (m measures) {
	for i := range results {
		t := results[i].tally()
		m.rolls++
		m.sum.photos += t.photos
		m.sum.falsePresent += t.falsePresent
		m.sum.falseMissing += t.falseMissing
		m.sum.needlessUnsure += t.needlessUnsure
		m.sum.notListed += t.notListed
		m.sum.otherStatus += t.otherStatus
		m.sum.strangers += t.strangers
		m.sum.falseExpected += t.falseExpected
		m.sum.lost += t.lost
		if t.lost > 0 {
			m.voting++
			m.sum.accepted += t.accepted
			m.sum.strict += t.strict
			m.sum.second += t.second
		}
	}
	if n := float64(m.voting); n > 0 {
		m.sum.accepted, m.sum.strict, m.sum.second = m.sum.accepted/n, m.sum.strict/n, m.sum.second/n
	}
	m.recall = recalls(results)
	m.calibration = [2]float64{
		calibration(results, func(o *outcome) bool { return o.allows(o.said.Cause) }),
		calibration(results, func(o *outcome) bool { return o.said.Cause == o.cause }),
	}
	return m
}

// recalls are the shares of the photos of each cause that were told, a roll with a
// cause having one vote for it.
func recalls(results []result) (list []recall) {
	sums := map[string]*recall{}
	for i := range results {
		n, accepted, strict := map[string]float64{}, map[string]float64{}, map[string]float64{}
		for _, o := range results[i].outcomes {
			if o.cause == "" {
				continue
			}
			n[o.cause]++
			if o.said != nil && o.allows(o.said.Cause) {
				accepted[o.cause]++
			}
			if o.said != nil && o.said.Cause == o.cause {
				strict[o.cause]++
			}
		}
		for cause := range n {
			if sums[cause] == nil {
				sums[cause] = &recall{cause: cause}
			}
			s := sums[cause]
			s.rolls++
			s.accepted += accepted[cause] / n[cause]
			s.strict += strict[cause] / n[cause]
		}
	}
	for _, cause := range sortedKeys(sums) {
		s := sums[cause]
		s.accepted, s.strict = s.accepted/float64(s.rolls), s.strict/float64(s.rolls)
		list = append(list, *s)
	}
	return list
}

// calibration is the expected calibration error over 15 bins of equal mass.
func calibration(results []result, right func(*outcome) bool) float64 {
	miss, total := 0.0, 0.0
	for _, b := range bins(results, right) {
		miss += max(b.sure-b.right, b.right-b.sure)
		total += b.mass
	}
	if total == 0 {
		return 0
	}
	return miss / total
}

// A bin is a share of all answers: their votes, and what of these was confidence and
// what was right.
type bin struct{ mass, sure, right float64 }

// bins are 15 of about equal mass, by rising confidence. The lost photos of a roll
// share one vote. Answers of one confidence go by their mean: they cannot be told apart.
func bins(results []result, right func(*outcome) bool) (list []bin) {
	all, total := answers(results, right)
	slices.SortStableFunc(all, func(a, b bin) int { return cmp.Compare(a.sure/a.mass, b.sure/b.mass) })
	now := bin{}
	for i := 0; i < len(all); i++ {
		now.mass, now.sure, now.right = now.mass+all[i].mass, now.sure+all[i].sure, now.right+all[i].right
		same := i+1 < len(all) && all[i+1].sure/all[i+1].mass-all[i].sure/all[i].mass < 1e-9
		if i == len(all)-1 || now.mass >= total/15 && !same {
			list, now = append(list, now), bin{}
		}
	}
	return list
}

func answers(results []result, right func(*outcome) bool) (all []bin, total float64) {
	for i := range results {
		var mine []bin
		for _, o := range results[i].outcomes {
			if o.cause == "" || o.said == nil || o.said.Cause == "" {
				continue
			}
			a := bin{sure: o.said.Confidence}
			if right(&o) {
				a.right = 1
			}
			mine = append(mine, a)
		}
		for _, a := range mine {
			vote := 1 / float64(len(mine))
			all = append(all, bin{vote, a.sure * vote, a.right * vote})
			total += vote
		}
	}
	return all, total
}

// line is how one story fared, all seeds together.
type line struct {
	story    string
	rolls    int
	accepted float64
	strict   float64
	faults   string // of status
	heard    string // what was said instead, most often first
}

func lines(results []result) (list []line) {
	byStory := map[string][]result{}
	for _, r := range results {
		byStory[r.story] = append(byStory[r.story], r)
	}
	for name, rolls := range byStory {
		m := measure(rolls)
		l := line{story: name, rolls: len(rolls), accepted: m.sum.accepted, strict: m.sum.strict, heard: heard(rolls)}
		if m.voting == 0 {
			l.accepted, l.strict = 1, 1
		}
		l.faults = m.sum.faults()
		list = append(list, l)
	}
	slices.SortFunc(list, func(a, b line) int {
		return cmp.Or(-cmp.Compare(min(1, len(a.faults)), min(1, len(b.faults))), cmp.Compare(a.accepted, b.accepted), cmp.Compare(a.story, b.story))
	})
	return list
}

func (t *tally) faults() string {
	var words []string
	for _, f := range []struct {
		n    int
		word string
	}{{t.falsePresent, "false present"}, {t.falseMissing, "false missing"}, {t.needlessUnsure, "needless unsure"},
		{t.notListed, "not listed"}, {t.otherStatus, "other status"}, {t.strangers, "no photos"}, {t.falseExpected, "false expected"}} {
		if f.n > 0 {
			words = append(words, fmt.Sprintf("%d %s", f.n, f.word))
		}
	}
	return strings.Join(words, ", ")
}

// heard is what was said where it was not accepted: "upload-off for sync-error 41".
func heard(rolls []result) string {
	n := map[string]int{}
	for i := range rolls {
		for _, o := range rolls[i].outcomes {
			if o.cause != "" && o.said != nil && !o.allows(o.said.Cause) {
				n[fmt.Sprintf("%s for %s", cmp.Or(o.said.Cause, "nothing"), o.cause)]++
			}
		}
	}
	keys := sortedKeys(n)
	sort.SliceStable(keys, func(i, j int) bool { return n[keys[i]] > n[keys[j]] })
	for i, k := range keys {
		keys[i] = fmt.Sprintf("%s %d", k, n[k])
	}
	return strings.Join(keys[:min(3, len(keys))], ", ")
}

func sortedKeys[V any](m map[string]V) []string { return slices.Sorted(maps.Keys(m)) }

// table is all of it as Markdown.
func table(results []result) string {
	m := measure(results)
	var b strings.Builder
	percent := func(f float64) string { return fmt.Sprintf("%.1f %%", 100*f) }
	fmt.Fprintf(&b, "| what | measured |\n|---|---|\n")
	fmt.Fprintf(&b, "| rolls, of them with losses | %d, %d |\n| photos, of them lost | %d, %d |\n", m.rolls, m.voting, m.sum.photos, m.sum.lost)
	fmt.Fprintf(&b, "| false present | %d |\n| false missing | %d |\n| needless unsure | %d |\n| not listed | %d |\n| another status (incomplete for missing …) | %d |\n| missed, and no photos at all | %d |\n| called expected, and not to be expected | %d |\n",
		m.sum.falsePresent, m.sum.falseMissing, m.sum.needlessUnsure, m.sum.notListed, m.sum.otherStatus, m.sum.strangers, m.sum.falseExpected)
	fmt.Fprintf(&b, "| the first cause is accepted | %s |\n| the first cause is what happened | %s |\n| one of the first two is accepted | %s |\n",
		percent(m.sum.accepted), percent(m.sum.strict), percent(m.sum.second))
	fmt.Fprintf(&b, "| calibration error, accepted | %.3f |\n| calibration error, what happened | %.3f |\n", m.calibration[0], m.calibration[1])
	fmt.Fprintf(&b, "\n| what happened | rolls | accepted | said so |\n|---|---|---|---|\n")
	for _, r := range m.recall {
		fmt.Fprintf(&b, "| `%s` | %d | %s | %s |\n", r.cause, r.rolls, percent(r.accepted), percent(r.strict))
	}
	fmt.Fprintf(&b, "\n| story, worst first | rolls | accepted | what happened | statuses | said instead, photos |\n|---|---|---|---|---|---|\n")
	for _, l := range lines(results) {
		fmt.Fprintf(&b, "| %s | %d | %s | %s | %s | %s |\n", l.story, l.rolls, percent(l.accepted), percent(l.strict), l.faults, l.heard)
	}
	return b.String()
}
