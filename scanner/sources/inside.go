package sources

import (
	"strings"

	"rollcall/photo"
)

// placeInside tells a folder that is a place of another kind, which is not read
// yet, by its name and what lies in it; nil: a folder like others.
func placeInside(f *folder, names []string) *photo.Problem {
	text := ""
	switch {
	case isPhoneBackup(names):
		text = "a backup of an iPhone or iPad is not read by this version: its photos are not seen"
	case strings.HasSuffix(f.lower, ".sparsebundle") || strings.HasSuffix(f.lower, ".backupbundle"):
		text = "a disk image is not read by this version: open it and give rollcall the folder in it"
	default:
		return nil
	}
	return &photo.Problem{Kind: photo.ProblemUnread, Path: orDot(f.path), Text: text}
}

// isPhoneBackup tells what Finder, iTunes and Apple Devices write: Manifest.plist
// beside Manifest.db (Manifest.mbdb before iOS 10) or Status.plist.
func isPhoneBackup(names []string) bool {
	plist, beside := false, false
	for _, name := range names {
		if len(name) < len("Manifest.db") || len(name) > len("Manifest.plist") {
			continue
		}
		switch strings.ToLower(name) {
		case "manifest.plist":
			plist = true
		case "manifest.db", "manifest.mbdb", "status.plist":
			beside = true
		}
	}
	return plist && beside
}
