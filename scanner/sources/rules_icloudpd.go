package sources

import (
	"encoding/base32"
	"strconv"
	"strings"

	"rollcall/photo"
)

const icloudpdLayout = "icloudpd"

// icloudpdNames are names that icloudpd makes up.
var icloudpdNames = []nameRule{{says: icloudpdPartial}}

// icloudpdPartial reads the name of a download that was cut off, <checksum>.part:
// the checksum in base 32 is iCloud's fingerprint of the photo that it was to
// become. icloudpd, src/icloudpd/download.py.
func icloudpdPartial(name, lower string) photo.Facts {
	checksum, ok := strings.CutSuffix(lower, ".part")
	if !ok || len(checksum) < icloudpdChecksum {
		return nil
	}
	bytes, err := base32.StdEncoding.WithPadding(base32.NoPadding).DecodeString(strings.TrimRight(strings.ToUpper(name[:len(checksum)]), "="))
	var print photo.Fingerprint
	if err != nil || len(bytes) != len(print) {
		return nil
	}
	copy(print[:], bytes)
	return photo.Facts{photo.FactFingerprint: print.String()}
}

// icloudpdChecksum is the length of a fingerprint's 21 bytes in base 32, without
// padding.
const icloudpdChecksum = 34

// sizedName is the name without the size in bytes that icloudpd adds where a file
// of that name and another size is there: IMG_1234-67890.JPG. "": the file's size
// is another, or none was added. icloudpd, docs/naming.md, name-size-dedup-with-suffix.
func sizedName(name string, size int64) string {
	stem, end := cutEnding(name)
	at := strings.LastIndexByte(stem, '-')
	if at <= 0 || size < leastSized || stem[at+1:] != strconv.FormatInt(size, 10) {
		return ""
	}
	return stem[:at] + "." + end
}

// leastSized is a size in bytes below which a number is no size of a photo, but
// one that somebody counts with.
const leastSized = 10_000
