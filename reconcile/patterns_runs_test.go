package reconcile

import (
	"math/rand/v2"
	"slices"
	"testing"
	"time"
)

// sequence draws losses at a rate, then sets the runs to gone.
func sequence(r *rand.Rand, n int, p float64, gone ...goneRun) []bool {
	s := make([]bool, n)
	for i := range s {
		s[i] = r.Float64() < p
	}
	for _, g := range gone {
		for i := g.start; i < g.end; i++ {
			s[i] = true
		}
	}
	return s
}

func TestRunsFindsWhatIsThere(t *testing.T) {
	r := rand.New(rand.NewPCG(1, 2))
	for _, tc := range []struct {
		name string
		n    int
		p    float64
		gone []goneRun
	}{
		{"open", 300, 0.02, []goneRun{{220, 300}}},
		{"leading", 300, 0.02, []goneRun{{0, 60}}},
		{"closed", 300, 0.02, []goneRun{{100, 140}}},
		{"two", 1000, 0.05, []goneRun{{100, 160}, {900, 1000}}},
		{"amid-heavy-losses", 2000, 0.3, []goneRun{{500, 800}}},
		{"clean-and-small", 40, 0, []goneRun{{32, 40}}},
		{"most-is-gone", 1000, 0.05, []goneRun{{60, 1000}}},
	} {
		t.Run(tc.name, func(t *testing.T) {
			found, usual := runs(sequence(r, tc.n, tc.p, tc.gone...))
			if len(found) != len(tc.gone) {
				t.Fatalf("found %v, want %v", found, tc.gone)
			}
			for i, g := range tc.gone {
				if abs(found[i].start-g.start) > 5 || abs(found[i].end-g.end) > 5 {
					t.Errorf("run %d is %v, want %v", i, found[i], g)
				}
			}
			if usual > tc.p+0.06 {
				t.Errorf("the usual rate is %.3f, want about %.3f", usual, tc.p)
			}
		})
	}
}

// TestRunsOnRandomLosses states the rate of false runs: with independent losses
// at a steady rate, fewer than one sequence in a hundred shows one.
func TestRunsOnRandomLosses(t *testing.T) {
	r := rand.New(rand.NewPCG(3, 4))
	const draws = 2000
	for _, p := range []float64{0.01, 0.05, 0.2, 0.5, 0.8} {
		for _, n := range []int{30, 300, 3000} {
			shown, drawn := 0, draws*60/(n+30)
			for range drawn {
				if found, _ := runs(sequence(r, n, p)); len(found) > 0 {
					shown++
				}
			}
			if shown*100 > drawn+99 {
				t.Errorf("n %d, losses %.2f: %d of %d sequences show a run", n, p, shown, drawn)
			}
		}
	}
}

func TestRunsSmall(t *testing.T) {
	for name, s := range map[string][]bool{
		"empty":       nil,
		"two-gone":    append(make([]bool, 50), true, true),
		"three-amid":  append(append(make([]bool, 50), true, true, true), make([]bool, 9)...),
		"all-gone":    slices.Repeat([]bool{true}, 50),
		"all-present": make([]bool, 50),
	} {
		t.Run(name, func(t *testing.T) {
			if found, _ := runs(s); found != nil {
				t.Errorf("found %v in it", found)
			}
		})
	}
}

// A photo with a clock that runs ahead does not close an open run.
func TestRunsSingleLatecomer(t *testing.T) {
	s := slices.Concat(make([]bool, 200), slices.Repeat([]bool{true}, 60), []bool{false})
	found, _ := runs(s)
	if want := []goneRun{{200, 261}}; !slices.Equal(found, want) {
		t.Errorf("found %v, want %v", found, want)
	}
}

func TestRunsMillion(t *testing.T) {
	s := sequence(rand.New(rand.NewPCG(5, 6)), 1_000_000, 0.03, goneRun{700_000, 710_000})
	begin := time.Now()
	found, _ := runs(s)
	if len(found) != 1 {
		t.Errorf("found %v, want one run", found)
	}
	if took := time.Since(begin); took > 5*time.Second {
		t.Errorf("a million photos took %v", took)
	}
}

func abs(n int) int { return max(n, -n) }
