package matchers

import "rollcall/photo"

// smaller judges a still of clearly fewer pixels: by sketches where they are
// clear, by pixels where not, by its shape where nothing can be decoded.
func (s shot) smaller() photo.Judgement {
	a, b := s.library.Sketch, s.backup.Sketch
	switch {
	case s.looked != nil && s.looked.Problem != "":
		return s.undecoded(s.looked.Problem)
	case s.looked != nil:
		return s.smallerLooked()
	case a == nil || b == nil:
		return askSketch
	case sketchProblem(a, b) != "":
		return s.undecoded(sketchProblem(a, b))
	case s.crowd:
		return s.askNear()
	}
	if n := compareSketches(a, b); n.clearlySame() {
		return photo.Judgement{Grade: photo.Reduced, Distance: n.distance(), Why: s.fewer()}
	}
	return s.askNear()
}

// smallerLooked judges by the pixels of a smaller picture.
func (s shot) smallerLooked() photo.Judgement {
	v, d := coarseView(s.looked), max(s.looked.Typical, leastDistance)
	if agreesResized(s.looked) || !s.wary() && s.ratio() < nearSize && v != showsPart && agreesInShape(s.looked) {
		return photo.Judgement{Grade: photo.Reduced, Distance: d, Why: s.fewer()}
	}
	if s.fitsSmall() {
		return photo.Judgement{Grade: photo.Reduced, Distance: min(d, fitDistance(s.looked)), Why: s.fewer() + shown(s.looked)}
	}
	j := s.differing(v, d)
	if j.Unsure { // it has fewer pixels, whatever they show
		return photo.Judgement{Grade: photo.Reduced, Distance: d, Why: s.fewer()}
	}
	if j.Grade == photo.EditedGrade {
		j.Why += "; " + fewerWords(s.library, s.backup)
	}
	return j
}

// fitsSmall reports whether a picture of far fewer pixels is a small version, whole, cut to
// a shape or with bars. Where the link may be another photo's, the name must go with it.
func (s shot) fitsSmall() bool {
	if s.wary() && !smallNameOf(s.library, s.backup) {
		return false
	}
	return s.fits() || s.flat() && fitsSmallFlat(s.looked)
}
