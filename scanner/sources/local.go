package sources

import (
	"errors"
	"strings"
)

var (
	errOutside = errors.New("the path leads out of the folder")
	errNoFile  = errors.New("is no regular file any more")
)

// isLocal reports whether a relative path stays below the root. Bytes that are
// no UTF-8 are fine.
func isLocal(rel string) bool {
	for name := range strings.SplitSeq(rel, "/") {
		if name == "" || name == "." || name == ".." {
			return false
		}
	}
	return !strings.Contains(rel, "\x00")
}
