package matchers

import (
	"path"
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
)

var damagedCopy = Matcher{
	Name: "damaged-copy",
	Doc: "The backup's file was once this one and is damaged: it begins like it and is cut or zeroed, " +
		"has its size and other picture data, or has its name and is empty or no picture.",
	Keys:  damageKeys,
	Judge: judgeDamage,
}

func damageKeys(it *photo.Item) []Key {
	size := strconv.FormatInt(it.Stamp.Size, 10)
	var keys []Key
	for _, name := range names(it) {
		keys = append(keys, Key("name "+name), Key("size-stem "+size+" "+strings.TrimSuffix(name, path.Ext(name))))
	}
	if len(it.Prefixes) > 0 {
		keys = append(keys, Key("prefix "+it.Prefixes[0].Digest.String()))
	}
	if t := it.Meta.Taken; t.Known {
		keys = append(keys, Key("size-second "+size+" "+strconv.FormatInt(t.Wall, 10)))
	}
	if it.Stamp.Size > 0 && (compressed(it) || it.Meta.Pixels() == 0) {
		keys = append(keys, Key("size "+size))
	}
	return keys
}

// judgeDamage calls no file of the backup damaged for not being like one of the
// library that is damaged itself.
func judgeDamage(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	if library.Stamp.Size == 0 {
		return judgeEmptied(library, backup)
	}
	j := judgeCopy(library, backup, looked)
	if !isBroken(library) || isBroken(backup) || backup.Whole != photo.Whole {
		return j
	}
	agree, shared := prefixesAgree(library, backup)
	named := sameName(library, backup) && sameFolder(library.Path, backup.Path) && !OtherCapture(library, backup)
	if j.Grade == photo.Damaged || (shared && agree || !shared && named) && library.Stamp.Size <= backup.Stamp.Size {
		return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "the library's own file is damaged, the backup's is whole: keep the backup's"}
	}
	return j
}

// judgeEmptied holds an empty file of the library against one of its name: nothing but
// the name is left to tell what it was.
func judgeEmptied(library, backup *photo.Item) photo.Judgement {
	switch {
	case !sameName(library, backup):
		return photo.Judgement{Why: "the library's own file is empty, and has another name"}
	case isBroken(backup) || !backup.Read():
		return photo.Judgement{Why: "the library's own file is empty, and the backup's is no whole one"}
	}
	why := "the library's own file is empty; the backup holds a whole one of its name: keep the backup's"
	if !sameFolder(library.Path, backup.Path) && !folderOfItsDay(library, backup) {
		why = "the library's own file is empty; the backup holds a whole one of its name in another folder, which may be it: keep the backup's"
	}
	return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: why}
}

func judgeCopy(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	agree, shared := prefixesAgree(library, backup)
	broken := isBroken(backup)
	switch {
	case !backup.Read() && !isHollow(backup):
		return photo.Judgement{Why: "there is nothing to hold against it"}
	case isHollow(backup):
		return judgeHollow(library, backup)
	case shared && agree && broken:
		return damaged("it begins with the same bytes and is not whole")
	case library.Stamp.Size == backup.Stamp.Size && library.Digest != backup.Digest:
		return judgeSameSize(library, backup, shared && agree, looked)
	case shared && agree && backup.Stamp.Size < library.Stamp.Size:
		return judgeShorter(looked)
	case broken && (!shared || agree):
		return judgeBroken(library, backup, looked)
	case !shared && mayBeBeginning(library, backup):
		return judgeShorter(looked)
	}
	return photo.Judgement{Why: "nothing shows that it was once the same file"}
}

func damaged(why string) photo.Judgement {
	return photo.Judgement{Grade: photo.Damaged, Why: why}
}

// judgeHollow takes an empty file, or one without a picture, for a damaged copy
// by its name alone: there is nothing else left.
func judgeHollow(library, backup *photo.Item) photo.Judgement {
	switch {
	case !sameName(library, backup):
		return photo.Judgement{Why: "it has no picture and another name"}
	case !sameFolder(library.Path, backup.Path) && !folderOfItsDay(library, backup):
		return photo.Judgement{Why: "it has no picture and lies in another folder"}
	case backup.Stamp.Size == 0:
		return damaged("a file of this name is there, and empty")
	}
	return damaged("a file of this name is there, without a picture in it")
}

// compressed reports whether a file's format never holds pixels as they are, or it holds
// less than a byte a pixel, so that two pictures have one size by chance alone. Of a
// video's pixels only one frame's are known.
func compressed(it *photo.Item) bool {
	return it.Class == photo.Video || it.Stamp.Size < it.Meta.Pixels() || slices.Contains(packedFormats, it.Format)
}

// packedFormats compress what they hold, however many bytes a pixel are left: noise in a
// PNG takes nearly all of three.
var packedFormats = []string{"jpeg", "png", "heic", "avif", "webp", "jxl", "gif"}

