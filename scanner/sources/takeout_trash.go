package sources

import (
	"bytes"
	"path"
	"slices"
	"strconv"
	"strings"

	"rollcall/photo"
)

// strayNotes is how many files of JSON without a photo are read in a folder that is no
// trash: in an export of several parts they may be many, and their photos elsewhere.
const strayNotes = 500

// strays are the JSON that are named after photos that are not in the folder, sorted.
func (t *takeoutFolder) strays(names []string, there map[string]bool) (strays []string) {
	used := map[string]bool{}
	for _, name := range names {
		if there[fold(name)] {
			file, _ := t.noteOf(name)
			used[file] = true
		}
	}
	for _, name := range names {
		if !isJSON(name) || used[name] {
			continue
		}
		stem := name[:len(name)-len(jsonEnding)]
		if plain, _ := cutNumber(stem); subjectOf(stem, there) == "" && (photoOf(stem) != "" || width(plain) >= takeoutWidth-1) {
			strays = append(strays, name)
		}
	}
	slices.Sort(strays)
	return strays
}

// photoOf is the name of the photo that the stem of a JSON's name tells, there or not;
// "" where it tells none.
func photoOf(stem string) string {
	plain, number := cutNumber(stem)
	for n := len(takeoutTail); n >= 0; n-- {
		subject, ok := strings.CutSuffix(plain, takeoutTail[:n])
		if end := path.Ext(subject); ok && isPicture(strings.ToLower(subject)) {
			return strings.TrimSuffix(subject, end) + number + end
		}
	}
	return ""
}

func namesPhoto(name string) bool {
	return isJSON(name) && photoOf(name[:len(name)-len(jsonEnding)]) != ""
}

// deleted yields what Google records to be in its trash and is not in the export, as
// photos that the place tells to have had. there are the photos of the folder.
func (t *takeoutFolder) deleted(strays []string, there map[string]bool) func(func(*Entry) error) error {
	return func(yield func(*Entry) error) error {
		told := map[string]bool{}
		for _, name := range strays {
			note, err := t.read(name)
			if err != nil || note == nil || !note.Trashed {
				continue // what can't be read is told of the JSON itself
			}
			e := note.gone(name)
			if e == nil || there[fold(e.Path)] || told[fold(e.Path)] {
				continue
			}
			told[fold(e.Path)] = true
			if err := yield(e); err != nil {
				return err
			}
		}
		return nil
	}
}

// gone is the record of a deleted photo, by its JSON of a name; nil where it tells no
// photo's name.
func (n *takeoutNote) gone(name string) *Entry {
	at, title := photoOf(name[:len(name)-len(jsonEnding)]), n.name()
	if at == "" {
		at = title
	}
	if !isPicture(strings.ToLower(at)) {
		return nil
	}
	e := &Entry{Path: at, Standing: photo.StandsGone, Record: &Record{Class: classByEnding(at), Taken: n.taken()}}
	e.Facts.Set(photo.FactRecordOnly, "Google's record has it in the trash, and its file is not in the export")
	if title != "" && fold(title) != fold(at) {
		e.Facts.Set(photo.FactOriginalName, title)
	}
	return e
}

// taken is when the photo was taken: seconds since 1970, in UTC, as text.
func (n *takeoutNote) taken() (t photo.Taken) {
	seconds, err := strconv.ParseInt(string(bytes.Trim(n.Taken.Timestamp, `"`)), 10, 64)
	if err == nil && seconds > -1<<33 && seconds < 1<<33 {
		t = photo.Taken{Known: true, Wall: seconds, Zoned: true}
	}
	return t
}
