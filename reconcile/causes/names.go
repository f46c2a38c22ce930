package causes

import (
	"slices"
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

// Refused reports whether a path has a name that Windows, and what keeps its rules
// (exFAT, NTFS, network shares), can't hold: with reserved characters, with a dot or
// space at its end, or that of a device (learn.microsoft.com, Naming Files, Paths, and
// Namespaces).
func Refused(path string) bool {
	for name := range strings.SplitSeq(path, "/") {
		if strings.ContainsAny(name, `"*:<>?|\`) || strings.TrimRight(name, ". ") != name || deviceName(name) {
			return true
		}
		if strings.IndexFunc(name, func(r rune) bool { return r < 0x20 }) >= 0 {
			return true
		}
	}
	return false
}

// deviceName reports whether a name is that of a device to Windows, whatever its ending.
func deviceName(name string) bool {
	stem, _, _ := strings.Cut(name, ".")
	switch len(stem) {
	case 3:
		return slices.ContainsFunc([]string{"con", "prn", "aux", "nul"}, func(d string) bool { return strings.EqualFold(stem, d) })
	case 4:
		port := strings.EqualFold(stem[:3], "com") || strings.EqualFold(stem[:3], "lpt")
		return port && stem[3] >= '1' && stem[3] <= '9'
	}
	return false
}
