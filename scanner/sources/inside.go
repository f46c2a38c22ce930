package sources

import (
	"strings"

	"rollcall/photo"
)

// placeInside tells a folder that is a place of another kind, which is not read
// yet, by its name and what lies in it; nil: a folder like others.
func placeInside(f *folder) *photo.Problem {
	text := ""
	switch {
	case strings.HasSuffix(f.lower, ".sparsebundle") || strings.HasSuffix(f.lower, ".backupbundle"):
		text = "a disk image is not read by this version: open it and give rollcall the folder in it"
	default:
		return nil
	}
	return &photo.Problem{Kind: photo.ProblemUnread, Path: orDot(f.path), Text: text}
}
