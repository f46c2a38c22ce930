package causes

import (
	"strings"

	"golang.org/x/text/unicode/norm"

	"rollcall/photo"
)

// FoldsNames reports whether every place of the backup takes names for the same
// that differ in case or in how accents are written.
func FoldsNames(places []photo.Place) bool {
	return every(places, func(p photo.Place) bool {
		return p.Facts.Bool(photo.FactFoldsCase) || windowsNames(p)
	})
}

// Folded is a path as such a file system sees it.
func Folded(path string) string { return strings.ToLower(norm.NFC.String(path)) }
