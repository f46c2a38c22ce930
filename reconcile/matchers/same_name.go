package matchers

import (
	"fmt"
	"slices"
	"strconv"

	"rollcall/photo"
)

var alikeByName = Matcher{
	Name: "same-name",
	Doc: "What can't be decoded, or shows too little to be known by, in a folder of the same name: a still of the same name and size in pixels, " +
		"a video of the same name and length. Nothing that they tell speaks against it. Only a video that has the same samples is a full copy.",
	Keys:   nameKeys,
	Margin: true,
	Judge:  judgeName,
}

// nameKeys are of what may have lost the metadata that the surer rungs go by.
func nameKeys(it *photo.Item) []Key {
	w, h := it.Meta.Width, it.Meta.Height
	switch {
	case isHollow(it) || w <= 0 || h <= 0:
		return nil
	case it.Class == photo.Still:
		size := fmt.Sprintf("still %dx%d ", max(w, h), min(w, h))
		return append(stemKeys(size, it), secondKeys(size, it)...)
	case it.Class == photo.Video && it.Meta.Duration > 0:
		return append(stemKeys("video ", it), goProKeys(it)...)
	}
	return nil
}

func stemKeys(before string, it *photo.Item) (keys []Key) {
	for _, stem := range stems(it) {
		keys = append(keys, Key(before+stem))
	}
	return keys
}

// secondKeys are of what tells when it was taken and nothing to go by besides, such
// as a screenshot: of two that show too little, the second says as much as a name.
func secondKeys(before string, it *photo.Item) []Key {
	if t := it.Meta.Taken; t.Known && !identifies(it) && !neverSet(t) && !setByHand(t) {
		return []Key{Key(before + "second " + strconv.FormatInt(t.Wall, 10))}
	}
	return nil
}

// sameBareSecond reports whether two items meet under one of secondKeys.
func sameBareSecond(a, b *photo.Item) bool {
	one, other := secondKeys("", a), secondKeys("", b)
	return len(one) > 0 && slices.Equal(one, other)
}

func judgeName(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	s := shot{library: library, backup: backup, looked: looked, compared: looked}
	if library.Class == photo.Video && !otherIDs(library, backup) && !isBroken(backup) {
		return s.movie(s.judgeName)
	}
	return s.judgeName()
}

func (s shot) judgeName() photo.Judgement {
	library, backup := s.library, s.backup
	switch {
	case otherIDs(library, backup):
		return photo.Judgement{Why: "Apple's ids say that it is another photo"}
	case OtherCapture(library, backup) || otherCamera(library, backup):
		return photo.Judgement{Why: "it was taken at another time, or by another camera"}
	case !s.samePlace():
		return photo.Judgement{Why: "it has the same name and lies in another folder"}
	case isBroken(backup):
		return photo.Judgement{Why: "it is not whole"}
	case library.Class == photo.Video && !sameStem(library, backup) && !proxyOf(library, backup):
		return photo.Judgement{Why: "it is another camera file of one number"}
	case library.Class == photo.Video:
		return s.videoByName()
	}
	return s.stillByName()
}

// samePlace reports whether more than a name, which others have, speaks for two files:
// their folders, that the backup's is that of the library's day or month, or their second.
func (s shot) samePlace() bool {
	a, b := s.library, s.backup
	return byID(a) || byID(b) || sameFolder(a.Path, b.Path) || sameBareSecond(a, b) ||
		a.Class == photo.Video && (folderOfItsDay(a, b) || sameSecond(a, b))
}

// sameSecond reports whether two items were taken at one second that a clock gave.
func sameSecond(a, b *photo.Item) bool {
	return sameMoment(a.Meta.Taken, b.Meta.Taken) && !neverSet(a.Meta.Taken) && !setByHand(a.Meta.Taken)
}

