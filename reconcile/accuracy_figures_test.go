package reconcile_test

import (
	"math"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/reconciletest"
)

// The figures themselves, worked out by hand.

func TestAccuracyCallsAgainstTruth(t *testing.T) {
	for _, c := range []struct {
		truth, said                          photo.Status
		falseMissing, falsePresent, needless bool
	}{
		{photo.Present, photo.Present, false, false, false},
		{photo.Present, photo.Missing, true, false, false},
		{photo.Present, photo.Incomplete, true, false, false},
		{photo.Present, photo.Unsure, false, false, true},
		{photo.Incomplete, photo.Missing, true, false, false},
		{photo.Incomplete, photo.Present, false, true, false},
		{photo.Missing, photo.Incomplete, false, true, false},
		{photo.Missing, photo.Present, false, true, false},
		{photo.Missing, photo.Unsure, false, false, true},
		{photo.Unsure, photo.Unsure, false, false, false},
		{photo.Unsure, photo.Missing, true, false, false},
		{photo.Unsure, photo.Present, false, true, false},
	} {
		call := called{truth: c.truth, said: c.said}
		if call.falseMissing() != c.falseMissing || call.falsePresent() != c.falsePresent || call.needlessDoubt() != c.needless {
			t.Errorf("%s called %s: false missing %v, false present %v, needless doubt %v",
				c.truth, c.said, call.falseMissing(), call.falsePresent(), call.needlessDoubt())
		}
	}
}

func TestAccuracyTell(t *testing.T) {
	named := func(first, second string) *photo.Verdict {
		return &photo.Verdict{Cause: first, Confidence: 0.7, Alternatives: []photo.Alternative{{Cause: second, Confidence: 0.2}}}
	}
	for _, c := range []struct {
		name          string
		traced        []string
		verdict       *photo.Verdict
		truth         string
		right, second bool
	}{
		{"first", []string{"deleted", "over-quota"}, named("deleted", "sync-error"), "deleted", true, true},
		{"other", []string{"deleted", "over-quota"}, named("over-quota", "sync-error"), "over-quota", true, true},
		{"second", []string{"deleted"}, named("over-quota", "deleted"), "deleted", false, true},
		{"wrong", []string{"deleted"}, named("over-quota", "sync-error"), "deleted", false, false},
		{"untraced", nil, named(causes.Unexplained, "deleted"), causes.Unexplained, true, true},
		{"invented", nil, named("deleted", "over-quota"), causes.Unexplained, false, false},
	} {
		got := tell(reconciletest.Truth{Status: photo.Missing, Causes: c.traced, Traced: c.traced}, c.verdict)
		if got.truth != c.truth || got.right != c.right || got.second != c.second || got.confidence != 0.7 {
			t.Errorf("%s: %+v", c.name, got)
		}
	}
}

// made is a roll of which so many photos were told so.
func made(tells map[told]int) *scored {
	s := &scored{tells: tells, causes: map[string]int{}}
	for t, n := range tells {
		s.lost += n
		s.causes[t.truth] += n
	}
	return s
}

func TestAccuracyWeights(t *testing.T) {
	rolls := []*scored{
		made(map[told]int{{truth: "a", named: "a", right: true, event: 0}: 900, {truth: "b", named: "a", event: 1}: 100}),
		made(map[told]int{{truth: "b", named: "b", right: true, event: 0}: 1, {truth: "b", named: "a", event: 0}: 1}),
		made(nil),
	}
	for _, c := range []struct {
		name string
		got  float64
		want float64
	}{
		{"by-roll", shareOf(byRoll(rolls, asDrawn, every), isRight), (0.9 + 0.5) / 2},
		{"by-event", shareOf(byEvent(rolls), isRight), (1 + 0 + 0.5) / 3},
		{"recall", shareOf(byRoll(rolls, asDrawn, losing("b")), isRight), (0 + 0.5) / 2},
		{"heavy-on-b", shareOf(byRoll(rolls, heavyOn("b"), every), isRight), (1.4*0.9 + 5*0.5) / 6.4},
		{"nobody", shareOf(byRoll(rolls, asDrawn, losing("c")), isRight), 0},
	} {
		if math.Abs(c.got-c.want) > 1e-9 {
			t.Errorf("%s: %.4f, want %.4f", c.name, c.got, c.want)
		}
	}
	if n, photos := rollsWith(rolls, losing("b")); n != 2 || photos != 102 {
		t.Errorf("%d rolls with %d photos, want 2 with 102", n, photos)
	}
	if low, high := bootstrap(rolls); low != 0.5 || high != 0.9 {
		t.Errorf("bounds %.2f and %.2f of two rolls, want the rolls' own", low, high)
	}
}

