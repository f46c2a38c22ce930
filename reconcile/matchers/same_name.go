package matchers

import (
	"fmt"

	"rollcall/photo"
)

var alikeByName = Matcher{
	Name: "same-name",
	Doc: "What can't be decoded, in a folder of the same name: a still of the same name and size in pixels, " +
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
		return stemKeys(fmt.Sprintf("still %dx%d ", max(w, h), min(w, h)), it)
	case it.Class == photo.Video && it.Meta.Duration > 0:
		return stemKeys("video ", it)
	}
	return nil
}

func stemKeys(before string, it *photo.Item) (keys []Key) {
	for _, stem := range stems(it) {
		keys = append(keys, Key(before+stem))
	}
	return keys
}

func judgeName(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	s := shot{library: library, backup: backup, looked: looked, compared: looked}
	switch {
	case otherIDs(library, backup):
		return photo.Judgement{Why: "Apple's ids say that it is another photo"}
	case otherCapture(library, backup) || otherCamera(library, backup):
		return photo.Judgement{Why: "it was taken at another time, or by another camera"}
	case !byID(library) && !byID(backup) && !sameFolder(library.Path, backup.Path):
		return photo.Judgement{Why: "it has the same name and lies in another folder"}
	case isBroken(backup):
		return photo.Judgement{Why: "it is not whole"}
	case library.Class == photo.Video:
		return s.movie(s.videoByName)
	}
	return s.stillByName()
}

// stillByName leaves unsure what nobody could look at. What was decoded is the
// business of the surer rungs.
func (s shot) stillByName() photo.Judgement {
	a, b := s.library.Sketch, s.backup.Sketch
	switch {
	case (a == nil || b == nil) && s.looked == nil:
		return askSketch
	case a == nil || b == nil:
		return s.unsure(0, "it has the same name and size in pixels; "+s.looked.Problem)
	case sketchProblem(a, b) == "":
		return photo.Judgement{Why: "it has the same name and size in pixels; it was looked at, which did not show that it is the same"}
	}
	return photo.Judgement{
		Grade: photo.LookAlike, Unsure: true,
		Why: "it has the same name and size in pixels, and tells nothing else; " + sketchProblem(a, b),
	}
}

// lengthSlack is what writing a video anew changes of its length, in milliseconds:
// less than the frames of a quarter of a second.
const lengthSlack = 250

// videoByName goes by name and length: a tool that writes a video anew leaves out
// what tells the capture, and keeps these.
func (s shot) videoByName() photo.Judgement {
	if abs(s.library.Meta.Duration-s.backup.Meta.Duration) > lengthSlack {
		return photo.Judgement{Why: "it has the same name and another length"}
	}
	switch ratio := s.ratio(); {
	case ratio < fewer:
		return photo.Judgement{Grade: photo.Reduced, Why: "it has the same name and length; " + s.fewer()}
	case ratio > 1/fewer:
		return s.unsure(0, "it has the same name and length, and the larger picture; a video is not decoded")
	}
	return s.unsure(0, "it has the same name, length and size in pixels: the same, written anew without its metadata, or compressed anew; a video is not decoded")
}
