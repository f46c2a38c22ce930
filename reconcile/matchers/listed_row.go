package matchers

import (
	"strconv"

	"rollcall/photo"
)

var listedRow = Matcher{
	Name: "listed-row",
	Doc: "The backup's own list has a photo of this name, taken in the same minute, and its file is not there. " +
		"It is asked where the list gives no fingerprint that can be compared, or has the photo as deleted and no other of " +
		"the library fits. A list is no copy.",
	Listed: true,
	Keys:   rowKeys,
	Judge:  judgeRow,
}

// minute is how exactly lists tell a time: that of iCloud's export ends there.
const minute = 60

// rowKeys go by name and by the minute within a quarter of an hour, which is the
// same in every zone.
func rowKeys(it *photo.Item) []Key {
	if !it.Meta.Taken.Known {
		return nil
	}
	unix, _ := it.Meta.Taken.Instant()
	within := " " + strconv.FormatInt(mod(unix, quarter)/minute, 10)
	var keys []Key
	for _, name := range stems(it) {
		keys = append(keys, Key("row "+name+within))
	}
	return keys
}

func judgeRow(library, backup *photo.Item, _ *photo.Comparison) photo.Judgement {
	switch {
	case !IsRecord(backup) || lostItsData(backup):
		return photo.Judgement{Why: "it speaks only of what a list of the backup names without a file"}
	case backup.Fingerprint.Comparable() && !IsGone(backup):
		return photo.Judgement{Why: "the list's fingerprint decides"}
	case backup.Stamp.Size > 0 && backup.Stamp.Size != library.Stamp.Size:
		return photo.Judgement{Why: "the list has another size"}
	case !sameStem(library, backup):
		return photo.Judgement{Why: "the list has another name"}
	case !inMinute(library.Meta.Taken, backup.Meta.Taken):
		return photo.Judgement{Why: "the list has another time"}
	}
	if IsGone(backup) {
		return photo.Judgement{Grade: photo.Recorded, Why: "the backup's list has a photo of its name, taken in the same minute, as deleted, and has not its bytes"}
	}
	return photo.Judgement{Grade: photo.Recorded, Why: "the backup only lists a photo of its name, taken in the same minute: it once held it, and has not its bytes"}
}

// inMinute reports whether a time of capture lies in the minute that a list tells.
// Where the file tells no zone, any will do.
func inMinute(taken, listed photo.Taken) bool {
	if !taken.Known || !listed.Known {
		return false
	}
	unix, sure := taken.Instant()
	row, _ := listed.Instant()
	row -= mod(row, minute)
	after := unix - row
	if sure && listed.Zoned {
		return 0 <= after && after < minute
	}
	return abs(after) <= farthest+minute && mod(after, quarter) < minute
}