// stillByName leaves unsure what nobody could look at, and what shows too little for
// the surer rungs, whose business all else is that was decoded.
func (s shot) stillByName() photo.Judgement {
	a, b := s.library.Sketch, s.backup.Sketch
	switch {
	case (a == nil || b == nil) && s.looked == nil:
		return askSketch
	case a == nil || b == nil:
		return s.unsure(0, "it has the same name and size in pixels; "+s.looked.Problem)
	case sketchProblem(a, b) == "" && s.flat():
		return s.flatByName()
	case sketchProblem(a, b) == "":
		return photo.Judgement{Why: "it has the same name and size in pixels; it was looked at, which did not show that it is the same"}
	}
	return photo.Judgement{
		Grade: photo.LookAlike, Unsure: true,
		Why: "it has the same name and size in pixels, and tells nothing else; " + sketchProblem(a, b),
	}
}

// flatByName judges a page, a screenshot or a wall that is too plain to be known by its
// looks: pixels that agree are probably the same picture's, never surely.
func (s shot) flatByName() photo.Judgement {
	n := compareSketches(s.library.Sketch, s.backup.Sketch)
	s.looked = made(s.looked)
	switch {
	case s.looked != nil && s.looked.Problem != "":
		return s.unsure(n.distance(), "it has the same "+s.nameOrSecond()+" and size in pixels; "+s.looked.Problem)
	case s.looked == nil && n.farApart():
		return photo.Judgement{Distance: n.distance(), Why: "it shows something else"}
	case s.looked == nil:
		return askPixels(n.distance())
	case probableView(s.looked) < nearlyAgree:
		return photo.Judgement{Distance: pixelDistance(s.looked), Why: "the decoded pictures differ"}
	}
	nearly := "nearly "
	if s.view() >= agree {
		nearly = ""
	}
	return s.unsure(pixelDistance(s.looked), "it has the same "+s.nameOrSecond()+" and size in pixels, and the decoded pictures "+nearly+"agree"+s.formats()+", but show too little to be told from others")
}

func (s shot) nameOrSecond() string {
	if sameStem(s.library, s.backup) {
		return "name"
	}
	return "second of capture"
}

// lengthSlack is what writing a video anew changes of its length, in milliseconds:
// less than the frames of a quarter of a second.
const lengthSlack = 250

// videoByName goes by name and length: a tool that writes a video anew leaves out
// what tells the capture, and keeps these.
func (s shot) videoByName() photo.Judgement {
	if abs(s.library.Meta.Duration-s.backup.Meta.Duration) > lengthSlack {
		return s.otherCut()
	}
	switch ratio := s.ratio(); {
	case ratio < fewer:
		return photo.Judgement{Grade: photo.Reduced, Why: "it has the same name and length; " + s.fewer()}
	case ratio > 1/fewer:
		return s.unsure(0, "it has the same name and length, and the larger picture; a video is not decoded")
	}
	if anew := s.anew(); anew != "" {
		return s.unsure(0, "it has the same name, length and size in pixels, "+anew+"; a video is not decoded")
	}
	return s.unsure(0, "it has the same name, length and size in pixels: the same, written anew without its metadata, or compressed anew; a video is not decoded")
}

// otherCut judges two videos of one name and different lengths: of one second of capture
// too, the shorter one was cut from the longer.
func (s shot) otherCut() photo.Judgement {
	a, b := s.library.Meta.Duration, s.backup.Meta.Duration
	switch {
	case !sameSecond(s.library, s.backup) || s.ratio() == 0 || !sameShape(s.library, s.backup):
		return photo.Judgement{Why: "it has the same name and another length"}
	case b < a:
		return photo.Judgement{Grade: photo.EditedGrade, Why: fmt.Sprintf("it has the same name and second of capture, and was cut to %s of %s", seconds(b), seconds(a))}
	}
	return photo.Judgement{Grade: photo.EditedGrade, Why: fmt.Sprintf("it has the same name and second of capture, and is longer: %s, the library's %s", seconds(b), seconds(a))}
}

// seconds is a length in words, to a tenth of a second.
func seconds(ms int64) string { return fmt.Sprintf("%.1f s", float64(ms)/1000) }
