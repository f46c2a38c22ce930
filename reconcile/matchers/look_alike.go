package matchers

import (
	"fmt"

	"rollcall/photo"
)

var lookAlike = Matcher{
	Name: "look-alike",
	Doc: "The pictures look the same in small, and clearly more so than any others: " +
		"explains a smaller version without metadata, never makes a photo present by itself.",
	Sight:  photo.LookSketch,
	Told:   tellsCapture,
	Keys:   lookKeys,
	Margin: true,
	Judge:  judgeLike,
}

// tellsCapture reports whether an item tells which capture it is: a time that
// somebody's clock gave, with a camera or digits below the second beside it.
func tellsCapture(it *photo.Item) bool {
	t := it.Meta.Taken
	return identifies(it) && !neverSet(t) && !setByHand(t)
}

// lookKeys are the bands of the sketch's hash. A picture whose file says that it
// is turned has those of the other turns too: a copy that lost this is kept as
// stored, or was turned by hand.
func lookKeys(it *photo.Item) []Key {
	s := it.Sketch
	if it.Class != photo.Still || s == nil || s.Problem != "" || len(s.Luma) != photo.SketchSide*photo.SketchSide {
		return nil
	}
	g := hashOf(s.Luma)
	if isFlat(s, &g) {
		return nil
	}
	keys := bandKeys(&g)
	if it.Meta.Orientation <= 1 {
		return keys
	}
	for turns := 1; turns < 4; turns++ {
		g = hashOf(turned(s.Luma, photo.SketchSide, turns))
		keys = append(keys, bandKeys(&g)...)
	}
	return keys
}

func judgeLike(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	looked = made(looked)
	a, b := library.Sketch, backup.Sketch
	switch {
	case a == nil || b == nil || a.Problem != "" || b.Problem != "":
		return photo.Judgement{Why: "there is no picture in small to compare"}
	case otherIDs(library, backup):
		return photo.Judgement{Why: "Apple's ids say that it is another photo"}
	case otherCapture(library, backup) || otherCamera(library, backup):
		return photo.Judgement{Why: "it was taken at another time, or by another camera"}
	case farApart(a, b):
		return photo.Judgement{Distance: sketchDistance(a, b), Why: "it shows something else"}
	case isBroken(backup):
		return photo.Judgement{Distance: sketchDistance(a, b), Why: "it is not whole"}
	}
	size := compareSizes(library, backup)
	ratio := areaRatio(library, backup)
	if clearly := min(ratio, 1/ratio) < nearSize; clearly && size != otherPixels && looked == nil && clearlySame(a, b) {
		return likeOfOtherSize(library, backup, sketchDistance(a, b))
	}
	return judgeLikeLooked(library, backup, looked)
}

func judgeLikeLooked(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	s := shot{library: library, backup: backup, looked: looked}
	switch size := s.size(); {
	case looked == nil:
		return askPixels(library.Sketch, backup.Sketch)
	case looked.Problem != "":
		return s.likeUndecoded()
	case size == fewerPixels || size == morePixels:
		if d := max(looked.Typical, leastDistance); agreesSmall(looked) {
			return likeOfOtherSize(library, backup, d)
		}
	case size == samePixels && viewOf(looked) >= nearlyAgree:
		return s.likeOfFullSize()
	}
	return photo.Judgement{Distance: pixelDistance(looked), Why: "the decoded pictures differ"}
}

// likeOfFullSize judges a picture of full size that agrees with the library's: a
// full copy only where the capture agrees too.
func (s shot) likeOfFullSize() photo.Judgement {
	d := pixelDistance(s.looked)
	if sameCapture(s.library, s.backup) && viewOf(s.looked) >= agree {
		j := s.agreed(d)
		j.Why = "of several with one date it alone looks the same; " + j.Why
		return j
	}
	return s.unsure(d, "the same picture without its metadata, compressed anew"+s.formats())
}

// likeOfOtherSize judges a picture of another size that looks like the library's.
func likeOfOtherSize(library, backup *photo.Item, d float64) photo.Judgement {
	if compareSizes(library, backup) == fewerPixels {
		return photo.Judgement{Grade: photo.Reduced, Distance: d, Why: "it looks the same and has no metadata; " + fewerWords(library, backup)}
	}
	bw, bh := extentOf(backup)
	aw, ah := extentOf(library)
	return photo.Judgement{
		Grade: photo.LookAlike, Unsure: true, Distance: d,
		Why: fmt.Sprintf("the backup has a larger picture that looks the same, without its metadata: %d×%d against %d×%d", bw, bh, aw, ah),
	}
}

// likeUndecoded judges by sketches alone what could not be decoded whole.
func (s shot) likeUndecoded() photo.Judgement {
	d := sketchDistance(s.library.Sketch, s.backup.Sketch)
	switch size := s.size(); {
	case !clearlySame(s.library.Sketch, s.backup.Sketch):
		return photo.Judgement{Distance: d, Why: "it does not clearly look the same, and can't be decoded: " + s.looked.Problem}
	case size == fewerPixels || size == morePixels:
		return likeOfOtherSize(s.library, s.backup, d)
	}
	return s.unsure(d, "it looks the same in small; "+s.looked.Problem)
}
