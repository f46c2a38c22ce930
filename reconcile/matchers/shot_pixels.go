package matchers

import (
	"fmt"

	"rollcall/photo"
)

// fullSize judges a still of the same pixels, of more, or of slightly fewer, by
// the decoded pictures.
func (s shot) fullSize() photo.Judgement {
	a, b := s.library.Sketch, s.backup.Sketch
	size := s.size()
	switch {
	case (size == unknownSize || s.wary()) && (a == nil || b == nil) && s.looked == nil:
		return askSketch
	case s.looked != nil && s.looked.Problem != "":
		return s.undecoded(s.looked.Problem)
	case s.looked == nil && sketchProblem(a, b) != "":
		return s.undecoded(sketchProblem(a, b))
	case s.looked == nil:
		return s.askNear()
	case size == fewerPixels:
		return s.smallerLooked()
	case size == morePixels:
		return s.largerLooked()
	}
	return s.fullLooked()
}

var askSketch = photo.Judgement{Why: "to be looked at in small", Look: photo.LookSketch}

// askPixels asks for a decoded comparison of what is so far apart in small.
func askPixels(distance float64) photo.Judgement {
	return photo.Judgement{Why: "to be decoded", Look: photo.LookPixels, Distance: distance}
}

// askNear asks for a decoded comparison, but not of what several share and
// clearly shows something else.
func (s shot) askNear() photo.Judgement {
	if s.library.Sketch == nil || s.backup.Sketch == nil {
		return askPixels(0)
	}
	n := compareSketches(s.library.Sketch, s.backup.Sketch)
	if s.crowd && n.farApart() && !n.thumb {
		return photo.Judgement{Why: "it shows something else", Distance: n.distance()}
	}
	return askPixels(n.distance())
}

// fullLooked judges by the pixels of two pictures of one size.
func (s shot) fullLooked() photo.Judgement {
	v, d := s.view(), pixelDistance(s.looked)
	sameSize := s.size() == samePixels
	switch {
	case v >= agree && sameSize && s.wary() && s.flat():
		return s.unsure(d, "the decoded pictures agree, and show too little to be told from others")
	case v == identicalView && sameSize:
		return photo.Judgement{Grade: photo.Converted, Distance: d, Why: "the decoded pictures are the same" + s.formats() + s.lost()}
	case v == agree && sameSize:
		return s.agreed(d)
	case v == nearlyAgree && sameSize && !s.marked() && s.clearlyFewerBytes():
		return photo.Judgement{Grade: photo.Recompressed, Distance: d, Why: s.compressed()}
	case sameSize && s.compressedHard(v):
		return photo.Judgement{Grade: photo.Recompressed, Distance: d, Why: s.compressed()}
	case v >= nearlyAgree && !s.marked():
		return s.unsure(d, "the decoded pictures nearly agree"+s.formats()+s.doubt())
	}
	return s.differing(v, d)
}

func (s shot) agreed(d float64) photo.Judgement {
	if s.clearlyFewerBytes() {
		return photo.Judgement{Grade: photo.Recompressed, Distance: d, Why: s.compressed()}
	}
	return photo.Judgement{Grade: photo.Converted, Distance: d, Why: "the decoded pictures agree" + s.formats() + s.lost()}
}

// differing judges pictures that do not agree: an edit if they show the same or
// an Apple id links them; no counterpart where a clock may have lied.
func (s shot) differing(v view, d float64) photo.Judgement {
	edited := func(why string) photo.Judgement {
		return photo.Judgement{Grade: photo.EditedGrade, Distance: d, Why: why}
	}
	nothing := func(why string) photo.Judgement { return photo.Judgement{Distance: d, Why: why} }
	switch {
	case s.looked.Profiles && v >= showsSame && !s.crowd:
		return s.unsure(d, "the pictures name different colour profiles and can't be compared")
	case !s.library.Whole.Intact() && !s.crowd:
		return s.unsure(d, "the library's file is not whole, so that the decoded pictures differ")
	case s.link.id:
		return edited("the decoded pictures differ")
	case v == otherExposure:
		return nothing("it is another exposure of the same scene")
	case v == otherPicture:
		return nothing("the decoded pictures show different things")
	case s.link.weak || s.crowd && !samePlain(s.library, s.backup):
		return nothing("which several photos may share; the decoded pictures differ")
	case v == showsPart:
		return edited("it was cropped: it shows a part of the library's picture")
	case v == showsMore:
		return edited("the library's was cropped: it shows a part of the backup's picture")
	}
	return edited("the decoded pictures show the same and differ")
}

