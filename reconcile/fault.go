package reconcile

import "rollcall/photo"

// A fault is what is wrong with a file of the library that has a photo's name.
type fault uint8

const (
	noFault fault = iota
	emptyFile
	noPhotoInIt
	notWhole
	misnamedFile
	undecoded
)

var faultNames = [...]string{
	emptyFile:    "files without a byte",
	noPhotoInIt:  "files with a photo's name and no photo in them",
	notWhole:     "files that are not whole",
	misnamedFile: "files of another format than their names say",
	undecoded:    "pictures that rollcall could not decode",
}

func faultOf(it *photo.Item) fault {
	switch {
	case it.Problem(photo.ProblemEmpty) != nil:
		return emptyFile
	case it.Problem(photo.ProblemNotMedia) != nil:
		return noPhotoInIt
	case !it.Whole.Intact():
		return notWhole
	case it.Problem(photo.ProblemMisnamed) != nil:
		return misnamedFile
	case it.Problem(photo.ProblemUndecoded) != nil:
		return undecoded
	}
	return noFault
}

// noteFault keeps what is wrong with a file.
func (s *stock) noteFault(i int32, it *photo.Item) {
	f := faultOf(it)
	if f == noFault {
		return
	}
	if s.faults == nil {
		s.faults = map[int32]fault{}
	}
	s.faults[i] = f
}
