package sources

import (
	"strings"

	"rollcall/photo"
)

// unfinishedFolders are where rsync and Safari keep files until they are whole.
var unfinishedFolders = []folderRule{
	{names: []string{".~tmp~", ".rsync-partial"}, fact: photo.FactUnfinished},
	{like: func(path string) bool { return strings.HasSuffix(path, ".download") }, fact: photo.FactUnfinished},
}

// unfinishedNames are files that are still being written or downloaded, or were
// left when that was cut off.
var unfinishedNames = []nameRule{
	{says: partial},
	{says: androidPending},
	{says: rsyncTemporary},
	{says: nextcloudTemporary},
	{says: gioTemporary},
}

// partial reads the endings that download tools put behind a name. That of
// everybody's temporary files counts behind a photo's name only.
func partial(_, lower string) photo.Facts {
	stem, end := cutEnding(lower)
	if stem == "" {
		return nil
	}
	switch end {
	case "part", // icloudpd, Firefox
		"crdownload",                   // Chrome
		"partial", "filepart", "aria2": // rclone, WinSCP, aria2
		return photo.Facts{photo.FactUnfinished: "*." + end}
	case "tmp", "temp":
		if isPicture(stem) {
			return photo.Facts{photo.FactUnfinished: "*." + end}
		}
	}
	return nil
}

// androidPending reads .pending-<expiry>-<name>: AOSP MediaProvider, FileUtils,
// PATTERN_EXPIRES_FILE.
func androidPending(_, lower string) photo.Facts {
	if _, ok := cutExpiry(lower, ".pending-"); ok {
		return photo.Facts{photo.FactUnfinished: ".pending-"}
	}
	return nil
}

// rsyncTemporary reads .NAME.XXXXXX, the name under which rsync receives NAME:
// rsync's receiver.c, get_tmpname.
func rsyncTemporary(name, lower string) photo.Facts {
	if name[0] != '.' {
		return nil
	}
	stem, random := cutEnding(name)
	if len(random) != 6 || strings.ContainsFunc(random, notAlphanumeric) {
		return nil
	}
	if len(stem) < 2 || !isPicture(lower[:len(lower)-len(random)-1]) {
		return nil
	}
	return photo.Facts{photo.FactUnfinished: ".*.XXXXXX"}
}

// nextcloudTemporary reads .NAME.~<hexadecimal number>, under which the clients of
// Nextcloud and ownCloud receive NAME: src/libsync/propagatedownload.cpp,
// createDownloadTmpFileName.
func nextcloudTemporary(_, lower string) photo.Facts {
	stem, random := cutEnding(lower)
	number, ok := strings.CutPrefix(random, "~")
	if !ok || number == "" || len(number) > 8 || strings.Trim(number, "0123456789abcdef") != "" {
		return nil
	}
	if lower[0] != '.' || !isPicture(stem) {
		return nil
	}
	return photo.Facts{photo.FactUnfinished: ".*.~XXXXXXXX"}
}

// gioTemporary reads .goutputstream-XXXXXX, which GNOME's programs write before they
// put it in place of a file: GLib, gio/glocalfileoutputstream.c.
func gioTemporary(name, lower string) photo.Facts {
	const prefix = ".goutputstream-"
	if !strings.HasPrefix(lower, prefix) || len(name) != len(prefix)+6 || strings.ContainsFunc(name[len(prefix):], notAlphanumeric) {
		return nil
	}
	return photo.Facts{photo.FactUnfinished: prefix}
}

func notAlphanumeric(r rune) bool {
	return (r < '0' || r > '9') && (r < 'a' || r > 'z') && (r < 'A' || r > 'Z')
}
