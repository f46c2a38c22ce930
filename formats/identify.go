package formats

import (
	"path"
	"strings"
)

// Identify returns the first of list whose content test agrees, or nil.
func Identify(list []Format, head []byte) *Format {
	for i := range list {
		if list[i].Sniff(head) {
			return &list[i]
		}
	}
	return nil
}

// ByEnding returns the first of list that usually has the name's ending, or nil.
// It tells what a file claims to be, never what it is.
func ByEnding(list []Format, name string) *Format {
	ending := strings.ToLower(path.Ext(name))
	if ending == "" {
		return nil
	}
	for i := range list {
		for _, e := range list[i].Endings {
			if e == ending {
				return &list[i]
			}
		}
	}
	return nil
}
