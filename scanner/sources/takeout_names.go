package sources

import (
	"path"
	"strings"
	"unicode/utf16"

	"rollcall/photo"
)

// How Takeout names its JSON: simulot/immich-go, docs/misc/google-takeout.md, and
// real exports. IMG_1.JPG has IMG_1.JPG.json, since 2024
// IMG_1.JPG.supplemental-metadata.json; all before ".json" is cut to 46 letters of
// UTF-16; the number of IMG_1(1).JPG moves to the end.
const (
	jsonEnding   = ".json"
	takeoutTail  = ".supplemental-metadata"
	takeoutWidth = 46
)

// pair finds the JSON of each photo among the names of a folder, and returns the folded
// names of the photos.
func (t *takeoutFolder) pair(names []string) (there map[string]bool) {
	there = map[string]bool{}
	for _, name := range names {
		if isPicture(strings.ToLower(name)) {
			there[fold(name)] = true
		}
	}
	for _, name := range names {
		if !isJSON(name) {
			continue
		}
		stem := name[:len(name)-len(jsonEnding)]
		if subject := subjectOf(stem, there); subject != "" {
			t.note(subject, name)
		} else if plain, _ := cutNumber(stem); width(plain) >= takeoutWidth-1 {
			key := fold(stem)
			t.long[key] = append(t.long[key], name)
		}
	}
	for name := range there {
		if t.notes[name] == "" && editOf(name) == "" {
			for _, key := range cutKeys(name) {
				t.cuts[key]++
			}
		}
	}
	for subject := range t.notes {
		t.stems[stemOf(subject)] = append(t.stems[stemOf(subject)], subject)
	}
	return there
}

// note gives a photo its JSON; of two the longer name, which says more, has it.
func (t *takeoutFolder) note(subject, name string) {
	if old := t.notes[subject]; old == "" || len(name) > len(old) || len(name) == len(old) && name < old {
		t.notes[subject] = name
	}
}

// subjectOf is the folded name of the photo that the stem of a JSON's name tells;
// "" where none of that name is there.
func subjectOf(stem string, there map[string]bool) string {
	if name := fold(stem); there[name] {
		return name
	}
	plain, number := cutNumber(fold(stem))
	for n := len(takeoutTail); n >= 0; n-- {
		subject, ok := strings.CutSuffix(plain, takeoutTail[:n])
		if !ok || subject == "" {
			continue
		}
		end := path.Ext(subject)
		if name := strings.TrimSuffix(subject, end) + number + end; there[name] {
			return name
		}
	}
	return ""
}

// noteOf finds the JSON of a photo; "" where there is none. own is false where it
// is that of the photo's original, or of the still that it moves with.
func (t *takeoutFolder) noteOf(name string) (file string, own bool) {
	folded := fold(name)
	if file := t.notes[folded]; file != "" {
		return file, true
	}
	if plain := editOf(folded); plain != "" {
		if file := t.only(plain, photo.NoClass); file != "" {
			return file, false
		}
		return t.cut(folded), false
	}
	if file := t.cut(folded); file != "" {
		return file, true
	}
	if classByEnding(name) == photo.Video {
		return t.only(stemOf(folded), photo.Still), false
	}
	return "", false
}

// editOf is the stem of the photo that a folded name is the edited version of; ""
// where it is none.
func editOf(folded string) string {
	stem, number := cutNumber(stemOf(folded))
	for _, mark := range takeoutEdited {
		if plain, ok := strings.CutSuffix(stem, mark); ok && plain != "" {
			return plain + number
		}
	}
	return ""
}

// only is the JSON of the one photo of a stem and, but of NoClass, of a class.
func (t *takeoutFolder) only(stem string, class photo.Class) string {
	subjects := t.stems[stem]
	if len(subjects) != 1 || class != photo.NoClass && classByEnding(subjects[0]) != class {
		return ""
	}
	return t.notes[subjects[0]]
}

// cut finds the JSON of the same number whose cut name a photo's name begins with,
// if it is the only one, and fits no other photo.
func (t *takeoutFolder) cut(folded string) string {
	found := ""
	for _, key := range cutKeys(folded) {
		files := t.long[key]
		switch {
		case len(files) == 0:
		case len(files) > 1 || found != "" || t.cuts[key] > 1:
			return ""
		default:
			found = files[0]
		}
	}
	return found
}

// cutKeys are what the stem of a long name's JSON may be, folded.
func cutKeys(folded string) (keys []string) {
	_, number := cutNumber(stemOf(folded))
	units := 0
	for at, r := range folded {
		if units >= takeoutWidth-1 && units <= takeoutWidth {
			keys = append(keys, folded[:at]+number)
		}
		units += max(1, utf16.RuneLen(r))
	}
	return keys
}

func stemOf(name string) string { return strings.TrimSuffix(name, path.Ext(name)) }

// cutNumber takes "(1)" off the end of a name.
func cutNumber(name string) (rest, number string) {
	at := strings.LastIndexByte(name, '(')
	if at <= 0 || !strings.HasSuffix(name, ")") || !digits(name[at+1:len(name)-1]) {
		return name, ""
	}
	return name[:at], name[at:]
}

// width is the length of a name as Takeout counts it.
func width(name string) int { return len(utf16.Encode([]rune(name))) }
