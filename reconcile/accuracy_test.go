package reconcile_test

import (
	"flag"
	"os"
	"slices"
	"strconv"
	"testing"

	"rollcall/photo/phototest"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/reconciletest"
)

// Seeds for setting weights are even, seeds for scoring odd.
func trainingSeed(i int) uint64 { return 2 * uint64(i) }
func testSeed(i int) uint64     { return 2*uint64(i) + 1 }

// trainingRolls are n rolls of each family that may be looked at.
func trainingRolls(n int) []*reconciletest.Roll {
	var rolls []*reconciletest.Roll
	for _, f := range reconciletest.Families {
		for i := range n {
			if !f.HeldOut {
				rolls = append(rolls, reconciletest.Play(f, trainingSeed(i)))
			}
		}
	}
	return rolls
}

// TestCauseAccuracy scores statuses and causes on simulated rolls: a few of them,
// against floors far below what is reached; with ROLLCALL_BENCH=full many, and
// with -update their figures go into docs/accuracy.md. ROLLCALL_ROLLS is how many
// rolls a family then has.
func TestCauseAccuracy(t *testing.T) {
	if len(reconciletest.Families) == 0 {
		t.Skip("no family of rolls is there yet")
	}
	a := &accuracy{rolls: 2}
	full := os.Getenv("ROLLCALL_BENCH") == "full"
	if full {
		a.rolls, a.training = fullRolls, fullTraining
	}
	if n, err := strconv.Atoi(os.Getenv("ROLLCALL_ROLLS")); err == nil {
		a.rolls = n
	}
	a.play(t)
	if full {
		a.program = programRolls(t, fullProgram)
	}
	checkLaws(t, slices.Concat(a.known, a.unknown, a.program))
	checkFloors(t, slices.Concat(a.known, a.unknown))
	t.Logf("\n%s", a.text())
	if full && updating() {
		phototest.WriteSection(t, accuracyPage, "causes", a.text())
	}
}

// How many rolls of each family a full run scores, how many it tries each
// temperature on, and how many rolls in all go through the whole program.
const (
	fullRolls    = 60
	fullTraining = 10
	fullProgram  = 12
)

// updating reports whether golden files are to be written anew.
func updating() bool {
	f := flag.Lookup("update")
	return f != nil && f.Value.String() == "true"
}

// An accuracy is what came of many rolls.
type accuracy struct {
	rolls, training int

	known    []*scored   // test seeds of the families that weights were set by
	unknown  []*scored   // test seeds of the families held out
	program  []*scored   // test seeds, by the whole program on real files
	byFactor [][]*scored // training seeds, by factor of the temperature
}

func (a *accuracy) play(t *testing.T) {
	for _, f := range reconciletest.Families {
		for i := range a.rolls {
			s := scoreOf(t, reconciletest.Play(f, testSeed(i)), causes.All)
			if s == nil {
				continue
			}
			if s.heldOut = f.HeldOut; f.HeldOut {
				a.unknown = append(a.unknown, s)
			} else {
				a.known = append(a.known, s)
			}
		}
	}
	if a.training > 0 {
		a.byFactor = tryFactors(t, trainingRolls(a.training))
	}
}

// scoreOf scores one roll; nil where its library holds no photo.
func scoreOf(t testing.TB, roll *reconciletest.Roll, list []causes.Cause) *scored {
	t.Helper()
	r := call(t, roll, list)
	if r == nil {
		return nil
	}
	return score(roll, r)
}

func tryFactors(t *testing.T, rolls []*reconciletest.Roll) [][]*scored {
	byFactor := make([][]*scored, len(factors))
	for k, factor := range factors {
		for _, roll := range rolls {
			if s := scoreOf(t, roll, heated(causes.All, factor)); s != nil {
				byFactor[k] = append(byFactor[k], s)
			}
		}
	}
	return byFactor
}

// checkLaws holds what has to be so on every roll.
func checkLaws(t *testing.T, rolls []*scored) {
	for _, s := range rolls {
		one := []*scored{s}
		if n := count(one, called.falsePresent); n > 0 {
			t.Errorf("%s, seed %d: %d of %d photos are falsely present: %q", s.family, s.seed, n, s.photos, s.wrong)
		}
		if n := count(one, called.falseMissing); n > 0 {
			t.Errorf("%s, seed %d: %d of %d photos are falsely missing: %q", s.family, s.seed, n, s.photos, s.wrong)
		}
		if len(s.unsaid) > 0 || s.unasked > 0 {
			t.Errorf("%s, seed %d: %d photos are not in the report, such as %q; %d of the report are none",
				s.family, s.seed, len(s.unsaid), s.unsaid[:min(len(s.unsaid), 3)], s.unasked)
		}
		if s.baseless > 0 {
			t.Errorf("%s, seed %d: %d causes are named without evidence", s.family, s.seed, s.baseless)
		}
	}
}

// Floors far enough below what is reached for a few rolls to clear them whatever
// their seeds, and near enough for a cause that stopped working to show.
const (
	floorRight     = 0.50
	ceilingOfDoubt = 0.02
)

func checkFloors(t *testing.T, rolls []*scored) {
	photos := count(rolls, func(called) bool { return true })
	if n := count(rolls, called.needlessDoubt); float64(n) > ceilingOfDoubt*float64(photos) {
		t.Errorf("%d of %d photos are unsure, want %.0f %% at most", n, photos, 100*ceilingOfDoubt)
	}
	if right := shareOf(byRoll(rolls, asDrawn, every), isRight); right < floorRight {
		t.Errorf("the cause is right for %.1f %%, want %.0f %% at least", 100*right, 100*floorRight)
	}
}
