package matchers

import (
	"strconv"

	"rollcall/photo"
)

var sameBytes = Matcher{
	Name:   "same-bytes",
	Doc:    "Size and digest of the whole file agree. Where a file was read to its ends only (--quick), size and ends.",
	Shares: true,
	Proof:  bytesProof,
	Proven: identical,
	Keys:   bytesKeys,
	Judge:  judgeBytes,
}

var identical = photo.Judgement{Grade: photo.Exact, Why: "the same bytes"}

// bytesProof is the digest of the whole file. All empty files have the same, so
// it proves nothing of them.
func bytesProof(it *photo.Item) photo.Digest {
	if !it.Read() || it.Stamp.Size == 0 {
		return photo.Digest{}
	}
	return it.Digest
}

func bytesKeys(it *photo.Item) []Key {
	size := strconv.FormatInt(it.Stamp.Size, 10)
	switch {
	case it.Standing == photo.StandsProblem || it.Level < photo.LevelEnds:
		return nil
	case it.Stamp.Size == 0:
		return []Key{Key("empty " + Stem(it.Path))}
	case !it.Ends.IsZero():
		return []Key{Key("ends " + size + " " + it.Ends.String())}
	}
	return []Key{Key("bytes " + size + " " + it.Digest.String())}
}

func judgeBytes(library, backup *photo.Item, _ *photo.Comparison) photo.Judgement {
	switch {
	case library.Stamp.Size != backup.Stamp.Size:
		return photo.Judgement{Why: "the sizes differ"}
	case library.Stamp.Size == 0 && !sameName(library, backup):
		return photo.Judgement{Why: "both are empty, and the names differ"}
	case library.Read() && backup.Read() && library.Digest == backup.Digest:
		return identical
	case library.Read() && backup.Read():
		return photo.Judgement{Why: "the bytes differ"}
	case !library.Ends.IsZero() && library.Ends == backup.Ends:
		return photo.Judgement{Grade: photo.Unverified, Why: "size and ends agree, the rest was not read"}
	}
	return photo.Judgement{Why: "the ends differ, or were not read"}
}
