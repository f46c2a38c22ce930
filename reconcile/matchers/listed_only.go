package matchers

import (
	"path"
	"strconv"

	"rollcall/photo"
)

var listedOnly = Matcher{
	Name: "listed-only",
	Doc: "The backup's own list has a file of this name and of this size to the byte, and the file's data is not in the backup. " +
		"A list is no copy: it tells why the photo is missing.",
	Listed: true,
	Keys:   listedKeys,
	Judge:  judgeListed,
}

// lostItsData reports whether an item is what a place lists as one of its own
// files, without the data that should be there.
func lostItsData(it *photo.Item) bool {
	return IsRecord(it) && it.Facts.Has(photo.FactUnfinished)
}

// listedKeys go by the name that the file has, and by the one that it had when it
// was imported.
func listedKeys(it *photo.Item) []Key {
	if it.Stamp.Size == 0 {
		return nil
	}
	size := " " + strconv.FormatInt(it.Stamp.Size, 10)
	keys := []Key{Key("listed " + Fold(path.Base(it.Path)) + size)}
	if name := it.Facts.Text(photo.FactOriginalName); name != "" && Fold(name) != Fold(path.Base(it.Path)) {
		keys = append(keys, Key("listed "+Fold(name)+size))
	}
	return keys
}

// judgeListed holds a file against a line of the backup's list. Two files of one
// name and size to the byte are two photos only where they tell so.
func judgeListed(library, backup *photo.Item, _ *photo.Comparison) photo.Judgement {
	switch {
	case !lostItsData(backup):
		return photo.Judgement{Why: "it speaks only of what the backup lists without its data"}
	case library.Stamp.Size != backup.Stamp.Size:
		return photo.Judgement{Why: "it had another size"}
	case otherIDs(library, backup):
		return photo.Judgement{Why: "Apple's ids say that it is another photo"}
	case library.Fingerprint.Comparable() && backup.Fingerprint.Comparable() && library.Fingerprint != backup.Fingerprint:
		return photo.Judgement{Why: "the list has the fingerprint of other bytes"}
	case OtherCapture(library, backup):
		return photo.Judgement{Why: "it has the same name and size, and was taken at another time"}
	}
	agree := "name and size"
	if library.Meta.Taken.Known && backup.Meta.Taken.Known {
		agree = "name, size and date"
	}
	return damaged("the backup's list has it, by " + agree + ", and its data is not there")
}

// notThere is the judgement of a file that the backup lists by its fingerprint:
// as one of its own files, of which it lost the data, as deleted, or as a mere record.
func notThere(backup *photo.Item) photo.Judgement {
	switch {
	case lostItsData(backup):
		return damaged("the backup's list has it, by its fingerprint, and its data is not there")
	case IsGone(backup):
		return photo.Judgement{Grade: photo.Recorded, Why: "the backup's list has it as deleted, with the same fingerprint, and has not its bytes"}
	}
	return photo.Judgement{Grade: photo.Recorded, Why: "the backup only lists it, with the same fingerprint: it once held it, and has not its bytes"}
}
