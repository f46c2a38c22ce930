package matchers

import (
	"path"
	"regexp"
	"strings"

	"rollcall/photo"
)

var hollowCopy = Matcher{
	Name: "hollow-copy",
	Doc: "An export that sorts photos into folders of its own holds a file of this name without a picture in it, empty or overwritten, " +
		"in the folder where this photo would lie, and no other photo on either side has the name.",
	Keys:   hollowKeys,
	Alone:  func(Key) bool { return true },
	Rare:   isHollow,
	Lesser: true,
	Judge:  judgeHollowElsewhere,
}

func hollowKeys(it *photo.Item) (keys []Key) {
	for _, name := range names(it) {
		keys = append(keys, Key("name "+name))
	}
	return keys
}

// judgeHollowElsewhere lets a name alone speak, in a tree in which folders say nothing: an
// export's, which is not sorted as the library is. In other trees an empty file in another
// folder is as likely another camera's.
func judgeHollowElsewhere(library, backup *photo.Item, _ *photo.Comparison) photo.Judgement {
	switch {
	case !isHollow(backup) || isHollow(library):
		return photo.Judgement{Why: "it is not the backup's alone that has no picture in it"}
	case !sameName(library, backup):
		return photo.Judgement{Why: "it has another name"}
	case !inExport(library, backup):
		return photo.Judgement{Why: "it has no picture and lies in another folder"}
	case backup.Stamp.Size == 0:
		return damaged("the only file of this name in the export, and empty")
	}
	return damaged("the only file of this name in the export, without a picture in it")
}

// takeoutYear is the folder in which Google Takeout puts what was taken in a year, in the
// languages that were seen: "Photos from 2019", "Fotos von 2019".
var takeoutYear = regexp.MustCompile(`(?:^|/)(?:google [^/]+/[^/0-9]+|photos from )(\d{4})$`)

// icloudPhotos is the folder of all photos in each part of an export of iCloud Photos:
// "iCloud Photos Part 1 of 3.zip!/Photos".
var icloudPhotos = regexp.MustCompile(`(?:^|/)icloud photos[^/]*(?:!?/[^/]+)?!?/photos$`)

// inExport reports whether a file lies where an export would put the library's photo.
func inExport(library, backup *photo.Item) bool {
	folder := strings.ToLower(path.Dir(backup.Path))
	if m := takeoutYear.FindStringSubmatch(folder); m != nil {
		return !library.Meta.Taken.Known || library.Meta.Taken.Time().Format("2006") == m[1]
	}
	return icloudPhotos.MatchString(folder) || backup.Facts.Has(photo.FactFingerprint)
}
