package sources

import (
	"strconv"
	"strings"

	"github.com/dustin/go-humanize"

	"rollcall/photo"
)

const (
	advice        = "unpack it and run again"
	archiveAdvice = "unpack it and name the folder as one more BACKUP; in the library, unpack it there"
	imageAdvice   = "open it and name the folder in it as one more BACKUP; in the library, copy what is in it there"
)

// archiveWords are what names of archives with photos in them have. Any archive
// could hold photos; to call a place incomplete for each installer would be of no
// use to anybody.
var archiveWords = []string{
	"photo", "foto", "picture", "bilder", "pics", "dcim", "camera", "kamera",
	"album", "icloud", "iphone", "ipad", "takeout", "backup", "export",
}

const (
	// smallArchive is a size in bytes below which no archive counts as one of
	// photos by its name.
	smallArchive = 1 << 20

	// leastArchive is a size in bytes below which an archive is not told, unless
	// its list shows photos.
	leastArchive = 64 << 10
)

// archive looks whether a file is an archive. A ZIP that may hold photos is read
// in place: its inside is returned. Another one is told; where it may hold photos
// it is a problem that hides them, since they are not read.
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
	default:
		w.otherArchive(f, e, lower, n)
	}
	return nil
}

// otherArchive tells of an archive that is not read, by its name, what it begins
// with, and its list where that can be read at little cost.
func (w *walk) otherArchive(f *folder, e *Entry, lower string, n *node) {
	named := archiveNamed(lower)
	if named != "" {
		e.Standing = photo.StandsOther
	} else if !w.mayBeArchive(e, lower) {
		return
	}
	found := w.peek(f, e, lower, n)
	what, told := found.what, found.what != "" || !found.opened
	if what == "" {
		what = named
	}
	todo := archiveAdvice
	if what == diskImage {
		todo = imageAdvice
	}
	sized := " of " + humanize.Bytes(uint64(max(e.Stamp.Size, 0)))
	switch {
	case found.photo != "":
		w.unread(e.Path, what+sized+" with photos in it ("+shortName(found.photo)+") is not read by this version: "+todo)
	case found.none:
	case e.Stamp.Size >= smallArchive && likelyOfPhotos(lower) && what != "":
		w.unread(e.Path, what+sized+", which may hold photos, is not read by this version: "+todo)
	case e.Stamp.Size >= leastArchive && told && what != "":
		w.problems = append(w.problems, photo.Problem{Kind: photo.ProblemUnopened, Path: e.Path,
			Text: what + sized + " was not opened, and nothing tells that photos are in it. If there are: " + todo})
	}
}

// shortName is the last name of a path, for people; one in an archive may be of any length.
func shortName(path string) string {
	name := strings.ToValidUTF8(lastName(path), "\uFFFD")
	if letters := []rune(name); len(letters) > 60 {
		name = string(letters[:60]) + "…"
	}
	return strconv.Quote(name)
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
