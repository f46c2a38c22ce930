package causes

import (
	"regexp"
	"strings"
)

// Dated reports whether a folder's name is that of a date or a camera's numbered
// folder, as in 2024/07, 2024-07-12, "Photos from 2024", 100APPLE, 202407__, or of a
// moment of Apple Photos, as in "Lisbon, 25 June 2024".
func Dated(folder string) bool {
	return datedFolder.MatchString(folder[strings.LastIndexByte(folder, '/')+1:])
}

var datedFolder = regexp.MustCompile(`(?i)^([0-9_ .-]+|[0-9]{3}[a-z_]{5}|photos from [0-9]{4}|[0-9 ._-]*(jan(uary)?|feb(ruary)?|mar(ch)?|apr(il)?|may|june?|july?|aug(ust)?|sept?(ember)?|oct(ober)?|nov(ember)?|dec(ember)?)[0-9 ._,-]*|dcim|.*, [0-9]{1,2} [a-z]+ [0-9]{4})$`)

// Kept reports whether a folder is one that a program keeps for itself, which nobody
// chooses: originals/E and PhotoData/CPLAssets/group12 of Apple Photos.
func Kept(folder string) bool { return keptFolder.MatchString(folder) }

var keptFolder = regexp.MustCompile(`(?i)(^|/)(originals/[0-9a-f]|cplassets/group[0-9]+|[^/]+\.photoslibrary(/.*)?)$`)

// numbered reports whether a folder's name is one that a camera counts, as 100APPLE.
func numbered(folder string) bool {
	return numberedFolder.MatchString(folder[strings.LastIndexByte(folder, '/')+1:])
}

var numberedFolder = regexp.MustCompile(`(?i)^[0-9]{3}[a-z_]{5}$`)
