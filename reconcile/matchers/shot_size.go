package matchers

import (
	"fmt"
	"math"

	"rollcall/photo"
)

// A size compares two pictures' pixels.
type size int

const (
	unknownSize size = iota
	samePixels       // width and height agree, upright or turned
	fewerPixels      // the backup's has the smaller area
	morePixels       // the backup's is larger both ways
	otherPixels      // wider and lower, or the reverse, of no smaller area
)

// nearSize is the share of the area above which sketches can't tell a smaller
// version from one whose edges were cut: cutting 5 % of each side away leaves
// 0.81 of the area and moves nothing in a sketch by more than a cell.
const nearSize = 0.75

// extentOf is a picture's width and height, upright; 0 where unknown. What was
// decoded goes before what metadata says.
func extentOf(it *photo.Item) (width, height int) {
	if s := it.Sketch; s != nil && s.Problem == "" && s.Width > 0 && s.Height > 0 {
		return s.Width, s.Height
	}
	if o := it.Meta.Orientation; o >= 5 && o <= 8 {
		return it.Meta.Height, it.Meta.Width
	}
	return it.Meta.Width, it.Meta.Height
}

func compareSizes(library, backup *photo.Item) size {
	aw, ah := extentOf(library)
	bw, bh := extentOf(backup)
	switch {
	case aw <= 0 || ah <= 0 || bw <= 0 || bh <= 0:
		return unknownSize
	case aw == bw && ah == bh || aw == bh && ah == bw:
		return samePixels
	case bw*bh < aw*ah:
		return fewerPixels
	case max(bw, bh) >= max(aw, ah) && min(bw, bh) >= min(aw, ah):
		return morePixels
	}
	return otherPixels
}

func (s shot) size() size { return compareSizes(s.library, s.backup) }

// ratio is the backup's area over the library's, 0 where one is unknown.
func (s shot) ratio() float64 { return areaRatio(s.library, s.backup) }

func areaRatio(library, backup *photo.Item) float64 {
	aw, ah := extentOf(library)
	bw, bh := extentOf(backup)
	if aw*ah <= 0 {
		return 0
	}
	return float64(bw*bh) / float64(aw*ah)
}

const (
	fewer     = 0.9     // of the area of a video: below it it was made smaller
	thumbnail = 786_432 // pixels: Apple's and others' cap for small versions, whatever their shape
)

// undecoded judges by what metadata tells: a smaller version by its size and
// shape, what may be a full copy not at all.
func (s shot) undecoded(why string) photo.Judgement {
	unsure := photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "the same shot in another encoding; " + why}
	switch ratio := s.ratio(); {
	case s.marked():
		return s.lessByName(photo.Judgement{Grade: photo.EditedGrade, Why: "an edit by its name; " + why})
	case ratio == 0:
		unsure.Why = "the size in pixels is unknown; " + why
	case ratio < fewer || s.size() == fewerPixels && s.library.Class == photo.Still:
		return s.lessByName(s.byShape())
	case ratio > 1/fewer:
		unsure.Why = "the backup has the larger picture; " + why
	case otherLength(s.library, s.backup):
		return s.lessByName(photo.Judgement{Grade: photo.EditedGrade, Why: "it is longer or shorter"})
	}
	if s.crowd && s.library.Format == s.backup.Format && !samePlain(s.library, s.backup) {
		return photo.Judgement{Why: "several photos share the moment, and it has another name"}
	}
	if anew := s.anew(); anew != "" && s.size() == samePixels {
		unsure.Why = "the same shot, " + anew + "; " + why
	}
	return unsure
}

func (s shot) byShape() photo.Judgement {
	if sameShape(s.library, s.backup) || s.backup.Meta.Pixels() <= thumbnail {
		return photo.Judgement{Grade: photo.Reduced, Why: s.fewer()}
	}
	return photo.Judgement{Grade: photo.EditedGrade, Why: "it was cropped: " + fewerWords(s.library, s.backup)}
}

// fewer says how much smaller the backup's picture is, and what in the file
// itself says so.
func (s shot) fewer() string {
	why := fewerWords(s.library, s.backup)
	if sign := renditionSign(s.backup); sign != "" {
		why += ", " + sign
	}
	return why
}

func fewerWords(library, backup *photo.Item) string {
	aw, ah := extentOf(library)
	bw, bh := extentOf(backup)
	return fmt.Sprintf("fewer pixels: %d×%d against %d×%d", bw, bh, aw, ah)
}

// otherLength reports whether two videos differ by more than a second.
func otherLength(a, b *photo.Item) bool {
	da, db := a.Meta.Duration, b.Meta.Duration
	return da > 0 && db > 0 && abs(da-db) > 1000
}

// sameShape reports whether two pictures have about the same proportions,
// upright or turned: to 3 %, or what rounding to whole pixels makes.
func sameShape(a, b *photo.Item) bool {
	aw, ah := extentOf(a)
	bw, bh := extentOf(b)
	rounding := 1.5 / float64(max(min(aw, ah, bw, bh), 1))
	return math.Abs(shape(a)/shape(b)-1) < max(0.03, rounding)
}

func shape(it *photo.Item) float64 {
	w, h := extentOf(it)
	return float64(max(w, h)) / float64(max(min(w, h), 1))
}
