package reconcile

import (
	"slices"

	"rollcall/photo"
)

// asSeen is the request with a backup side as it can be seen now.
func (req *Request) asSeen() *Request {
	seen := *req
	seen.Backup = make([]Side, len(req.Backup))
	for i, side := range req.Backup {
		seen.Backup[i] = withoutShut(side)
	}
	return &seen
}

// withoutShut is the side of a backup as it can be seen now. The index still has
// the files of a folder that this scan could not read, as they once were; what
// has become of them since nobody knows, so they count as not read.
func withoutShut(side Side) Side {
	shut := shutPlaces(side.Place.Problems)
	if len(shut) == 0 {
		return side
	}
	items := side.Items
	side.Items = func(yield func(*photo.Item, error) bool) {
		for it, err := range items {
			if it != nil && lies(it, shut) {
				it = notRead(it)
			}
			if !yield(it, err) {
				return
			}
		}
	}
	return side
}

// shutPlaces are the problems of what could be read once and can't be now: a folder,
// a ZIP that was cut, a part that is absent.
func shutPlaces(problems []photo.Problem) (shut []photo.Problem) {
	for _, p := range problems {
		if p.Hides() {
			shut = append(shut, p)
		}
	}
	return shut
}

// lies reports whether an item is one of the places or lies in one. What is left of
// an archive that was cut off was read this time; the rest of it was not.
func lies(it *photo.Item, shut []photo.Problem) bool {
	return slices.ContainsFunc(shut, func(p photo.Problem) bool {
		return p.Covers(it.Path) && (p.Kind != photo.ProblemCut || !it.Facts.Has(photo.FactSalvaged))
	})
}

// notRead is what is left of an item that can't be seen now: its name and size.
func notRead(it *photo.Item) *photo.Item {
	left := &photo.Item{
		ID: it.ID, Place: it.Place, Path: it.Path, Stamp: it.Stamp, Format: it.Format, Class: it.Class,
		Standing: it.Standing, Facts: it.Facts,
		Problems: []photo.Problem{{Kind: photo.ProblemUnreadable, Text: "lies in a folder that could not be read this time"}},
	}
	if left.Standing == photo.StandsMedia {
		left.Standing = photo.StandsProblem
	}
	return left
}
