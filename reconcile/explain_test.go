package reconcile

import (
	goflag "flag"
	"fmt"
	"math/rand/v2"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"rollcall/photo"
	"rollcall/reconcile/causes"
)

var update = goflag.Bool("update", false, "write the golden files anew")

// TestScenes plays every scene, holds its probe's cause against what is told, and
// all causes' probabilities against the golden table.
func TestScenes(t *testing.T) {
	var table strings.Builder
	fires, silent := map[string]int{}, map[string]int{}
	for _, s := range toldScenes() {
		verdicts, found := s.scene.play(t)
		v := verdicts[s.scene.probe]
		t.Run(s.name, func(t *testing.T) {
			if v.Cause != s.want {
				t.Errorf("the cause is %s (%.2f), want %s\n%s", v.Cause, v.Confidence, s.want, evidenceText(v))
			}
		})
		for _, c := range causes.All {
			if c.Name == v.Cause {
				fires[c.Name]++
			} else if confidenceOf(v, c.Name) < 0.5 {
				silent[c.Name]++
			}
		}
		fmt.Fprintf(&table, "%-50s %s\n", s.name, probabilities(v))
		for _, p := range found {
			fmt.Fprintf(&table, "    %s (%d, %.2f) %s\n", p.Cause, p.Photos, p.Confidence, p.Text)
		}
	}
	for _, c := range causes.All {
		if fires[c.Name] < 3 || silent[c.Name] < 10 {
			t.Errorf("%s fires in %d scenes and is silent in %d, want 3 and 10 at least", c.Name, fires[c.Name], silent[c.Name])
		}
	}
	golden(t, "scenes.golden", table.String())
}

func confidenceOf(v *photo.Verdict, cause string) float64 {
	if v.Cause == cause {
		return v.Confidence
	}
	for _, a := range v.Alternatives {
		if a.Cause == cause {
			return a.Confidence
		}
	}
	return 0
}

func probabilities(v *photo.Verdict) string {
	text := fmt.Sprintf("%s %.2f", v.Cause, v.Confidence)
	if v.Expected {
		text += " expected"
	}
	for _, a := range v.Alternatives {
		text += fmt.Sprintf(", %s %.2f", a.Cause, a.Confidence)
	}
	return text
}

func evidenceText(v *photo.Verdict) string {
	var b strings.Builder
	for _, e := range v.Evidence {
		fmt.Fprintf(&b, "  %-18s %-12s %+5.1f  %s\n", e.Cause, e.Observation, e.Weight, e.Text)
	}
	return b.String()
}

func golden(t *testing.T, name, got string) {
	t.Helper()
	file := filepath.Join("testdata", name)
	if *update {
		if err := os.WriteFile(file, []byte(got), 0o644); err != nil {
			t.Fatal(err)
		}
	}
	want, err := os.ReadFile(file)
	if err != nil {
		t.Fatal(err)
	}
	if diff := cmp.Diff(string(want), got); diff != "" {
		t.Errorf("%s differs (-want +got); -update writes it:\n%s", file, diff)
	}
}

// Every verdict keeps the rules that hold whatever the scene is.
func TestVerdictsKeepTheRules(t *testing.T) {
	for _, s := range toldScenes() {
		t.Run(s.name, func(t *testing.T) {
			verdicts, _ := s.scene.play(t)
			for _, v := range verdicts {
				keepsTheRules(t, v)
			}
		})
	}
}

