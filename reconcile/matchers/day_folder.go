package matchers

import (
	"path"
	"strings"

	"rollcall/photo"
)

// folderOfItsDay reports whether a file of the backup lies in the folder of the day, or
// of the month, on which the library's photo was taken, as in 2021/11/23, 2021-11 and
// 20211123: that is where tools that sort by date put it.
func folderOfItsDay(library, backup *photo.Item) bool {
	t := library.Meta.Taken
	if !t.Known {
		return false
	}
	digits := strings.Map(func(r rune) rune {
		if '0' <= r && r <= '9' {
			return r
		}
		return -1
	}, path.Dir(backup.Path))
	at := t.Time()
	return strings.HasSuffix(digits, at.Format("20060102")) || strings.HasSuffix(digits, at.Format("200601"))
}
