package reconciletest

import (
	"reflect"
	"slices"
	"strings"
	"testing"

	"rollcall/photo"
)

// seeds are how many rolls of each family most tests play.
const seeds = 3

// eachRoll plays rolls of all families.
func eachRoll(t *testing.T, n uint64, test func(t *testing.T, r *Roll)) {
	t.Helper()
	for _, f := range Families {
		t.Run(f.Name, func(t *testing.T) {
			for seed := range n {
				test(t, Play(f, seed))
			}
		})
	}
}

func TestTheSameSeedPlaysTheSameRoll(t *testing.T) {
	eachRoll(t, 1, func(t *testing.T, r *Roll) {
		i := slices.IndexFunc(Families, func(f Family) bool { return f.Name == r.Family })
		again := Play(Families[i], r.Seed)
		if !reflect.DeepEqual(r.Truths, again.Truths) || !reflect.DeepEqual(r.Events, again.Events) {
			t.Errorf("seed %d: other truths", r.Seed)
		}
		for k, sides := range [][2]Side{{r.Library[0], again.Library[0]}, {r.Backup[0], again.Backup[0]}} {
			if !reflect.DeepEqual(sides[0], sides[1]) {
				t.Errorf("seed %d: other items on side %d", r.Seed, k)
			}
		}
	})
}

func TestPathsAreSortedAndUnique(t *testing.T) {
	eachRoll(t, seeds, func(t *testing.T, r *Roll) {
		for _, side := range slices.Concat(r.Library, r.Backup) {
			for i := 1; i < len(side.Items); i++ {
				if a, b := side.Items[i-1].Path, side.Items[i].Path; a >= b {
					t.Fatalf("seed %d: %q stands before %q", r.Seed, a, b)
				}
			}
		}
	})
}

func TestEveryPhotoHasItsTruth(t *testing.T) {
	eachRoll(t, seeds, func(t *testing.T, r *Roll) {
		found := 0
		for _, it := range r.Library[0].Items {
			if _, ok := r.Truths[it.Path]; ok {
				found++
			}
		}
		if found != len(r.Truths) || found == 0 {
			t.Errorf("seed %d: %d truths, of which %d name an item", r.Seed, len(r.Truths), found)
		}
		for path, truth := range r.Truths {
			if truth.Status == photo.Unsure {
				continue
			}
			if (truth.Status == photo.Present) != (len(truth.Causes) == 0) || (truth.Event < 0) != (len(truth.Causes) == 0) {
				t.Fatalf("seed %d: %q is %+v", r.Seed, path, truth)
			}
			for _, c := range truth.Traced {
				if c == Unlisted || !slices.Contains(truth.Causes, c) {
					t.Fatalf("seed %d: %q is %+v", r.Seed, path, truth)
				}
			}
		}
	})
}

// causes are those of the design, unexplained aside, which no event has.
var causes = strings.Fields(`thumbnail-only only-edited upload-off over-quota hidden-folder hidden-album deleted
	lost-from-backup unreadable-format corrupted-backup sync-error target-limit outside-scope after-backup not-yours unlisted`)

func TestEveryCauseStrikes(t *testing.T) {
	struck, traced := map[string]int{}, map[string]int{}
	eachRoll(t, 8, func(_ *testing.T, r *Roll) {
		for _, e := range r.Events {
			if e.Photos > 0 {
				struck[e.Cause]++
			}
		}
		seen := map[string]bool{}
		for _, truth := range r.Truths {
			for _, c := range truth.Traced {
				seen[c] = true
			}
		}
		for c := range seen {
			traced[c]++
		}
	})
	for _, c := range causes {
		if struck[c] < 3 || traced[c] < 3 && c != Unlisted {
			t.Errorf("%s struck in %d rolls and left a trace in %d", c, struck[c], traced[c])
		}
	}
	for c := range struck {
		if !slices.Contains(causes, c) {
			t.Errorf("%s is no cause", c)
		}
	}
	t.Log(struck, traced)
}
