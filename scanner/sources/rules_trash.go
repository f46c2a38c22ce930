package sources

import (
	"strconv"
	"strings"
	"time"

	"rollcall/photo"
)

// trashFolders hold what somebody deleted. Their files are read like others: a
// full copy in a trash is still a copy.
var trashFolders = []folderRule{
	{
		names: []string{
			".trashes", ".trash", "network trash folder", // macOS
			"recently deleted",         // an export of iCloud Photos
			"$recycle.bin", "recycler", // Windows
			"#recycle",       // Synology
			"@recycle",       // QNAP
			".trash-storage", // Android
		},
		fact: photo.FactTrash,
	},
	{like: isUserTrash, fact: photo.FactTrash},
}

// trashNames are deleted files of Android, kept in place under another name.
var trashNames = []nameRule{{says: androidTrash}}

// isUserTrash tells .Trash-1000 and the like: freedesktop.org Trash
// specification 1.0.
func isUserTrash(path string) bool {
	uid, ok := strings.CutPrefix(lastName(path), ".trash-")
	return ok && digits(uid)
}

// androidTrash reads .trashed-<expiry>-<name>: AOSP MediaProvider, FileUtils,
// PATTERN_EXPIRES_FILE.
func androidTrash(_, lower string) photo.Facts {
	expiry, ok := cutExpiry(lower, ".trashed-")
	if !ok {
		return nil
	}
	facts := photo.Facts{photo.FactTrash: ".trashed-"}
	if !expiry.IsZero() {
		facts.Set(photo.FactTrashExpires, expiry.Format(time.RFC3339))
	}
	return facts
}

// cutExpiry reads the Unix seconds between prefix and another dash, with a name
// after it; a number that is no date of our era gives a zero time.
func cutExpiry(lower, prefix string) (expiry time.Time, ok bool) {
	rest, ok := strings.CutPrefix(lower, prefix)
	if !ok {
		return time.Time{}, false
	}
	number, name, _ := strings.Cut(rest, "-")
	if !digits(number) || name == "" {
		return time.Time{}, false
	}
	if n, err := strconv.ParseInt(number, 10, 64); err == nil && n > 0 && n < 1<<33 {
		expiry = time.Unix(n, 0).UTC()
	}
	return expiry, true
}
