package matchers

import (
	"path"
	"regexp"

	"rollcall/photo"
)

// goProName is a name of GoPro's: GX010103 and GH010103 are recordings (HEVC and AVC), and
// GL010103.LRV is the small version of either that the camera writes beside it; the first
// two digits count chapters. Older cameras call both GOPR0103.
// https://community.gopro.com/s/article/GoPro-Camera-File-Naming-Convention
var goProName = regexp.MustCompile(`^g([xhl])(\d{6})$`)

// goProNumber is the number in such a name, and whether it is a small version's; "" for
// any other.
func goProNumber(stem string) (number string, small bool) {
	m := goProName.FindStringSubmatch(stem)
	if m == nil {
		return "", false
	}
	return m[2], m[1] == "l"
}

// proxyOf reports whether by their names and lengths the backup's video is the small
// version that a GoPro wrote beside the library's recording.
func proxyOf(library, backup *photo.Item) bool {
	if library.Class != photo.Video || backup.Class != photo.Video || Fold(path.Ext(backup.Path)) != ".lrv" || otherLength(library, backup) {
		return false
	}
	for _, a := range stems(library) {
		for _, b := range stems(backup) {
			number, small := goProNumber(a)
			other, proxy := goProNumber(b)
			if number != "" && number == other && !small && proxy {
				return true
			}
		}
	}
	return false
}

// goProKeys let a recording and its small version meet.
func goProKeys(it *photo.Item) (keys []Key) {
	for _, stem := range stems(it) {
		if number, _ := goProNumber(stem); number != "" {
			keys = append(keys, Key("gopro "+number))
		}
	}
	return keys
}
