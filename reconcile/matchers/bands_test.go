package matchers

import (
	"bytes"
	"math"
	"slices"
	"testing"

	"pgregory.net/rapid"

	"rollcall/photo"
)

func drawSketch(t *rapid.T, label string) *photo.Sketch {
	return painted(rapid.Uint64().Draw(t, label))
}

// A difference in fewer bits than there are bands leaves one band as it was.
func TestBandsMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := hashOf(drawSketch(t, "scene").Luma)
		h := g
		bits := rapid.SliceOfNDistinct(rapid.IntRange(0, hashBits-1), 0, bands-1, rapid.ID).Draw(t, "bits")
		for _, i := range bits {
			h[i] = -h[i] - 1e-9
		}
		if !share(bandKeys(&g), bandKeys(&h)) {
			t.Fatalf("%d bits differ, and they never meet", len(bits))
		}
	})
}

// The least certain bit of a band may be either: one of every band may flip.
func TestBandsMeetWhereUncertain(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		g := hashOf(drawSketch(t, "scene").Luma)
		for i := range g {
			if abs64(g[i]) < uncertain {
				g[i] = math.Copysign(2*uncertain, g[i])
			}
		}
		for band := range bands {
			g[permuted(band, band)] = 0.5
		}
		h := g
		for band := range bands {
			h[permuted(band, band)] = -0.5
		}
		if !slices.Equal(sorted(bandKeys(&g)), sorted(bandKeys(&h))) {
			t.Fatal("bits that are nearly nothing make other keys")
		}
	})
}

func sorted(keys []Key) []Key { return slices.Sorted(slices.Values(keys)) }

// Every bit stands in one band, once.
func TestPermuted(t *testing.T) {
	seen := map[int]bool{}
	for band := range bands {
		for bit := range bandBits {
			seen[permuted(band, bit)] = true
		}
	}
	if len(seen) != hashBits {
		t.Errorf("%d of %d bits stand in a band", len(seen), hashBits)
	}
}

// A smaller version of a scene, its cells a little off, still meets it; scenes
// rarely meet each other.
func TestRecall(t *testing.T) {
	met, strangers := 0, 0
	const scenes = 100
	for n := range uint64(scenes) {
		g := hashOf(painted(n).Luma)
		h := hashOf(grained(painted(n), n, 1.5).Luma)
		k := hashOf(painted(n + scenes).Luma)
		if share(bandKeys(&g), bandKeys(&h)) {
			met++
		}
		if share(bandKeys(&g), bandKeys(&k)) {
			strangers++
		}
	}
	if met < scenes || strangers > scenes/20 {
		t.Errorf("%d of %d meet their smaller version, %d meet a stranger", met, scenes, strangers)
	}
}

func TestTurned(t *testing.T) {
	if got := turned([]byte{1, 2, 3, 4}, 2, 1); !bytes.Equal(got, []byte{3, 1, 4, 2}) {
		t.Errorf("turned clockwise: %v", got)
	}
	rapid.Check(t, func(t *rapid.T) {
		s := drawSketch(t, "scene")
		turns := rapid.IntRange(0, 3).Draw(t, "turns")
		there := turned(s.Luma, photo.SketchSide, turns)
		if back := turned(there, photo.SketchSide, (4-turns)%4); !bytes.Equal(back, s.Luma) {
			t.Fatal("turned there and back it is another")
		}
		b := turnedSketch(s, turns)
		if turns%2 == 1 {
			b.Width, b.Height = s.Height, s.Width
		}
		if n := compareSketches(s, b); n.luma != 0 || n.alike < 1-1e-9 {
			t.Fatalf("turned by %d it is not the same: %+v", turns, n)
		}
	})
}

// A copy that lost its orientation, kept as stored or turned by hand, meets the
// picture whose file still tells one.
func TestTurnedCopiesMeet(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSketch(t, "scene")
		library := still(sketched(s), func(it *photo.Item) { it.Meta.Orientation = rapid.SampledFrom([]int{3, 6, 8}).Draw(t, "orientation") })
		backup := still(stripped, sketched(turnedSketch(s, rapid.IntRange(0, 3).Draw(t, "turns"))))
		if !share(lookKeys(library), lookKeys(backup)) {
			t.Fatal("they never meet")
		}
	})
}

// The mean over boxes of any number keeps the mean of the whole.
func TestShrink(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		s := drawSketch(t, "scene")
		w, h := rapid.IntRange(1, photo.SketchSide).Draw(t, "w"), rapid.IntRange(1, photo.SketchSide).Draw(t, "h")
		mean := func(sum float64, n int) float64 { return sum / float64(n) }
		before, after := 0.0, 0.0
		for _, v := range s.Luma {
			before += float64(v)
		}
		for _, v := range shrink(s.Luma, w, h) {
			after += v
		}
		if d := mean(before, len(s.Luma)) - mean(after, w*h); abs64(d) > 1e-9 {
			t.Fatalf("%d x %d: the mean moves by %g", w, h, d)
		}
	})
}
