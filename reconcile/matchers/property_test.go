package matchers

import (
	"testing"

	"pgregory.net/rapid"

	"rollcall/photo"
)

// No rung calls anything a full copy without bytes, picture data, a fingerprint,
// or decoded pictures that agree; and none asks twice for the same look.
func TestFullOnlyWhereProved(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawItem(t, "library"), drawItem(t, "backup")
		looked := drawComparison(t)
		for _, judge := range []func(a, b *photo.Item, c *photo.Comparison) photo.Judgement{judgeShot, judgeCrowded, judgeLike} {
			j := judge(a, b, looked)
			full := j.Grade.Full() && !j.Unsure
			if full && (looked == nil || looked.Problem != "" || !looked.Pixels) {
				t.Fatalf("a full copy without a look: %+v", j)
			}
			if full && (looked.Worst > agreeWorst || looked.Typical > agreeTypical) {
				t.Fatalf("a full copy, and the pictures differ: %+v, %+v", j, looked)
			}
			if full && (looked.Patch > resizedPatch || !j.Better && (changedInPart(looked) || softened(looked) || looked.Crisp > mostCrisp)) {
				t.Fatalf("a full copy, and a part or all of it differs: %+v, %+v", j, looked)
			}
			if full && compareSizes(a, b) != samePixels && !j.Better {
				t.Fatalf("a full copy of another size: %+v", j)
			}
			if j.Better && !(full && compareSizes(a, b) == morePixels) {
				t.Fatalf("better, and not larger: %+v", j)
			}
			if full && isBroken(b) {
				t.Fatalf("a full copy that is not whole: %+v", j)
			}
			if j.Look == photo.LookSketch && a.Sketch != nil && b.Sketch != nil {
				t.Fatalf("asks for sketches that are there: %+v", j)
			}
			if j.Look != "" && made(looked) != nil {
				t.Fatalf("asks for another look: %+v", j)
			}
			if j.Why == "" {
				t.Fatalf("says nothing: %+v", j)
			}
		}
	})
}

// A look that was not possible is never read as a result.
func TestProblemIsNoResult(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		a, b := drawItem(t, "library"), drawItem(t, "backup")
		c := drawComparison(t)
		if c == nil {
			c = &photo.Comparison{}
		}
		c.Problem = "gone"
		for _, m := range All {
			with, without := m.Judge(a, b, c), m.Judge(a, b, nil)
			if with.Look != "" {
				t.Fatalf("%s asks again for what was not possible: %+v", m.Name, with)
			}
			if full := with.Grade.Full() && !with.Unsure; full && with.Grade != without.Grade {
				t.Fatalf("%s takes a look that was not possible for a full copy: %+v", m.Name, with)
			}
			if with.Grade == photo.Damaged && without.Grade != photo.Damaged {
				t.Fatalf("%s takes a look that was not possible for damage: %+v", m.Name, with)
			}
		}
	})
}

func drawItem(t *rapid.T, label string) *photo.Item {
	pick := func(of string, values ...int64) int64 { return rapid.SampledFrom(values).Draw(t, label+" "+of) }
	it := still(
		named(rapid.SampledFrom([]string{"a/IMG_1.HEIC", "b/IMG_E1.JPG", "c/IMG_1-edited.jpg", "IMG_2.jpg"}).Draw(t, label+" path")),
		weighing(pick("size", 0, 100, 1000, 1000, 1100)),
		sized(int(pick("width", 0, 480, 1024, 4032, 4032)), int(pick("height", 360, 768, 3024, 3024))),
		takenAt(pick("taken", noon, noon, noon, 60, noon+1)),
		withIDs(
			rapid.SampledFrom([]string{"", "", "c", "d"}).Draw(t, label+" content"),
			rapid.SampledFrom([]string{"", "", "r", "s"}).Draw(t, label+" request")),
	)
	it.Format = rapid.SampledFrom([]string{"jpeg", "heic"}).Draw(t, label+" format")
	it.Class = rapid.SampledFrom([]photo.Class{photo.Still, photo.Still, photo.Still, photo.RAW, photo.Video}).Draw(t, label+" class")
	it.Whole = rapid.SampledFrom([]photo.Wholeness{photo.Whole, photo.Whole, photo.WholeUnknown, photo.Cut}).Draw(t, label+" whole")
	it.Digest = photo.Digest{byte(pick("digest", 1, 2, 3))}
	it.Picture = photo.Digest{byte(pick("picture", 0, 1, 2))}
	switch pick("sketch", 0, 1, 1, 2, 3) {
	case 1:
		it.Sketch = painted(uint64(pick("scene", 1, 1, 2)))
		it.Sketch.Width, it.Sketch.Height = it.Meta.Width, it.Meta.Height
	case 2:
		it.Sketch = &photo.Sketch{Problem: "took too long"}
	case 3:
		it.Sketch = smooth(0, 0)
	}
	return it
}

func drawComparison(t *rapid.T) *photo.Comparison {
	if rapid.Bool().Draw(t, "no comparison") {
		return nil
	}
	known := []*photo.Comparison{equalPixels, agreeing, coarser, grainless, again, filtered, part, strange, profiled, resized, notDecoded, smeared, paleComma, softAllOver, sharper, blownLarger, smearLarger, {}}
	c := *rapid.SampledFrom(known).Draw(t, "comparison")
	c.Bytes = rapid.Bool().Draw(t, "bytes")
	c.Differing = rapid.SampledFrom([]int64{0, 1, 16}).Draw(t, "differing")
	c.Prefix = rapid.Bool().Draw(t, "prefix")
	return &c
}
