package matchers

import (
	"cmp"
	"strconv"

	"rollcall/photo"
)

var bareRecord = Matcher{
	Name: "bare-record",
	Doc: "Of an original that is not on this disk: a file of its size, or of its name with the same time or size in pixels. " +
		"Nobody can look at what is not here, so it is never more than probably the same.",
	Records: true,
	Keys:    recordKeys,
	Judge:   judgeRecord,
}

func recordKeys(it *photo.Item) []Key {
	if it.Class != photo.Still && it.Class != photo.RAW && it.Class != photo.Video || it.Stamp.Size == 0 {
		return nil
	}
	keys := []Key{Key("name " + plainName(it))}
	if !IsRecord(it) || !it.Fingerprint.Comparable() {
		keys = append(keys, Key("size "+strconv.FormatInt(it.Stamp.Size, 10)))
	}
	return keys
}

// plainName is the plain stem of the name that the photo was imported with: a
// library names its files by their ids.
func plainName(it *photo.Item) string {
	stem, _ := Plain(cmp.Or(it.Facts.Text(photo.FactOriginalName), it.Path))
	return stem
}

// judgeRecord holds a record against bytes. Of a record with a fingerprint that
// can be compared the size proves nothing more: the surer rung has told that the
// bytes are others.
func judgeRecord(library, backup *photo.Item, _ *photo.Comparison) photo.Judgement {
	switch {
	case !IsRecord(library) || backup.Level == photo.LevelNone:
		return photo.Judgement{Why: "it speaks only of originals that are not on this disk"}
	case isBroken(backup):
		return photo.Judgement{Why: "it is not whole"}
	case otherIDs(library, backup):
		return photo.Judgement{Why: "Apple's ids say that it is another photo"}
	case !library.Fingerprint.Comparable() && library.Stamp.Size == backup.Stamp.Size:
		return probably("it has the size of the original, to the byte")
	case plainName(library) != plainName(backup):
		return photo.Judgement{Why: "it has another name"}
	case OtherCapture(library, backup) || otherCamera(library, backup):
		return photo.Judgement{Why: "it has the same name, and was taken at another time or by another camera"}
	}
	return byNameOfRecord(library, backup)
}

func byNameOfRecord(library, backup *photo.Item) photo.Judgement {
	a, b := &library.Meta, &backup.Meta
	switch {
	case a.Pixels() > 0 && b.Pixels() > 0 && !sameSides(a, b):
		return photo.Judgement{Why: "it has the same name and another size in pixels"}
	case sameMoment(a.Taken, b.Taken):
		return probably("it has the same name and was taken at the same time")
	case a.Pixels() > 0 && b.Pixels() > 0:
		return probably("it has the same name and size in pixels")
	}
	return probably("it has the same name, and nothing speaks against it")
}

func sameSides(a, b *photo.Meta) bool {
	return max(a.Width, a.Height) == max(b.Width, b.Height) && min(a.Width, a.Height) == min(b.Width, b.Height)
}

func probably(why string) photo.Judgement {
	return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: why + "; the original is not on this disk, so nobody can compare them"}
}
