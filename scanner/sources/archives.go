package sources

import (
	"strings"

	"rollcall/photo"
)

const advice = "unpack it and run again"

// archives are kinds of files that hold files and are not read yet, by ending,
// in the words for people.
var archives = map[string]string{
	"tar":         "a TAR archive",
	"tgz":         "a TAR archive",
	"tbz2":        "a TAR archive",
	"txz":         "a TAR archive",
	"7z":          "a 7-Zip archive",
	"rar":         "a RAR archive",
	"dmg":         "a disk image",
	"sparseimage": "a disk image",
	"iso":         "a disk image",
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

// archive looks whether a file is an archive. A ZIP that may hold photos is read
// in place: its inside is returned. Another one that may is a problem of the
// place, since its photos are not read.
func (w *walk) archive(f *folder, e *Entry, lower string, n *node) *folder {
	if e.Standing != "" && !n.online || f.marks.standing != "" || f.marks.ignored {
		return nil
	}
	stem, end := cutEnding(lower)
	switch {
	case end == "zip":
		w.parts.add(f, lastName(e.Path), false)
		return w.zip(f, e, n)
	case strings.HasSuffix(stem, ".zip") && e.Facts.Has(photo.FactUnfinished):
		w.unread(e.Path, "a ZIP that was not downloaded to its end: download it again")
	case archives[end] != "":
		w.otherArchive(e, lower, archives[end])
	case strings.HasSuffix(stem, ".tar"):
		w.otherArchive(e, lower, archives["tar"])
	}
	return nil
}

func (w *walk) otherArchive(e *Entry, lower, what string) {
	e.Standing = photo.StandsOther
	if e.Stamp.Size >= smallArchive && likelyOfPhotos(lower) {
		w.unread(e.Path, what+", which may hold photos, is not read by this version: "+advice)
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
