package reconcile_test

import (
	"fmt"
	"slices"
	"strings"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

// accuracyPage is the page that -update writes figures into, between its marks.
const accuracyPage = "../docs/accuracy.md"

// text is all figures, for docs/accuracy.md.
func (a *accuracy) text() string {
	var b strings.Builder
	tellRolls(&b, fmt.Sprintf("Families that weights were set by, %d seeds each that they were not", a.rolls), a.known)
	tellRolls(&b, fmt.Sprintf("Families held out, %d seeds each", a.rolls), a.unknown)
	tellProgram(&b, a.program)
	a.tellTemperature(&b)
	return b.String()
}

// tellRolls writes all tables of a set of rolls.
func tellRolls(b *strings.Builder, title string, rolls []*scored) {
	if len(rolls) == 0 {
		return
	}
	fmt.Fprintf(b, "\n### %s\n\n", title)
	tellStatus(b, rolls)
	tellCauses(b, rolls)
	tellConfusion(b, rolls)
	tellFamilies(b, rolls)
	tellReliability(b, rolls)
}

// tellProgram writes what the whole program made of rolls on disk.
func tellProgram(b *strings.Builder, rolls []*scored) {
	if len(rolls) == 0 {
		return
	}
	b.WriteString("\n### The whole program, on small rolls written to disk\n\n")
	tellStatus(b, rolls)
	tellCauses(b, rolls)
	tellFamilies(b, rolls)
}

func percent(share float64) string { return fmt.Sprintf("%.1f %%", 100*share) }

func tellStatus(b *strings.Builder, rolls []*scored) {
	all := count(rolls, func(called) bool { return true })
	sure := func(c called) bool { return c.truth != photo.Unsure }
	fmt.Fprintf(b, "%d rolls, %d photos: **%d falsely present, %d falsely missing**, %d needlessly unsure (%s of %d). "+
		"%d photos could not be told by anybody; %d of them are unsure.\n\n",
		len(rolls), all, count(rolls, called.falsePresent), count(rolls, called.falseMissing),
		count(rolls, called.needlessDoubt), percent(float64(count(rolls, called.needlessDoubt))/float64(max(count(rolls, sure), 1))), count(rolls, sure),
		count(rolls, func(c called) bool { return !sure(c) }), count(rolls, func(c called) bool { return !sure(c) && c.said == photo.Unsure }))
	b.WriteString("| struck by | photos | falsely present | falsely missing | needlessly unsure |\n|---|--:|--:|--:|--:|\n")
	for _, cause := range struckBy(rolls) {
		of := func(such func(called) bool) int {
			return count(rolls, func(c called) bool { return c.cause == cause && such(c) })
		}
		name := cause
		if name == "" {
			name = "nothing"
		}
		fmt.Fprintf(b, "| %s | %d | %d | %d | %d |\n", name, of(func(called) bool { return true }),
			of(called.falsePresent), of(called.falseMissing), of(called.needlessDoubt))
	}
}

// struckBy lists the causes of all events, in order of name.
func struckBy(rolls []*scored) []string {
	var names []string
	for _, s := range rolls {
		for c := range s.calls {
			names = append(names, c.cause)
		}
	}
	slices.Sort(names)
	return slices.Compact(names)
}

func tellCauses(b *strings.Builder, rolls []*scored) {
	votes, events := byRoll(rolls, asDrawn, every), byEvent(rolls)
	low, high := bootstrap(rolls)
	with, photos := rollsWith(rolls, every)
	fmt.Fprintf(b, "\nThe cause of %d lost photos in %d rolls:\n\n", photos, with)
	fmt.Fprintf(b, "| | the first named is right | the first or second |\n|---|--:|--:|\n")
	fmt.Fprintf(b, "| each roll one vote | **%s** (95 %% of resamples: %s to %s) | %s |\n",
		percent(shareOf(votes, isRight)), percent(low), percent(high), percent(shareOf(votes, isSecond)))
	fmt.Fprintf(b, "| each event one vote | %s | %s |\n", percent(shareOf(events, isRight)), percent(shareOf(events, isSecond)))
	fmt.Fprintf(b, "\nBrier score %.3f.\n\n", brier(votes))
	b.WriteString("| truth | rolls | photos | found (recall) | named in rolls | of these right |\n|---|--:|--:|--:|--:|--:|\n")
	for _, cause := range causeNames() {
		n, lost := rollsWith(rolls, losing(cause))
		named, _ := rollsWith(rolls, naming(cause))
		if n+named == 0 {
			continue
		}
		fmt.Fprintf(b, "| %s | %d | %d | %s | %d | %s |\n", cause, n, lost, percentOf(n, byRoll(rolls, asDrawn, losing(cause))),
			named, percentOf(named, byRoll(rolls, asDrawn, naming(cause))))
	}
}

// percentOf is the share of right votes, "" where there is none.
func percentOf(n int, votes []vote) string {
	if n == 0 {
		return ""
	}
	return percent(shareOf(votes, isRight))
}

// tellConfusion writes the table of causes as they are, by causes as they were
// named: votes of rolls that have the cause, in per cent of its row.
func tellConfusion(b *strings.Builder, rolls []*scored) {
	names := causeNames()
	b.WriteString("\nWhat was named (across) where the cause was (down), per cent of the photos, each roll that has such photos one vote:\n\n|")
	for _, n := range names {
		b.WriteString(" | " + n)
	}
	b.WriteString(" |\n|---|" + strings.Repeat("--:|", len(names)) + "\n")
	for _, truth := range names {
		votes := byRoll(rolls, asDrawn, losing(truth))
		if len(votes) == 0 {
			continue
		}
		b.WriteString("| " + truth)
		for _, n := range names {
			b.WriteString(" | " + cell(100*shareOf(votes, naming(n)), n == truth))
		}
		b.WriteString(" |\n")
	}
}

func cell(percent float64, diagonal bool) string {
	switch {
	case percent == 0:
		return ""
	case diagonal:
		return fmt.Sprintf("**%.1f**", percent)
	case percent < 0.05:
		return "0.0+"
	}
	return fmt.Sprintf("%.1f", percent)
}

func tellFamilies(b *strings.Builder, rolls []*scored) {
	b.WriteString("\n| family | rolls | lost photos | right | in the first two | calibration error | by chance |\n|---|--:|--:|--:|--:|--:|--:|\n")
	for _, family := range familiesOf(rolls) {
		_, of := without([][]*scored{rolls}, family)
		n, photos := rollsWith(of[0], every)
		votes := byRoll(of[0], asDrawn, every)
		fmt.Fprintf(b, "| %s | %d | %d | %s | %s | %.3f | %.3f |\n", family, n, photos,
			percent(shareOf(votes, isRight)), percent(shareOf(votes, isSecond)), calibrationError(votes), chanceError(votes))
	}
}

func familiesOf(rolls []*scored) []string {
	var names []string
	for _, s := range rolls {
		if !slices.Contains(names, s.family) {
			names = append(names, s.family)
		}
	}
	return names
}

// mixes are the mixes of causes that calibration is measured under.
var mixes = []struct {
	name string
	mix
}{
	{"as drawn", asDrawn},
	{"storage and uploads", heavyOn("over-quota", "upload-off", "sync-error", "thumbnail-only")},
	{"deletions and scope", heavyOn("deleted", "outside-scope", "after-backup", "lost-from-backup", causes.Unexplained)},
}

// calibrated are the causes named whose confidence is measured by itself.
var calibrated = []string{"upload-off", "over-quota", "sync-error", "deleted", "outside-scope"}

// A cut is a part of all that was told.
type cut struct {
	name  string
	rolls []*scored
	such  func(told) bool
}

func cutsOf(rolls []*scored) []cut {
	cuts := []cut{{"all", rolls, every}}
	for _, name := range calibrated {
		cuts = append(cuts, cut{name, rolls, naming(name)})
	}
	var unstated []*scored
	for _, s := range rolls {
		if !s.stated {
			unstated = append(unstated, s)
		}
	}
	return append(cuts, cut{"over-quota without --plan", unstated, naming("over-quota")})
}

func tellReliability(b *strings.Builder, rolls []*scored) {
	b.WriteString("\nCalibration error, and in brackets what chance alone makes of it with so few rolls, where each confidence is exactly right:\n\n| named | rolls |")
	for _, m := range mixes {
		b.WriteString(" " + m.name + " |")
	}
	b.WriteString("\n|---|--:|" + strings.Repeat("--:|", len(mixes)) + "\n")
	for _, c := range cutsOf(rolls) {
		n, _ := rollsWith(c.rolls, c.such)
		fmt.Fprintf(b, "| %s | %d |", c.name, n)
		for _, m := range mixes {
			b.WriteString(errorOf(byRoll(c.rolls, m.mix, c.such)) + " |")
		}
		b.WriteString("\n")
	}
	for _, m := range mixes {
		tellBins(b, m.name, m.mix, rolls)
	}
}

func errorOf(votes []vote) string {
	if len(votes) == 0 {
		return ""
	}
	return fmt.Sprintf(" %.3f (%.3f)", calibrationError(votes), chanceError(votes))
}

// tellBins writes the reliability table of one mix: a row a cut, a column a bin.
func tellBins(b *strings.Builder, name string, m mix, rolls []*scored) {
	fmt.Fprintf(b, "\nConfidence → share right in %d bins of equal mass, mix \"%s\":\n\n| named |%s\n|---|%s\n",
		reliabilityBins, name, strings.Repeat(" |", reliabilityBins), strings.Repeat("--|", reliabilityBins))
	for _, c := range cutsOf(rolls) {
		bins := reliability(byRoll(c.rolls, m, c.such))
		if len(bins) == 0 {
			continue
		}
		fmt.Fprintf(b, "| %s |", c.name)
		for _, bin := range bins {
			fmt.Fprintf(b, " %.2f→%.2f |", bin.confidence, bin.right)
		}
		b.WriteString("\n")
	}
}

// tellTemperature writes what other temperatures would have given on training
// rolls, and what each family gets from the one that suits the others.
func (a *accuracy) tellTemperature(b *strings.Builder) {
	if len(a.byFactor) == 0 {
		return
	}
	best := fit(a.byFactor)
	fmt.Fprintf(b, "\n### Temperature\n\n%d training rolls of each family; the temperature in use times the factor. Best by the loss: %.2f.\n\n",
		a.training, factors[best])
	b.WriteString("| factor | log loss | Brier score | calibration error |\n|--:|--:|--:|--:|\n")
	for k, rolls := range a.byFactor {
		votes := byRoll(rolls, asDrawn, every)
		fmt.Fprintf(b, "| %.2f | %.4f | %.4f | %.3f |\n", factors[k], logLoss(votes), brier(votes), calibrationError(votes))
	}
	b.WriteString("\nOne family left out: the factor that suits all others, and the calibration error that the one left out then has.\n\n" +
		"| left out | factor | calibration error | with the temperature in use |\n|---|--:|--:|--:|\n")
	for _, family := range familiesOf(a.byFactor[inUse]) {
		others, of := without(a.byFactor, family)
		k := fit(others)
		fmt.Fprintf(b, "| %s | %.2f | %.3f | %.3f |\n", family, factors[k],
			calibrationError(byRoll(of[k], asDrawn, every)), calibrationError(byRoll(of[inUse], asDrawn, every)))
	}
}