// judgeSameSize decides on two files of one size and different bytes. A rewrite
// rarely keeps the size, but uncompressed pictures always have it: only few
// differing bytes, nothing but zeros that differ, or a beginning in common, prove
// damage where the backup's file is a sound picture itself. Of a compressed one
// the size is proof enough where name or capture go with it.
func judgeSameSize(library, backup *photo.Item, begins bool, looked *photo.Comparison) photo.Judgement {
	related := sameStem(library, backup) && !OtherCapture(library, backup) || sameCapture(library, backup)
	pictures := !library.Picture.IsZero() && !backup.Picture.IsZero() // else metadata may be what differs
	switch {
	case !library.Picture.IsZero() && library.Picture == backup.Picture:
		return photo.Judgement{Why: "the picture data is the same"}
	case begins && !tookBytes(looked):
		return askBytes("it has the same size and begins with the same bytes; later ones differ", looked)
	case tookBytes(looked) && looked.Holed && (begins || related) && !isBroken(backup):
		return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: "the library's own file is zeros where the backup's is not: keep the backup's"}
	case begins:
		return damaged("it has the same size and begins with the same bytes; later ones differ")
	case !related && (OtherCapture(library, backup) || !compressed(library)):
		return photo.Judgement{Why: "of the same size by chance"}
	case related && isBroken(backup):
		return damaged("it has the same size, and is not whole")
	case !related && looked != nil && looked.Problem != "":
		return photo.Judgement{Why: "of the same size, perhaps by chance; " + looked.Problem}
	case !tookBytes(looked):
		return askBytes("it has the same size and other picture data", looked)
	case looked.Differing < manyBytes || pictures && fewDiffer(looked.Differing, library.Stamp.Size):
		return damaged("it has the same size; only " + strconv.FormatInt(looked.Differing, 10) + " of its bytes differ")
	case looked.Zeroed:
		return damaged("it has the same size and is the same but for zeros in it")
	case related && pictures && compressed(library) && library.Format == backup.Format && sameStem(library, backup):
		return damaged("it has the same size to the byte and other picture data, which no other version would have")
	}
	return photo.Judgement{Why: "it has the same size, but is another picture throughout"}
}

// fewDiffer reports whether as many bytes differ as are always counted, or more, and still
// so few that the files were one: of two pictures of their own 255 of 256 do.
func fewDiffer(differing, size int64) bool {
	return differing >= manyBytes && differing < size/fewShare
}

const (
	manyBytes = 16 // where a comparison may stop counting
	fewShare  = 32
)

func judgeShorter(looked *photo.Comparison) photo.Judgement {
	switch {
	case !tookBytes(looked):
		return askBytes("it may be the beginning of the library's file", looked)
	case looked.Prefix:
		return damaged("it is the beginning of the library's file, cut off")
	}
	return photo.Judgement{Why: "it is shorter, and not the beginning of the library's file"}
}

// tookBytes reports whether two files were compared byte by byte.
func tookBytes(looked *photo.Comparison) bool {
	return looked != nil && looked.Problem == "" && looked.Bytes
}

// askBytes asks for a comparison of the bytes. One that was not possible leaves
// the photo unsure.
func askBytes(why string, looked *photo.Comparison) photo.Judgement {
	if looked == nil || looked.Problem == "" {
		return photo.Judgement{Why: why, Look: photo.LookBytes}
	}
	return photo.Judgement{Grade: photo.LookAlike, Unsure: true, Why: why + "; " + looked.Problem}
}

// mayBeBeginning reports whether a short file that tells no damage may be the
// beginning of the library's all the same. A smaller version is none: what a cut
// leaves still tells the whole size in pixels.
func mayBeBeginning(library, backup *photo.Item) bool {
	pixels := backup.Meta.Pixels()
	return backup.Stamp.Size < library.Stamp.Size && sameName(library, backup) &&
		!OtherCapture(library, backup) && (pixels == 0 || pixels == library.Meta.Pixels())
}

// judgeBroken decides on a file that is not whole and too short, or read too
// little, to be proved a beginning by digests: name and shot must speak for it, or the
// bytes.
func judgeBroken(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	undated, dated := !backup.Meta.Taken.Known, sameMoment(library.Meta.Taken, backup.Meta.Taken) && !otherCamera(library, backup)
	switch {
	case !sameName(library, backup):
		return photo.Judgement{Why: "it is not whole, and has another name"}
	case sameCapture(library, backup):
		return damaged("it has the same name and capture time, and is not whole")
	case undated && (sameFolder(library.Path, backup.Path) || folderOfItsDay(library, backup)):
		return damaged("it has the same name, and is not whole")
	case (undated || dated) && backup.Stamp.Size < library.Stamp.Size && backup.Class == library.Class:
		return judgeShorter(looked)
	}
	return photo.Judgement{Why: "it is not whole, has the same name and nothing else in common"}
}

// isHollow reports whether no picture is left in the file.
func isHollow(it *photo.Item) bool {
	return it.Stamp.Size == 0 || it.Problem(photo.ProblemEmpty) != nil || it.Problem(photo.ProblemNotMedia) != nil
}

// isBroken reports whether the file is known not to be whole.
func isBroken(it *photo.Item) bool {
	return isHollow(it) || !it.Whole.Intact() || it.Problem(photo.ProblemDamaged) != nil
}

// prefixesAgree compares the longest beginning that both files have a digest of;
// shared is false where there is none.
func prefixesAgree(a, b *photo.Item) (agree, shared bool) {
	for i := min(len(a.Prefixes), len(b.Prefixes)) - 1; i >= 0; i-- {
		if a.Prefixes[i].Size == b.Prefixes[i].Size {
			return a.Prefixes[i].Digest == b.Prefixes[i].Digest, true
		}
	}
	return false, false
}
