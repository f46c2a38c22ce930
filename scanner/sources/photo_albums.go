package sources

import (
	"bytes"
	"encoding/csv"
	"strings"
)

const (
	exportLayout = "icloud-export"

	// hiddenAlbum is the list of the Hidden album, beside the folder of the photos
	// and of the same part.
	hiddenAlbum = "Albums/Hidden.csv"
)

// hiddenNames are the folded names that the album Hidden lists and exactly one
// file of the folder has: bare names, which may stand for a file of another part.
// That is a hint, to be used where the export's own list does not say.
func hiddenNames(f *folder, names []string) map[string]bool {
	if f.in.rel(f.path) == "" {
		return nil
	}
	above := strings.TrimSuffix(f.path[:len(f.path)-len(f.name)], "/")
	content, err := readRecord(f.in, join(above, hiddenAlbum), maxList)
	if err != nil {
		return nil
	}
	numbered := map[string]bool{} // plain names that further files have, with a number
	for _, name := range names {
		if plain := withoutNumber(fold(name)); plain != "" {
			numbered[plain] = true
		}
	}
	hidden := map[string]bool{}
	for _, name := range albumNames(content) {
		if !numbered[fold(name)] {
			hidden[fold(name)] = true
		}
	}
	return hidden
}

// albumNames are the names that an album lists: one column with a header.
func albumNames(content []byte) []string {
	rows := csv.NewReader(&rowReader{Reader: bytes.NewReader(content), left: len(content) + 1})
	rows.FieldsPerRecord, rows.LazyQuotes, rows.ReuseRecord = -1, true, true
	var names []string
	for first := true; ; first = false {
		fields, err := rows.Read()
		if err != nil {
			return names
		}
		if !first && len(fields) > 0 && isLocal(fields[0]) {
			names = append(names, strings.TrimSpace(strings.Clone(fields[0])))
		}
	}
}

// withoutNumber takes the number off IMG_1-1.JPG; "" where there is none.
func withoutNumber(name string) string {
	stem, end := cutEnding(name)
	at := strings.LastIndexByte(stem, '-')
	if at <= 0 || !digits(stem[at+1:]) {
		return ""
	}
	return stem[:at] + "." + end
}

// photosFolder holds the photos where the lists lie one level above them, as in
// older exports.
const photosFolder = "Photos"

// photosBelow are the names in that folder; nil where the lists are of the folder
// that they lie in.
func photosBelow(f *folder, names []string) []string {
	found := false
	for _, name := range names {
		if isPicture(strings.ToLower(name)) {
			return nil
		}
		found = found || name == photosFolder
	}
	if !found {
		return nil
	}
	return namesIn(f.in, join(f.path, photosFolder))
}

// below settles a file of the folder below.
func (d details) below(path string, e *Entry) {
	if name, ok := strings.CutPrefix(path, photosFolder+"/"); ok && !strings.Contains(name, "/") {
		d.settle(name, e)
	}
}

func (d details) restBelow(yield func(*Entry) error) error {
	return d.rest(func(e *Entry) error {
		e.Path = photosFolder + "/" + e.Path
		return yield(e)
	})
}
