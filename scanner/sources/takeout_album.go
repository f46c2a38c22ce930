package sources

import (
	"bytes"
	"encoding/json"
	"regexp"
	"slices"
)

const (
	// maxTakeoutAlbum is far more than Google writes of one album, bytes.
	maxTakeoutAlbum = 256 << 10

	// albumProbes is how many files of JSON are looked into for that of the album: its
	// name is translated.
	albumProbes = 4
)

// takeoutDates are the folders that Google itself made for a day, until 2020, and makes
// for a year: Photos from 2019, Fotos von 2019. takeoutYear is no measure here: an
// album may be called Paris 2019.
var takeoutDates = regexp.MustCompile(`^(\d{4}-\d{2}-\d{2}( ?#\d+|\(\d+\))?|` +
	`(photos?|fotos?|foto['’]s|foton|bilder|billeder|zdjęcia|valokuvat|kuvat|fotky|fotografie|фото\pL*)( \pL{1,8}){1,2} \d{4})$`)

// A takeoutAlbum is the JSON of an album as Google writes it: metadata.json,
// métadonnées.json. Until 2019 it was wrapped once more.
type takeoutAlbum struct {
	Title  *string         `json:"title"`
	Access *string         `json:"access"`
	Date   json.RawMessage `json:"date"`
	Taken  json.RawMessage `json:"photoTakenTime"` // of a photo's JSON
	Old    *takeoutAlbum   `json:"albumData"`
}

// isTakeoutAlbum tells folders that may be an album of the user's, by the lower-case
// path: no year, no day, no trash.
func isTakeoutAlbum(lower string) bool {
	return !takeoutDates.MatchString(lastName(lower)) && !isTakeoutTrash(lower) && !takeoutHome.MatchString(lower)
}

// albumOf is the title of the album that a folder is, by the JSON in it that is no
// photo's; "" where there is none, or two do not agree.
func (t *takeoutFolder) albumOf(names []string, there map[string]bool) (title string) {
	probes := 0
	for _, name := range slices.Sorted(slices.Values(names)) {
		if !isJSON(name) || probes == albumProbes || !t.isOfNoPhoto(name, there) {
			continue
		}
		probes++
		content, err := readBeside(t.in, t.at+name, maxTakeoutAlbum)
		if err != nil {
			continue // what can't be read is told of the JSON itself
		}
		found, ok := parseTakeoutAlbum(content)
		switch {
		case !ok:
		case title != "" && found != title:
			return ""
		default:
			title = found
		}
	}
	return title
}

// isOfNoPhoto reports whether a file of JSON is named after no photo, there or not.
func (t *takeoutFolder) isOfNoPhoto(name string, there map[string]bool) bool {
	stem := name[:len(name)-len(jsonEnding)]
	plain, _ := cutNumber(stem)
	return photoOf(stem) == "" && subjectOf(stem, there) == "" && width(plain) < takeoutWidth-1
}

// parseTakeoutAlbum is the title of an album by its JSON; ok is false for other JSON.
func parseTakeoutAlbum(content []byte) (title string, ok bool) {
	var a takeoutAlbum
	if json.Unmarshal(bytes.TrimPrefix(content, []byte("\ufeff")), &a) != nil {
		return "", false
	}
	if a.Title == nil && a.Old != nil {
		a = *a.Old
	}
	if a.Title == nil || a.Access == nil || a.Date == nil || a.Taken != nil {
		return "", false
	}
	return albumTitle(*a.Title), true
}
