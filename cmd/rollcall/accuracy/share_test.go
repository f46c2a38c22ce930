//go:build linux

package accuracy_test

import (
	"slices"
	"strconv"
	"testing"
)

// A corpusShare is how much of the corpus the bench takes.
type corpusShare struct {
	photos int // 0: all
}

// sharePixels is the largest picture of a share, but for one in eight. What makes the bench long is that
// every photo goes through every transformation, in runs of its own, and that both sides
// are decoded each time: the few photos of 8 to 24 megapixels take most of it.
const sharePixels = 2_000_000

// large reports whether a photo of a share may be larger: of 13 megapixels at most,
// so that each of Apple's caps is met.
func (c corpusShare) large(path string, pixels float64) bool {
	return seedOf(path, "large")%8 == 0 && pixels < 13_000_000
}

// shareEach is to about how many photos of a share a transformation is done.
const shareEach = 40

// spares reports whether a share leaves a transformation undone to a photo, so that the
// backup of that run lacks it.
func (b *bench) spares(way *transform, o *original) bool {
	if b.share.photos == 0 {
		return false
	}
	can := 0
	for _, other := range b.originals {
		if way.canBeDone(other) {
			can++
		}
	}
	return can > shareEach && seedOf(way.name, o.name, "share")%int64(can) >= shareEach
}

// askedFor reads ROLLCALL_BENCH: "full", or a number of photos, which is full but for
// them; anything else is the short bench.
func askedFor(t *testing.T, words string) (full bool, share corpusShare) {
	n, err := strconv.Atoi(words)
	if err == nil && n <= 0 {
		t.Fatalf("ROLLCALL_BENCH=%s: not a number of photos", words)
	}
	return words == "full" || err == nil, corpusShare{photos: n}
}

// order is in which order n files are looked at, so that those taken first lie evenly
// among all by name: every s-th, then those between them.
func (c corpusShare) order(n int) []int {
	step := 1
	if c.photos > 0 {
		step = max(n/c.photos, 1)
	}
	out := make([]int, 0, n)
	for from := range step {
		for i := from; i < n; i += step {
			out = append(out, i)
		}
	}
	return out
}

func TestShareOrder(t *testing.T) {
	for _, tt := range []struct {
		photos, n int
		want      []int
	}{{0, 4, []int{0, 1, 2, 3}}, {2, 5, []int{0, 2, 4, 1, 3}}, {3, 10, []int{0, 3, 6, 9, 1, 4, 7, 2, 5, 8}}, {9, 3, []int{0, 1, 2}}, {5, 0, []int{}}} {
		if got := (corpusShare{tt.photos}).order(tt.n); !slices.Equal(got, tt.want) {
			t.Errorf("%d of %d: %v, want %v", tt.photos, tt.n, got, tt.want)
		}
	}
}
