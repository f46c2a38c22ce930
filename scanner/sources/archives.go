package sources

import (
	"fmt"
	"strings"

	"rollcall/photo"
)

const advice = "unpack it and run again"

// An archiveRule tells a file that holds files, of a kind that is not read yet.
type archiveRule struct {
	ending string // lower case, with the dot
	what   string // for people
}

var archiveRules = []archiveRule{
	{".tar", "a TAR archive"},
	{".tar.gz", "a TAR archive"},
	{".tgz", "a TAR archive"},
	{".tar.bz2", "a TAR archive"},
	{".tar.xz", "a TAR archive"},
	{".tar.zst", "a TAR archive"},
	{".7z", "a 7-Zip archive"},
	{".rar", "a RAR archive"},
	{".dmg", "a disk image"},
	{".sparseimage", "a disk image"},
	{".iso", "a disk image"},
}

// archiveWords are what names of archives with photos in them have. Any archive
// could hold photos; to call a place incomplete for each installer would be of no
// use to anybody.
var archiveWords = []string{
	"photo", "foto", "picture", "bilder", "pics", "dcim", "camera", "kamera",
	"album", "icloud", "iphone", "ipad", "takeout", "backup", "export",
}

// smallArchive is a size in bytes below which no archive counts as one of photos.
const smallArchive = 1 << 20

// archive looks whether a file is an archive. One that may hold photos is a
// problem of the place, since they are not read.
func (w *walk) archive(f *folder, e *Entry, name string, n *node) {
	if e.Standing != "" && !n.online || f.marks.standing != "" || f.marks.ignored {
		return
	}
	lower := strings.ToLower(name)
	unfinished, _ := cutEnding(lower)
	switch {
	case strings.HasSuffix(lower, ".zip"):
		w.parts.add(f, name, false)
		w.zip(e, n)
	case e.Facts.Has(photo.FactUnfinished) && strings.HasSuffix(unfinished, ".zip"):
		w.unread(e.Path, "a ZIP that was not downloaded to its end: download it again")
	default:
		w.otherArchive(e, lower)
	}
}

func (w *walk) otherArchive(e *Entry, lower string) {
	for _, r := range archiveRules {
		if !strings.HasSuffix(lower, r.ending) {
			continue
		}
		e.Standing = photo.StandsOther
		if e.Stamp.Size >= smallArchive && likelyOfPhotos(lower) {
			w.unread(e.Path, fmt.Sprintf("%s, which may hold photos, is not read by this version: %s", r.what, advice))
		}
		return
	}
}

func likelyOfPhotos(lower string) bool {
	for _, word := range archiveWords {
		if strings.Contains(lower, word) {
			return true
		}
	}
	return false
}

// unread records a place inside this one that is not read.
func (w *walk) unread(path, text string) {
	w.problem(photo.Problem{Kind: photo.ProblemUnread, Path: path, Text: text})
}
