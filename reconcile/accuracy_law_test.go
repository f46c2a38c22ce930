package reconcile_test

import (
	"fmt"
	"math/rand/v2"
	"testing"
	"time"

	"rollcall/photo"
	"rollcall/reconcile/causes"
	"rollcall/reconcile/reconciletest"
)

// With all evidence for causes removed, nothing is left to name.
func TestAccuracyWithoutEvidence(t *testing.T) {
	silent := heard(causes.All, func(c *causes.Cause, evidence []photo.Evidence) []photo.Evidence {
		var against []photo.Evidence
		for _, e := range evidence {
			if c.Name == causes.Unexplained || e.Weight < 0 {
				against = append(against, e)
			}
		}
		return against
	})
	rolls := append(trainingRolls(1), plainRoll(0), plainRoll(2))
	asked := 0
	for _, roll := range rolls {
		r := call(t, roll, silent)
		if r == nil {
			continue
		}
		for _, v := range r.Photos {
			if v.Status == photo.Present {
				continue
			}
			if asked++; v.Cause != causes.Unexplained {
				t.Fatalf("%s, seed %d: %q is %s without any evidence", roll.Family, roll.Seed, v.Path, v.Cause)
			}
		}
	}
	if asked == 0 {
		t.Error("nothing was missing: the law was not put to the test")
	}
}

// Photos lost by lot, each by itself, out of a backup that tells nothing: there
// is nothing to name.
func TestAccuracyByLot(t *testing.T) {
	for seed := range uint64(20) {
		roll := plainRoll(seed)
		s := score(roll, call(t, roll, causes.All))
		if n := count([]*scored{s}, func(c called) bool { return c.truth != c.said }); n > 0 || s.lost == 0 {
			t.Errorf("seed %d: %d statuses wrong, %d lost: %v", seed, n, s.lost, s.calls)
		}
		for tell, n := range s.tells {
			if !tell.right {
				t.Errorf("seed %d: %d of %d photos are said to be %s (%.2f)", seed, n, s.lost, tell.named, tell.confidence)
			}
		}
	}
}

// plainRoll is one camera's photos of some years in one folder, copied, of which
// a few are lost by lot: no two of them side by side.
func plainRoll(seed uint64) *reconciletest.Roll {
	random := rand.New(rand.NewPCG(seed, 7))
	n := 200 + random.IntN(400)
	roll := &reconciletest.Roll{
		Family: "plain", Seed: seed, Now: time.Date(2025, 6, 1, 12, 0, 0, 0, time.UTC),
		Truths: map[string]reconciletest.Truth{},
	}
	lib := reconciletest.Side{Place: photo.Place{Root: "/lib", Kind: "folder", Route: photo.RouteUnknown, Complete: true}}
	back := reconciletest.Side{Place: photo.Place{Root: "/bak", Kind: "folder", Route: photo.RouteUnknown, Complete: true}}
	wall, before := int64(1_500_000_000), false
	for i := range n {
		wall += 3600 + random.Int64N(200_000)
		it := plainItem(random, i, wall)
		lib.Items = append(lib.Items, it)
		gone := !before && i > 0 && i < n-1 && random.IntN(25) == 0
		if before = gone; gone {
			roll.Truths[it.Path] = reconciletest.Truth{Status: photo.Missing, Event: -1}
			continue
		}
		roll.Truths[it.Path] = reconciletest.Truth{Status: photo.Present, Event: -1}
		copied := *it
		copied.ID += 1_000_000
		copied.Stamp.Inode += 1_000_000
		back.Items = append(back.Items, &copied)
	}
	roll.Library, roll.Backup = []reconciletest.Side{lib}, []reconciletest.Side{back}
	return roll
}

func plainItem(random *rand.Rand, i int, wall int64) *photo.Item {
	digest := func() (d photo.Digest) {
		for k := range d {
			d[k] = byte(random.Uint32())
		}
		return d
	}
	size := 1_500_000 + random.Int64N(2_000_000)
	return &photo.Item{
		ID: int64(i) + 1, Path: fmt.Sprintf("DCIM/IMG_%04d.JPG", i),
		Stamp:    photo.Stamp{Size: size, ModTime: wall * 1e9, Inode: uint64(i) + 1},
		Standing: photo.StandsMedia, Level: photo.LevelWhole, Class: photo.Still, Format: "jpeg", Whole: photo.Whole,
		Digest: digest(), Picture: digest(), Ends: digest(),
		Prefixes: []photo.Prefix{{Size: 64 << 10, Digest: digest()}, {Size: 1 << 20, Digest: digest()}},
		Meta: photo.Meta{
			Taken: photo.Taken{Wall: wall, Known: true}, Make: "Apple", Model: "iPhone 11",
			Width: 4032, Height: 3024, ExifWidth: 4032, ExifHeight: 3024,
		},
	}
}