// wary reports whether the link may be another photo's, so that only pictures
// that show enough to be known by make a full copy.
func (s shot) wary() bool { return s.crowd || s.link.weak }

// flat reports whether one of two pictures shows too little to be known by.
func (s shot) flat() bool { return flatSketch(s.library.Sketch) || flatSketch(s.backup.Sketch) }

// largerLooked judges a picture of more pixels than the library's.
func (s shot) largerLooked() photo.Judgement {
	v, d := coarseView(s.looked), s.looked.Typical
	bw, bh := extentOf(s.backup)
	aw, ah := extentOf(s.library)
	larger := fmt.Sprintf("the backup has the larger picture: %d×%d against %d×%d", bw, bh, aw, ah)
	switch {
	case agreesResized(s.looked) && s.wary() && s.flat():
		return s.unsure(d, larger+"; the decoded pictures agree, and show too little to be told from others")
	case agreesLarger(s.looked):
		return photo.Judgement{Grade: photo.Converted, Better: true, Distance: d, Why: larger + "; the decoded pictures agree" + s.lost()}
	case v >= nearlyAgree || agreesResized(s.looked):
		return s.unsure(d, larger+"; the decoded pictures nearly agree"+s.doubt())
	}
	return s.differing(v, max(d, leastDistance))
}

func (s shot) unsure(d float64, why string) photo.Judgement {
	return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Distance: d, Why: why}
}

// marked reports whether by its name one of the two is an edit. Names lie: where
// the pictures agree, it is none.
func (s shot) marked() bool { return otherEditName(s.library, s.backup) }

// enoughBytes is the share of the library's bytes below which a file of the same
// codec was compressed further.
const enoughBytes = 0.9

// clearlyFewerBytes reports whether the backup's file has the library's codec and
// clearly fewer bytes for the picture.
func (s shot) clearlyFewerBytes() bool {
	library, backup := s.pictureBytes()
	return s.library.Format == s.backup.Format && float64(backup) < enoughBytes*float64(library)
}

// pictureBytes are the bytes of two pictures: of a still's picture data alone where
// both tell it, for previews, makers' notes and padding come and go with programs; else
// the files' sizes without a video in them or behind them.
func (s shot) pictureBytes() (library, backup int64) {
	a, b := s.library, s.backup
	if a.Class == photo.Still && b.Class == photo.Still && a.PictureSize > 0 && b.PictureSize > 0 {
		return a.PictureSize, b.PictureSize
	}
	return bytesOf(a), bytesOf(b)
}

func bytesOf(it *photo.Item) int64 {
	return it.Stamp.Size - min(max(it.TailSize, it.Meta.Motion.Size, 0), it.Stamp.Size)
}

func (s shot) compressed() string {
	library, backup := s.pictureBytes()
	return fmt.Sprintf("the same size, compressed to %.0f %% of the bytes", 100*float64(backup)/max(float64(library), 1))
}

// anew is the clause for a copy of full size in the same format that was compressed again
// with a loss: it has clearly fewer bytes. "" where that is not known: films that begin
// with the same coded pictures differ in something else, and what keeps pixels as they are
// loses nothing by being packed better.
func (s shot) anew() string {
	a, b := s.library, s.backup
	sameCoded := a.Class == photo.Video && !a.Opening.IsZero() && a.Opening == b.Opening
	if sameCoded || a.Class == photo.RAW || s.lossless() || !s.fewerBytes() {
		return ""
	}
	library, backup := s.pictureBytes()
	return fmt.Sprintf("%s%.0f %% of the bytes", photo.CompressedAnew, max(1, 100*float64(backup)/max(float64(library), 1)))
}

// fewerBytes is clearlyFewerBytes whatever a video is wrapped in.
func (s shot) fewerBytes() bool {
	if s.library.Class != photo.Video {
		return s.clearlyFewerBytes()
	}
	library, backup := s.pictureBytes()
	return float64(backup) < enoughBytes*float64(library)
}

// formats says what was converted to what, and whether it was turned.
func (s shot) formats() string {
	words := ""
	if s.library.Format != s.backup.Format {
		words = fmt.Sprintf(", %s against %s", s.backup.Format, s.library.Format)
	}
	if s.looked.Turned != 0 {
		words += ", turned"
	}
	return words
}
