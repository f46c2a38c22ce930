package matchers

import (
	"strings"

	"rollcall/photo"
)

// A link is what makes two items one shot.
type link struct {
	why  string // "": nothing does, or something speaks against it
	id   bool   // an Apple id
	weak bool   // nothing but a time that was never set, or an Apple id beside another date
}

// linked says what makes two items one shot. A capture id that an edit keeps
// decides before times do.
func linked(a, b *photo.Item) link {
	request, photoID := compareID(a.Meta.RequestID, b.Meta.RequestID), compareID(a.Meta.PhotoID, b.Meta.PhotoID)
	content := compareID(a.Meta.ContentID, b.Meta.ContentID)
	switch {
	case request == differ || photoID == differ:
		return link{}
	case content == equal && !OtherCapture(a, b):
		return link{why: "the same Apple content id", id: true}
	case (request == equal || photoID == equal) && !OtherCapture(a, b):
		return link{why: "the same Apple capture id", id: true}
	case (content == equal || request == equal || photoID == equal) && movedFar(a, b):
		return link{why: "the same Apple id, with another date", weak: true}
	case sameCapture(a, b) && neverSet(a.Meta.Taken):
		return link{why: "the same camera and a clock that was never set", weak: true}
	case sameCapture(a, b):
		return link{why: "the same moment and camera"}
	}
	return link{}
}

// movedFar reports whether the times of two stills lie as far apart as a clock that is
// moved on purpose moves them: frames of one burst, and an HDR picture and its darker
// one, lie closer.
func movedFar(a, b *photo.Item) bool {
	return a.Class == photo.Still && b.Class == photo.Still && abs(a.Meta.Taken.Wall-b.Meta.Taken.Wall) >= quarter
}

// otherIDs reports whether Apple's ids say that two items are two shots.
func otherIDs(a, b *photo.Item) bool {
	request, photoID := compareID(a.Meta.RequestID, b.Meta.RequestID), compareID(a.Meta.PhotoID, b.Meta.PhotoID)
	content := compareID(a.Meta.ContentID, b.Meta.ContentID)
	return request == differ || photoID == differ || content == differ
}

type likeness int

const (
	unknown likeness = iota
	equal
	differ
)

func compareID(a, b string) likeness {
	switch {
	case a == "" || b == "":
		return unknown
	case strings.EqualFold(a, b):
		return equal
	}
	return differ
}