func keepsTheRules(t *testing.T, v *photo.Verdict) {
	t.Helper()
	if v.Confidence <= 0 || v.Confidence > surest {
		t.Errorf("%s: the confidence is %v", v.Path, v.Confidence)
	}
	if len(v.Evidence) == 0 || v.Evidence[0].Cause != v.Cause {
		t.Errorf("%s: no evidence for %s comes first", v.Path, v.Cause)
	}
	if v.Cause != causes.Unexplained && v.Evidence[0].Weight <= 0 {
		t.Errorf("%s: %s is named without evidence for it", v.Path, v.Cause)
	}
	if len(v.Alternatives) > mostAlternatives || !slices.IsSortedFunc(v.Alternatives, func(a, b photo.Alternative) int {
		return int(1e6 * (b.Confidence - a.Confidence))
	}) {
		t.Errorf("%s: alternatives %v", v.Path, v.Alternatives)
	}
	for _, e := range v.Evidence {
		failing := e.Observation == photo.ObservedCounterpart || e.Observation == photo.ObservedRecord ||
			e.Observation == photo.ObservedNothing || e.Observation == photo.ObservedHistory
		if e.Weight >= 40 && !failing {
			t.Errorf("%s: %s weighs %v on %s: no record of this transfer failing", v.Path, e.Cause, e.Weight, e.Observation)
		}
		if strings.TrimSpace(e.Text) == "" || !strings.HasSuffix(e.Text, ".") {
			t.Errorf("%s: no sentence: %q", v.Path, e.Text)
		}
	}
	if v.Expected && v.Status != photo.Missing {
		t.Errorf("%s: %s and expected", v.Path, v.Status)
	}
	if !strings.HasPrefix(v.Advice, "1. ") || strings.Count(v.Advice, "\n") < len(causes.CommonSteps) {
		t.Errorf("%s: the advice is %q", v.Path, v.Advice)
	}
}

// Without any evidence the label is unexplained.
func TestNoEvidenceIsUnexplained(t *testing.T) {
	mute := make([]causes.Cause, len(causes.All))
	for i, c := range causes.All {
		mute[i] = c
		mute[i].Explain = func(causes.Case) []photo.Evidence { return nil }
	}
	var list []weighed
	for i := range mute {
		list = append(list, weighed{cause: &mute[i]})
	}
	if first := weigh(list, photo.RouteUnknown, false, 0)[0]; first.cause.Name != causes.Unexplained {
		t.Errorf("without evidence the cause is %s", first.cause.Name)
	}
}

// Without any cause to ask, the verdicts stay without one.
func TestNoCausesToAsk(t *testing.T) {
	cases := []lost{{verdict: &photo.Verdict{Status: photo.Missing}, photo: &photo.Photo{Item: &photo.Item{}}}}
	found, err := explain(t.Context(), &Request{}, []line{{}}, newNames(), cases, heldBackup{})
	if err != nil || len(found) > 0 || cases[0].verdict.Cause != "" {
		t.Errorf("got %q, %v, %v", cases[0].verdict.Cause, found, err)
	}
}

// A cause is never named on a route on which it can't happen.
func TestRoutesRestrictCauses(t *testing.T) {
	impossible := map[string][]string{
		photo.RouteCopy:  {"over-quota", "upload-off"},
		photo.RoutePhone: {"over-quota", "upload-off"},
	}
	for route, names := range impossible {
		for _, s := range toldScenes() {
			verdicts, _ := s.scene.on(route).play(t)
			for _, v := range verdicts {
				for _, name := range names {
					if confidenceOf(v, name) > 0 || strings.Contains(evidenceText(v), name) {
						t.Errorf("%s on the route %s: %s is named", s.name, route, name)
					}
				}
			}
		}
	}
}

// The same scene, played again, gives the same verdicts and patterns.
func TestExplainIsDeterministic(t *testing.T) {
	for _, s := range toldScenes() {
		first, found := s.scene.play(t)
		again, foundAgain := s.scene.play(t)
		if diff := cmp.Diff(first, again); diff != "" {
			t.Errorf("%s: verdicts differ:\n%s", s.name, diff)
		}
		if diff := cmp.Diff(found, foundAgain); diff != "" {
			t.Errorf("%s: patterns differ:\n%s", s.name, diff)
		}
	}
}

// Random losses name no cause and make no pattern: at most one roll in fifty.
func TestRandomLossesStayUnexplained(t *testing.T) {
	r := rand.New(rand.NewPCG(7, 8))
	const rolls = 200
	named := 0
	for range rolls {
		s := base()
		for i := range s.shots {
			if r.Float64() < 0.05 {
				s.shots[i].status = photo.Missing
			}
		}
		verdicts, found := s.play(t)
		for _, v := range verdicts {
			if v.Cause != causes.Unexplained {
				named++
				break
			}
		}
		if len(found) > 0 {
			t.Logf("pattern in random losses: %s", found[0].Text)
		}
	}
	if named > rolls/50 {
		t.Errorf("%d of %d rolls with random losses name a cause", named, rolls)
	}
}
