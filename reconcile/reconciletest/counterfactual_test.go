package reconciletest

import (
	"math/bits"
	"testing"

	"rollcall/photo"
)

// TestWithoutAMishapItsPhotosAreBack plays rolls again without each of their
// mishaps: what it alone took is back, what others took stays, and nothing else
// changes. Only room that fills up may then take others.
func TestWithoutAMishapItsPhotosAreBack(t *testing.T) {
	for _, f := range Families {
		t.Run(f.Name, func(t *testing.T) {
			for seed := range uint64(seeds) {
				s := f.tell(seed).(*story)
				before := s.fates(-1)
				for k, m := range s.mishaps {
					s.compare(t, seed, k, m, before, s.fates(k))
				}
			}
		})
	}
}

func (s *story) compare(t *testing.T, seed uint64, k int, m *mishap, before, after []fate) {
	t.Helper()
	var tanks uint32
	for i, other := range s.mishaps {
		if other.tank != nil {
			tanks |= 1 << i
		}
	}
	bit := uint32(1) << k
	for n := range before {
		b, a := &before[n], &after[n]
		x := &s.shots[n]
		switch {
		case a.struck&bit != 0:
			t.Fatalf("seed %d: shot %d is struck by what did not happen", seed, n)
		case (a.struck^b.struck)&^(bit|tanks) != 0 && !s.late(k, b.struck, a.struck):
			t.Fatalf("seed %d: without %s shot %d is struck by %b, not %b", seed, m.cause, n, a.struck, b.struck)
		case b.struck&^tanks == bit && a.struck == 0 && !x.unread && a.status(x) != photo.Present:
			t.Fatalf("seed %d: shot %d is not back", seed, n)
		case b.struck == 0 && a.struck == 0 && *a != *b:
			t.Fatalf("seed %d: without %s shot %d is %+v, was %+v", seed, m.cause, n, *a, *b)
		}
	}
}

// late reports whether all that differs can only strike what was taken in: a
// mishap that kept it out had hidden that.
func (s *story) late(k int, before, after uint32) bool {
	blocked := s.mishaps[k].blocks != nil || s.mishaps[k].tank != nil
	for diff := (before ^ after) &^ (1 << k); diff != 0; diff &= diff - 1 {
		if m := s.mishaps[bits.TrailingZeros32(diff)]; m.tank == nil && (m.spoils == nil || !blocked) {
			return false
		}
	}
	return true
}

// TestATraceIsSeen holds the traces against rolls that were played again: where a
// mishap alone took a photo and left a trace, more differs between the two rolls
// than this photo's absence.
func TestATraceIsSeen(t *testing.T) {
	traced, silent := 0, 0
	for _, f := range Families {
		for seed := range uint64(seeds) {
			s := f.tell(seed).(*story)
			fates := s.fates(-1)
			traces := s.traced(fates)
			for k, m := range s.mishaps {
				other, facts := s.fates(k), m.says != nil
				differ := 0
				for n := range fates {
					if fates[n] != other[n] {
						differ++
					}
				}
				for n := range fates {
					alone := fates[n].struck == 1<<k
					switch {
					case traces[n]&(1<<k) != 0:
						traced++
						if alone && fates[n].recorded == 0 && !facts && differ <= enough {
							t.Fatalf("%s %d: shot %d: %s left a trace, though only %d photos differ", f.Name, seed, n, m.cause, differ)
						}
					case alone && m.cause != Unlisted:
						silent++
						if facts || fates[n].recorded != 0 {
							t.Fatalf("%s %d: shot %d: %s left a record and no trace", f.Name, seed, n, m.cause)
						}
					}
				}
			}
		}
	}
	if traced == 0 || silent == 0 {
		t.Errorf("%d traces, %d losses without one: want both", traced, silent)
	}
}

func TestATraceNeedsNeighbours(t *testing.T) {
	for _, c := range []struct {
		name   string
		struck []int
		want   int
	}{
		{"one", []int{20}, 0},
		{"two", []int{20, 21}, 0},
		{"three", []int{20, 21, 22}, 0},
		{"four", []int{20, 21, 22, 23}, 4},
		{"at-the-end", []int{36, 37, 38, 39}, 4},
		{"apart", []int{4, 12, 20, 28, 36}, 0},
	} {
		t.Run(c.name, func(t *testing.T) {
			fates, traces, list := make([]fate, 40), make([]uint32, 40), make([]int, 40)
			for i := range list {
				list[i] = i
			}
			for _, n := range c.struck {
				fates[n].struck = 1
			}
			sightOrder{list, make([]uint32, 40)}.trace(fates, traces)
			got := 0
			for _, bits := range traces {
				got += int(bits)
			}
			if got != c.want {
				t.Errorf("%d left a trace, want %d", got, c.want)
			}
		})
	}
}
