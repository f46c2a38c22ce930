package matchers

import "rollcall/photo"

var smallVersion = Matcher{
	Name: "small-version",
	Doc: "A still of the same name, or of the name that tools give to a small version of it, with at most a quarter of the pixels of what it shows: " +
		"it shows the library's picture, a part of it or it with bars around, as far as so few pixels can tell. Explains, and never makes a photo present.",
	Keys:   smallKeys,
	Margin: true,
	Lesser: true,
	Judge:  judgeSmall,
}

// smallKeys are by name alone: what was made smaller often tells nothing else.
func smallKeys(it *photo.Item) (keys []Key) {
	w, h := extentOf(it)
	if it.Class != photo.Still || isHollow(it) || w <= 0 || h <= 0 {
		return nil
	}
	for _, stem := range smallStems(it) {
		keys = append(keys, Key("small "+stem))
	}
	return keys
}

// judgeSmall judges by pixels alone: names come again.
func judgeSmall(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	s := shot{library: library, backup: backup, looked: made(looked)}
	why := noVersion(library, backup)
	switch ratio := s.ratio(); {
	case !smallNameOf(library, backup):
		return photo.Judgement{Why: "its name is no small version's of this one"}
	case why != "":
		return photo.Judgement{Why: why}
	case ratio == 0 || ratio > farSmaller*farSmaller:
		return photo.Judgement{Why: "it has too many pixels for a small version"}
	case s.looked == nil:
		return s.askSmall()
	case s.looked.Problem != "":
		return photo.Judgement{Why: s.looked.Problem}
	}
	return s.smallLooked()
}

// askSmall asks for pixels, of what is not flat after the look in small.
func (s shot) askSmall() photo.Judgement {
	a, b := s.library.Sketch, s.backup.Sketch
	if a == nil || b == nil {
		return askSketch
	}
	if problem := sketchProblem(a, b); problem != "" {
		return photo.Judgement{Why: problem}
	}
	return askPixels(compareSketches(a, b).distance())
}

func (s shot) smallLooked() photo.Judgement {
	d := fitDistance(s.looked)
	switch {
	case s.fits():
		return photo.Judgement{Grade: photo.Reduced, Distance: d, Why: "the same name, and it looks the same" + shown(s.looked) + "; " + s.fewer()}
	case s.flat() && fitsSmallFlat(s.looked) && s.samePlace():
		return photo.Judgement{Grade: photo.Reduced, Distance: d, Why: "the same name and colours, and too little in it to tell more; " + s.fewer()}
	}
	return photo.Judgement{Distance: d, Why: "it shows something else, or was changed"}
}
