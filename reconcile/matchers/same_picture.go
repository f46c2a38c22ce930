package matchers

import (
	"fmt"

	"rollcall/photo"
)

var samePicture = Matcher{
	Name:   "same-picture",
	Doc:    "The picture data is the same to the byte and both containers are whole; only metadata differs.",
	Shares: true,
	Keys:   pictureKeys,
	Judge:  judgePicture,
}

func pictureKeys(it *photo.Item) []Key {
	if it.Picture.IsZero() || it.Whole != photo.Whole || !it.Read() {
		return nil
	}
	return []Key{Key("picture " + it.Picture.String())}
}

func judgePicture(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	switch {
	case library.Picture.IsZero() || library.Picture != backup.Picture:
		return photo.Judgement{Why: "the picture data differs"}
	case library.Whole != photo.Whole || backup.Whole != photo.Whole || !library.Read() || !backup.Read():
		return photo.Judgement{Why: "not both files are known to be whole"}
	case suspicious(library, backup) && !tookBytes(looked):
		return askBytes("the picture data is the same, but a damaged copy could look like this", looked)
	case suspicious(library, backup):
		return judgePictureLooked(library, backup, looked)
	}
	return samePictureAs(library, backup)
}

// suspicious tells a pair that a damaged copy can leave behind: a byte flipped
// keeps the size, a cut end keeps the beginning. Both can lie where the picture
// data is not.
func suspicious(library, backup *photo.Item) bool {
	if library.Digest == backup.Digest {
		return false
	}
	if library.Stamp.Size == backup.Stamp.Size {
		return true
	}
	agree, shared := prefixesAgree(library, backup)
	return backup.Stamp.Size < library.Stamp.Size && (agree || !shared)
}

func judgePictureLooked(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	inTail := !library.Tail.IsZero() && !SameMotion(library, backup)
	filling := library.TailSize > 0 && library.Tail.IsZero()
	switch {
	case looked.Prefix && filling && endsItself(library, backup):
		return photo.Judgement{Grade: photo.SamePicture, Why: "it is the same file without the padding or remarks behind the picture's end in the library's"}
	case looked.Prefix && backup.Stamp.Size < library.Stamp.Size && filling:
		return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "it is the library's file without all of the padding or remarks behind the picture's end: taken off, or a copy that was cut off"}
	case looked.Prefix && backup.Stamp.Size < library.Stamp.Size && !inTail:
		return photo.Judgement{Grade: photo.Damaged, Why: "it is the beginning of the library's file, cut off"}
	case looked.Differing == 1 && library.Stamp.Size == backup.Stamp.Size && !inTail:
		return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "one byte of its metadata differs: a flipped byte, or an edit in place"}
	case looked.Zeroed && library.Stamp.Size == backup.Stamp.Size && !inTail:
		return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "its metadata is zeros where the library's is not: a damaged disk, or metadata that was blanked"}
	}
	return samePictureAs(library, backup)
}

// samePictureAs judges equal picture data by what it is to be shown by: without its colour
// profile, or with another, every colour is off.
func samePictureAs(library, backup *photo.Item) photo.Judgement {
	switch of, by := library.Meta.Profile, backup.Meta.Profile; {
	case of == photo.ProfileSRGB || of == by:
		return photo.Judgement{Grade: photo.SamePicture, Why: pictureWhy(library, backup)}
	case by == photo.ProfileSRGB:
		return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: fmt.Sprintf("the picture data is the same, but the copy lost its colour profile (%s), so that its colours are off", of)}
	default:
		return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: fmt.Sprintf("the picture data is the same, but the copy names another colour profile (%s, not %s), so that its colours are off", by, of)}
	}
}

// endsItself reports whether the copy stops where the picture's container ends (of a JPEG
// its end marker: T.81, B.1.1.3), and the library's file has no part behind that: a copy
// that was cut off would have to be cut at this very byte, and lack nothing even so.
func endsItself(library, backup *photo.Item) bool {
	return backup.Stamp.Size == library.Stamp.Size-library.TailSize && !HasMotion(library)
}

func pictureWhy(library, backup *photo.Item) string {
	if !SameMotion(library, backup) {
		return "the picture data is the same; " + BareWhy(library)
	}
	return "the picture data is the same, the metadata differs"
}

// HasMotion reports whether more than the picture lies in the file: a motion
// video, or another picture behind it. Padding and remarks are nothing.
func HasMotion(it *photo.Item) bool { return !it.Tail.IsZero() || !it.Meta.Motion.Empty() }

// BareWhy says what a copy lacks that has the picture alone: a motion photo's video,
// or a further picture (CIPA DC-007), such as a gain map or the other eye's.
func BareWhy(library *photo.Item) string {
	if library.Meta.Motion.Empty() {
		return "what follows the picture in the library's file (a second picture, a maker's trailer) is not in it"
	}
	return "the video behind the picture in the library's file is not in it"
}

// SameMotion reports whether of two files with the same picture the backup's
// also has what follows the picture in the library's.
func SameMotion(library, backup *photo.Item) bool {
	switch {
	case !HasMotion(library):
		return true
	case library.Digest == backup.Digest && !library.Digest.IsZero():
		return true
	case !library.Tail.IsZero():
		return library.TailSize == backup.TailSize && library.Tail == backup.Tail
	}
	// A motion video inside the container has no digest of its own. A flipped byte
	// in it is caught by the look at equal sizes, a cut by the container.
	return library.Meta.Motion.Size == backup.Meta.Motion.Size
}
