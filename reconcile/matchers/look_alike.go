package matchers

import (
	"fmt"

	"rollcall/photo"
)

var lookAlike = Matcher{
	Name: "look-alike",
	Doc: "The pictures look the same in small, and clearly more so than any others: " +
		"explains a smaller version without metadata, and makes a photo present only where the decoded pixels are the same, under the same name and in the same format. " +
		"Where the library has only a small picture from a cache, the picture that the cache names, larger and the same when decoded, is its original.",
	Sight:  photo.LookSketch,
	Told:   tellsCapture,
	Keys:   lookKeys,
	Margin: true,
	Judge:  judgeLike,
}

// tellsCapture reports whether an item tells which capture it is: a time that
// somebody's clock gave, with a camera or digits below the second beside it. Digits
// that are all zero are no more than a second.
func tellsCapture(it *photo.Item) bool {
	t := it.Meta.Taken
	return t.Known && (camera(it) != "" || finer(t)) && !neverSet(t) && !setByHand(t)
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
	}
	if why := noVersion(library, backup); why != "" {
		return photo.Judgement{Why: why}
	}
	return judgeLooks(shot{library: library, backup: backup, looked: looked}, compareSketches(a, b))
}

// noVersion is why a file can be no version of the library's, whatever it shows; "" it may
// be one.
func noVersion(library, backup *photo.Item) string {
	switch {
	case otherIDs(library, backup):
		return "Apple's ids say that it is another photo"
	case OtherCapture(library, backup) || otherCamera(library, backup):
		return "it was taken at another time, or by another camera"
	case isBroken(backup):
		return "it is not whole"
	}
	return ""
}

// judgeLooks judges by the sketches where they are clear, else by pixels.
func judgeLooks(s shot, n nearness) photo.Judgement {
	size, ratio := s.size(), s.ratio()
	resized := size == fewerPixels || size == morePixels
	switch {
	case s.looked != nil && s.looked.Problem != "":
		return s.likeUndecoded(n)
	case s.looked != nil:
		return s.likePixels()
	case n.farApart():
		return photo.Judgement{Distance: n.distance(), Why: "it shows something else"}
	case resized && !sameShape(s.library, s.backup):
		return photo.Judgement{Distance: n.distance(), Why: "it has other proportions"}
	case resized && n.clearlySame() && min(ratio, 1/ratio) < nearSize && !(size == morePixels && s.namedByCache()):
		return s.likeOfOtherSize(n.distance())
	}
	return askPixels(n.distance())
}

func (s shot) likePixels() photo.Judgement {
	size := s.size()
	resized := size == fewerPixels || size == morePixels
	switch {
	case size == morePixels && s.namedByCache() && agreesLarger(s.looked) && !s.flat():
		return photo.Judgement{Grade: photo.Converted, Better: true, Distance: max(s.looked.Typical, leastDistance),
			Why: "it has the name that the cache of small pictures tells, and the larger picture: " + largerWords(s.library, s.backup) + "; the decoded pictures agree" + s.lost()}
	case resized && agreesResized(s.looked):
		return s.likeOfOtherSize(max(s.looked.Typical, leastDistance))
	case size == samePixels && probableView(s.looked) >= nearlyAgree:
		return s.likeOfFullSize()
	}
	return photo.Judgement{Distance: pixelDistance(s.looked), Why: "the decoded pictures differ"}
}

// likeOfFullSize judges a picture of full size that agrees with the library's: a
// full copy only where the capture agrees too.
func (s shot) likeOfFullSize() photo.Judgement {
	d := pixelDistance(s.looked)
	if sameCapture(s.library, s.backup) && s.view() >= agree {
		j := s.agreed(d)
		j.Why = "of several with one date it alone looks the same; " + j.Why
		return j
	}
	if s.repacked() {
		return photo.Judgement{Grade: photo.Converted, Distance: d, Why: "the same name, and the pixels are the same, packed otherwise without loss" + s.untold()}
	}
	if s.keptPixels() {
		return s.unsure(d, "the pixels are the same"+s.formats()+"; it is "+s.without()+s.lost())
	}
	if s.turnedWithoutLoss() {
		return s.unsure(d, "the same picture "+s.without()+", turned without loss"+s.lost())
	}
	if anew := s.anew(); anew != "" {
		return s.unsure(d, "the same picture "+s.without()+s.formats()+", "+anew+s.lost())
	}
	return s.unsure(d, "the same picture "+s.without()+", compressed anew"+s.formats()+s.lost())
}

// likeOfOtherSize judges a picture of another size that looks like the library's.
func (s shot) likeOfOtherSize(d float64) photo.Judgement {
	if s.size() == fewerPixels {
		return photo.Judgement{Grade: photo.Reduced, Distance: d, Why: "it looks the same, " + s.without() + "; " + s.fewer()}
	}
	return s.unsure(d, "the backup has a larger picture that looks the same, "+s.without()+": "+largerWords(s.library, s.backup))
}

func largerWords(library, backup *photo.Item) string {
	bw, bh := extentOf(backup)
	aw, ah := extentOf(library)
	return fmt.Sprintf("%d×%d against %d×%d", bw, bh, aw, ah)
}

// namedByCache reports whether the library has a small picture only, whose cache names
// its original as the backup's file is named.
func (s shot) namedByCache() bool {
	return s.library.Facts.Has(photo.FactThumbnailCache) && !s.backup.Facts.Has(photo.FactThumbnailCache) && sameStem(s.library, s.backup)
}

// untold says what a copy of the same pixels does not tell of them.
func (s shot) untold() string {
	if bare(s.library) {
		return ""
	}
	return "; it is " + s.without()
}

// without says what the backup's file lacks to be known by.
func (s shot) without() string {
	if s.backup.Meta.Taken.Known {
		return "without a moment and camera to go by"
	}
	return "without its metadata"
}

// likeUndecoded judges by sketches alone what could not be decoded whole.
func (s shot) likeUndecoded(n nearness) photo.Judgement {
	size := s.size()
	switch {
	case !n.clearlySame():
		return photo.Judgement{Distance: n.distance(), Why: "it does not clearly look the same, and can't be decoded: " + s.looked.Problem}
	case size == fewerPixels || size == morePixels:
		return s.likeOfOtherSize(n.distance())
	}
	return s.unsure(n.distance(), "it looks the same in small; "+s.looked.Problem)
}
