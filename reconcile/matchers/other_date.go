package matchers

import (
	"fmt"
	"strconv"

	"rollcall/photo"
)

var otherDate = Matcher{
	Name: "other-date",
	Doc: "What tells another date, or no camera any more, and has the same name, or a time that moving a clock by hours or days explains: " +
		"a full copy only at the same moment, below the second, with pixels that agree; else unsure at full size where they do, and explains a smaller version.",
	Keys:   otherDateKeys,
	Margin: true,
	Moved:  true,
	Judge:  judgeOtherDate,
}

// otherDateKeys are of what tells its capture, which the surer rungs believe: the
// name, and what is left of the time when a clock is moved by whole hours or days.
func otherDateKeys(it *photo.Item) []Key {
	w, h := extentOf(it)
	if it.Class != photo.Still || isHollow(it) || w <= 0 || h <= 0 || !it.Meta.Taken.Known {
		return nil
	}
	return append(stemKeys("name ", it), movedKeys(it)...)
}

// movedKeys are by the digits below the second, with the part of the time that no
// move by quarter hours changes; without such digits by the time of the day, and, by
// that part, in overlapping stretches of 28 hours.
func movedKeys(it *photo.Item) []Key {
	t := it.Meta.Taken
	if neverSet(t) || setByHand(t) {
		return nil
	}
	rest := strconv.FormatInt(mod(t.Wall, quarter), 10)
	if finer(t) {
		return []Key{Key("clock " + rest + "." + strconv.Itoa(int(t.Nanos)))}
	}
	const stretch = 2 * farthest
	rest += " " + camera(it)
	return []Key{
		Key("of-day " + strconv.FormatInt(mod(t.Wall, day), 10) + " " + camera(it)),
		Key("hours a" + strconv.FormatInt(floor(t.Wall, stretch), 10) + " " + rest),
		Key("hours b" + strconv.FormatInt(floor(t.Wall+stretch/2, stretch), 10) + " " + rest),
	}
}

// finer reports whether a time tells more than its second. Some cameras write "00"
// always.
func finer(t photo.Taken) bool { return t.Digits > 0 && t.Nanos != 0 }

// cameraLost reports whether two items were taken at one moment, to the digits below
// the second, and one of them names no camera: that contradicts nothing.
func cameraLost(a, b *photo.Item) bool {
	return (camera(a) == "") != (camera(b) == "") && finer(a.Meta.Taken) && finer(b.Meta.Taken) &&
		!neverSet(a.Meta.Taken) && sameMoment(a.Meta.Taken, b.Meta.Taken)
}

func judgeOtherDate(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	s := shot{library: library, backup: backup, looked: made(looked), link: link{weak: true}}
	switch {
	case otherIDs(library, backup):
		return photo.Judgement{Why: "Apple's ids say that it is another photo"}
	case otherCamera(library, backup):
		return photo.Judgement{Why: "it was taken by another camera"}
	case !OtherCapture(library, backup) && !cameraLost(library, backup):
		return photo.Judgement{Why: "it tells no other date, and names its camera"}
	case isBroken(backup):
		return photo.Judgement{Why: "it is not whole"}
	case (library.Sketch == nil || backup.Sketch == nil) && looked == nil:
		return askSketch
	}
	return s.redated()
}

// redated judges as look-alike does, but leaves alone what nobody could look at, and
// what shows too little to be known by unless its name agrees.
func (s shot) redated() photo.Judgement {
	a, b := s.library.Sketch, s.backup.Sketch
	size := s.size()
	resized := size == fewerPixels || size == morePixels
	if s.looked != nil && s.looked.Problem != "" || a == nil || b == nil || sketchProblem(a, b) != "" {
		return s.redatedUnseen()
	}
	n := compareSketches(a, b)
	switch {
	case s.flat() && !sameStem(s.library, s.backup):
		return photo.Judgement{Distance: n.distance(), Why: "it shows too little to be told from others"}
	case s.looked != nil:
		return s.redatedPixels()
	case n.farApart():
		return photo.Judgement{Distance: n.distance(), Why: "it shows something else"}
	case size == otherPixels || resized && !sameShape(s.library, s.backup):
		return photo.Judgement{Distance: n.distance(), Why: "it has other proportions"}
	case resized && n.clearlySame() && min(s.ratio(), 1/s.ratio()) < nearSize:
		return s.redatedResized(n.distance())
	}
	return askPixels(n.distance())
}

// redatedUnseen leaves unsure what nobody could look at where the moment agrees below
// the second; a name alone is too little.
func (s shot) redatedUnseen() photo.Judgement {
	if s.size() == samePixels && cameraLost(s.library, s.backup) {
		return s.unsure(0, "it has the same moment and size in pixels and names no camera; it could not be decoded")
	}
	return photo.Judgement{Why: "it tells another date, and can't be decoded"}
}

func (s shot) redatedPixels() photo.Judgement {
	size, d := s.size(), pixelDistance(s.looked)
	switch {
	case size != samePixels && agreesResized(s.looked):
		return s.redatedResized(max(s.looked.Typical, leastDistance))
	case size != samePixels || probableView(s.looked) < nearlyAgree:
		return photo.Judgement{Distance: d, Why: "the decoded pictures differ"}
	case cameraLost(s.library, s.backup) && s.view() >= agree && !s.flat():
		j := s.agreed(d)
		j.Why = "the same moment, and one names no camera; " + j.Why
		return j
	}
	return s.unsure(d, "the same picture at full size, "+s.changed()+s.formats()+s.lost())
}

func (s shot) redatedResized(d float64) photo.Judgement {
	if s.size() == fewerPixels {
		return photo.Judgement{Grade: photo.Reduced, Distance: d, Why: "it looks the same, " + s.changed() + "; " + s.fewer()}
	}
	bw, bh := extentOf(s.backup)
	aw, ah := extentOf(s.library)
	return s.unsure(d, fmt.Sprintf("the backup has a larger picture that looks the same, %s: %d×%d against %d×%d", s.changed(), bw, bh, aw, ah))
}

// changed says what the two tell differently of one shot.
func (s shot) changed() string {
	if OtherCapture(s.library, s.backup) {
		return "with another date"
	}
	return "and one of the two names no camera"
}
