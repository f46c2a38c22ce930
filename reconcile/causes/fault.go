package causes

import "rollcall/photo"

// A Fault is what is wrong with a file of the library that has a photo's name.
type Fault uint8

// The faults; of several the first is told.
const (
	NoFault Fault = iota
	EmptyFile
	NoPhotoInIt
	NotWhole
	Misnamed
	Undecoded
)

var faultNames = [...]string{
	EmptyFile:   "files without a byte",
	NoPhotoInIt: "files with a photo's name and no photo in them",
	NotWhole:    "files that are not whole",
	Misnamed:    "files of another format than their names say",
	Undecoded:   "pictures that rollcall could not decode",
}

// String names the files that have the fault.
func (f Fault) String() string { return faultNames[f] }

// FaultOf is what is wrong with a file.
func FaultOf(it *photo.Item) Fault {
	switch {
	case it.Problem(photo.ProblemEmpty) != nil:
		return EmptyFile
	case it.Problem(photo.ProblemNotMedia) != nil:
		return NoPhotoInIt
	case !it.Whole.Intact():
		return NotWhole
	case it.Problem(photo.ProblemMisnamed) != nil:
		return Misnamed
	case it.Problem(photo.ProblemUndecoded) != nil:
		return Undecoded
	}
	return NoFault
}