func TestAccuracyCalibration(t *testing.T) {
	votes := func(confidence float64, right, wrong int) []vote {
		return []vote{
			{told: told{confidence: confidence, right: true}, weight: float64(right)},
			{told: told{confidence: confidence}, weight: float64(wrong)},
		}
	}
	sure := votes(0.9, 9, 1)
	for _, c := range []struct {
		name        string
		votes       []vote
		error, bier float64
	}{
		{"exact", sure, 0, 0.09},
		{"too-sure", votes(0.9, 5, 5), 0.4, 0.41},
		{"not-sure-enough", votes(0.5, 10, 0), 0.5, 0.25},
		{"two-levels", append(votes(0.2, 5, 0), votes(0.8, 0, 5)...), 0.8 * 14 / 15, 0.64}, // the bin in the middle holds both
		{"nobody", nil, 0, 0},
	} {
		if got := calibrationError(c.votes); math.Abs(got-c.error) > 1e-9 {
			t.Errorf("%s: calibration error %.4f, want %.4f", c.name, got, c.error)
		}
		if got := brier(c.votes); math.Abs(got-c.bier) > 1e-9 {
			t.Errorf("%s: Brier score %.4f, want %.4f", c.name, got, c.bier)
		}
	}
	bins := reliability(append(votes(0.2, 5, 0), sure...))
	if len(bins) != reliabilityBins {
		t.Fatalf("%d bins, want %d", len(bins), reliabilityBins)
	}
	for _, b := range bins {
		if math.Abs(b.mass-1.0/reliabilityBins) > 1e-9 {
			t.Errorf("a bin of mass %.4f, want %.4f: %+v", b.mass, 1.0/reliabilityBins, bins)
		}
	}
}

// One roll is right or wrong as a whole: that is chance, and chanceError says how
// much of it.
func TestAccuracyChance(t *testing.T) {
	one := []vote{{told: told{named: "a", confidence: 0.5}, weight: 1}}
	if got := chanceError(one); got != 0.5 {
		t.Errorf("one photo at 0.5: %.3f, want 0.5, whichever way it falls", got)
	}
	var many []vote
	for i := range 3000 {
		many = append(many, vote{told{named: "a", confidence: 0.5}, i, 1})
	}
	if got := chanceError(many); got > 0.03 {
		t.Errorf("3,000 rolls at 0.5: %.3f, want nearly nothing", got)
	}
}

// The page's tables are whole: as many cells in each row as in the row of dashes
// above it.
func TestAccuracyText(t *testing.T) {
	var rolls []*scored
	for seed := range uint64(4) {
		roll := plainRoll(seed)
		rolls = append(rolls, score(roll, call(t, roll, causes.All)))
	}
	rolls = append(rolls, made(map[told]int{{truth: "over-quota", named: "deleted", confidence: 0.4}: 3}))
	text := (&accuracy{rolls: 4, training: 4, known: rolls, unknown: rolls, byFactor: slices.Repeat([][]*scored{rolls}, len(factors))}).text()
	columns := 0
	for _, line := range strings.Split(text, "\n") {
		switch cells := strings.Count(line, "|"); {
		case strings.HasPrefix(line, "|-"):
			columns = cells
		case line == "":
			columns = 0
		case columns > 0 && cells != columns:
			t.Errorf("%d cells, want %d: %s", cells-1, columns-1, line)
		}
	}
	for _, want := range []string{"0 falsely present, 0 falsely missing", "| over-quota |", "One family left out", "By chance", "| plain |"} {
		if !strings.Contains(strings.ToLower(text), strings.ToLower(want)) {
			t.Errorf("nothing of %q in\n%s", want, text)
		}
	}
}
