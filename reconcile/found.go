package reconcile

import (
	"slices"

	"rollcall/photo"
)

// A state is how it stands with one file of the library, worst first.
type state uint8

const (
	nothing  state = iota // the backup has nothing of it
	lesser                // a counterpart that is no full copy
	doubtful              // what may be a full copy, or may not
	whole                 // a full copy
)

// A found is what a backup has of one file of the library.
type found struct {
	row   int64 // of the counterpart's item, if place tells one
	why   int32 // the matcher's words; a name
	place int16 // position among the backup's places; -1: no counterpart
	rung  int8  // position in the ladder
	grade int8  // position in photo.Grades; -1: none
	state state
	bare  bool // what follows the picture in the file is not in the copy

	larger bool // the backup has more of the picture
	gone   bool // the backup only tells that it was deleted
	hidden bool // the backup has it in the Hidden album
}

var notFound = found{place: -1, rung: -1, grade: -1}

// better reports whether f is the better find: by state, with all that follows
// the picture, what is there before what was deleted, by grade; the earlier place stays.
func (f found) better(than found) bool {
	switch {
	case f.state != than.state:
		return f.state > than.state
	case f.state == nothing:
		return false
	case f.bare != than.bare:
		return !f.bare
	case f.gone != than.gone:
		return !f.gone
	}
	return f.grade < than.grade
}

// stateOf is what a judgement makes of a file.
func stateOf(j photo.Judgement) state {
	switch {
	case j.Unsure:
		return doubtful
	case j.Grade == photo.NoGrade:
		return nothing
	case j.Grade.Full():
		return whole
	}
	return lesser
}

func gradeIndex(g photo.Grade) int8 { return int8(slices.Index(photo.Grades, g)) }

func (f found) gradeName() photo.Grade {
	if f.grade < 0 {
		return photo.NoGrade
	}
	return photo.Grades[f.grade]
}
