package matchers

import (
	"strconv"

	"rollcall/photo"
)

var listedBytes = Matcher{
	Name: "listed-bytes",
	Doc: "With --quick, of a file in a ZIP that was not read: size and the CRC-32 in the ZIP's list are those of the other file, " +
		"whose bytes are read, or of its own ZIP's list.",
	Shares: true,
	Quick:  true,
	Keys:   listedBytesKeys,
	Judge:  judgeListedBytes,
}

// IsListed reports whether an item is known by the list of its archive only.
func IsListed(it *photo.Item) bool {
	return it.Facts.Has(photo.FactListed) && it.Level == photo.LevelEnds && it.Ends.IsZero()
}

func listedBytesKeys(it *photo.Item) []Key {
	if it.Stamp.Size == 0 || it.Standing == photo.StandsProblem || IsRecord(it) {
		return nil
	}
	return []Key{Key("listed size " + strconv.FormatInt(it.Stamp.Size, 10))}
}

func judgeListedBytes(library, backup *photo.Item, looked *photo.Comparison) photo.Judgement {
	ours, theirs := library.Facts.Text(photo.FactListed), backup.Facts.Text(photo.FactListed)
	switch {
	case !IsListed(library) && !IsListed(backup):
		return photo.Judgement{Why: "it speaks only of what was not read in a ZIP"}
	case library.Stamp.Size != backup.Stamp.Size:
		return photo.Judgement{Why: "the sizes differ"}
	case ours != "" && theirs != "" && ours == theirs:
		return photo.Judgement{Grade: photo.Unverified, Why: "size and the checksums in both ZIPs' lists agree, nothing was read"}
	case ours != "" && theirs != "", looked != nil && looked.Problem == "" && looked.Differing > 0:
		return photo.Judgement{Why: "the checksum in the ZIP's list is another"}
	case looked == nil:
		return photo.Judgement{Look: photo.LookChecksum, Why: "the size agrees; the checksum would tell"}
	case looked.Problem != "":
		return photo.Judgement{Why: looked.Problem}
	}
	return photo.Judgement{Grade: photo.Unverified, Why: "size and the checksum in the ZIP's list agree, the ZIP was not read"}
}
